"""The overview of all claims: bar, position in words, swing, movement and rounds."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unifydesk.gui.models.review import CLAIM, MOVED, POSITION, ROUNDS, SWING, VOTE, ReviewModel, ReviewRow
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.picture_view import paint_picture, theme_roles
from unifydesk.gui.widgets.state_glyph import paint_glyph
from unifydesk.pictures.mini_bar import mini_bar

LINE, EDGE, PAD = 24, 6, 8
WIDTHS = {VOTE: 140, POSITION: 228, SWING: 60, MOVED: 76, ROUNDS: 64}
WIDE = {VOTE: 240, POSITION: 260, SWING: 72, MOVED: 96, ROUNDS: 72}
WIDE_FROM = 1100
"""Width of the table from which on the bars are given more room."""
Index = QModelIndex | QPersistentModelIndex


class ReviewDelegate(QStyledItemDelegate):
    """Draws a cell; every question has its own line, so that bars and words stand side by side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a claim: a line for each of its questions."""
        row = _row(index)
        return QSize(80, LINE * max(1, len(row.lines) if row else 1) + 2 * EDGE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        row, view = _row(index), self.parent()
        if row is None or not isinstance(view, QTableView):
            return
        painter.save()
        rect: QRect = option.rect
        if index.row() == view.currentIndex().row():
            painter.fillRect(rect, inks.tint(36 if view.hasFocus() else 22))
            if view.hasFocus() and index.column() == CLAIM:
                painter.fillRect(rect.left(), rect.top(), 3, rect.height(), inks.accent())
        painter.setPen(inks.line())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setFont(option.font)
        if index.column() == CLAIM:
            _paint_claim(painter, rect, row)
        elif index.column() == VOTE:
            _paint_bars(painter, rect, row)
        else:
            _paint_lines(painter, rect, row, index)
        painter.restore()


def _row(index: Index) -> ReviewRow | None:
    model = index.model()
    return model.row_at(index) if isinstance(model, ReviewModel) else None


def _paint_claim(painter: QPainter, rect: QRect, row: ReviewRow) -> None:
    live = row.state in ("open", "talking")
    middle = QPointF(rect.left() + 16.0, rect.center().y() + 0.5)
    paint_glyph(painter, middle, row.state, inks.accent() if live else inks.muted())
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(inks.ink())
    space = rect.adjusted(32, 0, -PAD, 0)
    wide = painter.fontMetrics().horizontalAdvance("EB0000")
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(space, align, row.claim.id)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    space = space.adjusted(wide, 0, 0, 0)
    title = painter.fontMetrics().elidedText(row.claim.title, Qt.TextElideMode.ElideRight, space.width())
    painter.drawText(space, align, title)


def _paint_bars(painter: QPainter, rect: QRect, row: ReviewRow) -> None:
    width = float(rect.width() - 2 * PAD)
    for number, line in enumerate(row.lines):
        target = QRectF(rect.left() + PAD, _top(rect, row, number) + 3, width, LINE - 6)
        paint_picture(painter, mini_bar(line.figures, width, LINE - 6.0), target, theme_roles())


def _paint_lines(painter: QPainter, rect: QRect, row: ReviewRow, index: Index) -> None:
    align = Qt.AlignmentFlag(int(index.data(Qt.ItemDataRole.TextAlignmentRole)))
    quiet = not row.lines or (index.column() == POSITION and not row.revealed)
    painter.setPen(QPen(inks.muted() if quiet else inks.ink()))
    lines = str(index.data()).split("\n")
    if index.column() == ROUNDS or len(lines) != len(row.lines):
        painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), align, lines[0])
        return
    for number, text in enumerate(lines):
        space = QRect(rect.left() + PAD, round(_top(rect, row, number)), rect.width() - 2 * PAD, LINE)
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, align, fitted)


def _top(rect: QRect, row: ReviewRow, number: int) -> float:
    return rect.top() + (rect.height() - LINE * len(row.lines)) / 2 + number * LINE


class ReviewTable(QTableView):
    """The table; whole rows are chosen, Enter asks to lead the claim."""

    chosen = Signal(object)  # claim id, or None when no row is current
    lead_wanted = Signal(str)  # claim id

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claims = model
        self.setModel(model)
        self.setItemDelegate(ReviewDelegate(self))
        self.setAccessibleName(self.tr("Claims"))
        self.setProperty("role", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(CLAIM, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        for column, width in (WIDTHS if self.width() < WIDE_FROM else WIDE).items():
            self.horizontalHeader().resizeSection(column, width)

    def choose(self, claim: str) -> None:
        """Make a claim the current row."""
        row = self.claims.row_of(claim)
        if row >= 0:
            self.setCurrentIndex(self.claims.index(row, CLAIM))

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        row = self.claims.row_at(current)
        self.viewport().update()
        self.chosen.emit(row.claim.id if row else None)

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row = self.claims.row_at(index)
        if row is not None:
            self.lead_wanted.emit(row.claim.id)
