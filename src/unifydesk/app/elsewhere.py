"""Going on in a copy elsewhere: a full or failed disk, or a read-only file, must not end the meeting.

The copy is made from the file when it can be read, else from its newest backup that is whole, and what is
missing then is named act by act. The keys of open confidential rounds are bound to the copy.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from unifydesk import paths
from unifydesk.app.letting_in import opened
from unifydesk.app.mending import go_on, missing_acts
from unifydesk.app.working_copies import settled
from unifydesk.app.workshops import SUFFIX, open_file, snapshot
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.rounds import CONFIDENTIAL, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.store.backup import newest_first, verified_copy
from unifydesk.store.errors import NO_SOURCE, DiskError, explain, shown_name
from unifydesk.store.rescue import raw_copy, remove
from unifydesk.store.workshop_file import WorkshopFile

MB = 1_000_000
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Continued:
    """A copy that is open, and what it is a copy of."""

    file: WorkshopFile
    backup_of: datetime | None  # when the backup was made that it comes from; None: from the file itself
    missing: tuple[str, ...]  # acts that were recorded and are not in the copy, in words, oldest first
    repeat: tuple[Round, ...]  # open confidential rounds that lack ballots: to be voided and repeated


@dataclass(frozen=True, slots=True)
class Room:
    """A folder that could take a copy: bytes free on its disk, and whether that is the disk of the file."""

    folder: Path
    free: int
    same_disk: bool

    @property
    def free_mb(self) -> int:
        """The whole megabytes that are free."""
        return self.free // MB


def room_in(folder: Path, path: Path) -> Room:
    """Return how much room a folder has for the workshop at `path`; raises KnownStoreError without one."""
    try:
        free = shutil.disk_usage(folder).free
        device = folder.stat().st_dev
    except OSError as error:
        raise KnownStoreError(
            f"“{folder}” cannot be used: {error.strerror}. Choose another folder."
        ) from error
    return Room(folder, free, device == _device(path))


def _device(path: Path) -> int | None:
    try:
        return path.parent.stat().st_dev
    except OSError:  # unplugged: then it is another disk for certain
        return None


def suggested(path: Path) -> Room:
    """Return the folder to offer first: another disk before the same one, then the one with most room."""
    folders = (paths.documents_dir(), Path.home(), paths.backups_dir().parent)
    rooms = []
    for folder in dict.fromkeys(folders):
        try:
            rooms.append(room_in(folder, path))
        except KnownStoreError:
            continue
    if not rooms:
        return Room(paths.documents_dir(), 0, same_disk=True)
    return max(rooms, key=lambda room: not room.same_disk)


def continue_in(folder: Path, file: WorkshopFile, shown: Workshop | None = None) -> Continued:
    """Copy the workshop into `folder` and open the copy; the caller lets go of `file` afterwards.

    `shown` is the last moment that was shown of it. Raises KnownStoreError with what to do when the folder
    refuses, or when neither the file nor a backup can be read; nothing changes then.
    """
    target = _free_name(folder, file.path)
    if file.trouble is None or file.is_moved:
        verified_copy(file.db, target)
        copy = Continued(_opened(target, file), None, (), ())
    else:
        copy = _rescued(file, target)
    try:
        found = _settled(copy, file, shown)
    except BaseException:
        copy.file.release()
        remove(target)
        raise
    return replace(found, file=settled(found.file))


def open_copy_in(folder: Path, path: Path, *, clock: Clock = now) -> WorkshopFile:
    """Copy a workshop that is not open, with the journal that belongs to it, and open the copy.

    For files that cannot be put in order where they are because that is read-only. Raises KnownStoreError.
    """
    target = _free_name(folder, path)
    try:
        raw_copy(path, target)
    except OSError as error:
        raise explain(error, path) from error
    try:
        return settled(opened(target, clock=clock))
    except BaseException:
        remove(target)
        raise


def _free_name(folder: Path, path: Path) -> Path:
    """Return a name in the folder that is not taken: the same name when it is free there."""
    stem = path.stem.split(" (continued")[0]
    target, number = folder / path.name, 1
    while os.path.lexists(target):
        again = "" if number == 1 else f" {number}"
        target, number = folder / f"{stem} (continued{again}){SUFFIX}", number + 1
    return target


def _opened(target: Path, file: WorkshopFile) -> WorkshopFile:
    """Open a copy through every gate; one that does not pass is removed."""
    try:
        return open_file(target, clock=file.clock, keys_may_stay=True)
    except BaseException:
        remove(target)
        raise


# -- a file that cannot be relied upon -----------------------------------------------------------------------


def _rescued(file: WorkshopFile, target: Path) -> Continued:
    """Return the copy that lacks least: of the file itself, else of its newest whole backup."""
    file.release()  # its bytes are read below, which must not happen while it is open
    own = _tried(file, file.path, target, None)
    if own is not None and not own.missing:
        return own
    beside = target if own is None else target.with_name(f".{target.name}")
    for made, path in _backups(file):
        kept = _tried(file, path, beside, made)
        if kept is not None:
            return _better(own, kept, target)
    if own is None:
        raise DiskError(NO_SOURCE, name=shown_name(file.path))
    return own


def _backups(file: WorkshopFile) -> tuple[tuple[datetime, Path], ...]:
    """Return the backups of a file, newest first; none when their disk refuses, too."""
    try:
        return newest_first(paths.backups_dir(), file.file_uuid)
    except KnownStoreError:
        return ()


def _tried(file: WorkshopFile, source: Path, target: Path, made: datetime | None) -> Continued | None:
    """Return a copy of `source`, or None when that cannot be read or is not whole."""
    try:
        raw_copy(source, target)
    except OSError:
        return None
    try:
        found = _opened(target, file)
    except KnownStoreError:
        return None
    return Continued(found, made, missing_acts(file, found), ())


def _better(own: Continued | None, kept: Continued, target: Path) -> Continued:
    """Keep the copy that lacks fewer acts under the wanted name, and remove the other."""
    if own is None:
        return kept
    loser, winner = (kept, own) if len(own.missing) <= len(kept.missing) else (own, kept)
    for copy in (loser, winner):
        copy.file.release()
    place = winner.file.path
    remove(loser.file.path)
    if place != target:
        place.rename(target)
    again = open_file(target, clock=winner.file.clock, keys_may_stay=True)
    return Continued(again, winner.backup_of, winner.missing, ())


# -- what travels with it ------------------------------------------------------------------------------------


def _settled(copy: Continued, file: WorkshopFile, shown: Workshop | None) -> Continued:
    """Hand over undo and keys, and write into the log of the copy that the session goes on in it."""
    again = copy.file
    lacking = _lacking(copy, shown)
    with again.act("continued", "Go on in a copy elsewhere", undoable=False) as act:
        act.details.update(source="file" if copy.backup_of is None else "backup", missing=list(copy.missing))
    if copy.backup_of is None and not copy.missing:
        go_on(file, again)
    _move_keys(again, file, lacking)
    return Continued(again, copy.backup_of, copy.missing, lacking)


def _lacking(copy: Continued, shown: Workshop | None) -> tuple[Round, ...]:
    """Return the open confidential rounds of the copy in which ballots are missing that were recorded."""
    recorded = {r.id: r.recorded for r in shown.rounds} if shown is not None else {}
    return tuple(r for r in _sealed(copy.file) if r.recorded < recorded.get(r.id, 0))


def _sealed(file: WorkshopFile) -> Sequence[Round]:
    return [r for r in snapshot(file).rounds if r.is_open and r.level == CONFIDENTIAL]


def _move_keys(again: WorkshopFile, file: WorkshopFile, lacking: tuple[Round, ...]) -> None:
    """Bind the keys of open urns to the copy, and destroy those of rounds that have to be repeated.

    A round that is repeated must never be opened as well: two totals of the same people, a few ballots apart,
    would tell who said what. So the key of an urn that lacks ballots, or that is not in the copy, goes.
    """
    lost = {r.id for r in lacking}
    moving = {r.id for r in _sealed(again)} - lost
    for round_id in _keys(file):
        try:
            if round_id in moving:
                again.keys.move_here(round_id)
            elif round_id in lost or file.keys.was_made_here(round_id):
                again.keys.shred(round_id)
        except (OSError, KnownStoreError) as error:
            # a key that stays bound to the old place opens the urn all the same
            log.warning("A key could not be moved or destroyed: %s", error)


def _keys(file: WorkshopFile) -> tuple[bytes, ...]:
    """Return the rounds of a file that have a key here; none when the disk does not say."""
    try:
        return file.keys.round_ids()
    except KnownStoreError as error:
        log.warning("The keys could not be looked for: %s", error)
        return ()
