"""The backups that are there: of which workshop, from when, and what each one holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from unifydesk import paths
from unifydesk.app.holdings import Holdings, holdings
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.report import Progress
from unifydesk.store import backup as copies
from unifydesk.store import gates
from unifydesk.store.gates import State
from unifydesk.store.salvage import uuid_of
from unifydesk.store.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup. What it holds is known once it was looked at; `problem` says why it cannot be used."""

    path: Path
    stem: str  # the name of the workshop file it was made of
    mark: str  # the beginning of the workshop's uuid, which all its backups share
    made: datetime  # UTC
    held: Holdings | None = None
    state: State | None = None
    problem: str = ""

    @property
    def is_sound(self) -> bool:
        """Whether it was looked at and passed every gate."""
        return self.held is not None


def all_backups() -> tuple[Backup, ...]:
    """Return every backup on this computer, newest first, none of them opened yet."""
    found = (Backup(path, stem, mark, made) for path, stem, mark, made in copies.listed(paths.backups_dir()))
    return tuple(sorted(found, key=lambda one: (one.made, one.path.name), reverse=True))


def backups_of(path: Path, mark: str = "") -> tuple[Backup, ...]:
    """Return the backups of the workshop file at `path`, newest first.

    They are known by the beginning of its uuid, which is read unless `mark` gives it; where it cannot be read
    any more, by the name that the file had when they were made.
    """
    found = all_backups()
    mark = mark or mark_of(path)
    if mark and any(one.mark == mark for one in found):
        return tuple(one for one in found if one.mark == mark)
    stem = copies.tame(path.stem)
    return tuple(one for one in found if one.stem == stem)


def mark_of_open(file: WorkshopFile) -> str:
    """Return the beginning of the uuid of an open workshop file."""
    return file.file_uuid.hex()[: copies.MARK]


def mark_of(path: Path) -> str:
    """Return the beginning of the uuid of a workshop file, or an empty text when it cannot be read."""
    uuid = uuid_of(path)
    return uuid.hex()[: copies.MARK] if uuid else ""


def look(backup: Backup) -> Backup:
    """Return the same backup with what it holds, or with the reason why it cannot be used."""
    try:
        admitted = gates.admit(backup.path)
    except KnownStoreError as error:
        return replace(backup, problem=str(error))
    return replace(backup, held=holdings(admitted.tables), state=admitted.state)


def look_at_all(backups: Iterable[Backup], progress: Progress) -> tuple[Backup, ...]:
    """Look at several; `progress` hears how far that is, and may raise CancelledError."""
    waiting, seen = list(backups), list[Backup]()
    for backup in waiting:
        progress(len(seen) / len(waiting))
        seen.append(look(backup))
    return tuple(seen)


def newest_sound(backups: Iterable[Backup]) -> Backup | None:
    """Return the first that passes every gate and was not changed outside UnifyDesk, or None."""
    for backup in backups:
        seen = look(backup)
        if seen.state is not None and seen.state.word != gates.CHANGED:
            return seen
    return None
