"""An area as high as what it holds when there is room, and scrolling when there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

LEAST = 64
"""Logical pixels that stay visible however small the window is."""


class ShrinkingArea(QScrollArea):
    """Holds one widget and never cuts it: it scrolls downwards, and shows where the keyboard is."""

    def __init__(self, held: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        held.setProperty("role", "canvas")
        held.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setWidget(held)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Ask for another height when what is held needs one."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of what is held, at the width there is."""
        held, hint = self.widget(), super().sizeHint()
        if held is None:
            return hint
        width = self.viewport().width()
        height = held.heightForWidth(width) if held.hasHeightForWidth() else held.sizeHint().height()
        return QSize(held.sizeHint().width(), max(height, 0))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Keep a little visible, and the width of what is held."""
        held = self.widget()
        if held is None:
            return super().minimumSizeHint()
        return QSize(held.minimumSizeHint().width(), min(LEAST, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Words that wrap need another height at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
