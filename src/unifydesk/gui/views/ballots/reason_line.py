"""The reason of a ballot: one that may be added to it, or one without which an objection does not count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal

from unifydesk.domain.question import Question
from unifydesk.gui.models.roll_call import RollCallModel
from unifydesk.gui.views.ballots.lines import LeavableLine
from unifydesk.gui.views.ballots.seat_ballots import SeatBallots
from unifydesk.kinds import KINDS


@dataclass(frozen=True, slots=True)
class Held:
    """Answers of a seat that wait for their reason; place of the question → stored answer."""

    seat: int
    answers: Mapping[int, str]


def needs_reason(questions: tuple[Question, ...], answers: Mapping[int, str]) -> bool:
    """Return whether one of the answers counts only with a reason."""
    pairs = ((KINDS.get(questions[place].kind), answer) for place, answer in answers.items())
    return any(kind is not None and answer in kind.needs_reason for kind, answer in pairs)


class ReasonLine(LeavableLine):
    """Sends a reason with the ballot it belongs to. What is typed stays until it is on disk."""

    kept = Signal()  # the reason is on disk
    refused = Signal(str)  # why nothing was sent

    def __init__(self, seats: RollCallModel, ballots: SeatBallots) -> None:
        super().__init__()
        self._seats = seats
        self._ballots = ballots
        self.held: Held | None = None

    def hold(self, row: int, answers: Mapping[int, str]) -> None:
        """Show answers as being on their way, and ask for the reason that they need."""
        self.let_go()
        seat_row = self._seats.rows[row]
        self.held = Held(seat_row.seat.number, answers)
        self._ballots.show_pending(row, answers)
        self.setText(seat_row.reason)
        self.selectAll()
        self.setFocus()
        self.show_row(row)

    def let_go(self) -> None:
        """Give up the answers that wait; what is on disk stays."""
        held, self.held = self.held, None
        if held is not None:
            self._ballots.drop_pending(held.seat, held.answers)
            self.empty()

    def show_row(self, row: int) -> None:
        """Say whose reason is typed here: of the answers that wait, or else of the current seat."""
        if self.held is not None:
            row = self._seats.row_of(self.held.seat)
        if not 0 <= row < len(self._seats.rows):
            return
        name = self._seats.rows[row].seat.shown
        text = self.tr("Reason of {seat}, if any ⏎") if self.held is None else self.tr("Reason of {seat} ⏎")
        self.setPlaceholderText(text.format(seat=name))
        self.setAccessibleName(self.tr("Reason of {seat}").format(seat=name))

    def send(self, row: int) -> None:
        """Record the reason with the answers that wait for it, or with those of the current seat."""
        if self.held is not None:
            self._send_held(self.held)
        elif 0 <= row < len(self._seats.rows):
            self._send_more(row)

    def _send_held(self, held: Held) -> None:
        row, text = self._seats.row_of(held.seat), self.text().strip()
        if row < 0:
            self.let_go()
        elif text:
            self._ballots.cast(row, held.answers, reason=text, then=self._on_kept)
        else:
            self.setFocus()
            self.refused.emit(
                self.tr("The objection of {name} waits for its reason. Type it, or Esc gives it up.").format(
                    name=self._seats.rows[row].seat.shown
                )
            )

    def _send_more(self, row: int) -> None:
        """Add a reason to a ballot that is on disk already; how the ballot came stays as it was."""
        seat_row = self._seats.rows[row]
        known = {place: answer for place, answer in enumerate(seat_row.recorded) if answer is not None}
        if known:
            reason = self.text().strip()
            self._ballots.cast(row, known, reason=reason, channel=seat_row.channel, then=self._on_kept)
            return
        self.refused.emit(
            self.tr("Type the answer of {name} first; the reason goes with it.").format(
                name=seat_row.seat.shown
            )
        )

    def _on_kept(self) -> None:
        self.held = None
        self.empty()
        self.kept.emit()
