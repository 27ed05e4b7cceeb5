"""Enter on a focused button outside dialogs, where Qt leaves it to Space alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


def pressed_with_enter(widget: QWidget, event: QKeyEvent) -> bool:
    """Click the button inside a widget that has the keyboard, if the key is Enter; returns whether it was."""
    focus = widget.window().focusWidget()
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not is_enter or not isinstance(focus, QPushButton) or not widget.isAncestorOf(focus):
        return False
    focus.click()
    return True
