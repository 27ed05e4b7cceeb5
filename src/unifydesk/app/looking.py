"""Looks into a workshop file without touching it, its journal, or the keys of confidential rounds.

Opening would undo an unfinished act, bring an older file up to date and destroy keys of rounds that are over;
a stranger’s copy of an open workshop could lie about which rounds those are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unifydesk.app import workshops
from unifydesk.domain.clock import Clock, now
from unifydesk.store import gates
from unifydesk.store.workshop_file import WorkshopFile


@contextmanager
def looked_into(path: Path, *, clock: Clock = now) -> Iterator[WorkshopFile]:
    """Give an open private copy of a workshop file; both copy and its folder are gone after the block.

    Raises KnownStoreError with a sentence for whatever is wrong with the file, and while it is open.
    """
    with gates.private_copy(path, with_journal=True) as copy:
        file = workshops.open_file(copy, clock=clock, keys=copy.parent / "urns")
        try:
            yield file
        finally:
            file.close()
