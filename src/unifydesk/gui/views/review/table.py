"""The overview of all claims: bar, position in words, swing, movement and rounds."""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unifydesk.gui import metrics
from unifydesk.gui.models.drawing import row_picture
from unifydesk.gui.models.review import CLAIM, MOVED, POSITION, ROUNDS, SWING, VOTE, ReviewModel, ReviewRow
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.picture_view import paint_picture, theme_roles
from unifydesk.gui.widgets.small_type import small_type
from unifydesk.gui.widgets.state_glyph import paint_glyph

EDGE, PAD, GLYPH = 6, 8, 32
NARROW_BAR, WIDE_BAR = 140, 240
WIDE_FROM = 1100
"""Width of the table from which on the bars are given more room."""
LEAST_NAMES = 380
"""Width for claim and position together, below which the number of rounds gives way to them."""
Index = QModelIndex | QPersistentModelIndex


def line_height(font: QFontMetrics) -> int:
    """Return the height of the line of one question."""
    return font.height() + metrics.TIGHT


class ReviewDelegate(QStyledItemDelegate):
    """Draws a cell; every question has its own line, so that bars and words stand side by side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a claim: a line for each of its questions."""
        row = _row(index)
        return QSize(80, line_height(QFontMetrics(option.font)) * (row.height if row else 1) + 2 * EDGE)

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
        else:
            _paint_lines(painter, rect, row, index)
        painter.restore()


def _row(index: Index) -> ReviewRow | None:
    model = index.model()
    return model.row_at(index) if isinstance(model, ReviewModel) else None


def _paint_claim(painter: QPainter, rect: QRect, row: ReviewRow) -> None:
    live = row.state in ("open", "talking")
    middle = QPointF(rect.left() + GLYPH / 2, rect.center().y() + 0.5)
    paint_glyph(painter, middle, row.state, inks.accent() if live else inks.muted())
    font = QFont(painter.font())
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(inks.ink())
    space = rect.adjusted(GLYPH, 0, -PAD, 0)
    bold = painter.fontMetrics()
    gone = max(bold.horizontalAdvance("EB0000"), bold.horizontalAdvance(f"{row.claim.id}  "))
    align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(space, align, row.claim.id)
    font.setWeight(QFont.Weight.Normal)
    painter.setFont(font)
    space = space.adjusted(gone, 0, 0, 0)
    title = painter.fontMetrics().elidedText(row.claim.title, Qt.TextElideMode.ElideRight, space.width())
    painter.drawText(space, align, title)


def _paint_lines(painter: QPainter, rect: QRect, row: ReviewRow, index: Index) -> None:
    """Paint a cell with a line for each question, as a picture where there is one."""
    align = Qt.AlignmentFlag(int(index.data(Qt.ItemDataRole.TextAlignmentRole)))
    quiet = not row.lines or (index.column() == POSITION and not row.revealed)
    painter.setPen(QPen(inks.muted() if quiet or index.column() == VOTE else inks.ink()))
    lines = str(index.data()).split("\n")
    if index.column() == ROUNDS or not row.lines:
        painter.drawText(rect.adjusted(PAD, 0, -PAD, 0), align, lines[0])
        return
    height = line_height(painter.fontMetrics())
    top = rect.top() + (rect.height() - height * row.height) / 2
    for number, text in enumerate(lines):
        space = QRectF(rect.left() + PAD, top + number * height, rect.width() - 2 * PAD, height)
        if index.column() == VOTE and number < len(row.shown) and _paint_bar(painter, space, row, number):
            continue
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(space.width()))
        painter.drawText(space.toRect(), align, fitted)


def _paint_bar(painter: QPainter, space: QRectF, row: ReviewRow, number: int) -> bool:
    """Paint the picture of one line, and say whether there is one."""
    target = space.adjusted(0, 3, 0, -3)
    picture = row_picture(row.shown[number].figures, target.width(), target.height())
    if picture is not None:
        paint_picture(painter, picture, target, theme_roles())
    return picture is not None


class ReviewTable(QTableView):
    """The table; whole rows are chosen, Enter asks to lead the claim."""

    chosen = Signal(object)  # claim id, or None when no row is current
    lead_wanted = Signal(str)  # claim id

    def __init__(self, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.claims = model
        self._moved = 0  # width that the movements of all claims need
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
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(metrics.LARGE)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(CLAIM, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)
        self.activated.connect(self._on_activated)

    def fit(self) -> None:
        """Give every row the height of its lines, and every column what its words need in this text size."""
        words, heads = self.fontMetrics(), self.verticalHeader()
        line = line_height(words)
        for at, row in enumerate(self.claims.rows):
            height = line * row.height + 2 * EDGE
            if heads.sectionSize(at) != height:
                heads.resizeSection(at, height)
        texts = {self.claims.text(row, MOVED) for row in self.claims.rows}
        lines = {line for text in texts for line in text.split("\n")}
        self._moved = max((words.horizontalAdvance(line) for line in lines), default=0)
        self._share()

    def _share(self) -> None:
        """Share out the width: numbers take what they need, claim and position what is left."""
        words, headings = self.fontMetrics(), QFontMetrics(small_type(self.font(), bold=True))
        scale = max(1.0, self.font().pixelSize() / metrics.BODY)
        room = 2 * PAD + metrics.TIGHT
        names = self.claims.headings
        bar = WIDE_BAR if self.width() >= WIDE_FROM * scale else NARROW_BAR
        widths = {
            VOTE: round(bar * scale),
            SWING: max(headings.horizontalAdvance(names[SWING]), words.horizontalAdvance(">3")) + room,
            MOVED: max(headings.horizontalAdvance(names[MOVED]), self._moved) + room,
            ROUNDS: headings.horizontalAdvance(names[ROUNDS]) + room,
        }
        left = self.viewport().width() - sum(widths.values())
        spare = left < LEAST_NAMES * scale
        self.setColumnHidden(ROUNDS, spare)
        left += widths[ROUNDS] if spare else 0
        for column, width in (*widths.items(), (POSITION, max(left, 0) // 2)):
            self.horizontalHeader().resizeSection(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self._share()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model() is not None:
            self.fit()

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
