"""A quiet list of answers in words: as many as fit, and how many more the minutes hold."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.typeset import Block

SIZES = (1.4, 1.3, 1.2, 1.1, 1.0)
"""Sizes tried from the largest, in units."""
INDENT, GAP, GUTTER = 0.9, 0.5, 2.0
"""The mark before an answer and the space below it, in sizes; between columns, in units."""
LINE = 1.3
MORE_LINE = 1.5 * UNIT


def draw_listing(canvas: Canvas, lines: tuple[str, ...], rect: QRectF) -> None:
    """Draw the answers in one column, or in two, at the largest size at which all of them fit."""
    if not lines:
        canvas.line("–", rect.left(), rect.top(), size=1.2 * UNIT, colour="muted")
        return
    for size, columns in ((size, columns) for size in SIZES for columns in (1, 2)):
        placed = _placed(canvas, lines, rect, size, columns)
        if len(placed) == len(lines):
            _draw(canvas, placed, size)
            return
    room = QRectF(rect.left(), rect.top(), rect.width(), rect.height() - MORE_LINE)
    placed = _placed(canvas, lines, room, SIZES[-1], 2)
    _draw(canvas, placed, SIZES[-1])
    more = words.say(words.IN_MINUTES, len(lines) - len(placed))
    canvas.line(more, rect.left(), rect.bottom() - MORE_LINE + 0.2 * UNIT, width=rect.width(), colour="muted")


def _placed(
    canvas: Canvas, lines: tuple[str, ...], rect: QRectF, size: float, columns: int
) -> list[tuple[Block, float, float]]:
    """Return the blocks that fit, each with its corner: down the first column, then down the second."""
    column = (rect.width() - (columns - 1) * GUTTER * UNIT) / columns
    inner = column - INDENT * size * UNIT
    found: list[tuple[Block, float, float]] = []
    at, y = 0, rect.top()
    for text in lines:
        block = canvas.fit(text, canvas.look.sans, inner, 1e6, size, size, leading=LINE, flow=True)
        if y + block.height > rect.bottom() + 0.5 and y > rect.top():
            at, y = at + 1, rect.top()
        if at >= columns or y + block.height > rect.bottom() + 0.5:
            break
        found.append((block, rect.left() + at * (column + GUTTER * UNIT), y))
        y += block.height + GAP * size * UNIT
    return found


def _draw(canvas: Canvas, placed: list[tuple[Block, float, float]], size: float) -> None:
    side = 0.26 * size * UNIT
    for block, x, y in placed:
        middle = y + block.line_height / 2
        canvas.box(QRectF(x, middle - side / 2, side, side), fill="mark")
        canvas.block(block, x + INDENT * size * UNIT, y)
