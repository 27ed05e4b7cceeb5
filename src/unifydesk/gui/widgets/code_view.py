"""The head of the log as a code to scan, on white in every theme, with whole pixels to a module."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from unifydesk.gui.widgets.picture_view import paint_picture, theme_roles
from unifydesk.pictures.qr_code import head_code
from unifydesk.pictures.shapes import Picture

SIDE = 164
"""Four pixels to each of the 41 modules of a code and its quiet zone."""


class CodeView(QWidget):
    """Empty until there is a head."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self.setFixedSize(SIDE, SIDE)

    def show_head(self, digits: str) -> None:
        """Show the code of a head given in hexadecimal digits; nothing when it is none."""
        self._picture = head_code(digits, SIDE)
        self.setAccessibleName(self._picture.text if self._picture is not None else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the code."""
        del event
        if self._picture is not None:
            paint_picture(QPainter(self), self._picture, QRectF(self.rect()), theme_roles())
