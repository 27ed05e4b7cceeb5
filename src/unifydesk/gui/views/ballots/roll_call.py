"""The roll call: seat by seat, on disk before it counts as recorded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from unifydesk.app import voting
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.roll_call import (
    WITHDRAWN,
    RollCallModel,
    SeatRow,
    answer_key,
    answer_of,
    options_of,
    parse_line,
    seat_rows,
)
from unifydesk.gui.views.ballots.panel import BallotPanel
from unifydesk.gui.views.ballots.roll_table import RollTable
from unifydesk.gui.widgets.labels import set_role, text_label, tight
from unifydesk.gui.widgets.line import Line
from unifydesk.store.workshop_file import WorkshopFile

LOOK_AGAIN = 250
"""Milliseconds after a ballot of one's own before the file is read again, in case another came meanwhile."""


def take_back(file: WorkshopFile, round_id: bytes, seat: int, answers: Mapping[str, str]) -> Changes:
    """Put the ballot of a seat back to what it was: no ballot when there were no answers."""
    said = voting.withdraw(file, round_id, seat)
    if answers:
        return voting.cast(file, round_id, seat, answers, channel=RollCallPanel.channel)
    return said


class _SeatLine(Line):
    """A line that Esc leaves."""

    gave_up = Signal()

    def event(self, event: QEvent) -> bool:
        """Claim Esc while typing."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Give up, or type."""
        if event.key() == Qt.Key.Key_Escape:
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)


