"""Looks into a workshop file without touching it, its journal, or the keys of confidential rounds.

Opening would undo an unfinished act, bring an older file up to date and destroy keys of rounds that are over;
a stranger’s copy of an open workshop could lie about which rounds those are.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from unifydesk.app import workshops
from unifydesk.domain.clock import Clock, now
from unifydesk.store import gates
from unifydesk.store.errors import DamagedFileError, DiskError, TooMuchError
from unifydesk.store.gates import State
from unifydesk.store.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Looked:
    """An open private copy of a file, and how the file stands to its seal."""

    file: WorkshopFile
    state: State


@contextmanager
def looked_into(path: Path, *, clock: Clock = now) -> Iterator[Looked]:
    """Give an open private copy of a workshop file; both copy and its folder are gone after the block.

    An older file is brought up to date in the copy, which ends its seal, so that is looked at before. Raises
    KnownStoreError with a sentence for whatever is wrong with the file, and while it is open.
    """
    with ExitStack() as stack:
        try:
            looked = stack.enter_context(_looked_into(path, clock))
        except TooMuchError:
            raise
        except (DamagedFileError, DiskError):  # a read failed once, or came back short and looked like damage
            looked = stack.enter_context(_looked_into(path, clock))
        yield looked


@contextmanager
def _looked_into(path: Path, clock: Clock) -> Iterator[Looked]:
    with gates.private_copy(path, with_journal=True) as copy:
        with gates.through(copy, with_journal=True) as db:
            state = gates.state_of(db)
        file = workshops.open_file(copy, clock=clock, keys=copy.parent / "urns")
        try:
            yield Looked(file, state)
        finally:
            file.close()
