"""Who is in the room: names, groups, weights, proxies and presence; typed, pasted, or read from a file."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from unifydesk import paths
from unifydesk.app import people
from unifydesk.domain.people import MOST_SEATS, Seat
from unifydesk.domain.workshop import Workshop
from unifydesk.gui import metrics
from unifydesk.gui.dialogs.paste_people import PastePeople
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.people import (
    GROUP,
    NAME,
    PRESENT,
    PROXY,
    SEAT,
    WEIGHT,
    PeopleModel,
    room_words,
    weights_words,
)
from unifydesk.gui.models.words import said
from unifydesk.gui.tips import plain_tip
from unifydesk.gui.views.prepare.people_acts import add_from_file, change_seat
from unifydesk.gui.views.prepare.proxy_delegate import ProxyDelegate
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import push_button, text_label, tight
from unifydesk.gui.widgets.numbers import number_field
from unifydesk.gui.widgets.small_type import small_type

PAD = 11
SHARES = {GROUP: 200, PROXY: 200}
"""Widths of columns of words at the usual text size; the name takes what is left."""


class PeopleSection(Section):
    """A table and the ways to fill it."""

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        intro = self.tr("Every seat has a number; names and groups are optional and appear in the minutes.")
        self.set_words(self.tr("People"), intro)
        self.model = PeopleModel(self)
        self.model.edited.connect(self._on_edited)
        self.model.refused.connect(self._on_refused)
        self.table = self._make_table()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_empty())
        self.stack.addWidget(self.table)
        self.count = text_label("muted", wrap=True)
        self.paste = push_button("", self.tr("Paste names…"))
        self.csv = push_button("", self.tr("From a file…"))
        self.seats = number_field(1, MOST_SEATS, self.tr("Number of seats without a name"))
        self.seats.setValue(12)
        self.add = push_button("", self.tr("Add seats"))
        self.proxies = QCheckBox(self.tr("Proxies"))
        self.proxies.setToolTip(self.tr("Let people who are absent vote through somebody who is in the room"))
        self.group = QComboBox()
        self.into = push_button("", self.tr("Set group"))
        self.remove = push_button("quiet", self.tr("Remove"))
        self._connect()
        self.body.addLayout(self._make_bar())
        self.body.addWidget(self.stack, 1)
        self.body.addLayout(self._make_foot())

    def _connect(self) -> None:
        self.paste.clicked.connect(self._on_paste_clicked)
        self.csv.clicked.connect(self._on_csv_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.proxies.toggled.connect(self._show_columns)
        self.into.clicked.connect(self._on_group_wanted)
        self.remove.clicked.connect(self._on_remove_clicked)
        delete = QAction(self.table)
        delete.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        delete.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        delete.triggered.connect(self._on_remove_clicked)
        self.table.addAction(delete)

    def _make_bar(self) -> QHBoxLayout:
        row = tight(QHBoxLayout(), metrics.SMALL)
        row.addWidget(self.paste)
        row.addWidget(self.csv)
        row.addSpacing(metrics.LARGE)
        row.addWidget(self.seats)
        row.addWidget(self.add)
        row.addStretch(1)
        row.addWidget(self.proxies)
        return row

    def _make_foot(self) -> QVBoxLayout:
        """Return what concerns the chosen rows, and who is here."""
        self.group.setEditable(True)
        line = self.group.lineEdit() or QLineEdit(self.group)
        self.group.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for field in (self.group, line):
            field.setAccessibleName(self.tr("Group of the chosen people"))
        line.setPlaceholderText(self.tr("Group"))
        line.returnPressed.connect(self._on_group_wanted)
        self.group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.group.setMinimumContentsLength(14)
        self.chosen = text_label("muted")
        row = tight(QHBoxLayout(), metrics.SMALL)
        row.addWidget(self.group)
        row.addWidget(self.into)
        row.addWidget(self.chosen)
        row.addStretch(1)
        row.addWidget(self.remove)
        column = tight(QVBoxLayout(), metrics.TIGHT)
        column.addLayout(row)
        column.addWidget(self.count)
        kept = self.tr(
            "Whoever is removed stays in the log by name; a seat that has voted cannot be removed."
        )
        column.addWidget(text_label("caption", kept, wrap=True))
        self.remove.setToolTip(plain_tip(kept))
        return column

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("People"))
        table.setModel(self.model)
        table.setItemDelegate(ProxyDelegate(table))
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(metrics.ROW)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
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
        counted = room_words(workshop) if workshop.seats else ""
        told = weights_words(workshop)
        self.count.setText(f"{counted}. {told}" if told else counted)
        for control in (self.paste, self.csv, self.seats, self.add):
            control.setEnabled(not workshop.read_only)
        self._show_groups(workshop)
        self._show_columns()
        self._show_possible()

    def _show_groups(self, workshop: Workshop) -> None:
        """Offer the groups that there are; what is being typed stays."""
        groups = sorted({seat.group for seat in workshop.seats if seat.group})
        if groups != [self.group.itemText(i) for i in range(self.group.count())]:
            typed = self.group.currentText()
            with QSignalBlocker(self.group):
                self.group.clear()
                self.group.addItems(groups)
                self.group.setCurrentIndex(-1)
            self.group.setEditText(typed)

    @Slot()
    def _show_columns(self, _on: bool = False) -> None:
        """Show weights where they count, and proxies where one is set or wanted."""
        seats = self.workshop.seats if self.workshop is not None else ()
        weighted = self.workshop is not None and self.workshop.rule.weighted
        used = any(seat.proxy is not None for seat in seats)
        if used and not self.proxies.isChecked():
            with QSignalBlocker(self.proxies):
                self.proxies.setChecked(True)
        self.proxies.setEnabled(not used)
        self.table.setColumnHidden(WEIGHT, not weighted)
        self.table.setColumnHidden(PROXY, not self.proxies.isChecked())
        self._fit()

    def _fit(self) -> None:
        """Give every column what it needs in the chosen text size; the name takes the rest."""
        headings = QFontMetrics(small_type(self.table.font(), bold=True))
        for column in (SEAT, WEIGHT, PRESENT):
            heading = said("people", self.model.headings[column])
            self.table.setColumnWidth(column, headings.horizontalAdvance(heading) + 2 * PAD + metrics.SMALL)
        scale = max(1.0, self.table.font().pixelSize() / metrics.BODY)
        for column, width in SHARES.items():
            self.table.setColumnWidth(column, round(width * scale))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.workshop is not None:
            self._fit()

    @property
    def _numbers(self) -> list[int]:
        """The chosen seats by number."""
        found = [self.model.row_at(index) for index in self.table.selectionModel().selectedRows()]
        return [seat.number for seat in found if seat is not None]

    @Slot()
    def _show_possible(self) -> None:
        numbers = self._numbers
        can = bool(numbers) and self.workshop is not None and not self.workshop.read_only
        for control in (self.group, self.into, self.remove):
            control.setEnabled(can)
        words = self.tr("Nobody chosen") if not numbers else self.tr("%1 chosen")
        self.chosen.setText(words.replace("%1", str(len(numbers))))

    @Slot(object)
    def _on_edited(self, seat: Seat) -> None:
        self.send(partial(change_seat, seat=seat))

    @Slot()
    def _on_group_wanted(self, _checked: bool = False) -> None:
        if self.into.isEnabled():
            self.send(partial(people.set_group, numbers=self._numbers, group=self.group.currentText()))

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
        numbers = self._numbers
        if numbers and self.remove.isEnabled():
            self.send(partial(people.remove, numbers=numbers))
