"""The outline at the left of the Lead page: where the session is, and what came of every claim."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.outline import OutlineModel, OutlineRow, current_section, outline_rows
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.state_glyph import paint_glyph

ROW = 30
HEIGHTS = {"section": 38, "slide": ROW, "claim": ROW}
FOLD, MARK, INDENT = 26, 33.0, 46
"""Where section titles, state marks and all other titles begin, in pixels."""
Index = QModelIndex | QPersistentModelIndex


class OutlineDelegate(QStyledItemDelegate):
    """Draws one line: a fold mark or a state mark, the title, and a quiet count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of a line."""
        row = _row(index)
        return QSize(80, HEIGHTS[row.kind] if row else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one line."""
        row = _row(index)
        if row is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        _paint_ground(painter, rect, row, option.state)
        _paint_mark(painter, rect, row)
        font = QFont(option.font)
        right = rect.right() - 10
        if row.detail:
            right = _paint_detail(painter, rect, font, row.detail)
        font.setWeight(QFont.Weight.DemiBold if row.kind == "section" or row.current else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(inks.muted() if row.kind == "slide" and not row.current else inks.ink())
        left = rect.left() + (FOLD if row.kind == "section" else INDENT)
        space = QRect(left, rect.top(), max(0, right - left), rect.height())
        title = f"{row.id}  {row.title}" if row.kind == "claim" else row.title
        text = QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()


def _paint_ground(painter: QPainter, rect: QRect, row: OutlineRow, state: QStyle.StateFlag) -> None:
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    if row.current or hovered:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.tint(36 if row.current else 16))
        painter.drawRoundedRect(rect.adjusted(4, 1, -4, -1), 6, 6)
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(inks.accent(), 2))
        painter.drawRoundedRect(rect.adjusted(5, 2, -5, -2), 5, 5)


def _paint_detail(painter: QPainter, rect: QRect, font: QFont, detail: str) -> int:
    small = QFont(font)
    small.setPixelSize(max(10, font.pixelSize() - 2) if font.pixelSize() > 0 else 12)
    painter.setFont(small)
    painter.setPen(inks.muted())
    space = rect.adjusted(0, 0, -12, 0)
    painter.drawText(space, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
    return space.right() - QFontMetrics(small).horizontalAdvance(detail) - 8


def _paint_mark(painter: QPainter, rect: QRect, row: OutlineRow) -> None:
    middle = rect.center().y() + 0.5
    x = rect.left() + MARK
    if row.kind == "section":
        fold = [(-4, -2.0), (4, -2.0), (0, 3.0)] if row.expanded else [(-2.0, -4), (-2.0, 4), (3.0, 0)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.muted())
        painter.drawPolygon(QPolygonF([QPointF(rect.left() + 14.0 + a, middle + b) for a, b in fold]))
    elif row.kind == "claim":
        colour = inks.accent() if row.state in ("open", "talking") else inks.muted()
        paint_glyph(painter, QPointF(x, middle), row.state, colour)


def _row(index: Index) -> OutlineRow | None:
    model = index.model()
    return model.row_at(index) if isinstance(model, OutlineModel) else None


class Outline(QListView):
    """The list. A click or Enter on a slide or claim asks to go there; on a section it folds."""

    picked = Signal(object)  # OutlineRow of a slide or claim

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._opened: set[str] = set()
        self._was_at = ""
        self._was_here: tuple[str, str] = ("", "")
        self.rows = OutlineModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(OutlineDelegate(self))
        self.setAccessibleName(self.tr("Outline"))
        self.setProperty("role", "plain")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)

    def show_workshop(self, workshop: Workshop) -> None:
        """Show another moment; the section of the session unfolds when the session arrives there."""
        self._workshop = workshop
        at = current_section(workshop)
        if at != self._was_at:
            self._opened.discard(self._was_at)
            self._opened.add(at)
            self._was_at = at
        self._refresh()
        here = (workshop.standing.slide, workshop.standing.claim)
        if here != self._was_here:
            self._was_here = here
            self._reveal_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter goes to the current line, arrows fold a section; all other keys belong to the presenter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or self._folds(event.key()):
            self._on_clicked(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def _folds(self, key: int) -> bool:
        """Return whether an arrow folds or unfolds the current line."""
        row = self.rows.row_at(self.currentIndex())
        if row is None or row.kind != "section":
            return False
        return key == (Qt.Key.Key_Left if row.expanded else Qt.Key.Key_Right)

    @Slot(QModelIndex)
    def _on_clicked(self, index: QModelIndex) -> None:
        row = self.rows.row_at(index)
        if row is None:
            return
        if row.kind == "section":
            self._opened ^= {row.id}
            self._refresh()
        else:
            self.picked.emit(row)

    def _refresh(self) -> None:
        if self._workshop is not None:
            self.rows.replace(outline_rows(self._workshop, self._opened))

    def _reveal_current(self) -> None:
        for number, row in enumerate(self.rows.rows):
            if row.current:
                index = self.rows.index(number, 0)
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.scrollTo(index, QListView.ScrollHint.EnsureVisible)
