"""What pictures of items share: a row for each, its name at the left, numbers at the right, small print."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unifydesk.domain.deck import Item
from unifydesk.domain.tally import Tally
from unifydesk.pictures.lettering import CAP_HEIGHT, fitted, text_width, wrapped
from unifydesk.pictures.shapes import Label, Shape, Stroke
from unifydesk.pictures.words import answered_words

NAMES = 0.36
"""The names take up to this share of the width."""
HEAD = 1.7
"""Height of the line of headings, in text sizes."""
FOOT_LINES = 3
LEADING = 1.2


@dataclass(frozen=True, slots=True)
class Column:
    """Numbers at the right of the rows, with their heading; the first column is the strong one."""

    head: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Measures: names, a plot, columns of numbers, and the small print below."""

    left: float  # of the plot
    right: float  # of the plot
    top: float  # of the first row
    pitch: float  # height of one row
    count: int
    edges: tuple[float, ...]  # right edges of the columns of numbers
    foot: tuple[str, ...]
    size: float  # of headings and small print
    small: float  # of the text in rows, smaller where rows are close
    line: float

    def y(self, row: int) -> float:
        """Return the middle of a row."""
        return self.top + (row + 0.5) * self.pitch

    @property
    def bottom(self) -> float:
        """Lower edge of the last row."""
        return self.top + self.count * self.pitch


def rows_of(
    items: Sequence[Item],
    columns: Sequence[Column],
    small_print: str,
    width: float,
    height: float,
    text: float,
    most: float = 3.2,
) -> Rows:
    """Return the measures; rows are up to `most` text sizes high and fill the height where there are many."""
    foot = wrapped(small_print, text, width, FOOT_LINES)
    below = (LEADING * len(foot) + 0.5) * text
    count = max(1, len(items))
    pitch = min((height - HEAD * text - below) / count, most * text)
    small = min(text, pitch / 1.05)
    named = [_name_width(item, items, small) for item in items]
    left = min(max([*named, 2 * small]), NAMES * width) + 0.8 * text
    edges: list[float] = []
    edge = width
    for column in reversed(columns):
        edges.append(edge)
        cells = [text_width(cell, small, bold=True) for cell in column.cells]
        edge -= max([*cells, text_width(column.head, text)]) + 0.9 * text
    return Rows(
        left,
        edge - 0.2 * text if columns else width,
        HEAD * text,
        pitch,
        len(items),
        tuple(reversed(edges)),
        foot,
        text,
        small,
        max(0.5, text / 28),
    )


def _indent(items: Sequence[Item], size: float) -> float:
    """Return where the texts begin: beside the widest id, the same for every item."""
    return max([text_width(item.id, size, bold=True) for item in items] or [0.0]) + 0.41 * size


def _name_width(item: Item, items: Sequence[Item], size: float) -> float:
    """Return the width of the id and the text of an item on one line, with a hair to spare for rounding."""
    text = _text(item)
    alone = text_width(item.id, size, bold=True)
    return (_indent(items, size) + text_width(text, size) if text else alone) + 0.02 * size


def _text(item: Item) -> str:
    """Return what an item stands for, where that says more than its id."""
    return "" if item.text == item.id else item.text


def names(items: Sequence[Item], rows: Rows) -> list[Shape]:
    """Return the name of every item: its id strong, its text on one line or two, cut where it must."""
    size = rows.small
    shapes: list[Shape] = []
    room = rows.left - 0.8 * rows.size
    indent = min(_indent(items, size), 0.5 * room + 0.41 * size)
    for row, item in enumerate(items):
        text = _text(item)
        own = fitted(item.id, size, indent - 0.4 * size if text else room, bold=True)
        lines = wrapped(text, size, room - indent, 2 if rows.pitch >= 2.3 * size else 1)
        middle = rows.y(row) + CAP_HEIGHT * size / 2
        shapes.append(Label(0.0, middle, own, size, bold=True))
        for number, line in enumerate(lines):
            up = (number - (len(lines) - 1) / 2) * 1.1 * size
            if line:
                shapes.append(Label(indent, middle + up, line, size))
    return shapes


def numbers(columns: Sequence[Column], rows: Rows) -> list[Shape]:
    """Return the columns of numbers, flush right under their headings."""
    shapes: list[Shape] = []
    for at, (column, edge) in enumerate(zip(columns, rows.edges, strict=True)):
        shapes.append(Label(edge, 0.95 * rows.size, column.head, rows.size, "end", colour="muted"))
        for row, cell in enumerate(column.cells):
            base = rows.y(row) + CAP_HEIGHT * rows.small / 2
            shapes.append(Label(edge, base, cell, rows.small, "end", bold=at == 0))
    return shapes


def hairlines(rows: Rows) -> list[Shape]:
    """Return a hairline on the middle of every row, across the plot."""
    return [
        Stroke(((rows.left, rows.y(row)), (rows.right, rows.y(row))), "line", rows.line)
        for row in range(rows.count)
    ]


def small_print(rows: Rows, height: float) -> list[Shape]:
    """Return the small print below the rows."""
    deep = LEADING * (len(rows.foot) - 1) * rows.size
    first = min(rows.bottom + 1.7 * rows.size, height - 0.35 * rows.size - deep)
    return [
        Label(0.0, first + LEADING * number * rows.size, line, rows.size, colour="muted")
        for number, line in enumerate(rows.foot)
    ]


def base_words(tally: Tally) -> str:
    """Return who answered and who did not, for the small print."""
    apart = ((tally.cannot_judge, "cannot judge"), (tally.silent, "gave no answer"))
    return "; ".join((answered_words(tally), *(f"{people} {words}" for people, words in apart if people)))
