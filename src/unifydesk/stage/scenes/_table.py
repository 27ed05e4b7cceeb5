"""Many findings on one page: a line each, with the name of the question, its shape and what was found."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from PySide6.QtCore import QRectF

from unifydesk.domain.tally import Figures
from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.shapes import Label
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.look import Face
from unifydesk.stage.painter import draw_picture
from unifydesk.stage.typeset import Block, fit, text_width

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
    """The words of one line of the table as they are set."""

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


@dataclass(frozen=True, slots=True)
class _Words:
    """All words of a table, whether some line has a shape, and the faces to set them in."""

    lines: tuple[tuple[str, str], ...]  # name, finding
    shapes: bool
    sans: Face
    bold: Face


def _words(canvas: Canvas, lines: list[Line]) -> _Words:
    pairs = tuple((name, found) for _, name, found in lines)
    return _Words(pairs, any(f.is_scale for f, _, _ in lines), canvas.look.sans, canvas.look.sans_bold)


def least_table(canvas: Canvas, lines: list[Line], width: float) -> float:
    """Return the height below which a table of these lines would leave some of them out."""
    said, setting = _words(canvas, lines), SETTINGS[-1]
    columns = _columns(said, width, setting.size)
    return sum(_row(said, line, columns, setting).height_with(PADS[-1]) for line in said.lines)


def draw_table(canvas: Canvas, lines: list[Line], rect: QRectF) -> None:
    """Draw all lines at the largest size at which they fit, else those that fit and how many are left."""
    columns, rows, pad = _fitting(_words(canvas, lines), rect.width(), rect.height())
    crowded = sum(row.height_with(pad) for row in rows) > rect.height() + 1
    y, drawn = rect.top(), 0
    for row, (figures, _, _) in zip(rows, lines, strict=True):
        height = row.height_with(pad)
        more = MORE_LINE if crowded and drawn + 1 < len(rows) else 0.0
        if y + height + more > rect.bottom() + 1:
            break
        _draw_row(canvas, figures, row, columns, QRectF(rect.left(), y, rect.width(), height), pad)
        y, drawn = y + height, drawn + 1
    if drawn < len(rows):
        more_words = words.say(words.IN_MINUTES, len(rows) - drawn)
        canvas.line(more_words, rect.left(), y + 0.2 * UNIT, width=rect.width(), colour="muted")


@lru_cache(maxsize=16)
def _fitting(said: _Words, width: float, height: float) -> tuple[_Columns, tuple[_Row, ...], float]:
    """Return columns, rows and the space around them in the airiest setting in which all rows fit."""
    for setting in SETTINGS:
        columns = _columns(said, width, setting.size)
        if not setting.bare and not columns.bar:
            continue
        rows = tuple(_row(said, line, columns, setting) for line in said.lines)
        if not setting.broken and any(row.name.cut or len(row.found.lines) > 1 for row in rows):
            continue
        for pad in PADS:
            if sum(row.height_with(pad) for row in rows) <= height:
                return columns, rows, pad
    return columns, rows, PADS[-1]


def _columns(said: _Words, width: float, size: float) -> _Columns:
    """Return the widths: what was found first, then the shapes, and the names take what is left."""
    pixels = round(size * UNIT)
    longest = max((text_width(said.bold, pixels, found) for _, found in said.lines), default=0.0)
    found = min(longest + 2, FOUND * width)
    names = max((text_width(said.sans, pixels, name) for name, _ in said.lines), default=0.0)
    names = names + 2 if names else 0.0
    rest = width - found - (COLUMN_GAP if names else 0.0)
    bar = BAR * width if said.shapes else 0.0
    if bar and rest - bar - COLUMN_GAP < min(names, LEAST_NAME):
        bar = 0.0
    name = min(names, rest - bar - (COLUMN_GAP if bar else 0.0))
    before = (name + COLUMN_GAP if names else 0.0) + (bar + COLUMN_GAP if bar else 0.0)
    return _Columns(name, bar, width - before)


def _row(said: _Words, line: tuple[str, str], columns: _Columns, setting: _Setting) -> _Row:
    """Return one row: a name of a line or two, and all of what was found."""
    (name, found), size, pixels = line, setting.size, setting.size * UNIT
    named = fit(
        name,
        said.sans,
        max(1.0, columns.name),
        setting.names * 1.25 * pixels + 1,
        largest=pixels,
        smallest=pixels,
        flow=True,
    )
    told = fit(found, said.bold, columns.found, 1e6, largest=pixels, smallest=pixels, flow=True)
    return _Row(named, told, size, max(named.height, told.height, 1.25 * pixels))


def _draw_row(
    canvas: Canvas, figures: Figures, row: _Row, columns: _Columns, rect: QRectF, pad: float
) -> None:
    """Draw a hairline and the row below it."""
    canvas.hairline(rect.left(), rect.top(), rect.right())
    size, x = row.size * UNIT, rect.left()
    top = rect.top() + pad * size
    if columns.name:
        canvas.block(row.name, x, top)
        x += columns.name + COLUMN_GAP
    if columns.bar:
        if figures.is_scale:
            height = BAR_HEIGHT * size
            bar = mini_bar(figures, columns.bar, height)
            shapes = tuple(s for s in bar.shapes if not isinstance(s, Label))  # their numerals are too small
            draw_picture(canvas, replace(bar, shapes=shapes), x, top + 0.625 * size - height / 2)
        x += columns.bar + COLUMN_GAP
    canvas.block(row.found, x, top)
