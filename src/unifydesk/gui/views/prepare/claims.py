"""Which claims are put to the vote, and how: one table, and one line that sets all of them at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QRect, Qt, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from unifydesk.app import preparing
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.claims import (
    AGENDA,
    CLAIM,
    CONFIDENCE,
    ID,
    KIND_ROLE,
    LENS,
    REASON,
    WAY,
    WAYS,
    ClaimsModel,
    rows_of,
)
from unifydesk.gui.models.rows import Index
from unifydesk.gui.views.prepare.section import Section
from unifydesk.gui.widgets.labels import push_button, text_label, tight

WIDTHS = {AGENDA: 88, ID: 72, LENS: 180, WAY: 180, CONFIDENCE: 112, REASON: 96}
FEWEST = 3
"""People present below whom a confidential vote would tell who said what."""


class WayDelegate(QStyledItemDelegate):
    """A combo box for the way of voting, and the colour of its kind for each claim."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Colour the kind of a claim."""
        super().initStyleOption(option, index)
        kind = index.data(KIND_ROLE)
        if kind:
            colour = self._icons.colour(f"{kind}_text")
            for role in (option.palette.ColorRole.Text, option.palette.ColorRole.HighlightedText):
                option.palette.setColor(role, colour)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell, and the sign of a list where one can choose."""
        super().paint(painter, option, index)
        if index.column() == WAY and index.flags() & Qt.ItemFlag.ItemIsEditable:
            side = metrics.LARGE
            area = QRect(option.rect).adjusted(0, 0, -metrics.MEDIUM, 0)
            place = QRect(area.right() - side, area.center().y() - side // 2, side, side)
            painter.drawPixmap(place, self._icons.pixmap("chevron-down", "muted", side))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Offer the ways of voting."""
        del option, index
        combo = QComboBox(parent)
        combo.setAccessibleName(self.tr("Vote by"))
        for way, words in WAYS.items():
            combo.addItem(QCoreApplication.translate("claims", words), way)
        combo.activated.connect(self._on_activated)
        return combo

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show the way in force."""
        if isinstance(editor, QComboBox):
            ways = list(WAYS)
            editor.setCurrentIndex(ways.index(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Ask for the way that was chosen."""
        if isinstance(editor, QComboBox):
            model.setData(index, list(WAYS)[editor.currentIndex()], Qt.ItemDataRole.EditRole)

    @Slot()
    def _on_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


class ClaimsSection(Section):
    """The table of claims."""

    def __init__(self, jobs: Jobs, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(jobs, parent)
        intro = self.tr(
            "A claim that is not on the agenda can still be shown. Rounds already opened stay as they were."
        )
        self.set_words(self.tr("Claims"), intro)
        self.model = ClaimsModel(self)
        self.model.edited.connect(self._on_edited)
        self.table = self._make_table(icons)
        self.way = QComboBox()
        self.way.setAccessibleName(self.tr("Vote on every claim by"))
        for way, words in WAYS.items():
            self.way.addItem(QCoreApplication.translate("claims", words), way)
        self.confidence = push_button("quiet", self.tr("Confidence on all"))
        self.reason = push_button("quiet", self.tr("Reason on all"))
        self.warning = text_label("muted", wrap=True)
        self.way.activated.connect(self._on_way_chosen)
        self.confidence.clicked.connect(self._on_confidence_clicked)
        self.reason.clicked.connect(self._on_reason_clicked)
        bar = tight(QHBoxLayout(), metrics.SMALL)
        label = QLabel(self.tr("Vote on every claim by"))
        label.setProperty("role", "body")
        label.setBuddy(self.way)
        bar.addWidget(label)
        bar.addWidget(self.way)
        bar.addStretch(1)
        bar.addWidget(self.confidence)
        bar.addWidget(self.reason)
        self.body.addLayout(bar)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.warning)

    def _make_table(self, icons: Icons) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Claims"))
        table.setModel(self.model)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setItemDelegate(WayDelegate(icons, table))
        table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(metrics.ROW)
        head = table.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionResizeMode(CLAIM, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            table.setColumnWidth(column, width)
        return table

    def show_values(self, workshop: Workshop) -> None:
        """Show how every claim is asked."""
        self.model.read_only = workshop.read_only
        self.model.replace(rows_of(workshop))
        for control in (self.way, self.confidence, self.reason):
            control.setEnabled(not workshop.read_only)
        setups = list(workshop.setups.values())
        self._show_way(setups)
        self.confidence.setText(self._words_for_all("confidence", setups))
        self.reason.setText(self._words_for_all("reason", setups))
        secret = any(s.included and s.level == CONFIDENTIAL for s in setups)
        words = self.tr("A confidential vote needs at least %1 people in the room.").replace(
            "%1", str(FEWEST)
        )
        self.warning.setText(words if secret and workshop.present < FEWEST else "")

    def _show_way(self, setups: list[ClaimSetup]) -> None:
        ways = {(s.channel, s.level) for s in setups}
        self.way.setPlaceholderText(self.tr("Several ways"))
        self.way.setCurrentIndex(list(WAYS).index(ways.pop()) if len(ways) == 1 else -1)

    def _words_for_all(self, field: str, setups: list[ClaimSetup]) -> str:
        is_on = all(getattr(setup, field) for setup in setups)
        if field == "confidence":
            return self.tr("Confidence on none") if is_on else self.tr("Confidence on all")
        return self.tr("Reason on none") if is_on else self.tr("Reason on all")

    @Slot(object)
    def _on_edited(self, setup: ClaimSetup) -> None:
        self.send(partial(preparing.set_setup, setup=setup))

    @Slot()
    def _on_way_chosen(self) -> None:
        channel, level = list(WAYS)[self.way.currentIndex()]
        self._set_all(channel=channel, level=level)

    @Slot()
    def _on_confidence_clicked(self, _checked: bool = False) -> None:
        self._turn_all("confidence")

    @Slot()
    def _on_reason_clicked(self, _checked: bool = False) -> None:
        self._turn_all("reason")

    def _turn_all(self, field: str) -> None:
        if self.workshop is not None:
            is_on = all(getattr(setup, field) for setup in self.workshop.setups.values())
            self._set_all(**{field: not is_on})

    def _set_all(self, **fields: Any) -> None:
        if self.workshop is not None:
            setups = [replace(setup, **fields) for setup in self.workshop.setups.values()]
            self.send(partial(preparing.set_setups, setups=setups))
