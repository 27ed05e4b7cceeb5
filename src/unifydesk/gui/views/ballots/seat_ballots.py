"""The ballots of the seats between the file and the table: read, cast, withdrawn, shown on their way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from unifydesk.app import voting
from unifydesk.domain.changes import Changes
from unifydesk.domain.question import Ballot
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.jobs import Jobs
from unifydesk.gui.models.roll_call import WITHDRAWN, RollCallModel, SeatRow, seat_rows
from unifydesk.store.workshop_file import WorkshopFile

LOOK_AGAIN = 250
"""Milliseconds after a ballot of one's own before the file is read again, in case another came meanwhile."""


def take_back(
    file: WorkshopFile,
    round_id: bytes,
    seat: int,
    answers: Mapping[str, str],
    *,
    channel: str,
    reason: str = "",
) -> Changes:
    """Put the ballot of a seat back to what it was: no ballot when there were no answers."""
    said = voting.withdraw(file, round_id, seat)
    if answers:
        return voting.cast(file, round_id, seat, answers, channel=channel, reason=reason or None)
    return said


class SeatBallots(QObject):
    """Keeps a model of seats in step with the file, and sends there what was answered.

    An answer shows at once as being on its way; it counts as recorded when the file says so.
    """

    arrived = Signal()  # the ballots of another round were read
    refused = Signal(str)  # why a ballot was not recorded

    def __init__(self, jobs: Jobs, seats: RollCallModel, channel: str, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._seats = seats
        self._channel = channel
        self._workshop: Workshop | None = None
        self._round: Round | None = None
        self._fetching = False
        self._stale = False
        self._own = 0  # acts of this panel on their way to the disk
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AGAIN)
        self._soon.timeout.connect(self._fetch)

    # Reading

    def show_round(self, workshop: Workshop, round_: Round) -> bool:
        """Follow an open round; returns whether it is another one than before."""
        fresh = self._round is None or self._round.id != round_.id
        self._workshop, self._round = workshop, round_
        if fresh:
            self._seats.set_form(round_.questions)
            self._show(())
        if self._own and not fresh:
            self._soon.start()
        else:
            self._fetch(fresh=fresh)
        return fresh

    @Slot()
    def _fetch(self, *, fresh: bool = False) -> None:
        if self._round is None:
            return
        if self._fetching:
            self._stale = True
            return
        self._fetching = True
        then = self._on_first_ballots if fresh else self._on_ballots
        self._jobs.run(self, partial(voting.ballots, round_id=self._round.id), then, self._on_unreadable)

    def _on_first_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        self._on_ballots(ballots)
        self.arrived.emit()

    def _on_ballots(self, ballots: tuple[Ballot, ...]) -> None:
        self._fetching = False
        self._show(ballots)
        if self._stale:
            self._stale = False
            self._fetch()

    def _on_unreadable(self, _sentence: str) -> None:
        self._fetching = self._stale = False

    def _show(self, ballots: tuple[Ballot, ...]) -> None:
        if self._workshop is None or self._round is None:
            return
        before = {row.seat.number: row for row in self._seats.rows}
        weighted = self._workshop.rule.weighted
        rows = seat_rows(self._workshop.seats, self._round.questions, ballots, before, weighted=weighted)
        self._seats.replace(rows)

    # Writing

    def show_pending(self, row: int, answers: Mapping[int, str]) -> None:
        """Show answers of a seat as being on their way."""
        for question, answer in answers.items():
            self._seats.put(row, self._seats.rows[row].with_pending(question, answer))

    def drop_pending(self, seat: int, answers: Mapping[int, str]) -> None:
        """Show what is on disk again in the place of answers that will not be sent."""
        self._put_settled(seat, dict.fromkeys(answers))

    def cast(
        self,
        row: int,
        answers: Mapping[int, str],
        *,
        reason: str | None = None,
        channel: str = "",
        then: Callable[[], object] | None = None,
    ) -> None:
        """Send answers of a seat (place of the question → answer); `then` hears that they are on disk."""
        if self._round is None:
            return
        self.show_pending(row, answers)
        seat = self._seats.rows[row].seat.number
        act = partial(
            voting.cast,
            round_id=self._round.id,
            seat=seat,
            answers={self._seats.questions[i].id: answer for i, answer in answers.items()},
            channel=channel or self._channel,
            reason=reason,
        )
        self._send(act, seat, answers, then)

    def withdraw(self, row: int) -> None:
        """Take the ballot of a seat back."""
        seat_row = self._seats.rows[row]
        if self._round is None or not any(seat_row.recorded):
            return
        answers = dict.fromkeys(range(len(self._seats.questions)), WITHDRAWN)
        self.show_pending(row, answers)
        seat = seat_row.seat.number
        self._send(partial(voting.withdraw, round_id=self._round.id, seat=seat), seat, answers, None)

    def put_back(self, rows: Mapping[int, SeatRow]) -> None:
        """Give seats back the ballots they had: what was typed meant something else."""
        if self._round is None:
            return
        for seat, before in rows.items():
            shown = zip(self._seats.questions, before.all_shown, strict=True)
            act = partial(
                take_back,
                round_id=self._round.id,
                seat=seat,
                answers={question.id: answer for question, answer in shown if answer},
                channel=before.channel or self._channel,
                reason=before.reason,
            )
            self._jobs.run(self, act, self._on_put_back)

    def _on_put_back(self, _changes: Changes) -> None:
        self._soon.start()

    def _send(
        self,
        act: Callable[[WorkshopFile], Changes],
        seat: int,
        answers: Mapping[int, str],
        then: Callable[[], object] | None,
    ) -> None:
        self._own += 1
        self._jobs.run(
            self,
            act,
            partial(self._on_recorded, seat, answers, then),
            partial(self._on_refused, seat, answers),
        )

    def _on_recorded(
        self, seat: int, answers: Mapping[int, str], then: Callable[[], object] | None, _changes: Changes
    ) -> None:
        self._own -= 1
        self._put_settled(seat, dict(answers))
        if then is not None:
            then()

    def _on_refused(self, seat: int, answers: Mapping[int, str], sentence: str) -> None:
        self._own -= 1
        self._put_settled(seat, dict.fromkeys(answers))
        self.refused.emit(sentence)

    def _put_settled(self, seat: int, answers: Mapping[int, str | None]) -> None:
        row = self._seats.row_of(seat)
        if row >= 0:
            settled = self._seats.rows[row]
            for question, answer in answers.items():
                if question < len(settled.recorded):
                    settled = settled.settled(question, answer)
            self._seats.put(row, settled)
