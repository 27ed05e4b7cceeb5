"""The quiet clock in the top right corner: minutes left, or how far over, in words and shape."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from unifydesk.stage import words
from unifydesk.stage.canvas import HEIGHT, UNIT
from unifydesk.stage.look import Look, font
from unifydesk.stage.typeset import text_width

SIZE = round(1.5 * UNIT)


def seconds_left(timer_ends: str, moment: datetime) -> int | None:
    """Return whole seconds until an ISO time, negative when it has passed; None when there is no timer."""
    if not timer_ends:
        return None
    try:
        ends = datetime.fromisoformat(timer_ends)
    except ValueError:
        return None
    if ends.tzinfo is None:
        ends = ends.astimezone()
    return round((ends - moment).total_seconds())


def clock_text(seconds: int) -> str:
    """Return “3:24 left” or “+0:42 over time”."""
    minutes, rest = divmod(abs(seconds), 60)
    shown = f"{minutes}:{rest:02d}"
    return words.say(words.OVER if seconds < 0 else words.LEFT, shown)


def clock_rect(rect: QRectF) -> QRectF:
    """Return the part of a stage painted in `rect` that the clock may use."""
    scale = rect.height() / HEIGHT
    width = rect.width() / scale
    side = max(width / 16, HEIGHT / 16)
    place = QRectF(width - side - 10.5 * UNIT, 1.72 * UNIT, 10.5 * UNIT + 0.5 * UNIT, 2.2 * UNIT)
    return QRectF(
        rect.left() + place.left() * scale,
        rect.top() + place.top() * scale,
        place.width() * scale,
        place.height() * scale,
    )


def draw_clock(painter: QPainter, rect: QRectF, look: Look, seconds: int) -> None:
    """Draw the clock of a stage painted in `rect`; overrun is set in a filled box, in words."""
    place, scale = clock_rect(rect), rect.height() / HEIGHT
    text = clock_text(seconds)
    over = seconds < 0
    face = look.sans_bold
    size = SIZE if not over else round(1.2 * UNIT)
    width, height = text_width(face, size, text), 2.0 * UNIT
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(place.left(), place.top())
    painter.scale(scale, scale)
    right = 10.5 * UNIT
    if over:
        painter.setPen(look.colour("ink"))
        painter.setBrush(look.colour("ink"))
        painter.drawRoundedRect(QRectF(right - width - 1.2 * UNIT, 0, width + 1.2 * UNIT, height), 8, 8)
        right -= 0.6 * UNIT
    painter.setFont(font(face, size))
    painter.setPen(look.colour("paper" if over else "ink"))
    painter.drawText(QRectF(right - width, height / 2 - 2 * UNIT, width + 2, 4 * UNIT), 0x0081, text)
    painter.restore()
