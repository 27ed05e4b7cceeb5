"""Who has voted in a named booth: seats with a tick, never with an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from unifydesk.domain.people import Seat
from unifydesk.gui.models.rows import RowsModel


@dataclass(frozen=True, slots=True)
class Turnout:
    """One present person, and whether a ballot is on disk."""

    seat: Seat
    voted: bool


class TurnoutModel(RowsModel[Turnout]):
    """Present people in the order of their seats."""

    def key(self, row: Turnout) -> int:
        """Identify a row by its seat."""
        return row.seat.number

    def text(self, row: Turnout, column: int) -> str:
        """Return a tick or its place, the number and the name."""
        number = f"{row.seat.number}  " if row.seat.name else ""
        return f"{'✓' if row.voted else '   '}  {number}{row.seat.shown}"

    def more(self, row: Turnout, column: int, role: int) -> Any:
        """Say in words what the tick means."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.seat.shown}: {self.tr('recorded') if row.voted else self.tr('not yet')}"
        return None
