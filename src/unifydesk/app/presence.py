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
    """Return who came and left after the session had begun, by time; nothing before it has.

    `acts` are those that were not taken back. A seat added during the session has come then, unless it was
    added as absent. Seats that were removed are left out.
    """
    if not started:
        return ()
    known = {seat.number: seat.present for seat in seats}
    found: dict[int, list[tuple[str, str, bool]]] = {}
    for at, kind, details in acts:
        for seat, here in _changes(kind, details):
            found.setdefault(seat, []).append((at, kind, here))
        for seat in _removed(kind, details):
            found.pop(seat, None)
    begun = datetime.fromisoformat(started)
    made = [
        Presence(at, seat, here)
        for seat, changes in found.items()
        if seat in known
        for at, kind, here in _without_absent(changes, known[seat])
        if datetime.fromisoformat(at) > begun
    ]
    return tuple(sorted(made, key=lambda each: (datetime.fromisoformat(each.at), each.seat)))


def _changes(kind: str, details: dict[str, Any]) -> list[tuple[int, bool]]:
    """Return the seats whose presence an act changes, and whether they are there afterwards."""
    if kind in (ARRIVED, LEFT):
        return [(details["seat"], kind == ARRIVED)]
    if kind == "person_changed" and "came" in details:
        return [(details["seat"], bool(details["came"]))]
    if kind == "people_added":
        return [(number, True) for number, *_ in details["seats"]]
    return []


def _removed(kind: str, details: dict[str, Any]) -> list[int]:
    """Return the seats that an act takes away."""
    return [number for number, *_ in details["seats"]] if kind == "people_removed" else []


def _without_absent(changes: Sequence[tuple[str, str, bool]], present: bool) -> list[tuple[str, str, bool]]:
    """Return the changes of one seat without an addition that did not bring anybody.

    The log of an addition does not say whether the person was there: the next change does, or the seat as it
    is now. Giving an unnamed seat its name is logged as an addition, and brings nobody either.
    """
    made: list[tuple[str, str, bool]] = []
    for place, change in enumerate(changes):
        if change[1] != "people_added":
            made.append(change)
            continue
        after = changes[place + 1 :]
        here = not after[0][2] if after and after[0][1] != "people_added" else present
        if here and place == 0:
            made.append(change)
    return made
