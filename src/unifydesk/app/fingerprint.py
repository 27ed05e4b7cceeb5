"""Which file is open: the fingerprint of its log, as the minutes print it, and how long the log is."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.head import grouped, head_words
from unifydesk.store import log
from unifydesk.store.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The hash of the last act in the log, in hex digits, and what that act was."""

    digits: str
    entries: int
    last_act: str
    last_at: str

    @property
    def grouped(self) -> str:
        """The digits in groups of four, as on paper."""
        return grouped(self.digits)

    @property
    def words(self) -> str:
        """The first 80 bits in eight words, as on paper."""
        return " ".join(head_words(self.digits))


def fingerprint(file: WorkshopFile) -> Fingerprint:
    """Return the fingerprint that minutes made now would print."""
    acts = log.acts(file.db)
    last = acts[-1] if acts else None
    return Fingerprint(
        log.last_act(file.db).hex(), len(acts), last.what if last else "", last.at if last else ""
    )
