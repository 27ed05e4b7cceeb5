"""Opens a workshop file from elsewhere: through every gate, into a fresh file of ours that takes its place.

Nobody ever goes on in the file of a stranger. As it arrived it is kept among the backups.
"""

from __future__ import annotations

import os
from pathlib import Path

from unifydesk import paths
from unifydesk.app.arriving import build
from unifydesk.app.workshops import known_files, open_file
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store import backup as copies
from unifydesk.store import gates, schema
from unifydesk.store.connection import connect
from unifydesk.store.durable import make_folder
from unifydesk.store.errors import (
    DAMAGED,
    DamagedFileError,
    DiskError,
    FileLockedError,
    explain,
    shown_name,
)
from unifydesk.store.gates import CHANGED, UNSEALED, Admitted
from unifydesk.store.header import has_hot_journal
from unifydesk.store.known import Mark
from unifydesk.store.opening import check_openable
from unifydesk.store.rescue import raw_copy, remove
from unifydesk.store.workshop_file import WorkshopFile

RECEIVED = "received"
"""The folder among the backups that holds files as they arrived; they are no backups of ours."""

ARRIVED = QT_TRANSLATE_NOOP(
    "arriving",
    "“{name}” was last changed elsewhere: it was checked and taken over row by row. The file as it arrived "
    "is kept among the backups.",
)
NOT_AS_SEALED = QT_TRANSLATE_NOOP(
    "arriving",
    "“{name}” was changed outside UnifyDesk after it was sealed. Treat its figures with care, or open a "
    "backup.",
)
UNPROVEN = QT_TRANSLATE_NOOP(
    "arriving",
    "“{name}” was last changed elsewhere and not closed properly there, so it has no seal that would show "
    "what was changed. It was checked and taken over row by row.",
)
OWNED_UP = "Go on in a file that was changed outside UnifyDesk after it was sealed"
MEANWHILE = QT_TRANSLATE_NOOP(
    "arriving", "Another program changed “{name}” while it was being opened. Open it again."
)
_SAID = {CHANGED: NOT_AS_SEALED, UNSEALED: UNPROVEN}


def opened(path: Path, *, clock: Clock = now) -> WorkshopFile:
    """Open a workshop file; one that is not as this installation left it is let in first.

    Raises KnownStoreError with a sentence; a file that is refused stays as it is.
    """
    check_openable(path, newest=schema.VERSION)
    if is_ours(path):
        return _owning_up(open_file(path, clock=clock))
    with known_files().alone(path):
        said = let_in(path, clock)
        file = open_file(path, clock=clock)
    file.arrived = said
    return _owning_up(file)


def _owning_up(file: WorkshopFile) -> WorkshopFile:
    """Have what was changed after it was sealed said while the file is open, and by the log before an act."""
    try:
        with gates.refusing(file.path):
            state = gates.state_of(file.db)
    except BaseException:
        file.release()
        raise
    if state.word == CHANGED:
        file.arrived = NOT_AS_SEALED.format(name=shown_name(file.path))
        file.to_own_up = OWNED_UP
    return file


def is_ours(path: Path) -> bool:
    """Whether a closed file is as this installation left it, or one that a crash of ours left.

    Call `check_openable` first: a file that is open here must not be read.
    """
    known = known_files()
    if not has_hot_journal(path) and known.has_left(path):
        return True
    mark = known.session_in(path)
    return mark is not None and _goes_on_from(path, mark)


def _goes_on_from(path: Path, mark: Mark) -> bool:
    """Whether a file is the workshop of a session that did not end, with every line it had then.

    Looked at in a private copy, with the journal beside it. Where there is no room for one it is believed:
    its journal must not be lost, and it is checked like every other file when it is opened.
    """
    try:
        with gates.through(path, with_journal=True) as db:
            return mark.is_of(db)
    except FileLockedError:
        raise
    except DiskError:
        return True
    except KnownStoreError:
        return False


def let_in(path: Path, clock: Clock) -> str:
    """Put a fresh file, filled with the rows of the one at `path`, in its place; returns what to say.

    The fresh file has the same id, log and head. Before anything is done the file is kept as it arrived,
    unless it may only be read: then `path` is a copy already. Raises KnownStoreError; nothing changed then.
    """
    with gates.refusing(path):
        path = path.resolve()  # what a link leads to is replaced, not the link
        looking = not path.stat().st_mode & 0o200
        if unfinished := has_hot_journal(path):
            _keep(path, gates.admit(path, with_journal=True), clock)
            connect(path).conn.close()  # SQLite undoes what was not finished, as it did in the private copy
        before = copies.file_hash(path)
        if known_files().has_left_content(before):  # another UnifyDesk has let it in meanwhile
            return ""
        admitted = gates.admit(path)
        if not (looking or unfinished):
            _keep(path, admitted, clock)
        build(path, lambda file: _fill(file, admitted, path, before, clock), path, clock, replaces=True)
    known_files().left(path)
    usual = "" if looking else ARRIVED
    return _SAID.get(admitted.state.word, usual).format(name=shown_name(path))


def _fill(file: WorkshopFile, admitted: Admitted, path: Path, before: bytes, clock: Clock) -> None:
    """Fill the fresh file; raises when the one it is to replace is no longer the one that was admitted."""
    gates.bring_in(file.db, admitted, shown_name(path), clock)
    if has_hot_journal(path) or copies.file_hash(path) != before:
        raise FileLockedError(MEANWHILE, name=shown_name(path))


def _keep(path: Path, admitted: Admitted, clock: Clock) -> Path:
    """Keep a file as it arrived, and the journal beside it; raises KnownStoreError when the disk refuses."""
    meta = next(rows for rows in admitted.tables if rows.table == "meta")
    file_uuid = dict(zip(meta.columns, meta.rows[0], strict=True))["file_uuid"]
    if not isinstance(file_uuid, bytes):
        raise DamagedFileError(DAMAGED, name=shown_name(path))
    folder, moment = paths.backups_dir() / RECEIVED, clock()
    try:
        make_folder(folder)
        moment = copies.next_moment(folder, file_uuid, moment)
        kept = folder / copies.name_of(path.stem, file_uuid, moment)
        if not has_hot_journal(path):
            newest = copies.newest(folder, file_uuid)
            if newest is not None and _same_bytes(newest, path):
                return newest
        raw_copy(path, kept)
    except OSError as error:
        raise explain(error, folder) from error
    for gone in copies.thin(folder, file_uuid, moment):
        remove(gone)
    return kept


def _same_bytes(one: Path, other: Path) -> bool:
    if os.path.getsize(one) != os.path.getsize(other):
        return False
    return not has_hot_journal(one) and one.read_bytes() == other.read_bytes()
