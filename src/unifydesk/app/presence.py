"""Who came and who left during the session, as the log tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from unifydesk.domain.people import Seat
from unifydesk.domain.report import Presence

ARRIVED, LEFT = "arrived", "left"
Act = tuple[str, str, dict[str, Any]]
"""(ISO time, kind, details) of one act in the log."""


def presence(acts: Iterable[Act], seats: Sequence[Seat], started: str) -> tuple[Presence, ...]:
    """Return who came and left after the session had begun, by time; nothing where it never began.

    `acts` are those that were not taken back. Somebody who is added during the session comes then. Seats that
    were removed are left out.
    """
    if not started:
        return ()
    begun = datetime.fromisoformat(started)
    known = {seat.number for seat in seats}
    found: list[Presence] = []
    for at, kind, details in acts:
        removed = _removed(kind, details)
        found = [each for each in found if each.seat not in removed] if removed else found
        if datetime.fromisoformat(at) > begun:
            found += [Presence(at, seat, here) for seat, here in _changes(kind, details) if seat in known]
    return tuple(sorted(found, key=lambda each: datetime.fromisoformat(each.at)))


def _changes(kind: str, details: dict[str, Any]) -> list[tuple[int, bool]]:
    """Return the seats whose presence an act changes, and whether they are there afterwards.

    Files of the first versions do not say whom an addition or a change of a person brought: nobody, then.
    """
    if kind in (ARRIVED, LEFT):
        return [(details.get("seat", 0), kind == ARRIVED)]
    if kind == "person_changed" and "came" in details:
        return [(details.get("seat", 0), bool(details["came"]))]
    if kind == "people_added":
        return [(number, True) for number in details.get("came", ())]
    return []


def _removed(kind: str, details: dict[str, Any]) -> set[int]:
    """Return the seats that an act takes away."""
    return {number for number, *_ in details.get("seats", ())} if kind == "people_removed" else set()
