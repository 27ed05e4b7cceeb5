"""Points or quadratic votes: a bar of what each item was given in all, most first; votes against go left."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.tally import Figures
from unifydesk.pictures._item_rows import Column, Rows, base_words, names, numbers, rows_of, small_print
from unifydesk.pictures.item_words import allocation_sentence, by_total, capital, spending_words
from unifydesk.pictures.palette import HIGH, LOW, OUTLINE
from unifydesk.pictures.shapes import Box, Label, Picture, Shape, Stroke
from unifydesk.pictures.words import number, tenths

TOTAL = QT_TRANSLATE_NOOP("pictures", "total")
MEAN = QT_TRANSLATE_NOOP("pictures", "mean")
PEOPLE = QT_TRANSLATE_NOOP("pictures", "people")
NOTHING = QT_TRANSLATE_NOOP("pictures", "Nothing was given")


def points_bars(
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
    """Return the bars of one question about points or votes, the highest total at the top.

    `grow` runs from 0 to 1 while bars grow from zero or, with `previous`, from the earlier totals.
    `scale_to` gives all pictures of a scene one scale: the largest total among them, whatever its sign.
    `size` sets the text size. `hatch` marks totals below zero with lines.
    """
    grow = max(0.0, min(grow, 1.0))
    allocation, tally = figures.allocation, figures.tally
    items = by_total(allocation) if allocation and tally.answered else ()
    text = min(height / (1.35 * max(len(items), 4) + 5), width / 44) if size is None else size
    columns = (
        Column(TOTAL, tuple(number(item.total) for item in items)),
        Column(MEAN, tuple(tenths(item.mean) for item in items)),
        Column(PEOPLE, tuple(str(item.givers) for item in items)),
    )
    spending = spending_words(allocation) if allocation and items else ()
    said = ". ".join((capital(base_words(tally)), *spending)) + "."
    rows = rows_of([item.item for item in items], columns, said, width, height, text, most=2.6)
    shapes: list[Shape] = [*small_print(rows, height)]
    if not items:
        shapes.append(Label(width / 2, 2 * text, NOTHING, text, "middle", colour="muted"))
        return Picture(width, height, tuple(shapes), allocation_sentence(figures))
    before = (
        {i.item.id: i.total for i in previous.allocation.items} if previous and previous.allocation else {}
    )
    totals = [item.total for item in items]
    zero, unit = _scale([*totals, *before.values()], scale_to, rows)
    shapes += [*names([item.item for item in items], rows), *numbers(columns, rows)]
    for row, item in enumerate(items):
        start = before.get(item.item.id, 0)
        shapes += _bar(start + (item.total - start) * grow, row, rows, zero, unit, hatch=hatch)
    shapes.append(Stroke(((zero, rows.top), (zero, rows.bottom)), "muted", 2 * rows.line))
    return Picture(width, height, tuple(shapes), allocation_sentence(figures))


def _scale(totals: list[int], scale_to: int, rows: Rows) -> tuple[float, float]:
    """Return the x of zero and the length of one point; zero is in between where votes may be negative."""
    low, high = min(0, *totals), max(0, *totals, 1)
    largest = max(-low, high, abs(scale_to))
    room = rows.right - rows.left - 0.4 * rows.size
    if low < 0:
        if scale_to:
            low, high = -largest, largest
        return rows.left + room * -low / (high - low), room / (high - low)
    return rows.left, room / largest


def _bar(total: float, row: int, rows: Rows, zero: float, unit: float, *, hatch: bool) -> list[Shape]:
    """Return one bar; nothing at zero."""
    if abs(total) < 1e-9:
        return []
    high = min(0.66 * rows.pitch, 1.5 * rows.size)
    ends = sorted((zero, zero + total * unit))
    against = total < 0
    top = rows.y(row) - high / 2
    fill = LOW if against else HIGH
    return [Box(ends[0], top, ends[1] - ends[0], high, fill, OUTLINE, rows.line, hatch=hatch and against)]
