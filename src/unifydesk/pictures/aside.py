"""The column beside a picture: how many answered, what shares are of, and who stands outside the scale."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Tally
from unifydesk.pictures.lettering import fitted, text_width, two_lines
from unifydesk.pictures.shapes import Label
from unifydesk.pictures.shares import base_line

OUTSIDE = 0.2
"""Share of the width for those outside the scale, where that is enough for their words."""
ENOUGH = 8.8
"""Text sizes that suffice for the words."""
MOST = 0.3
"""The column never takes more of the width than this."""
LEADING = 1.15
TIGHT = 0.95
"""Smallest distance of two lines, in text sizes."""
BETWEEN = 0.35
"""Air between two facts."""
ANSWERED = QT_TRANSLATE_NOOP("pictures", "answered")
OF_ANSWERS = QT_TRANSLATE_NOOP("pictures", "{answered} of {present}")
PRESENT = QT_TRANSLATE_NOOP("pictures", "{people} present")
PROXY = QT_TRANSLATE_NOOP("pictures", "{people} by proxy")
CANNOT_JUDGE = QT_TRANSLATE_NOOP("pictures", "{people} cannot judge")
SILENT = QT_TRANSLATE_NOOP("pictures", "{people} silent")


@dataclass(frozen=True, slots=True)
class _Fact:
    """One thing that is said in the column."""

    text: str
    bold: bool = False
    colour: str = "muted"
    near: bool = False  # close to the fact above, as a part of it


def aside_width(width: float, size: float) -> float:
    """Return the width of the column, the same for all pictures of one width and text size."""
    return max(OUTSIDE * width, min(ENOUGH * size, MOST * width))


def aside(
    tally: Tally, left: float, width: float, head: float, height: float, size: float, *, of_base: bool = True
) -> list[Label]:
    """Return the column from `left` to `width`, its first baseline near `head`, no line below `height`.

    `of_base` is left out where a picture shows no shares. Lines come closer where there are many of them.
    """
    facts = _facts(tally, of_base=of_base)
    widest = max(text_width(fact.text, size, bold=fact.bold) for fact in facts)
    x = left + max(0.3 * size, min(1.5 * size, width - left - widest))
    room = width - x
    lines, leading, between = _broken(facts, size, room), LEADING, BETWEEN
    free = (height - 0.3 * size - head) / size
    if _depth(lines, leading, between) > free:
        between = 0.1
    if _depth(lines, TIGHT, between) > free:
        lines = [[fitted(fact.text, size, room, bold=fact.bold)] for fact in facts]
    if _depth(lines, leading, between) > free:
        leading = max(TIGHT, (free - _depth(lines, 0.0, between)) / max(1, sum(map(len, lines)) - 1))
    down = max(0.8 * size, min(head, height - (0.3 + _depth(lines, leading, between)) * size))
    shapes: list[Label] = []
    for fact, parts in zip(facts, lines, strict=True):
        for part, text in enumerate(parts):
            if shapes:
                down += (leading + (0.0 if part or fact.near else between)) * size
            shapes.append(Label(x, down, text, size, bold=fact.bold, colour=fact.colour))
    return shapes


def _facts(tally: Tally, *, of_base: bool) -> list[_Fact]:
    """Return what is said: the answers first, then what is true of this vote only."""
    crowded = tally.answered > tally.present  # proxies answered for people who are not here
    first = (
        str(tally.answered) if crowded else OF_ANSWERS.format(answered=tally.answered, present=tally.present)
    )
    facts = [_Fact(first, bold=True, colour="ink"), _Fact(ANSWERED, colour="ink", near=True)]
    facts += [_Fact(PRESENT.format(people=tally.present))] if crowded else []
    facts += [_Fact(base_line(tally))] if of_base and base_line(tally) else []
    for people, words in (
        (tally.by_proxy, PROXY),
        (tally.cannot_judge, CANNOT_JUDGE),
        (tally.silent, SILENT),
    ):
        facts += [_Fact(words.format(people=people))] if people else []
    return facts


def _broken(facts: list[_Fact], size: float, room: float) -> list[list[str]]:
    """Return the lines of each fact: one, or two where one is too long."""
    lines = []
    for fact in facts:
        fits = text_width(fact.text, size, bold=fact.bold) <= room
        parts = (fact.text,) if fits else two_lines(fact.text)
        lines.append([fitted(part, size, room, bold=fact.bold) for part in parts])
    return lines


def _depth(lines: list[list[str]], leading: float, between: float) -> float:
    """Return how far the last baseline lies below the first, in text sizes."""
    return leading * (sum(map(len, lines)) - 1) + between * max(0, len(lines) - 2)
