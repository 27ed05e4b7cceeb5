"""The smaller type of captions and headings for whoever paints or measures it without a style sheet."""

from __future__ import annotations

from math import ceil

from PySide6.QtGui import QFont, QFontInfo

from unifydesk.gui import metrics


def small_type(font: QFont, *, bold: bool = False) -> QFont:
    """Return a font of the body size as it is for captions, never smaller than the theme sets them."""
    made = QFont(font)
    body = font.pixelSize() if font.pixelSize() > 0 else QFontInfo(font).pixelSize()
    made.setPixelSize(max(1, ceil(body * metrics.CAPTION / metrics.BODY)))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
