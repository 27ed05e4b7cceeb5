"""A line for typing that does not keep Ctrl+Z to itself when there is no typing to take back."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class Line(QLineEdit):
    """Takes back typing while there is some; otherwise undo and redo are the workshop's."""

    def event(self, event: QEvent) -> bool:
        """Let the window's undo and redo pass when nothing typed here answers them."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
            mine = (event.matches(undo) and self.isUndoAvailable()) or (
                event.matches(redo) and self.isRedoAvailable()
            )
            if not mine and (event.matches(undo) or event.matches(redo)):
                event.ignore()
                return True
        return super().event(event)

    def empty(self) -> None:
        """Empty the line for good: what was typed was kept elsewhere and does not come back with Ctrl+Z."""
        self.setText("")
