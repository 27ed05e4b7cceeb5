"""Many findings on one page: a line each, with the name of the question, its shape and what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from unifydesk.domain.tally import Figures
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.shapes import Label
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.typeset import Block, text_width

SIZES = (1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0)
"""Sizes tried from the largest, in units."""
PADS = (0.75, 0.5, 0.3, 0.16)
"""Space above and below a line, in sizes."""
COLUMN_GAP = UNIT
FOUND = 0.56
"""What was found takes up to this share of the width, in as many lines as it needs."""
BAR, LEAST_NAME = 0.26, 12 * UNIT
"""Share of the width for the shapes, unless names would be narrower than this."""
BAR_HEIGHT = 1.1
MORE_LINE = 1.5 * UNIT

Line = tuple[Figures, str, str]  # figures, name, finding


@dataclass(frozen=True, slots=True)
class _Columns:
    """Widths of the three columns; 0 for one that is left out."""

    name: float
    bar: float
    found: float


@dataclass(frozen=True, slots=True)
class _Row:
    """One line of the table as it is set."""

    figures: Figures
    name: Block
    found: Block
    size: float
    text: float  # height of its texts

    def height_with(self, pad: float) -> float:
        """Return its height with so much space above and below, in sizes."""
        return self.text + 2 * pad * self.size * UNIT


@dataclass(frozen=True, slots=True)
class _Setting:
    """How close the table is set."""

    size: float
    names: int = 2  # most lines of a name
    broken: bool = True  # whether findings may take more than one line, and names may be cut
    bare: bool = True  # whether shapes may be left out, so that words have more room


SETTINGS = (
    *(_Setting(size, broken=False, bare=False) for size in SIZES),
    *(_Setting(size, broken=False) for size in SIZES),
    *(_Setting(size) for size in SIZES[3:]),
    _Setting(SIZES[-1], names=1),
)
"""Tried from the airiest, each with all PADS."""


def least_table(canvas: Canvas, lines: list[Line], width: float) -> float:
    """Return the height below which a table of these lines would leave some of them out."""
    setting = SETTINGS[-1]
    columns = _columns(canvas, lines, width, setting.size)
    return sum(_row(canvas, line, columns, setting).height_with(PADS[-1]) for line in lines)


def draw_table(canvas: Canvas, lines: list[Line], rect: QRectF) -> None:
    """Draw all lines at the largest size at which they fit, else those that fit and how many are left."""
    columns, rows, pad = _fitting(canvas, lines, rect)
    crowded = sum(row.height_with(pad) for row in rows) > rect.height() + 1
    y, drawn = rect.top(), 0
    for row in rows:
        height = row.height_with(pad)
        more = MORE_LINE if crowded and drawn + 1 < len(rows) else 0.0
        if y + height + more > rect.bottom() + 1:
            break
        _draw_row(canvas, row, columns, QRectF(rect.left(), y, rect.width(), height), pad)
        y, drawn = y + height, drawn + 1
    if drawn < len(rows):
        more_words = words.say(words.IN_MINUTES, len(rows) - drawn)
        canvas.line(more_words, rect.left(), y + 0.2 * UNIT, width=rect.width(), colour="muted")


def _fitting(canvas: Canvas, lines: list[Line], rect: QRectF) -> tuple[_Columns, list[_Row], float]:
    """Return columns, rows and the space around them in the airiest setting in which all rows fit."""
    for setting in SETTINGS:
        columns = _columns(canvas, lines, rect.width(), setting.size)
        if not setting.bare and not columns.bar:
            continue
        rows = [_row(canvas, line, columns, setting) for line in lines]
        if not setting.broken and any(row.name.cut or len(row.found.lines) > 1 for row in rows):
            continue
        for pad in PADS:
            if sum(row.height_with(pad) for row in rows) <= rect.height():
                return columns, rows, pad
    return columns, rows, PADS[-1]


def _columns(canvas: Canvas, lines: list[Line], width: float, size: float) -> _Columns:
    """Return the widths: what was found first, then the shapes, and the names take what is left."""
    bold, sans, pixels = canvas.look.sans_bold, canvas.look.sans, round(size * UNIT)
    longest = max((text_width(bold, pixels, found) for _, _, found in lines), default=0.0)
    found = min(longest + 2, FOUND * width)
    names = max((text_width(sans, pixels, name) for _, name, _ in lines), default=0.0)
    names = names + 2 if names else 0.0
    rest = width - found - (COLUMN_GAP if names else 0.0)
    bar = BAR * width if any(figures.is_scale for figures, _, _ in lines) else 0.0
    if bar and rest - bar - COLUMN_GAP < min(names, LEAST_NAME):
        bar = 0.0
    name = min(names, rest - bar - (COLUMN_GAP if bar else 0.0))
    return _Columns(
        name, bar, width - (name + COLUMN_GAP if names else 0.0) - (bar + COLUMN_GAP if bar else 0.0)
    )


def _row(canvas: Canvas, line: Line, columns: _Columns, setting: _Setting) -> _Row:
    """Return one row: a name of a line or two, and all of what was found."""
    figures, name, found = line
    size, face = setting.size, canvas.look.sans
    room = setting.names * 1.25 * size * UNIT + 1
    named = canvas.fit(name, face, max(1.0, columns.name), room, size, size, flow=True)
    said = canvas.fit(found, canvas.look.sans_bold, columns.found, 1e6, size, size, flow=True)
    return _Row(figures, named, said, size, max(named.height, said.height, 1.25 * size * UNIT))


def _draw_row(canvas: Canvas, row: _Row, columns: _Columns, rect: QRectF, pad: float) -> None:
    """Draw a hairline and the row below it."""
    canvas.hairline(rect.left(), rect.top(), rect.right())
    size, x = row.size * UNIT, rect.left()
    top = rect.top() + pad * size
    if columns.name:
        canvas.block(row.name, x, top)
        x += columns.name + COLUMN_GAP
    if columns.bar:
        if row.figures.is_scale:
            height = BAR_HEIGHT * size
            bar = mini_bar(row.figures, columns.bar, height)
            shapes = tuple(s for s in bar.shapes if not isinstance(s, Label))  # their numerals are too small
            draw_picture(canvas, replace(bar, shapes=shapes), x, top + 0.625 * size - height / 2)
        x += columns.bar + COLUMN_GAP
    canvas.block(row.found, x, top)
