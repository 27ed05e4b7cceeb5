"""Who is in the room: names, groups and presence, typed in place, pasted, read from CSV, or just counted."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from unifydesk import paths
from unifydesk.app import people
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.dialogs.paste_people import PastePeople
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.people import GROUP, NAME, PRESENT, SEAT, PeopleModel
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import push_button, text_label, tight
from unifydesk.gui.widgets.numbers import number_field
from unifydesk.store.workshop_file import WorkshopFile

TOO_BIG = 2_000_000
WIDTHS = {SEAT: 64, GROUP: 200, PRESENT: 120}


def change_seat(file: WorkshopFile, seat: Seat) -> Changes:
    """Change a person; presence is its own act, with its own words in the log."""
    before = next((s for s in snapshot(file).seats if s.number == seat.number), seat)
    if before.present != seat.present:
        return people.set_present(file, seat.number, seat.present)
    return people.edit(file, seat)


def add_from_file(file: WorkshopFile, path: Path) -> Changes:
    """Add the people of a CSV or text file; raises UnifyError with every bad row."""
    try:
        text = path.read_bytes()[:TOO_BIG].decode("utf-8-sig")
    except OSError as error:
        raise KnownStoreError(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise KnownStoreError(
            f"{path.name} is not UTF-8 text. Save it as “CSV UTF-8” and try again."
        ) from error
    return people.add_listed(file, text, path.name)


class PeopleSection(Section):
    """A table and the ways to fill it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        intro = self.tr("Every seat has a number; names and groups are optional and appear in the minutes.")
        self.set_words(self.tr("People"), intro)
        self.model = PeopleModel(self)
        self.model.edited.connect(self._on_edited)
        self.table = self._make_table()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_empty())
        self.stack.addWidget(self.table)
        self.count = text_label("muted")
        self.paste = push_button("", self.tr("Paste names…"))
        self.csv = push_button("", self.tr("From a file…"))
        self.seats = number_field(1, people.MOST_SEATS, self.tr("Number of seats without a name"))
        self.seats.setValue(12)
        self.add = push_button("", self.tr("Add seats"))
        self.remove = push_button("quiet", self.tr("Remove"))
        self.paste.clicked.connect(self._on_paste_clicked)
        self.csv.clicked.connect(self._on_csv_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.remove.clicked.connect(self._on_remove_clicked)
        delete = QAction(self.table)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_remove_clicked)
        self.table.addAction(delete)
        self.body.addLayout(self._make_bar())
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.count)

    def _make_bar(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), metrics.SMALL)
        row.addWidget(self.paste)
        row.addWidget(self.csv)
        row.addSpacing(metrics.LARGE)
        row.addWidget(self.seats)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.remove)
        return row

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("People"))
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(metrics.ROW)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        table.selectionModel().selectionChanged.connect(self._show_possible)
        return table

    def _make_empty(self) -> QWidget:
        empty = QWidget()
        column = tight(QVBoxLayout(empty), metrics.SMALL, (0, 48, 0, 0))
        title = text_label("heading", self.tr("No people yet."))
        hint = text_label(
            "muted", self.tr("Paste names, one per line, or add seats without names."), wrap=True
        )
        for label in (title, hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addStretch(1)
        return empty

    def show_values(self, workshop: Workshop) -> None:
        """Show the seats."""
        self.model.read_only = workshop.read_only
        self.model.replace(workshop.seats)
        self.stack.setCurrentIndex(1 if workshop.seats else 0)
        words = self.tr("%1 of %2 in the room").replace("%1", str(workshop.present))
        self.count.setText(words.replace("%2", str(len(workshop.seats))) if workshop.seats else "")
        for control in (self.paste, self.csv, self.seats, self.add):
            control.setEnabled(not workshop.read_only)
        self._show_possible()

    @Slot()
    def _show_possible(self) -> None:
        chosen = self.table.selectionModel().hasSelection()
        self.remove.setEnabled(chosen and self.workshop is not None and not self.workshop.read_only)

    @Slot(object)
    def _on_edited(self, seat: Seat) -> None:
        self.send(partial(change_seat, seat=seat))

    @Slot()
    def _on_paste_clicked(self, _checked: bool = False) -> None:
        PastePeople(self._jobs, self.window()).open()

    @Slot()
    def _on_csv_clicked(self, _checked: bool = False) -> None:
        dialog = QFileDialog(
            self.window(),
            self.tr("Read people from a file"),
            str(paths.documents_dir()),
            self.tr("Names (*.csv *.txt)"),
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_csv_chosen)
        dialog.open()

    @Slot(str)
    def _on_csv_chosen(self, path: str) -> None:
        self.send(partial(add_from_file, path=Path(path)))

    @Slot()
    def _on_add_clicked(self, _checked: bool = False) -> None:
        self.send(partial(people.add_unnamed, count=self.seats.value()))

    @Slot()
    def _on_remove_clicked(self, _checked: bool = False) -> None:
        chosen = [self.model.row_at(index) for index in self.table.selectionModel().selectedRows()]
        numbers = [seat.number for seat in chosen if seat is not None]
        if numbers and self.remove.isEnabled():
            self.send(partial(people.remove, numbers=numbers))