class RollCallPanel(BallotPanel):
    """A table of seats, a line for “7 4 ⏎” and a sentence that says what the keys mean."""

    channel = "roll_call"

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._workshop: Workshop | None = None
        self._round: Round | None = None
        self._fetching = False
        self._stale = False
        self._before: dict[int, tuple[str, ...]] = {}  # ballots before digits typed in one go
        self._mistaken: dict[int, tuple[str, ...]] = {}  # those to go back to: the digits meant a seat
        self._own = 0  # ballots of this panel on their way to the disk
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN)
        self._soon.timeout.connect(self._fetch)
        self.seats = RollCallModel(self)
        self.table = RollTable(self.seats)
        self.line = _SeatLine()
        self.line.setAccessibleName(self.tr("Seat and answers"))
        self.hide_answers = QCheckBox(self.tr("Hide answers"))
        self.hide_answers.setToolTip(
            self.tr("Show dots in place of answers while others can see this screen")
        )
        self.hint = text_label("caption", wrap=True)
        self.reason = Line()
        self.reason.setAccessibleName(self.tr("Reason"))
        self.nobody = text_label(
            "muted", self.tr("Nobody is in the room yet. Add people in Prepare, one per line."), wrap=True
        )
        self._lay_out()
        self.table.answered.connect(self._on_answered)
        self.table.withdrawn.connect(self._on_withdrawn)
        self.table.selectionModel().currentChanged.connect(self._on_current_changed)
        self.table.seat_typed.connect(self._on_seat_typed)
        self.line.returnPressed.connect(self._on_line)
        self.line.gave_up.connect(self._on_line_left)
        self.reason.returnPressed.connect(self._on_reason)
        self.hide_answers.toggled.connect(self.seats.set_hidden)

    def _lay_out(self) -> None:
        row = tight(QHBoxLayout(), 12)
        row.addWidget(self.line, 1)
        row.addWidget(self.hide_answers)
        column = tight(QVBoxLayout(self), 8)
        column.addWidget(self.nobody, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.table, 1)
        column.addWidget(self.hint)
        column.addWidget(self.reason)
        column.addLayout(row)

    def show_round(self, workshop: Workshop, round_: Round) -> None:
        """Show the seats of an open round; the ballots follow from the file."""
        if workshop is self._workshop:
            return
        fresh = self._round is None or self._round.id != round_.id
        self._workshop, self._round = workshop, round_
        if fresh:
            self.seats.set_form(round_.questions)
            self._show_ballots(())
            self.table.go_to_first_gap()
            self._show_hint()
        self.nobody.setVisible(not workshop.seats)
        for widget in (self.table, self.hint, self.line, self.hide_answers):
            widget.setVisible(bool(workshop.seats))
        self.reason.setVisible(round_.asks_reason)
        self.line.setPlaceholderText(
            self.tr("7 4 ⏎  seat 7 answers 4")
            if len(round_.questions) == 1
            else self.tr("7 4 3 ⏎  seat 7 answers 4, 3")
        )
        if self._own and not fresh:
            self._soon.start()
        else:
            self._fetch(then_focus_gap=fresh)

    def take_focus(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def finish_typing(self) -> bool:
        """Record a line that was typed without Enter."""
        if not self.line.text().strip():
            return False
        self._on_line()
        return True

    # Reading

    @Slot()
    def _fetch(self, *, then_focus_gap: bool = False) -> None:
        if self._round is None:
            return
        if self._fetching:
            self._stale = True
            return
        self._fetching = True
        then = self._on_first_ballots if then_focus_gap else self._on_ballots
        self._jobs.run(self, partial(voting.ballots, round_id=self._round.id), then, self._on_unreadable)

    def _on_first_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        self._on_ballots(ballots)
        self.table.go_to_first_gap()

    def _on_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        self._fetching = False
        self._show_ballots(ballots)
        if self._stale:
            self._stale = False
            self._fetch()

    def _on_unreadable(self, _sentence: str) -> None:
        self._fetching = self._stale = False

    def _show_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        if self._workshop is None or self._round is None:
            return
        before = {row.seat.number: row for row in self.seats.rows}
        self.seats.replace(seat_rows(self._workshop.seats, self._round.questions, ballots, before))

    # Writing

    @Slot(int, int, str)
    def _on_answered(self, row: int, question: int, word: str) -> None:
        if not self.table.in_one_go:
            self._before = {}
        try:
            answer = answer_of(word, self.seats.questions[question])
        except InvalidInputError as error:
            self._refuse(str(error))
            return
        seat_row = self.seats.rows[row]
        self._before.setdefault(seat_row.seat.number, seat_row.all_shown)
        self._cast(row, {question: answer})
        self.table.advance()

    @Slot(str)
    def _on_seat_typed(self, digits: str) -> None:
        """Go on in the line with “7 ”; what the digits answered is taken back when the line is entered."""
        self._mistaken, self._before = self._before, {}
        self.line.setText(f"{digits} ")
        self.line.setFocus()
        self._refuse(
            self.tr(
                "The vote is still open. Type the answers of seat {seat}, or Esc, then Space to close."
            ).format(seat=digits)
        )

    @Slot()
    def _on_line_left(self) -> None:
        self._mistaken = {}
        self.line.empty()
        self.take_focus()
        self._show_hint()

    def _take_back_mistaken(self) -> None:
        if self._round is None:
            return
        for seat, before in self._mistaken.items():
            answers = {q.id: a for q, a in zip(self.seats.questions, before, strict=True) if a}
            op = partial(take_back, round_id=self._round.id, seat=seat, answers=answers)
            self._jobs.run(self, op, self._on_taken_back)
        self._mistaken = {}

    def _on_taken_back(self, _changes: Changes) -> None:
        self._soon.start()

    @Slot(int)
    def _on_withdrawn(self, row: int) -> None:
        seat_row = self.seats.rows[row]
        if self._round is None or not any(seat_row.recorded):
            return
        for question in range(len(self.seats.questions)):
            self.seats.put(row, self.seats.rows[row].with_pending(question, WITHDRAWN))
        answers = dict.fromkeys(range(len(self.seats.questions)), WITHDRAWN)
        seat = seat_row.seat.number
        self._own += 1
        self._jobs.run(
            self,
            partial(voting.withdraw, round_id=self._round.id, seat=seat),
            partial(self._settle, seat, answers),
            partial(self._unsettle, seat, answers),
        )
        self.table.go_to(row)

    @Slot()
    def _on_line(self) -> None:
        try:
            seat, by_id = parse_line(self.line.text(), self.seats.questions)
        except InvalidInputError as error:
            self._refuse(str(error))
            return
        row = self.seats.row_of(seat)
        if row < 0:
            self._refuse(self.tr("There is no seat {seat} in this workshop.").format(seat=seat))
            return
        places = {q.id: i for i, q in enumerate(self.seats.questions)}
        self.line.empty()
        self._take_back_mistaken()
        self.table.go_to(row, min(len(by_id), len(self.seats.questions) - 1))
        if by_id:
            self._cast(row, {places[q]: answer for q, answer in by_id.items()})

    @Slot()
    def _on_reason(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0 and self._round is not None:
            known = {i: a for i, a in enumerate(self.seats.rows[row].recorded) if a is not None}
            self._cast(row, known, reason=self.reason.text().strip())
            self.reason.empty()

    def _cast(self, row: int, answers: dict[int, str], reason: str | None = None) -> None:
        if self._round is None:
            return
        for question, answer in answers.items():
            self.seats.put(row, self.seats.rows[row].with_pending(question, answer))
        seat = self.seats.rows[row].seat.number
        self._show_hint()
        self._own += 1
        self._jobs.run(
            self,
            partial(
                voting.cast,
                round_id=self._round.id,
                seat=seat,
                answers={self.seats.questions[i].id: a for i, a in answers.items()},
                channel=self.channel,
                reason=reason,
            ),
            partial(self._settle, seat, answers),
            partial(self._unsettle, seat, answers),
        )

    def _settle(self, seat: int, answers: dict[int, str], _changes: Changes) -> None:
        self._put_settled(seat, {question: answer for question, answer in answers.items()})

    def _unsettle(self, seat: int, answers: dict[int, str], sentence: str) -> None:
        self._put_settled(seat, dict.fromkeys(answers))
        self._refuse(sentence)

    def _put_settled(self, seat: int, answers: dict[int, str | None]) -> None:
        self._own -= 1
        row = self.seats.row_of(seat)
        if row >= 0:
            settled: SeatRow = self.seats.rows[row]
            for question, answer in answers.items():
                if question < len(settled.recorded):
                    settled = settled.settled(question, answer)
            self.seats.put(row, settled)

    # Saying

    @Slot()
    def _on_current_changed(self) -> None:
        self._show_hint()

    def _show_hint(self) -> None:
        """Say what the keys mean for the current question."""
        set_role(self.hint, "caption")
        question = max(0, self.seats.question_at(self.table.currentIndex().column()))
        if question < len(self.seats.questions):
            options = options_of(self.seats.questions[question])
            ends = [f"{answer_key(o.value)} {o.label.lower()}" for o in options]
            shown = f"{ends[0]} – {ends[-1]}" if len(ends) > 3 else ", ".join(ends)
            self.hint.setText(self.tr("{keys}, 0 cannot judge").format(keys=shown))
            self.hint.setToolTip(self.tr("Backspace withdraws the ballot of a seat; arrows correct"))
        row = self.seats.row_at(self.table.currentIndex())
        if row is not None:
            self.reason.setPlaceholderText(self.tr("Reason of {seat}, if any ⏎").format(seat=row.seat.shown))

    def _refuse(self, sentence: str) -> None:
        set_role(self.hint, "error")
        self.hint.setText(sentence)
