"""The roll-call table: one key an answer, then on to the next question or the next seat."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unifydesk.gui.models.roll_call import FIRST_ANSWER, RollCallModel
from unifydesk.gui.widgets import inks

ROW_HEIGHT = 32
SEAT_WIDTH, NAME_WIDTH, ANSWER_WIDTH, LEAST_WIDTH, STATE_WIDTH, PAD = 46, 110, 86, 44, 26, 6
IN_ONE_GO = 700
"""Milliseconds within which keys belong together: “7”, Space, “4” names a seat and closes nothing."""
Index = QModelIndex | QPersistentModelIndex


class SeatDelegate(QStyledItemDelegate):
    """Draws a cell: hairlines between rows, a frame around the current answer, dimmed absent seats."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view, model = self.parent(), index.model()
        if not isinstance(view, RollTable) or not isinstance(model, RollCallModel):
            return
        row = model.row_at(index)
        if row is None:
            return
        painter.save()
        rect: QRect = option.rect
        current = view.currentIndex()
        if index.row() == current.row():
            _paint_here(painter, rect, on_cell=index.column() == current.column(), focused=view.hasFocus())
        painter.setPen(inks.line())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        place = model.question_at(index.column())
        waiting = place >= 0 and row.pending[place] is not None
        quiet = not row.seat.present or waiting or index.column() == 0
        last = index.column() == model.columnCount() - 1
        painter.setPen(inks.accent() if last else inks.muted() if quiet else inks.ink())
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if place >= 0 and not waiting else QFont.Weight.Normal)
        painter.setFont(font)
        align = Qt.AlignmentFlag(int(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        space = rect.adjusted(PAD, 0, -PAD, 0)
        words = model.text(row, index.column())
        text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, space.width())
        painter.drawText(space, align, text)
        painter.restore()


def _paint_here(painter: QPainter, rect: QRect, *, on_cell: bool, focused: bool) -> None:
    painter.fillRect(rect, inks.tint(26))
    if on_cell:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(inks.accent(), 2 if focused else 1))
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class RollTable(QTableView):
    """The table. It only tells which key was pressed where; the panel records it."""

    answered = Signal(int, int, str)  # row, question, typed key
    withdrawn = Signal(int)  # row
    seat_typed = Signal(str)  # a number and a space typed in one go, as in “7 4”

    def __init__(self, model: RollCallModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seats = model
        self.one_go = IN_ONE_GO
        self._digits = ""  # typed in one go
        self._since_digit = QElapsedTimer()
        self.setModel(model)
        self.setItemDelegate(SeatDelegate(self))
        self.setAccessibleName(self.tr("Roll call"))
        self.setProperty("role", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumHeight(5 * ROW_HEIGHT // 2)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(24)
        model.modelReset.connect(self._on_model_reset)

    def go_to(self, row: int, question: int = 0) -> None:
        """Make an answer the current one and bring its seat into view."""
        index = self.seats.index(row, FIRST_ANSWER + question)
        if index.isValid():
            before = self.currentIndex().row()
            self.setCurrentIndex(index)
            for changed in {before, row} - {-1}:
                self.viewport().update(self._row_rect(changed))

    def advance(self) -> None:
        """Go to the next question, or to the next seat that is present and has not answered.

        A ballot that came from elsewhere, such as the booth, is not typed over by going on; where all
        that follow have answered, the next seat is taken, for corrections.
        """
        current = self.currentIndex()
        question = self.seats.question_at(current.column())
        if question + 1 < len(self.seats.questions):
            self.go_to(current.row(), question + 1)
        else:
            rows = self.seats.rows
            gaps = (r for r in range(current.row() + 1, len(rows)) if rows[r].seat.present)
            gap = next((r for r in gaps if not all(rows[r].all_shown)), None)
            following = self._present(current.row(), 1) if gap is None else gap
            if following is not None:
                self.go_to(following)

    def go_to_first_gap(self) -> None:
        """Go to the first present seat that has not answered everything, or to the first seat."""
        for number, row in enumerate(self.seats.rows):
            if row.seat.present and not row.complete:
                place = next((i for i, a in enumerate(row.recorded) if a is None), 0)
                self.go_to(number, place)
                return
        first = self._present(-1, 1)
        if first is not None:
            self.go_to(first)

    def event(self, event: QEvent) -> bool:
        """Keep a Space that follows a number at once, while somebody is still to answer."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Space
            and self._names_a_seat()
        ):
            event.accept()
            return True
        return super().event(event)

    @property
    def in_one_go(self) -> bool:
        """Whether the last digit was typed a moment ago."""
        return bool(self._digits) and self._since_digit.elapsed() < self.one_go

    def _names_a_seat(self) -> bool:
        return self.in_one_go and any(r.seat.present and not all(r.all_shown) for r in self.seats.rows)

    def _note_digit(self, word: str) -> None:
        self._digits = self._digits + word if self.in_one_go else word
        self._since_digit.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer, withdraw or move; everything else belongs to the page."""
        current = self.currentIndex()
        question = self.seats.question_at(current.column())
        plain = not event.modifiers() & ~(
            Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
        )
        word = event.text().strip()
        if event.key() == Qt.Key.Key_Space and self._names_a_seat():
            digits, self._digits = self._digits, ""
            self.seat_typed.emit(digits)
        elif plain and question >= 0 and word and (word.isdigit() or word in "jJ"):
            self.answered.emit(current.row(), question, word)
            self._note_digit(word)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and current.isValid():
            self.withdrawn.emit(current.row())
        elif not self._move(event.key(), current.row(), question):
            event.ignore()

    def _move(self, key: int, row: int, question: int) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            target = self._present(row, -1 if key == Qt.Key.Key_Up else 1)
            if target is not None:
                self.go_to(target, max(0, question))
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if key == Qt.Key.Key_Left else 1
            self.go_to(row, min(len(self.seats.questions) - 1, max(0, question + step)))
        else:
            return False
        return True

    def _present(self, row: int, step: int) -> int | None:
        """Return the next row in a direction whose person is present, or None."""
        row += step
        while 0 <= row < len(self.seats.rows):
            if self.seats.rows[row].seat.present:
                return row
            row += step
        return None

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    @Slot()
    def _on_model_reset(self) -> None:
        self._share_width()

    def _share_width(self) -> None:
        """Give the answers what they need, and the names what is left."""
        header, questions = self.horizontalHeader(), len(self.seats.questions)
        if not questions:
            return
        room = self.viewport().width() - SEAT_WIDTH - STATE_WIDTH - NAME_WIDTH
        answer = max(LEAST_WIDTH, min(ANSWER_WIDTH, room // questions))
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.resizeSection(0, SEAT_WIDTH)
        for column in range(FIRST_ANSWER, FIRST_ANSWER + questions):
            header.resizeSection(column, answer)
        header.resizeSection(FIRST_ANSWER + questions, STATE_WIDTH)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
