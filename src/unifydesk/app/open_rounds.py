"""What must wait until no round is open, because it would change what ballots are worth half-way."""

from __future__ import annotations

from unifydesk.domain.errors import RoundError
from unifydesk.store import contents
from unifydesk.store.workshop_file import WorkshopFile


def no_open_round(file: WorkshopFile, what: str) -> None:
    """Raise RoundError while a round is open; `what` completes “before you change …”."""
    found = next((r for r in contents.rounds(file) if r.is_open), None)
    if found is not None:
        raise RoundError(f"Round {found.number} of {found.claim} is open. Close it before you change {what}.")
