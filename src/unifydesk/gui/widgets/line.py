"""A line for typing that keeps to itself only the keys it needs: an empty one lets Space and Ctrl+Z pass."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit


class Line(QLineEdit):
    """Takes back typing while there is some; otherwise undo and redo are the workshop's.

    Nothing begins with a space, so Space in an empty line does the next step, as everywhere.
    """

    def event(self, event: QEvent) -> bool:
        """Let the window's undo and redo pass when nothing typed here answers them, and Space when empty."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Space and not self.text():
                event.ignore()
                return True
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
