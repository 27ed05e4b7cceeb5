"""What every picture test needs: figures from counts, movements from answers, and a look for stray shapes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Movement, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.agreement import agreement_a
from unifydesk.measures.movement import movement_table, up_down_same
from unifydesk.measures.ordinal import median, quartiles, shares
from unifydesk.pictures.lettering import text_width
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
def figures_of() -> Callable[..., Figures]:
    """Return a function that makes the figures of counts under the default rule."""
    rule = RULES["delphi75"]
    choice = default_choice(rule)

    def make(*counts: int, kind: str = "agreement", cannot_judge: int = 0, silent: int = 0) -> Figures:
        options = tuple(str(i + 1) for i in range(len(counts)))
        present = sum(counts) + cannot_judge + silent
        tally = Tally(Question("real", kind, "Real?"), options, counts, cannot_judge, present, ())
        q1, q3 = quartiles(counts)
        named = kind in KINDS and KINDS[kind].has_position
        position = rule.position(counts, present, choice) if named else None
        a = agreement_a(counts)
        return Figures(tally, *shares(counts), median(counts), q1, q3, a, position)

    return make


@pytest.fixture(scope="session")
def movement_of() -> Callable[..., Movement]:
    """Return a function that makes the movement between two strings of answers, one digit per person."""

    def make(before: str, after: str, kind: str = "agreement") -> Movement:
        options = tuple(option.value for option in KINDS[kind].options)
        table = movement_table(zip(before, after, strict=True), options)
        return Movement(Question("real", kind, "Real?"), options, table, *up_down_same(table))

    return make
