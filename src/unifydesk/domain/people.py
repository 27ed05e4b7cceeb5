"""Seats: the people of a workshop, known by number and, if they wish, by name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MOST_SEATS = 500
"""People of one workshop, and ballots of one urn."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in the room. Numbers start at 1 and are never given twice."""

    number: int
    name: str = ""
    group: str = ""
    present: bool = True
    weight: str = "1"  # decimal; counts only in workshops that vote with weights
    proxy: int | None = None  # the seat that answers for this one while it is absent

    @property
    def shown(self) -> str:
        """The name, or “Seat n” when no name is known."""
        return self.name or f"Seat {self.number}"


def taking_part(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return the seats that can vote now: those present, and absent ones whose proxy is present."""
    known = tuple(seats)
    here = {seat.number for seat in known if seat.present}
    return tuple(seat for seat in known if seat.present or seat.proxy in here)


def represented(seats: Iterable[Seat]) -> tuple[Seat, ...]:
    """Return the absent seats that vote through a proxy who is present."""
    return tuple(seat for seat in taking_part(seats) if not seat.present)
