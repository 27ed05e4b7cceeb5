"""Ballots by seat: a table that takes one key an answer, and lines for “7 4 ⏎”, words and reasons."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import ways
from unifydesk.app.typed import answer_of, is_one_key, line_example, parse_line
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.feedback import Feedback, clipped, hint
from unifydesk.gui.models.roll_call import RollCallModel, SeatRow
from unifydesk.gui.tips import plain_tip
from unifydesk.gui.views.ballots.lines import AnswerLine, LeavableLine
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.views.ballots.reason_line import ReasonLine, needs_reason
from unifydesk.gui.views.ballots.roll_table import SEAT_BY_SEAT, RollTable
from unifydesk.gui.views.ballots.seat_ballots import SeatBallots
from unifydesk.gui.widgets.labels import ElidedLabel, set_role, text_label, tight


class SeatPanel(BallotPanel):
    """What the roll call and the cards share; they differ in the order of going on and in what they say."""

    order: ClassVar[str] = SEAT_BY_SEAT

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workshop: Workshop | None = None
        self._round: Round | None = None
        self._before: dict[int, SeatRow] = {}  # seats before digits typed in one go
        self._mistaken: dict[int, SeatRow] = {}  # those to go back to: the digits meant a seat
        self._goes_on: Callable[[], object] | None = None  # done once the reason of an objection is kept
        self.seats = RollCallModel(self)
        self.ballots = SeatBallots(jobs, self.seats, self.channel, self)
        self.table = RollTable(self.seats, self.order)
        self.next = ElidedLabel("label")
        self.hint = text_label("caption", wrap=True)
        self.answer = AnswerLine()
        self.answer.setAccessibleName(self.tr("Answer"))
        self.reason = ReasonLine(self.seats, self.ballots)
        self.reason.setAccessibleName(self.tr("Reason"))
        self.line = LeavableLine()
        self.line.setAccessibleName(self.tr("Seat and answers"))
        self.hide_answers = QCheckBox(self.tr("Hide answers"))
        self.hide_answers.setToolTip(
            self.tr("Show dots in place of answers while others can see this screen")
        )
        self.nobody = text_label("muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = tight(QHBoxLayout(), 12)
        row.addWidget(self.line, 1)
        row.addWidget(self.hide_answers)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.nobody, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.next)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        column.addWidget(self.answer)
        column.addWidget(self.reason)
        column.addLayout(row)

    def _connect(self) -> None:
        self.ballots.arrived.connect(self.table.go_to_first_gap)
        self.ballots.refused.connect(self._refuse)
        self.table.answered.connect(self._on_answered)
        self.table.begun.connect(self._on_begun)
        self.table.withdrawn.connect(self._on_withdrawn)
        self.table.seat_typed.connect(self._on_seat_typed)
        self.table.selectionModel().currentChanged.connect(self._show_place)
        self.answer.returnPressed.connect(self._on_written)
        self.answer.told.connect(self._on_told)
        self.answer.moved.connect(self.table.go_by)
        self.reason.returnPressed.connect(self._on_reason)
        self.reason.kept.connect(self._on_reason_kept)
        self.reason.refused.connect(self._refuse)
        self.line.returnPressed.connect(self._on_line)
        for line in (self.answer, self.reason, self.line):
            line.gave_up.connect(self._on_given_up)
        self.hide_answers.toggled.connect(self.seats.set_hidden)

    # What the Lead page asks

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show the seats of an open round; the ballots follow from the file."""
        if workshop is self._workshop:
            return
        fresh = self._round is None or self._round.id != round_.id
        self._workshop, self._round = workshop, round_
        if fresh:
            self._forget_typing()
        why = ways.obstacle_in(workshop, round_, self.channel)
        self._show_parts(why)
        if why:
            return
        example = line_example(round_.questions)
        self.line.setPlaceholderText(f"{example} ⏎")
        text = self.tr("A seat and its answers; a semicolon stands between written ones: {example}")
        self.line.setToolTip(plain_tip(text.format(example=example)))
        if self.ballots.show_round(workshop, round_):
            self.table.go_to_first_gap()
        self._show_place()

    def _forget_typing(self) -> None:
        self._before, self._mistaken = {}, {}
        self.reason.let_go()
        for line in (self.answer, self.reason, self.line):
            line.empty()

    def _show_parts(self, why: str) -> None:
        """Show the table, or why there is none: nobody is here, or the form cannot be answered like this."""
        empty = not self._workshop or not self._workshop.seats
        nobody = self.tr("Nobody is in the room yet. Add people in Prepare, one per line.")
        self.nobody.setText(why or nobody)
        usable = not empty and not why
        self.nobody.setVisible(not usable)
        for widget in (self.table, self.hint, self.line, self.hide_answers):
            widget.setVisible(usable)
        questions = self._round.questions if self._round else ()
        self.answer.setVisible(usable and not all(is_one_key(question) for question in questions))
        self.reason.setVisible(usable and self._round is not None and self._round.asks_reason)
        self.next.setVisible(usable and self._shows_next)

    @property
    def _shows_next(self) -> bool:
        """Whether a line above the table says where the next key goes."""
        return self._round is not None and len(self._round.questions) > 1

    def take_focus(self) -> None:
        """Put the keyboard into the table."""
        (self.table if self.table.isVisibleTo(self) else self).setFocus()

    def finish_typing(self) -> bool:
        """Record what was typed without Enter: an answer, a reason, a line."""
        if self.reason.held is not None or self.reason.text().strip():
            self._on_reason()
        elif self.answer.text().strip():
            self._on_written()
        elif self.line.text().strip():
            self._on_line()
        else:
            return False
        return True

    # Answering

    @Slot(int, int, str)
    def _on_answered(self, row: int, question: int, word: str) -> None:
        if not self.table.in_one_go:
            self._before = {}
        try:
            answer = answer_of(word, self.seats.questions[question])
        except UnifyError as error:
            self._refuse(str(error))
            return
        self._before.setdefault(self.seats.rows[row].seat.number, self.seats.rows[row])
        self._enter(row, {question: answer}, self.table.advance)

    @Slot(int, int, str)
    def _on_begun(self, _row: int, _question: int, letter: str) -> None:
        """Go on writing in the line of the answer."""
        self.answer.setFocus()
        self.answer.setText(letter)
        self.answer.setCursorPosition(len(letter))

    @Slot()
    def _on_written(self) -> None:
        row, question = self.table.currentIndex().row(), self.table.place
        if row < 0 or not self.answer.isEnabled():
            return
        try:
            answer = answer_of(self.answer.text(), self.seats.questions[question])
        except UnifyError as error:
            self._refuse(str(error))
            return
        self.answer.empty()
        self._enter(row, {question: answer}, self.table.advance)
        if self.reason.held is None:
            self._follow()

    def _follow(self) -> None:
        """Keep writing where the next answer is written, and go back to the table where it is a key."""
        (self.answer if self.answer.isEnabled() else self.table).setFocus()

    def _enter(self, row: int, answers: dict[int, str], goes_on: Callable[[], object]) -> None:
        """Send answers of a seat and go on, or hold an objection until its reason is typed."""
        if not needs_reason(self.seats.questions, answers):
            self._show_hint()
            self.ballots.show_pending(row, answers)
            goes_on()
            self.ballots.cast(row, answers)
            return
        self._goes_on = goes_on
        self.reason.hold(row, answers)
        text = self.tr("{name} objects. Type the reason, then Enter; Esc gives it up.")
        self._say(text.format(name=self.seats.rows[row].seat.shown))

    @Slot()
    def _on_reason(self) -> None:
        self.reason.send(self.table.currentIndex().row())

    @Slot()
    def _on_reason_kept(self) -> None:
        if self._goes_on is not None:
            self._goes_on()
            self._goes_on = None
        if self.reason.hasFocus():
            self._follow()
        self._show_place()

    @Slot(int)
    def _on_withdrawn(self, row: int) -> None:
        self.reason.let_go()
        self.ballots.withdraw(row)
        self.table.go_to(row)

    # The line

    @Slot(str)
    def _on_seat_typed(self, digits: str) -> None:
        """Go on in the line with “7 ”; what the digits answered is taken back when the line is entered."""
        self._mistaken, self._before = self._before, {}
        self.line.setText(f"{digits} ")
        self.line.setFocus()
        text = self.tr(
            "The vote is still open. Type the answers of seat {seat}, or Esc, then Space to close."
        )
        self._refuse(text.format(seat=digits))

    @Slot()
    def _on_given_up(self) -> None:
        self._goes_on = None
        self._forget_typing()
        self.take_focus()
        self._show_place()

    @Slot()
    def _on_line(self) -> None:
        try:
            seat, by_id = parse_line(self.line.text(), self.seats.questions)
        except UnifyError as error:
            self._refuse(str(error))
            return
        row = self.seats.row_of(seat)
        if row < 0:
            self._refuse(self.tr("There is no seat {seat} in this workshop.").format(seat=seat))
            return
        self.line.empty()
        self.ballots.put_back(self._mistaken)
        self._mistaken = {}
        places = {q.id: place for place, q in enumerate(self.seats.questions)}
        answers = {places[q]: answer for q, answer in by_id.items()}
        self.table.go_to(row)
        if answers:
            self._enter(row, answers, self.table.go_on)

    # Saying

    @Slot()
    def _show_place(self) -> None:
        """Say whose answer to which question is next, and what may be typed for it."""
        row = self.seats.row_at(self.table.currentIndex())
        if row is None or not self.seats.questions:
            self.answer.setEnabled(False)
            self.answer.setPlaceholderText("")
            self.next.show_text(self.tr("Everybody has answered") if self.seats.asks_somebody else "")
            self._show_hint()
            return
        question = self.seats.questions[self.table.place]
        text = self.tr("Next: {seat}  {name} · {question}")
        self.next.show_text(text.format(seat=row.seat.number, name=row.who, question=question.label))
        name = self.tr("Answer of {name}").format(name=row.seat.shown)
        if (self.answer.question, self.answer.accessibleName()) != (question, name):
            self.answer.ask(question, name)
        self.answer.setEnabled(not is_one_key(question))
        if is_one_key(question):
            one_key = self.tr("“{question}” takes one key").format(question=question.label)
            self.answer.setPlaceholderText(one_key)
        self.reason.show_row(self.table.currentIndex().row())
        self._show_hint()

    def _show_hint(self) -> None:
        """Say what the keys mean for the current question, or how to correct when no answer is missing."""
        if not self.table.currentIndex().isValid():
            done = self.tr("Everybody has answered. Arrows go to an answer to correct it.")
            self._say(done if self.seats.asks_somebody else "")
            self.hint.setToolTip("")
        elif self.table.place < len(self.seats.questions) and self.reason.held is None:
            words = hint(self.seats.questions[self.table.place])
            self._say(clipped(words))
            how = self.tr("Backspace withdraws the ballot of a seat; arrows correct")
            self.hint.setToolTip(plain_tip(f"{words}\n{how}"))

    @Slot(object)
    def _on_told(self, told: Feedback) -> None:
        """Say what is left, or what will not do, while an answer is written."""
        if not self.answer.text():
            self._show_hint()
        elif told.ok:
            self._say(told.words)
        else:
            self._refuse(told.words)

    def _say(self, sentence: str) -> None:
        set_role(self.hint, "caption")
        self.hint.setText(sentence)

    @Slot(str)
    def _refuse(self, sentence: str) -> None:
        set_role(self.hint, "error")
        self.hint.setText(sentence)
