"""Choosing a deck: the bundled ones by their title, or a file; it is read beside the window, never in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton, QWidget

from unifydesk import decks
from unifydesk.app import outside
from unifydesk.domain.deck import Deck
from unifydesk.domain.report import Progress
from unifydesk.gui.jobs import Jobs

ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class ReadDeck:
    """A deck that was read without a problem."""

    name: str
    source: str
    deck: Deck


def read(name_or_path: str, _progress: Progress) -> ReadDeck:
    """Read a bundled deck or a file; raises UnifyError with everything that is wrong."""
    name, source = outside.load(name_or_path)
    return ReadDeck(name, source, outside.deck(source, name))


class DeckChoice(QObject):
    """Keeps a combo box and a button together, and says which deck is chosen once it was read."""

    chosen = Signal(object)  # ReadDeck
    refused = Signal(str)  # why the deck cannot be used; every problem on a line of its own

    def __init__(self, jobs: Jobs, combo: QComboBox, button: QPushButton, parent: QWidget) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._combo = combo
        self._window = parent
        self.current: ReadDeck | None = None
        combo.activated.connect(self._on_activated)
        button.clicked.connect(self._on_button_clicked)

    def start(self, deck: str = "") -> None:
        """Offer the bundled decks, and read the first of them or the deck given by name or path."""
        for name in decks.bundled():
            self._combo.addItem(name.replace("-", " ").capitalize(), name)
        if deck:
            self.take(deck)
        elif self._combo.count():
            self._read(str(self._combo.itemData(0, ROLE)))

    @Slot(str)
    def take(self, deck: str) -> None:
        """Choose a deck by its bundled name or its path."""
        place = self._combo.findData(deck, ROLE)
        if place < 0:
            self._combo.addItem(Path(deck).stem, deck)
            place = self._combo.count() - 1
        with QSignalBlocker(self._combo):
            self._combo.setCurrentIndex(place)
        self._read(deck)

    def _read(self, deck: str) -> None:
        self.current = None
        self._jobs.work(
            self._window, partial(read, deck), partial(self._on_read, deck), refused=self.refused.emit
        )

    def _on_read(self, deck: str, found: ReadDeck) -> None:
        place = self._combo.findData(deck, ROLE)
        if place >= 0:
            self._combo.setItemText(place, found.deck.title)
        if place == self._combo.currentIndex():
            self.current = found
            self.chosen.emit(found)

    @Slot(int)
    def _on_activated(self, place: int) -> None:
        self._read(str(self._combo.itemData(place, ROLE)))

    @Slot()
    def _on_button_clicked(self, _checked: bool = False) -> None:
        dialog = QFileDialog(self._window, self.tr("Choose a deck"), "", self.tr("Decks (*.md *.markdown)"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.open()
