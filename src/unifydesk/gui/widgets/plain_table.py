"""A small table of numbers as tall as its rows, with hairlines only."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.widgets import inks

ROW_HEIGHT = 28
PAD = 4
Index = QModelIndex | QPersistentModelIndex


class HairlineDelegate(QStyledItemDelegate):
    """Draws a cell and the hairline below it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        painter.save()
        painter.setPen(inks.line())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(option.font)
        painter.setPen(inks.ink())
        align = Qt.AlignmentFlag(int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0))
        space = rect.adjusted(PAD, 0, -PAD, 0)
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, align, text)
        painter.restore()


class PlainTable(QTableView):
    """Never scrolls: it asks for the height of its rows and shares out its width."""

    def __init__(
        self,
        model: QAbstractItemModel,
        name: str,
        fitting: Collection[int] = (0,),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._fitting = fitting  # columns as wide as their words, negative ones from the right
        self.setModel(model)
        self.setItemDelegate(HairlineDelegate(self))
        self.setAccessibleName(name)
        self.setProperty("role", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(16)
        for signal in (model.rowsInserted, model.rowsRemoved, model.dataChanged, model.modelReset):
            signal.connect(self._on_rows_changed)
        self._on_rows_changed()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height of all rows."""
        return QSize(
            240, self.horizontalHeader().sizeHint().height() + self.model().rowCount() * ROW_HEIGHT + 2
        )

    @Slot()
    def _on_rows_changed(self) -> None:
        header, columns = self.horizontalHeader(), self.model().columnCount()
        for column in range(columns):
            if column in self._fitting or column - columns in self._fitting:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
                header.resizeSection(column, self._width_of(column))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(self.sizeHint().height())

    def _width_of(self, column: int) -> int:
        """Return what the heading and the cells of a column need."""
        model = self.model()
        heading = str(model.headerData(column, Qt.Orientation.Horizontal))
        cells = [str(model.index(row, column).data()) for row in range(model.rowCount())]
        font = QFont(self.font())
        font.setPixelSize(max(1, round(font.pixelSize() * metrics.CAPTION / metrics.BODY)))
        font.setWeight(QFont.Weight.DemiBold)
        head = QFontMetrics(font).horizontalAdvance(heading)
        return max([head, *(self.fontMetrics().horizontalAdvance(cell) for cell in cells)]) + 2 * PAD + 4
