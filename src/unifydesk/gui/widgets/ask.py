"""Asks once before something is lost, with the consequence in the button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


class AskOnce(QMessageBox):
    """One sentence, one button that says what will happen, and Cancel. Use `open()`; it deletes itself."""

    def __init__(self, parent: QWidget, sentence: str, consequence: str, then: Callable[[], object]) -> None:
        super().__init__(parent)
        self._then = then
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(sentence)
        self.go = self.addButton(consequence, QMessageBox.ButtonRole.DestructiveRole)
        self.go.setProperty("role", "danger")
        cancel = self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(cancel)
        self.buttonClicked.connect(self._on_clicked)

    @Slot(QAbstractButton)
    def _on_clicked(self, button: QAbstractButton) -> None:
        if button is self.go:
            self._then()
