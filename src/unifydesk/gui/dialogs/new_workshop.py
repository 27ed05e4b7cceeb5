"""The dialog that makes a workshop: title page, deck, running order, people, and where the file lies."""

from __future__ import annotations

from functools import partial
from math import ceil
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from unifydesk import paths
from unifydesk.app import people, people_rows, workshops
from unifydesk.app.working_copies import settled
from unifydesk.domain.deck import Deck, RunningOrder
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop, WorkshopInfo
from unifydesk.gui.desk import PREPARE, Desk
from unifydesk.gui.dialogs.deck_choice import DeckChoice, ReadDeck
from unifydesk.gui.dialogs.dress import dress, mark_wrong, show_problem, stay_on_screen
from unifydesk.gui.forms.ui_new_workshop import Ui_NewWorkshopForm
from unifydesk.gui.models.budget import CLAIM_MINUTES, reading_minutes
from unifydesk.gui.naming import free_path, make_folder, shown_path
from unifydesk.gui.settings import FACILITATOR
from unifydesk.gui.widgets.dates import calm_calendar
from unifydesk.store.workshop_file import WorkshopFile

ISO = Qt.DateFormat.ISODate
QUARTER = 15


def make_file(
    path: Path, read: ReadDeck, info: WorkshopInfo, names: str, seats_without_name: int
) -> WorkshopFile:
    """Make the file of a new workshop; raises UnifyError when names, title or folder do not do."""
    seats = list(people_rows.parse(names))
    first = people.next_number(seats)
    seats += [Seat(first + i) for i in range(seats_without_name)]
    make_folder(path.parent)
    made = workshops.create(path, read.source, deck_name=read.name, info=info, seats=seats)
    return settled(made)


def planned_minutes(deck: Deck, order: RunningOrder | None) -> int:
    """Return the minutes of a running order; without one, what every core claim usually takes."""
    if order is not None:
        return order.minutes
    core = sum(claim.core for claim in deck.claims)
    return QUARTER * ceil((reading_minutes(deck) + CLAIM_MINUTES * core) / QUARTER)


class NewWorkshop(QDialog):
    """Asks once for everything; only the title and the deck are needed. Refusals are shown in place."""

    def __init__(self, desk: Desk, parent: QWidget | None = None, *, deck: str = "") -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._folder = paths.documents_dir()
        self._path: Path | None = None
        self._suggested = ""
        self.ui = Ui_NewWorkshopForm()
        self.ui.setupUi(self)
        dress(self, "createButton")
        calm_calendar(self.ui.dateEdit)
        self.resize(880, 560)
        self.ui.dateEdit.setDate(QDate.currentDate())
        self.ui.facilitatorEdit.setText(desk.settings.get(FACILITATOR))
        self.ui.peopleEdit.setPlaceholderText(self.tr("Ann Archer\nBen Okafor\nChiara Rossi"))
        self.ui.createButton.setEnabled(False)
        show_problem(self.ui.problemLabel, "")
        self.decks = DeckChoice(desk.jobs, self.ui.deckCombo, self.ui.deckButton, self)
        self.decks.chosen.connect(self._on_deck_chosen)
        self.decks.refused.connect(self._on_refused)
        self.ui.orderCombo.currentIndexChanged.connect(self._show_summary)
        self.ui.titleEdit.textChanged.connect(self._on_title_changed)
        self.ui.fileButton.clicked.connect(self._on_file_clicked)
        self.ui.cancelButton.clicked.connect(self.reject)
        self.ui.createButton.clicked.connect(self._on_create_clicked)
        self.decks.start(deck)

    @Slot(object)
    def _on_deck_chosen(self, read: ReadDeck) -> None:
        show_problem(self.ui.problemLabel, "")
        self.ui.createButton.setEnabled(True)
        self.ui.orderCombo.clear()
        for order in read.deck.running_orders:
            self.ui.orderCombo.addItem(order.title, order)
        if all(order.claims for order in read.deck.running_orders):
            self.ui.orderCombo.addItem(self.tr("Every core claim"), None)
        if self.ui.titleEdit.text() in ("", self._suggested):
            self._suggested = read.deck.title
            self.ui.titleEdit.setText(read.deck.title)
            self.ui.titleEdit.setSelection(len(read.deck.title), -len(read.deck.title))  # shows its beginning
        self._show_summary()

    @Slot()
    def _show_summary(self) -> None:
        read = self.decks.current
        if read is None:
            return
        order: RunningOrder | None = self.ui.orderCombo.currentData()
        claims = sum(workshops.is_on(order, claim) for claim in read.deck.claims)
        words = self.tr("%1 slides; %2 of %3 claims on the agenda; about %4 minutes.")
        numbers = (len(read.deck.slides), claims, len(read.deck.claims), planned_minutes(read.deck, order))
        for place, number in enumerate(numbers, start=1):
            words = words.replace(f"%{place}", str(number))
        self.ui.deckSummary.setText(words)

    @Slot(str)
    def _on_title_changed(self, title: str) -> None:
        mark_wrong(self.ui.titleEdit, wrong=False)
        if self._path is None:
            self._show_path(free_path(self._folder, title, workshops.SUFFIX))

    def _show_path(self, path: Path) -> None:
        self.ui.fileLabel.setText(self.tr("Kept in %1").replace("%1", shown_path(path)))

    @Slot()
    def _on_file_clicked(self, _checked: bool = False) -> None:
        start = self._path or free_path(self._folder, self.ui.titleEdit.text(), workshops.SUFFIX)
        dialog = QFileDialog(
            self, self.tr("Where to keep the workshop"), str(start), self.tr("Workshops (*.unify)")
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
        dialog.setDefaultSuffix(workshops.SUFFIX)
        dialog.fileSelected.connect(self._on_file_chosen)
        dialog.open()

    @Slot(str)
    def _on_file_chosen(self, path: str) -> None:
        self._path = Path(path)
        self._show_path(self._path)

    @Slot()
    def _on_create_clicked(self, _checked: bool = False) -> None:
        read = self.decks.current
        if read is None:
            return
        path = self._path or free_path(self._folder, self.ui.titleEdit.text(), workshops.SUFFIX)
        names, seats = self.ui.peopleEdit.toPlainText(), self.ui.seatsSpin.value()
        self.ui.createButton.setEnabled(False)
        self._desk.wish = PREPARE
        opener = partial(make_file, path, read, self._info(read.deck), names, seats)
        self._desk.jobs.run_open(self, opener, self._on_made, self._on_refused)

    def _info(self, deck: Deck) -> WorkshopInfo:
        order: RunningOrder | None = self.ui.orderCombo.currentData()
        return WorkshopInfo(
            title=self.ui.titleEdit.text(),
            date=self.ui.dateEdit.date().toString(ISO),
            place=self.ui.placeEdit.text().strip(),
            facilitator=self.ui.facilitatorEdit.text().strip(),
            running_order=order.id if order else "",
            minutes_planned=planned_minutes(deck, order),
        )

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        self._desk.wish = ""
        self.ui.createButton.setEnabled(self.decks.current is not None)
        untitled = self.decks.current is not None and not self.ui.titleEdit.text().strip()
        mark_wrong(self.ui.titleEdit, wrong=untitled)
        show_problem(self.ui.problemLabel, sentence)
        QTimer.singleShot(0, self, self._on_grown)

    @Slot()
    def _on_grown(self) -> None:
        stay_on_screen(self)

    def _on_made(self, workshop: Workshop) -> None:
        self._desk.settings.put(FACILITATOR, workshop.info.facilitator)
        self.accept()
