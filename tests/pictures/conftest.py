"""What every picture test needs: figures from counts, movements from answers, and a look for stray shapes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.measures.people import table_of
from unifydesk.domain.position import UNNAMED, Position
from unifydesk.domain.question import Question
from unifydesk.domain.rule import RuleChoice, Votes
from unifydesk.domain.tally import Figures, Movement, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.agreement import agreement_a
from unifydesk.measures.movement import up_down_same
from unifydesk.measures.ordinal import median, quartiles, shares
from unifydesk.measures.swing import swing
from unifydesk.pictures.lettering import text_width
from unifydesk.pictures.palette import contrast
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape
from unifydesk.rules import RULES, default_choice


def extent(shape: Shape) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a shape; letters reach a quarter of their size below the line."""
    if isinstance(shape, Box):
        return shape.x, shape.y, shape.x + shape.width, shape.y + shape.height
    if isinstance(shape, Dot):
        r = shape.radius
        return shape.x - r, shape.y - r, shape.x + r, shape.y + r
    if isinstance(shape, Label):
        wide = text_width(shape.text, shape.size, bold=shape.bold)
        left = shape.x - {"start": 0, "middle": wide / 2, "end": wide}[shape.anchor]
        return left, shape.y - 0.75 * shape.size, left + wide, shape.y + 0.25 * shape.size
    xs, ys = [x for x, _ in shape.points], [y for _, y in shape.points]
    return min(xs), min(ys), max(xs), max(ys)


@pytest.fixture(scope="session")
def stray() -> Callable[[Picture], list[Shape]]:
    """Return a function that lists the shapes of a picture that leave its canvas."""

    def look(picture: Picture) -> list[Shape]:
        found = []
        for shape in picture.shapes:
            left, top, right, bottom = extent(shape)
            inside = left >= -0.5 and top >= -0.5
            if not (inside and right <= picture.width + 0.5 and bottom <= picture.height + 0.5):
                found.append(shape)
        return found

    return look


@pytest.fixture(scope="session")
def overlapping() -> Callable[[Picture], list[tuple[str, str]]]:
    """Return a function that lists the pairs of texts of a picture that stand in one another."""

    def look(picture: Picture) -> list[tuple[str, str]]:
        labels = [(shape.text, extent(shape)) for shape in picture.shapes if isinstance(shape, Label)]
        return [
            (one, other)
            for at, (one, a) in enumerate(labels)
            for other, b in labels[at + 1 :]
            if min(a[2], b[2]) - max(a[0], b[0]) > 0.5
            and min(a[3], b[3]) - max(a[1], b[1]) > 0.2 * (a[3] - a[1])
        ]

    return look


@pytest.fixture(scope="session")
def unreadable() -> Callable[[Picture], list[tuple[str, str, str]]]:
    """Return a function that lists texts on a mark whose contrast with it is under 4.5:1.

    A role such as ink is light on a dark stage, so on a mark of one fixed colour no role can be read.
    """

    def look(picture: Picture) -> list[tuple[str, str, str]]:
        found = []
        for at, label in enumerate(picture.shapes):
            if not isinstance(label, Label):
                continue
            left, top, right, bottom = extent(label)
            centre = (left + right) / 2, (top + bottom) / 2
            under = next((s.fill for s in reversed(picture.shapes[:at]) if covers(s, *centre)), "")
            if under.startswith("#") and not (
                label.colour.startswith("#") and contrast(label.colour, under) >= 4.5
            ):
                found.append((label.text, label.colour, under))
        return found

    return look


def covers(shape: Shape, x: float, y: float) -> bool:
    """Tell whether a filled shape covers a point."""
    if not isinstance(shape, Box | Dot) or not shape.fill:
        return False
    left, top, right, bottom = extent(shape)
    return left <= x <= right and top <= y <= bottom


@pytest.fixture(scope="session")
def figures_of() -> Callable[..., Figures]:
    """Return a function that makes the figures of counts under the default rule.

    Options are those of the kind where it has as many as there are counts, otherwise 1 … k. `weighted` are
    the sums of weights per option, `weight` the weight of the base.
    """
    choice = default_choice(RULES["delphi75"])

    def make(
        *counts: int,
        kind: str = "agreement",
        cannot_judge: int = 0,
        silent: int = 0,
        weighted: tuple[str, ...] = (),
        weight: str = "",
        ends: tuple[str, str] = ("", ""),
        **more: Any,
    ) -> Figures:
        own = KINDS[kind].options
        known = len(own) == len(counts)
        options = tuple(o.value for o in own) if known else tuple(str(i + 1) for i in range(len(counts)))
        present = sum(counts) + cannot_judge + silent
        base = more.get("base", "answered")
        tally = Tally(
            Question("real", kind, "Real?", ends=ends),
            options,
            counts,
            cannot_judge,
            **{"present": present, "channels": ()} | more,
            weighted=tuple(map(Decimal, weighted)),
            weight_of=((base, Decimal(weight)),) if weight else (),
        )
        q1, q3 = quartiles(counts)
        return Figures(
            tally,
            *shares(counts),
            median(counts),
            q1,
            q3,
            agreement_a(counts),
            _position(tally, choice) if KINDS[kind].has_position else None,
        )

    return make


def _position(tally: Tally, choice: RuleChoice) -> Position:
    """Return the label of the default rule, with its swing."""
    rule = RULES["delphi75"]
    votes = Votes(
        tally.counts, tally.base_count, tally.answered, tally.present, tally.entitled, tally.question.kind
    )
    label = rule.label_of(votes, choice)
    if label in UNNAMED or sum(tally.counts) > 60:
        return Position(label, None)
    moved = swing(tally.counts, lambda counts: rule.label_of(replace(votes, counts=counts), choice), 2)
    return Position(label, moved)


@pytest.fixture(scope="session")
def movement_of() -> Callable[..., Movement]:
    """Return a function that makes the movement between two strings of answers, one option per person.

    Options are counted from 1, or from a for the tenth and more; they are those of the kind.
    """

    def make(before: str, after: str, kind: str = "agreement") -> Movement:
        options = tuple(option.value for option in KINDS[kind].options)
        places = "123456789ab"
        pairs = [
            (options[places.index(b)], options[places.index(a)]) for b, a in zip(before, after, strict=True)
        ]
        table = table_of(pairs, options)
        return Movement(Question("real", kind, "Real?"), options, table, *up_down_same(table))

    return make
