"""Draws text, the large lines from kept pictures.

Qt keeps the pictures of small letters and fills the outlines of large ones anew at every painting, which
takes longer than everything else on a page.
"""

from __future__ import annotations

from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from unifydesk.stage.look import Face, font

LARGE = 60.0
"""Lines from this size on are kept; in pixels of the screen."""
KEPT = 64
"""How many lines are kept: more than any page has, a few megabytes together."""
AIR = 2
"""Free pixels around a kept line."""


def draw_text(painter: QPainter, at: QPointF, text: str, face: Face, size: int, colour: QColor) -> None:
    """Draw a line with its baseline beginning at `at`, in the coordinates of `painter`."""
    to_screen = painter.deviceTransform()
    scale = to_screen.m11()
    if scale * size < LARGE:
        painter.setFont(font(face, size))
        painter.setPen(QPen(colour))
        painter.drawText(at, text)
        return
    ratio = painter.device().devicePixelRatio()
    picture, corner = _picture(text, face, size, colour.rgba(), scale, ratio)
    there = to_screen.map(at)
    painter.save()
    painter.resetTransform()
    place = QPointF(round(there.x()) + corner.x(), round(there.y()) + corner.y())
    painter.drawImage(place / ratio, picture)
    painter.restore()


@lru_cache(maxsize=KEPT)
def _picture(
    text: str, face: Face, size: int, rgba: int, scale: float, ratio: float
) -> tuple[QImage, QPoint]:
    """Return a line as it looks on the screen, and where its corner lies beside the baseline's beginning."""
    ink = QFontMetricsF(font(face, size)).boundingRect(text)
    corner = QPoint(int(ink.left() * scale) - AIR, int(ink.top() * scale) - AIR)
    width = ceil(ink.right() * scale) + AIR - corner.x()
    height = ceil(ink.bottom() * scale) + AIR - corner.y()
    image = QImage(max(1, width), max(1, height), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.translate(-corner.x(), -corner.y())
    painter.scale(scale, scale)
    painter.setFont(font(face, size))
    painter.setPen(QPen(QColor.fromRgba(rgba)))
    painter.drawText(QPointF(0, 0), text)
    painter.end()
    image.setDevicePixelRatio(ratio)
    return image, corner
