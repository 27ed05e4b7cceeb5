"""Who has voted in a named booth: seats with a tick, never with an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import Round
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.roll_call import person_words, proxies_of
from unifydesk.gui.models.rows import RowsModel


@dataclass(frozen=True, slots=True)
class Turnout:
    """One person who can vote now, how the list names them, and whether a ballot is on disk."""

    seat: Seat
    voted: bool
    who: str = ""  # with the proxy and the weight, where there are any; empty: the name alone


def turnout_of(workshop: Workshop, round_: Round) -> tuple[Turnout, ...]:
    """Return everybody who can vote in a named round: those present, and those who vote by proxy."""
    proxies, weighted = proxies_of(workshop.seats), workshop.rule.weighted
    return tuple(
        Turnout(
            seat,
            seat.number in round_.seats,
            person_words(seat, votes=True, proxy=proxies[seat.number], weighted=weighted),
        )
        for seat in workshop.seats
        if seat.number in proxies
    )


class TurnoutModel(RowsModel[Turnout]):
    """People who can vote, in the order of their seats."""

    def key(self, row: Turnout) -> int:
        """Identify a row by its seat."""
        return row.seat.number

    def text(self, row: Turnout, column: int) -> str:
        """Return a tick or its place, the number and the name."""
        number = f"{row.seat.number}  " if row.seat.name else ""
        return f"{'✓' if row.voted else '   '}  {number}{row.who or row.seat.shown}"

    def more(self, row: Turnout, column: int, role: int) -> Any:
        """Say in words what the tick means."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            told = self.tr("recorded") if row.voted else self.tr("not yet")
            return f"{row.who or row.seat.shown}: {told}"
        return None
