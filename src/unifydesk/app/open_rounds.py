"""What must wait until no round is open, because it would change what ballots are worth half-way."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.errors import RoundError
from unifydesk.domain.rounds import CONFIDENTIAL, Round
from unifydesk.store import contents
from unifydesk.store.errors import KeyMissingError
from unifydesk.store.workshop_file import WorkshopFile


def no_open_round(file: WorkshopFile, what: str) -> None:
    """Raise RoundError while a round is open; `what` completes “before you change …”."""
    rounds = contents.rounds(file)
    found = next((r for r in rounds if r.is_open), None)
    if found is None:
        return
    about = f"Round {found.number} of {found.claim} is open"
    if found.id in stranded(file, rounds):
        raise RoundError(f"{about}, and its key is not on this computer. Void it before you change {what}.")
    raise RoundError(f"{about}. Close it before you change {what}.")


def no_other_round(rounds: Sequence[Round], without_key: Sequence[bytes]) -> None:
    """Raise RoundError while a round is open: another one waits. `without_key` can only be voided."""
    found = next((r for r in rounds if r.is_open), None)
    if found is None:
        return
    about = f"Round {found.number} of {found.claim} is still open"
    if found.id in without_key:
        raise RoundError(f"{about}, and its key is not on this computer. Void it before opening another.")
    raise RoundError(f"{about}. Close it or void it before opening another.")


def stranded(file: WorkshopFile, rounds: Sequence[Round]) -> tuple[bytes, ...]:
    """Return the open confidential rounds whose key is not here; none when the disk does not say."""
    sealed = [r.id for r in rounds if r.is_open and r.level == CONFIDENTIAL]
    try:
        return tuple(set(sealed).difference(file.keys.round_ids())) if sealed else ()
    except KeyMissingError:
        return ()
