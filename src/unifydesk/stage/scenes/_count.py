"""The claim above and “9 of 12 recorded” below: what the room sees while ballots come in."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from unifydesk.domain.deck import Claim
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas

COUNT = 4.2 * UNIT
"""Size of the big number."""
FOOT = 5.6 * UNIT
"""Height of the strip with the count."""


def draw_claim(canvas: Canvas, claim: Claim, rect: QRectF, largest: float = 2.8) -> None:
    """Draw the claim as large as fits, in the upper part of its place."""
    block = canvas.fit(
        words.quoted(claim.text), canvas.look.serif, rect.width() * 0.96, rect.height(), largest
    )
    canvas.block(block, rect.left(), rect.top() + max(0.0, rect.height() - block.height) * 0.4, hang=True)


def draw_count(canvas: Canvas, recorded: int, present: int, rect: QRectF) -> None:
    """Draw the count large, and one small square per person that fills as ballots come in."""
    canvas.hairline(rect.left(), rect.top(), rect.right())
    top = rect.bottom() - COUNT * 1.14
    number = canvas.line(str(recorded), rect.left(), top, face=canvas.look.sans_bold, size=COUNT)
    size = 2.0 * UNIT
    x = rect.left() + number + 0.8 * UNIT
    drop = (COUNT - size) * (0.625 + 0.36)  # the same baseline as the number
    used = canvas.line(
        words.say(words.OF_RECORDED, present), x, top + drop, size=size, width=rect.right() - x
    )
    left = x + used + 2 * UNIT
    _draw_pips(
        canvas,
        recorded,
        present,
        QRectF(left, rect.top(), rect.right() - left, top + COUNT * 0.985 - rect.top()),
    )


def _draw_pips(canvas: Canvas, recorded: int, present: int, rect: QRectF) -> None:
    """Draw one square per person on the baseline of the count, when they fit in three rows."""
    side, pitch, rows = 0.8 * UNIT, 1.15 * UNIT, 3
    per_row = int((rect.width() + pitch - side) // pitch)
    if present < 1 or per_row < 4 or present > per_row * rows:
        return
    lines = -(-present // per_row)
    per_row = -(-present // lines)
    left = rect.right() - per_row * pitch + (pitch - side)
    top = rect.bottom() - side - (lines - 1) * pitch
    for number in range(present):
        x, y = left + number % per_row * pitch, top + number // per_row * pitch
        done = number < recorded
        canvas.box(QRectF(x, y, side, side), fill="ink" if done else "", stroke="ink" if done else "mark")
