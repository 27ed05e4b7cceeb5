"""Paints the table of claims on two lines, and offers forms and ways of voting in a list."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QPersistentModelIndex, QRect, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from unifydesk.gui import metrics
from unifydesk.gui.icons import Icons
from unifydesk.gui.models.claims import (
    CLAIM,
    FORM,
    NO_ITEMS,
    ROW_ROLE,
    WAY,
    ClaimRow,
    form_text,
    kind_text,
    way_words,
)
from unifydesk.gui.models.rows import Index
from unifydesk.gui.models.words import said
from unifydesk.gui.widgets import inks
from unifydesk.gui.widgets.small_type import small_type

PAD = 11
SIGN = metrics.LARGE
MOST_SHOWN = 16
"""Entries of a list that are shown before it scrolls."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_WRAP = int(_LEFT) | int(Qt.TextFlag.TextWordWrap)


class ClaimDelegate(QStyledItemDelegate):
    """Draws a claim with its kind below its title; a double click or F2 on a choice opens its list."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._icons = icons
        self._list: QComboBox | None = None
        self._at = QPersistentModelIndex()  # where the list stands

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the height of two lines."""
        return QSize(super().sizeHint(option, index).width(), row_height(QFontMetrics(option.font)))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Leave the words to `paint`, where they are drawn on two lines."""
        super().initStyleOption(option, index)
        if index.column() in (CLAIM, FORM, WAY):
            option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        super().paint(painter, option, index)
        row = index.data(ROW_ROLE)
        if not isinstance(row, ClaimRow) or index.column() not in (CLAIM, FORM, WAY):
            return
        painter.save()
        painter.setFont(option.font)
        painter.setPen(inks.ink())
        area: QRect = option.rect.adjusted(PAD, 0, -PAD, -1)
        if index.column() == CLAIM:
            self._paint_claim(painter, area, row)
        elif not (self._edits() and self._at == index):  # the list is not as tall as the row
            self._paint_choice(painter, area, index)
        painter.restore()

    def _paint_claim(self, painter: QPainter, area: QRect, row: ClaimRow) -> None:
        line = painter.fontMetrics().height()
        top = area.top() + (area.height() - 2 * line) // 2
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        name = f"{row.claim.id}  "
        painter.drawText(QRect(area.left(), top, area.width(), line), _LEFT, name)
        gone = painter.fontMetrics().horizontalAdvance(name)
        font.setWeight(QFont.Weight.Normal)
        painter.setFont(font)
        self._elided(painter, QRect(area.left() + gone, top, area.width() - gone, line), row.claim.title)
        painter.setFont(small_type(font))
        below = QRect(area.left(), top + line, area.width(), line)
        if row.problem:
            painter.setPen(self._icons.colour("warning"))
            self._elided(painter, below, said("claims", NO_ITEMS) if not row.claim.items else row.problem)
        else:
            painter.setPen(self._icons.colour(f"{row.claim.kind}_text"))
            self._elided(painter, below, kind_text(row.claim))

    def _elided(self, painter: QPainter, area: QRect, text: str) -> None:
        fitted = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, _LEFT, fitted)

    def _paint_choice(self, painter: QPainter, area: QRect, index: Index) -> None:
        """Paint what was chosen, and the sign of a list where one can choose."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            place = QRect(area.right() - SIGN, area.center().y() - SIGN // 2, SIGN, SIGN)
            painter.drawPixmap(place, self._icons.pixmap("chevron-down", "muted", SIGN))
        room = area.adjusted(0, 0, -SIGN - metrics.TIGHT, 0)
        painter.drawText(room, _WRAP, str(index.data()))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: N802
        """Offer the forms or the ways that this claim can have."""
        del option
        row = index.data(ROW_ROLE)
        combo = QComboBox(parent)
        if isinstance(row, ClaimRow) and index.column() == FORM:
            combo.setAccessibleName(self.tr("Ballot form of {claim}").format(claim=row.claim.id))
            for form in row.forms:
                combo.addItem(form_text(row, form), form)
        elif isinstance(row, ClaimRow):
            combo.setAccessibleName(self.tr("How to vote on {claim}").format(claim=row.claim.id))
            for way in row.ways:
                combo.addItem(way_words(way), way)
        widest = max((combo.itemText(i) for i in range(combo.count())), key=len, default="")
        view = combo.view()
        view.setMinimumWidth(combo.fontMetrics().horizontalAdvance(widest) + 3 * SIGN)
        combo.activated.connect(self._on_activated)
        combo.setMaxVisibleItems(MOST_SHOWN)
        self._list, self._at = combo, QPersistentModelIndex(index)
        return combo

    def unfold(self) -> None:
        """Open the list of the editor that was made last, so that one click or Enter shows the choices."""
        if self._list is not None and self._edits():
            self._list.showPopup()

    def _edits(self) -> bool:
        return self._list is not None and isValid(self._list) and self._list.isVisible()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802
        """Let the list stand in the middle of the two lines, as wide as its words and as high as a field."""
        del index
        area: QRect = option.rect
        hint = editor.sizeHint()
        height, width = min(area.height(), hint.height()), max(area.width(), hint.width())
        top = area.top() + (area.height() - height) // 2
        editor.setGeometry(area.right() - width + 1, top, width, height)

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show what is in force."""
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(_place(editor, index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: N802
        """Ask for what was chosen."""
        if isinstance(editor, QComboBox) and editor.currentIndex() >= 0:
            model.setData(index, editor.currentData(), Qt.ItemDataRole.EditRole)

    @Slot()
    def _on_activated(self) -> None:
        editor = self.sender()
        if isinstance(editor, QComboBox):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor)


def _place(combo: QComboBox, value: object) -> int:
    """Return where a value stands in a list; tuples come back from Qt as lists, so `findData` is no help."""
    wanted = tuple(value) if isinstance(value, (list, tuple)) else value
    for at in range(combo.count()):
        held = combo.itemData(at)
        if (tuple(held) if isinstance(held, (list, tuple)) else held) == wanted:
            return at
    return -1


def row_height(font: QFontMetrics) -> int:
    """Return the height of a row of two lines."""
    return max(metrics.ROW, 2 * font.height() + metrics.SMALL)
