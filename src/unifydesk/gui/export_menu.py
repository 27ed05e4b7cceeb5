"""A menu of the formats that can be exported, filled from those that are there when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from unifydesk.gui.formats import MINUTES_FORMAT, Formats


class ExportMenu(QMenu):
    """Every format but the minutes themselves, which have a button and a line of their own."""

    chosen = Signal(str)  # id of a format

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self.setToolTipsVisible(True)
        self.aboutToShow.connect(self._on_showing)
        self.triggered.connect(self._on_triggered)
        formats.loaded.connect(self.fill)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """Show the formats that are known now."""
        self.clear()
        others = [f for f in self._formats.known if f.id != MINUTES_FORMAT]
        for found in others:
            action = self.addAction(f"{found.words} ({found.suffix})".replace("&", "&&"))
            action.setData(found.id)
        if not others:
            looking = self.tr("There are no other formats") if self._formats.known else self.tr("Looking…")
            self.addAction(looking).setEnabled(False)

    @Slot()
    def _on_showing(self) -> None:
        self._formats.load()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(str(action.data()))
