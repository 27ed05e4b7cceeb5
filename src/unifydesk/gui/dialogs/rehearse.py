"""The dialog that lets simulated people play a whole workshop, with progress and a way to stop."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QWidget

from unifydesk import paths
from unifydesk.app import working_copies
from unifydesk.domain.clock import now
from unifydesk.domain.report import Progress
from unifydesk.gui.desk import REVIEW, Desk
from unifydesk.gui.dialogs.deck_choice import DeckChoice, ReadDeck
from unifydesk.gui.dialogs.dress import dress, make_room, show_problem
from unifydesk.gui.forms.ui_rehearse import Ui_RehearseForm
from unifydesk.gui.jobs import Work
from unifydesk.gui.lazily import lazily
from unifydesk.gui.naming import make_folder, shown_path

STEPS = 1000
LINES_BESIDES = 2  # told besides one for each claim
NEARLY = 0.95  # the minutes are still to be set


def play(read: ReadDeck, folder: Path, number: int, progress: Progress) -> Path:
    """Play a workshop into a new folder and return its file; long, so it runs beside the window."""
    make_folder(folder.parent)
    told = 0

    def tell(_line: str) -> None:
        nonlocal told
        told += 1
        progress(min(told / (len(read.deck.claims) + LINES_BESIDES), NEARLY))

    play_all = lazily("unifydesk.app.rehearsal").rehearse
    file, _minutes = play_all(read.source, read.name, folder, people_count=number, tell=tell)
    return Path(file)


class Rehearse(QDialog):
    """Asks for deck and people, plays, and opens what came out."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._work: Work | None = None
        self._folder = paths.documents_dir() / f"Rehearsal {now():%Y-%m-%d %H.%M.%S}"
        self.ui = Ui_RehearseForm()
        self.ui.setupUi(self)
        dress(self, "startButton")
        self.setFixedWidth(560)
        self.ui.folderLabel.setText(self.tr("Kept in %1").replace("%1", shown_path(self._folder)))
        self.ui.progressBar.setAccessibleName(self.tr("Progress of the rehearsal"))
        self.ui.progressBar.setVisible(False)
        self.ui.startButton.setEnabled(False)
        show_problem(self.ui.problemLabel, "")
        self.decks = DeckChoice(desk.jobs, self.ui.deckCombo, self.ui.deckButton, self)
        self.decks.chosen.connect(self._on_deck_chosen)
        self.decks.refused.connect(self._on_refused)
        self.ui.startButton.clicked.connect(self._on_start_clicked)
        self.ui.cancelButton.clicked.connect(self.reject)
        make_room(self)
        self.decks.start()

    def reject(self) -> None:
        """Stop the play when one runs; close otherwise."""
        if self._work is not None and not self._work.done:
            self._work.cancel()
        super().reject()

    @Slot(object)
    def _on_deck_chosen(self, _read: ReadDeck) -> None:
        show_problem(self.ui.problemLabel, "")
        self.ui.startButton.setEnabled(True)

    @Slot()
    def _on_start_clicked(self, _checked: bool = False) -> None:
        read = self.decks.current
        if read is None:
            return
        self.ui.startButton.setEnabled(False)
        self.ui.progressBar.setVisible(True)
        self.ui.cancelButton.setText(self.tr("Stop"))
        make_room(self)
        task = partial(play, read, self._folder, self.ui.peopleSpin.value())
        self._work = self._desk.jobs.work(
            self, task, self._on_played, self._on_progress, refused=self._on_refused
        )

    def _on_progress(self, fraction: float) -> None:
        self.ui.progressBar.setValue(round(fraction * STEPS))

    def _on_played(self, path: Path) -> None:
        self._desk.wish = REVIEW
        opener = partial(working_copies.open_in_place, path)
        self._desk.jobs.run_open(self, opener, self._on_opened, self._on_refused)

    def _on_opened(self, _workshop: object) -> None:
        self.accept()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._desk.wish = ""
        self.ui.progressBar.setVisible(False)
        self.ui.startButton.setEnabled(self.decks.current is not None)
        self.ui.cancelButton.setText(self.tr("Cancel"))
        show_problem(self.ui.problemLabel, sentence)
        make_room(self)
