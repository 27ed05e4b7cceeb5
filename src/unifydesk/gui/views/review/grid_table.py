"""A grid as a quiet table: as tall as its rows, as wide as its numbers; it scrolls sideways when it must."""

from __future__ import annotations

from itertools import chain

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from unifydesk.gui import metrics
from unifydesk.gui.models.grids import Grid, GridModel
from unifydesk.gui.models.words import DASH
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.small_type import small_type

PAD = 4
LEAST = 80
"""Width that the names of rows keep, at the usual text size, before the table scrolls sideways."""
QUIET = ("0", DASH)
"""Cells that step back, so that the others are seen."""
Index = QModelIndex | QPersistentModelIndex


class GridDelegate(QStyledItemDelegate):
    """Draws a cell with a hairline below it, and tints the current one while the table has the keyboard."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        painter.save()
        painter.setPen(inks.line())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        view = self.parent()
        if isinstance(view, QTableView) and view.hasFocus() and view.currentIndex() == index:
            painter.fillRect(rect, inks.tint(36))
        text = str(index.data())
        painter.setFont(option.font)
        painter.setPen(inks.muted() if text in QUIET else inks.ink())
        align = int(index.data(Qt.ItemDataRole.TextAlignmentRole) or 0)
        space = rect.adjusted(PAD, 0, -PAD, 0)
        if index.column() == 0:
            painter.drawText(space, align | int(Qt.TextFlag.TextWordWrap), text)
        else:
            fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, space.width())
            painter.drawText(space, align, fitted)
        painter.restore()


class GridTable(QTableView):
    """Shows grids. Tab reaches it, arrow keys walk its cells; each is spoken with heading and reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid: Grid | None = None
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.setItemDelegate(GridDelegate(self))
        self.setProperty("role", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(16)

    def show_grid(self, grid: Grid) -> None:
        """Show another grid."""
        self._grid = grid
        self.setAccessibleName(grid.name)
        self._lay_out()

    def _lay_out(self) -> None:
        """Show the grid in the first way that fits: as it is, with headings on two lines, or turned.

        A way in which no name of a row has to wrap goes first.
        """
        grid = self._grid
        if grid is None:
            return
        ways = (grid, grid.folded(), grid.turned())
        whole = (way for way in ways if sum(self._widths(way)) <= self.width())
        wrapped = (way for way in ways if self._least(way) <= self.width())
        grid = next(chain(whole, wrapped), grid)
        self.grid.show_grid(grid)
        self._share(self._widths(grid))

    def _widths(self, grid: Grid) -> list[int]:
        """Return what the words of each column need in the chosen text size."""
        words, headings = self.fontMetrics(), QFontMetrics(small_type(self.font(), bold=True))
        return [
            max(
                *(headings.horizontalAdvance(line) for line in column.heading.split("\n")),
                *(words.horizontalAdvance(row[at].text) for row in grid.rows),
                0,
            )
            + 2 * PAD
            + metrics.TIGHT
            for at, column in enumerate(grid.columns)
        ]

    def _least(self, grid: Grid) -> int:
        """Return the width below which a grid has to scroll: the names of rows may wrap, numbers may not."""
        widths = self._widths(grid)
        return self._least_name(widths[0]) + sum(widths[1:])

    def _least_name(self, width: int) -> int:
        return min(width, round(LEAST * max(1.0, self.font().pixelSize() / metrics.BODY)))

    def _share(self, widths: list[int]) -> None:
        """Let the names of the rows take what the numbers leave, and ask for the height of everything."""
        numbers = sum(widths[1:])
        first = max(self._least_name(widths[0]), self.width() - numbers)
        for at, width in enumerate((first, *widths[1:])):
            self.horizontalHeader().resizeSection(at, width)
        rows = self._wrap(first)
        bar = self.horizontalScrollBar().sizeHint().height() if first + numbers > self.width() else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar + 2)

    def _wrap(self, width: int) -> int:
        """Give every row the height of its name at this width, and return the height of all rows."""
        words, heads, whole = self.fontMetrics(), self.verticalHeader(), 0
        room = QRect(0, 0, width - 2 * PAD, 10_000)
        for row in range(self.grid.rowCount()):
            name = str(self.grid.index(row, 0).data())
            lines = words.boundingRect(room, int(Qt.TextFlag.TextWordWrap), name).height()
            height = max(words.height(), lines) + metrics.SMALL
            heads.resizeSection(row, height)
            whole += height
        return whole

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height that was reckoned."""
        return QSize(240, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._lay_out()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Begin at the first cell, so that it can be seen where the keyboard is."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.grid.index(0, 0))
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Keep the current cell in view, where the page scrolls and not the table."""
        super().currentChanged(current, previous)
        area = self._area()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and self.hasFocus():
            middle = self.viewport().mapTo(content, self.visualRect(current).center())
            area.ensureVisible(0, middle.y(), 0, 2 * metrics.HUGE)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk with the arrow keys; every other key belongs to the page."""
        arrows = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.key() in (*arrows, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()
