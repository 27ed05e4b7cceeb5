"""A menu of the formats that can be exported, filled from those that are there when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from unifydesk.gui.formats import MINUTES_FORMAT, Formats
from unifydesk.gui.tips import plain_caption


class ExportMenu(QMenu):
    """Every format but the minutes, which have a line of their own: files first, then what is for paper."""

    chosen = Signal(str)  # id of a format

    def __init__(self, formats: Formats, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._formats = formats
        self._is_allowed = True
        self._made: list[QAction] = []
        self.aboutToShow.connect(self._on_showing)
        self.triggered.connect(self._on_triggered)
        formats.loaded.connect(self.fill)

    def allow(self, is_allowed: bool) -> None:
        """Say whether there is anything to export."""
        self._is_allowed = is_allowed
        for action in self._made:
            action.setEnabled(is_allowed and bool(action.data()))

    @Slot()
    def fill(self) -> None:
        """Show the formats that are known now, after whatever else is in the menu."""
        for action in self._made:
            self.removeAction(action)
            action.deleteLater()
        self._made = [self.addSeparator()] if any(not a.isSeparator() for a in self.actions()) else []
        others = self._formats.others
        minutes = self._formats.get(MINUTES_FORMAT)
        for place, found in enumerate(others):
            is_paper = minutes is not None and found.suffix == minutes.suffix
            if place and is_paper and others[place - 1].suffix != found.suffix:
                self._made.append(self.addSeparator())
            self._add(f"{found.words} ({found.suffix})", found.id)
        if not others:
            nothing = self.tr("There are no other formats") if self._formats.known else self.tr("Looking…")
            self._add(nothing, "")

    def _add(self, words: str, format_id: str) -> None:
        action = self.addAction(plain_caption(words))
        action.setData(format_id)
        action.setEnabled(self._is_allowed and bool(format_id))
        self._made.append(action)

    @Slot()
    def _on_showing(self) -> None:
        if not self._made:
            self.fill()
        self._formats.load()

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        if action.data():
            self.chosen.emit(str(action.data()))
