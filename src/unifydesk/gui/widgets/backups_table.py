"""The table of backups: whole rows, no editing; widths are shared out by what the words need."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.models.backups import HOLDS, LAST, STATE, WHEN, WORKSHOP, BackupsModel
from unifydesk.gui.widgets import inks

ROOM = 2 * metrics.MEDIUM
SAMPLES = {
    WHEN: "2026-11-23 14:05",
    HOLDS: "12 rounds closed · 120 ballots · 12 notes",
    STATE: "Changed since sealed",
}
"""Words that the narrow columns have room for."""


class CurrentRow(QStyledItemDelegate):
    """Marks the chosen row at its left while the table has the keyboard."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        super().paint(painter, option, index)
        view = self.parent()
        if not isinstance(view, QTableView) or not view.hasFocus():
            return
        if index.column() == WHEN and index.row() == view.currentIndex().row():
            rect = option.rect
            painter.fillRect(rect.left(), rect.top(), 3, rect.height(), inks.accent())


class BackupsTable(QTableView):
    """Tab reaches it, arrow keys walk its rows, Enter opens one."""

    def __init__(self, model: BackupsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposed = QPersistentModelIndex()
        self.setModel(model)
        self.setAccessibleName(self.tr("Backups"))
        self.setItemDelegate(CurrentRow(self))
        self.setProperty("role", "rows")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(metrics.ROW + metrics.SMALL)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(LAST, QHeaderView.ResizeMode.Stretch)

    def propose(self, row: int) -> None:
        """Choose a row for the person."""
        self.setCurrentIndex(self.model().index(row, WHEN))
        self._proposed = QPersistentModelIndex(self.currentIndex())

    @property
    def is_as_proposed(self) -> bool:
        """Whether the person has not chosen another row."""
        return self._proposed == self.currentIndex()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the narrow columns what they need; workshop and last act share the rest."""
        super().resizeEvent(event)
        words = self.fontMetrics()
        widths = {column: words.horizontalAdvance(text) + ROOM for column, text in SAMPLES.items()}
        left = max(self.viewport().width() - sum(widths.values()), 0)
        for column, width in (*widths.items(), (WORKSHOP, left // 2)):
            self.horizontalHeader().resizeSection(column, width)
