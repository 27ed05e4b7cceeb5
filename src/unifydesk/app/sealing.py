"""How the open file stands to its seal: its head, when it was sealed, and what differs if something does."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.app.checking import what_changed
from unifydesk.app.fingerprint import Fingerprint, fingerprint
from unifydesk.store import gates, log
from unifydesk.store.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Seal:
    """What the log says of itself. `word` is SEALED, UNSEALED or CHANGED; `what` is empty unless changed."""

    head: Fingerprint
    word: str
    what: str  # what no longer fits, a sentence without its beginning
    sealed_at: str  # when the file was last sealed; empty when it never was
    later: int  # acts since then; all there are when it never was


def seal_of(file: WorkshopFile) -> Seal:
    """Return how the content of an open file stands to its log and its last seal."""
    state = gates.state_of(file.db)
    number, at = log.last_seal(file.db)
    later = sum(1 for act in log.acts(file.db) if act.number > number)
    return Seal(fingerprint(file), state.word, what_changed(file, state), at, later)
