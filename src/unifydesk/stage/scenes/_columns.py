"""Two columns of notes, for and against: as many as fit, and how many more there are."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.typeset import Block

GUTTER = 2.4 * UNIT
HEAD = 2.3 * UNIT
"""Height of a column's rule and heading."""
GAP = 0.6 * UNIT


def columns_height(
    canvas: Canvas, for_: tuple[str, ...], against: tuple[str, ...], width: float, size: float = 1.2
) -> float:
    """Return the height both columns need when nothing is left out."""
    inner = (width - GUTTER) / 2
    return max(column_height(canvas, notes, inner, size) for notes in (for_, against))


def column_height(canvas: Canvas, notes: tuple[str, ...], width: float, size: float) -> float:
    """Return the height one column needs when nothing is left out."""
    return HEAD + sum(_note(canvas, note, width, size).height + GAP for note in notes)


def draw_columns(
    canvas: Canvas,
    for_: tuple[str, ...],
    against: tuple[str, ...],
    rect: QRectF,
    size: float = 1.2,
    *,
    latest: bool = False,
) -> None:
    """Draw both columns in `rect`. With `latest`, the newest notes are kept when not all of them fit."""
    inner = (rect.width() - GUTTER) / 2
    left = QRectF(rect.left(), rect.top(), inner, rect.height())
    draw_column(canvas, words.say(words.FOR), for_, left, size, latest=latest)
    right = left.translated(inner + GUTTER, 0)
    draw_column(canvas, words.say(words.AGAINST), against, right, size, latest=latest)


def draw_column(
    canvas: Canvas,
    heading: str,
    notes: tuple[str, ...],
    rect: QRectF,
    size: float = 1.2,
    *,
    latest: bool = False,
) -> None:
    """Draw a rule, a heading and the notes that fit below it."""
    canvas.hairline(rect.left(), rect.top(), rect.right(), colour="mark")
    canvas.line(
        heading,
        rect.left(),
        rect.top() + 0.5 * UNIT,
        face=canvas.look.sans_bold,
        colour="ink",
        width=rect.width(),
    )
    room = rect.height() - HEAD
    shown, hidden = _fitting(canvas, notes, rect.width(), room, size, latest=latest)
    y = rect.top() + HEAD
    if not notes:
        canvas.line("–", rect.left(), y, size=size * UNIT, colour="muted")
        return
    if hidden and latest:
        y = _more(canvas, words.say(words.EARLIER, hidden), rect, y)
    for block in shown:
        y = canvas.block(block, rect.left(), y) + GAP
    if hidden and not latest:
        _more(canvas, words.say(words.MORE, hidden), rect, y)


def _more(canvas: Canvas, text: str, rect: QRectF, y: float) -> float:
    canvas.line(text, rect.left(), y, width=rect.width(), colour="muted")
    return y + 1.25 * UNIT + GAP


def _fitting(
    canvas: Canvas, notes: tuple[str, ...], width: float, room: float, size: float, *, latest: bool
) -> tuple[list[Block], int]:
    """Return the blocks that fit into `room` and how many notes are left out."""
    order = tuple(reversed(notes)) if latest else notes
    blocks: list[Block] = []
    used = 0.0
    for number, note in enumerate(order):
        block = _note(canvas, note, width, size)
        after = 0.0 if number + 1 == len(notes) else 1.25 * UNIT + GAP
        if used + block.height + after > room + 0.5:
            break
        blocks.append(block)
        used += block.height + GAP
    if not blocks and notes:
        left = room - (1.25 * UNIT + GAP if len(notes) > 1 else 0.0)
        blocks = [canvas.fit(order[0], canvas.look.sans, width, max(left, UNIT), 1.0, 1.0, flow=True)]
    hidden = len(notes) - len(blocks)
    return (blocks[::-1] if latest else blocks), hidden


def _note(canvas: Canvas, text: str, width: float, size: float) -> Block:
    return canvas.fit(text, canvas.look.sans, width, 1e6, size, size, leading=1.3, flow=True)
