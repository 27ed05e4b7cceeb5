"""A ranking: the items by their mean rank, and every rank that was given as a dot as large as its people.

A mean hides whether a group agrees; the dots show it, and the small print names what each rule finds.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import sqrt

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures, RankedItem
from unifydesk.pictures._item_rows import (
    Column,
    Rows,
    base_words,
    hairlines,
    names,
    numbers,
    rows_of,
    small_print,
)
from unifydesk.pictures.item_words import by_rank, capital, ranking_sentence, rules_words
from unifydesk.pictures.lettering import CAP_HEIGHT, text_width
from unifydesk.pictures.palette import HIGH, OUTLINE, PLAIN, text_on
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke
from unifydesk.pictures.words import number, tenths

MEAN = QT_TRANSLATE_NOOP("pictures", "mean")
FIRSTS = QT_TRANSLATE_NOOP("pictures", "firsts")
PEOPLE = QT_TRANSLATE_NOOP("pictures", "people")
NOBODY = QT_TRANSLATE_NOOP("pictures", "Nobody ranked anything")
RANKS = QT_TRANSLATE_NOOP("pictures", "Rank 1 is first; a dot is as large as its people; the bar is the mean")


def ranking_plot(
    figures: Figures,
    width: float,
    height: float,
    *,
    previous: Figures | None = None,
    grow: float = 1.0,
    scale_to: int = 0,
    size: float | None = None,
    hatch: bool = False,
) -> Picture:
    """Return the plot of one ranking, the best mean rank at the top and rank 1 at the left.

    `grow` runs from 0 to 1 while dots and means move out from the middle of the scale or, with `previous`,
    from the earlier mean of their item. `size` sets the text size. Nothing is hatched or scaled.
    """
    del hatch, scale_to
    grow = max(0.0, min(grow, 1.0))
    ranking, tally = figures.ranking, figures.tally
    rules = rules_words(ranking) if ranking else ()
    items = by_rank(ranking) if ranking and rules else ()
    text = min(height / (1.35 * max(len(items), 4) + 6), width / 44) if size is None else size
    columns = (
        Column(MEAN, tuple(tenths(item.mean_rank) for item in items)),
        Column(FIRSTS, tuple(number(item.firsts, 1) for item in items)),
        Column(PEOPLE, tuple(str(item.ranked) for item in items)),
    )
    said = ". ".join((capital(base_words(tally)), *map(capital, rules), *((RANKS,) if rules else ()))) + "."
    rows = rows_of([item.item for item in items], columns, said, width, height, text)
    shapes: list[Shape] = [
        *names([item.item for item in items], rows),
        *numbers(columns, rows),
        *small_print(rows, height),
    ]
    if not rules:
        shapes = [
            *small_print(rows, height),
            Label(width / 2, 2 * text, NOBODY, text, "middle", colour="muted"),
        ]
        return Picture(width, height, tuple(shapes), ranking_sentence(figures))
    earlier = (
        {item.item.id: item.mean_rank for item in previous.ranking.items}
        if previous and previous.ranking
        else {}
    )
    shapes += [*_ranks(len(items), rows), *hairlines(rows)]
    unit = _unit(items, rows)
    for row, item in enumerate(items):
        start = earlier.get(item.item.id) or (len(items) + 1) / 2
        shapes += _item(item, row, rows, unit, start, grow, len(items))
    return Picture(width, height, tuple(shapes), ranking_sentence(figures))


def _x(rank: float, rows: Rows, last: int) -> float:
    """Return the x of a rank, 1 … last."""
    air = 0.9 * rows.size
    wide = rows.right - rows.left - 2 * air
    return rows.left + air + (rank - 1) * wide / max(1, last - 1)


def _ranks(last: int, rows: Rows) -> list[Shape]:
    """Return the numerals of the ranks, each with a hairline; the first and the last where room is short."""
    step = _x(2, rows, last) - _x(1, rows, last)
    shown = range(1, last + 1) if step > 1.6 * rows.size else (1, last)
    shapes: list[Shape] = []
    for rank in shown:
        x = _x(rank, rows, last)
        shapes.append(Stroke(((x, rows.top - 0.3 * rows.size), (x, rows.bottom)), "line", rows.line))
        shapes.append(Label(x, 0.95 * rows.size, str(rank), rows.size, "middle", colour="muted"))
    return shapes


def _unit(items: Sequence[RankedItem], rows: Rows) -> float:
    """Return the radius of a dot of one person: the largest with which no two dots of a row touch."""
    last, most = len(items), 0.36 * rows.pitch
    unit = min(most, 0.55 * rows.size)
    for item in items:
        for (one, some), (other, others) in pairwise(item.spread):
            gap = _x(other, rows, last) - _x(one, rows, last)
            unit = min(unit, 0.98 * gap / (sqrt(some) + sqrt(others)))
        unit = min([unit, *(most / sqrt(people) for _, people in item.spread)])
    return unit


def _item(
    item: RankedItem, row: int, rows: Rows, unit: float, start: float, grow: float, last: int
) -> list[Shape]:
    """Return the mean of one item as a bar, and on it a dot for every rank it was given."""
    y, size = rows.y(row), rows.small
    shapes: list[Shape] = []
    if item.mean_rank is not None:
        x = _x(start + (item.mean_rank - start) * grow, rows, last)
        wide, high = 0.24 * rows.size, min(0.94 * rows.pitch, 2.6 * rows.size)
        shapes.append(Box(x - wide / 2, y - high / 2, wide, high, HIGH, OUTLINE, rows.line))
    for rank, people in item.spread:
        x, radius = _x(start + (rank - start) * grow, rows, last), unit * sqrt(people)
        shapes.append(Dot(x, y, radius, PLAIN, OUTLINE, rows.line))
        said = str(people)
        if (
            grow >= 1
            and text_width(said, size, bold=True) < 1.5 * radius
            and CAP_HEIGHT * size < 1.4 * radius
        ):
            base = y + CAP_HEIGHT * size / 2
            shapes.append(Label(x, base, said, size, "middle", bold=True, colour=text_on(PLAIN)))
    return shapes
