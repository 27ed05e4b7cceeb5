"""The table of ballots by seat: one key an answer, then on to the next place in the order of the panel."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from unifydesk.app.typed import is_one_key, judge_word
from unifydesk.gui.models.roll_call import FIRST_ANSWER, RollCallModel, SeatRow
from unifydesk.gui.widgets import inks
from unifydesk.kinds import options_of

ROW_HEIGHT = 32
SEAT_WIDTH, NAME_WIDTH, ANSWER_WIDTH, LEAST_WIDTH, STATE_WIDTH, PAD = 46, 110, 64, 34, 26, 6
WRITTEN_WIDTH, MOST_WIDTH, LEAST_NAME = 70, 132, 84
IN_ONE_GO = 700
"""Milliseconds within which keys belong together: “7”, Space, “4” names a seat and closes nothing."""
LEAST_RUN = 2
"""Digits that may be a seat even where no seat has so many: a slip must not close the vote."""
NEXT_TINT = 46
SEAT_BY_SEAT, QUESTION_BY_QUESTION = "seat by seat", "question by question"
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
        place = model.question_at(index.column())
        current = view.currentIndex()
        if index.row() == current.row():
            here = index.column() == current.column()
            gap = here and place >= 0 and not row.shown(place)
            _paint_here(painter, rect, on_cell=here, gap=gap, focused=view.hasFocus())
        painter.setPen(inks.line())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        waiting = place >= 0 and row.pending[place] is not None
        quiet = not row.votes or waiting or index.column() == 0
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


def _paint_here(painter: QPainter, rect: QRect, *, on_cell: bool, gap: bool, focused: bool) -> None:
    """Tint the current row, frame the current cell, and fill it while the next key would land there."""
    painter.fillRect(rect, inks.tint(26))
    if on_cell:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if gap and focused:
            painter.setBrush(inks.tint(NEXT_TINT))
        painter.setPen(QPen(inks.accent(), 2 if focused else 1))
        painter.drawRoundedRect(rect.adjusted(3, 3, -3, -4), 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


class RollTable(QTableView):
    """The table. It only tells which key was pressed where; the panel records it."""

    answered = Signal(int, int, str)  # row, question, typed key
    begun = Signal(int, int, str)  # row, question, first letter of an answer that is written
    withdrawn = Signal(int)  # row
    seat_typed = Signal(str)  # a number and a space typed in one go, as in “7 4”

    def __init__(
        self, model: RollCallModel, order: str = SEAT_BY_SEAT, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.seats = model
        self.order = order
        self.one_go = IN_ONE_GO
        self._digits = ""  # typed in one go
        self._since_digit = QElapsedTimer()
        self._fills_gap = False  # whether the next key gives an answer that was missing
        self.setModel(model)
        self.setItemDelegate(SeatDelegate(self))
        self.setProperty("role", "plain")
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setCornerWidget(QWidget())  # between two scroll bars Qt would draw the frame of the table
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
        model.dataChanged.connect(self._on_rows_changed)
        model.rowsInserted.connect(self._on_rows_changed)

    # Going

    @property
    def place(self) -> int:
        """The question of the current cell; the first one when there is none."""
        return max(0, self.seats.question_at(self.currentIndex().column()))

    def go_to(self, row: int, question: int = 0) -> None:
        """Make an answer the current one and bring its seat into view."""
        index = self.seats.index(row, FIRST_ANSWER + question)
        if index.isValid():
            before = self.currentIndex().row()
            self.setCurrentIndex(index)
            for changed in {before, row} - {-1}:
                self.viewport().update(self._row_rect(changed))

    def advance(self) -> None:
        """Go to the next place in the order of the panel that has no answer.

        A ballot that came from elsewhere, such as the booth, is not typed over by going on. Where nobody's
        answer is missing, a correction goes on to the next seat, and the last answer to nobody.
        """
        row, question = self.currentIndex().row(), self.place
        by_question = self.order == QUESTION_BY_QUESTION
        if not by_question and question + 1 < len(self.seats.questions):
            self.go_to(row, question + 1)
        elif not self.go_to_gap(row + 1, question if by_question else 0):
            following = self._taking_part(row, 1)
            if following is None or self._fills_gap:
                self.go_to_nobody()
            else:
                self.go_to(following, question if by_question else 0)

    @Slot()
    def go_to_first_gap(self) -> None:
        """Go to the first answer that is missing; when none is, it is nobody's turn."""
        if not self.go_to_gap():
            self.go_to_nobody()

    def go_to_gap(self, row: int = 0, question: int = 0) -> bool:
        """Go to the next missing answer from a place on, or before it; returns whether there is one."""
        count = len(self.seats.questions)
        every = tuple(range(count))
        searches = [(row, every), (0, every)]
        if self.order == QUESTION_BY_QUESTION:
            later = [(0, (place,)) for place in every[question + 1 :]]
            searches = [(row, (question,)), *later, *((0, (place,)) for place in every)]
        for first, places in searches:
            found = self._gap(first, places)
            if found is not None:
                shown = self.seats.rows[found].all_shown
                self.go_to(found, next(place for place in places if not shown[place]))
                return True
        return False

    def go_on(self) -> None:
        """Go to what the current seat misses, else another; never to an answer: a key would replace it."""
        if not self.go_to_gap(max(0, self.currentIndex().row())):
            self.go_to_nobody()

    def go_to_nobody(self) -> None:
        """Let no seat be the current one: a key answers for nobody."""
        self.setCurrentIndex(QModelIndex())
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802
        """Remember whether an answer is missing there, before one is given."""
        super().currentChanged(current, previous)
        row, question = self.seats.row_at(current), self.seats.question_at(current.column())
        self._fills_gap = row is not None and question >= 0 and not row.shown(question)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the keyboard without giving anybody the turn: Qt would make the first cell the current one."""
        nobody = not self.currentIndex().isValid()
        super().focusInEvent(event)
        if nobody:
            self.go_to_nobody()

    @Slot()
    def _on_rows_changed(self) -> None:
        """Give the turn to an answer that is missing again, or to a person who has come."""
        if not self.currentIndex().isValid():
            self.go_to_gap()

    def _gap(self, first: int, places: tuple[int, ...]) -> int | None:
        """Return the first row from one on whose person is here and has not answered one of the questions."""
        rows = self.seats.rows
        found = (n for n in range(max(0, first), len(rows)) if rows[n].votes and _lacks(rows[n], places))
        return next(found, None)

    def _taking_part(self, row: int, step: int) -> int | None:
        """Return the next row in a direction whose person votes, or None."""
        row += step
        while 0 <= row < len(self.seats.rows):
            if self.seats.rows[row].votes:
                return row
            row += step
        return None

    @Slot(int)
    def go_by(self, step: int) -> None:
        """Go to the seat above or below that votes, at the same question."""
        row = self.currentIndex().row()
        target = self._taking_part(row if row >= 0 or step > 0 else len(self.seats.rows), step)
        if target is not None:
            self.go_to(target, self.place)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep a Space that follows a number, and the letters of a written answer, from being shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            space = event.key() == Qt.Key.Key_Space and self._names_a_seat()
            if space or (self._is_written and _letter(event)):
                event.accept()
                return True
        return super().event(event)

    @property
    def in_one_go(self) -> bool:
        """Whether the last digit was typed a moment ago."""
        return bool(self._digits) and self._since_digit.elapsed() < self.one_go

    @property
    def _is_written(self) -> bool:
        """Whether the current answer is more than a key."""
        questions = self.seats.questions
        current = self.seats.question_at(self.currentIndex().column())
        return current >= 0 and not is_one_key(questions[current])

    def _names_a_seat(self) -> bool:
        """Whether what was typed in one go may be a seat: a long run is of answers, typed fast."""
        rows = self.seats.rows
        longest = max([len(str(row.seat.number)) for row in rows] + [LEAST_RUN])
        short = self.in_one_go and len(self._digits) <= longest
        return short and any(r.votes and not all(r.all_shown) for r in rows)

    def _note_digit(self, word: str) -> None:
        self._digits = self._digits + word if self.in_one_go else word
        self._since_digit.start()

    def _answers(self, word: str, question: int) -> bool:
        """Whether a key is meant as an answer: every digit is, and the letters of the question."""
        asked = self.seats.questions[question]
        letters = {option.key for option in options_of(asked)} | {judge_word(asked), "j"}
        return word.isdecimal() or word.casefold() in letters

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer, begin to write, withdraw or move; everything else belongs to the page."""
        row, question = self.currentIndex().row(), self.seats.question_at(self.currentIndex().column())
        letter = _letter(event)
        if event.key() == Qt.Key.Key_Space and self._names_a_seat():
            digits, self._digits = self._digits, ""
            self.seat_typed.emit(digits)
        elif self._is_written and (letter or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)):
            self.begun.emit(row, question, letter)
        elif letter and question >= 0 and self._answers(letter, question):
            self.answered.emit(row, question, letter)
            if letter.isdecimal():
                self._note_digit(letter)
        elif event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and row >= 0:
            self.withdrawn.emit(row)
        elif not self._move(event.key(), row, question):
            event.ignore()

    def _move(self, key: int, row: int, question: int) -> bool:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.go_by(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = -1 if key == Qt.Key.Key_Left else 1
            self.go_to(row, min(len(self.seats.questions) - 1, max(0, question + step)))
        else:
            return False
        return True

    # Width

    def _row_rect(self, row: int) -> QRect:
        return QRect(0, self.rowViewportPosition(row), self.viewport().width(), self.rowHeight(row))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width anew."""
        super().resizeEvent(event)
        self._share_width()

    @Slot()
    def _on_model_reset(self) -> None:
        self._share_width()

    def _scale_width(self, room: int) -> int:
        """Return the width of every column of keys: room for its heading, as far as there is any."""
        asked = [place for place, question in enumerate(self.seats.questions) if is_one_key(question)]
        headings = (self.seats.headings[FIRST_ANSWER + place] for place in asked)
        wanted = max((self.fontMetrics().horizontalAdvance(text) + 3 * PAD for text in headings), default=0)
        return max(LEAST_WIDTH, min(max(wanted, ANSWER_WIDTH), MOST_WIDTH, room))

    def _share_width(self) -> None:
        """Give the answers what they need, and the names what is left; many questions scroll."""
        header, questions = self.horizontalHeader(), self.seats.questions
        if not questions:
            return
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        room = self.viewport().width() - SEAT_WIDTH - STATE_WIDTH
        written = sum(not is_one_key(question) for question in questions)
        name = LEAST_NAME if written > 1 else NAME_WIDTH
        scale = self._scale_width((room - name - written * WRITTEN_WIDTH) // max(1, len(questions) - written))
        left = room - name - (len(questions) - written) * scale
        wide = max(WRITTEN_WIDTH, left // max(1, written))
        answers = [scale if is_one_key(question) else wide for question in questions]
        header.resizeSection(0, SEAT_WIDTH)
        header.resizeSection(1, max(name, room - sum(answers)))
        for place, width in enumerate(answers):
            header.resizeSection(FIRST_ANSWER + place, width)
        header.resizeSection(FIRST_ANSWER + len(answers), STATE_WIDTH)


def _lacks(row: SeatRow, places: tuple[int, ...]) -> bool:
    return any(not row.shown(place) for place in places)


def _letter(event: QKeyEvent) -> str:
    """Return the printable key that was pressed without Ctrl or Alt; empty for Space and all others."""
    plain = not event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
    word = event.text().strip()
    return word if plain and len(word) == 1 and word.isprintable() else ""
