"""Seats: the people of a workshop, known by number and, if they wish, by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Seat:
    """A person's place in the room. Numbers start at 1 and are never given twice."""

    number: int
    name: str = ""
    group: str = ""
    present: bool = True

    @property
    def shown(self) -> str:
        """The name, or “Seat n” when no name is known."""
        return self.name or f"Seat {self.number}"
