"""Makes new workshop files and opens existing ones: gates, migration with a copy first, backup, urn keys."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from unifydesk.domain.clock import Clock, stamp
from unifydesk.domain.errors import InvalidInputError
from unifydesk.store import log, schema
from unifydesk.store.backup import verified_copy_before_migration
from unifydesk.store.connection import connect, write
from unifydesk.store.durable import sync_folder
from unifydesk.store.errors import (
    DAMAGED,
    READ_ONLY_OLDER,
    DamagedFileError,
    ReadOnlyFileError,
    StoreError,
    TooMuchError,
    explain,
    is_known,
    shown_name,
)
from unifydesk.store.exact_schema import expected_schema
from unifydesk.store.keys import KeyFolder, shred_leftovers
from unifydesk.store.leftovers import tidy
from unifydesk.store.opening import check_openable, verify
from unifydesk.store.workshop_file import WorkshopFile


@dataclass(frozen=True, slots=True)
class NewFile:
    """What never changes once a file is made."""

    deck_name: str
    deck_source: str
    app_version: str
    rehearsal: bool


@contextmanager
def new_file(
    path: Path, content: NewFile, urns: Path, clock: Clock, *, replaces: bool = False
) -> Iterator[WorkshopFile]:
    """Build a new file beside its target and give it its name only when everything in it is on disk.

    With `replaces` it takes the place of the file that has the name, in one step and with its mode. Raises
    InvalidInputError when the target is already there, KnownStoreError when the folder refuses.
    """
    building = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.new")
    try:
        db = connect(building, create=True)
        try:
            schema.create(db)
            with write(db):
                _fill(db, content)
            file = WorkshopFile(db, path, read_only=False, clock=clock, keys=urns)
            yield file
        finally:
            db.conn.close()
        if replaces:
            _take_place(building, path)
        else:
            _publish(building, path)
        tidy(path.parent)
    except StoreError as error:
        raise _about(path, building, error) from error
    except (OSError, sqlite3.Error) as error:
        if not is_known(error):
            raise
        raise explain(error, path) from error
    finally:
        _remove(building)


def _about(path: Path, building: Path, error: StoreError) -> StoreError:
    """Return the error in words about the file that was wanted, not about the one it was built in."""
    if error.values.get("name") != shown_name(building):
        return error
    return type(error)(error.template, **(error.values | {"name": shown_name(path)}))


def _remove(building: Path) -> None:
    """Remove what was built and what SQLite left beside it, whatever the folder says."""
    for left in (building, building.with_name(building.name + "-journal")):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def open_file(path: Path, urns: Path, clock: Clock, *, keys_may_stay: bool = False) -> WorkshopFile:
    """Open a workshop file: header, lock, exact schema, whole pages, migration after a verified copy.

    A file without write permission opens read-only. Keys that a crash left behind in `urns` are destroyed;
    with `keys_may_stay` one that cannot be destroyed now is left to the next opening. Raises KnownStoreError
    with a sentence for everything else; the file itself is left as it was.
    """
    try:
        return _open(path, urns, clock, keys_may_stay)
    except TooMuchError:
        raise
    except DamagedFileError:  # a read that came back short looks like damage, once
        return _open(path, urns, clock, keys_may_stay)


def _open(path: Path, urns: Path, clock: Clock, keys_may_stay: bool) -> WorkshopFile:
    plan = check_openable(path, newest=schema.VERSION)
    db = connect(path, read_only=plan.read_only)
    try:
        _bring_up_to_date(db, path, clock, read_only=plan.read_only)
        verify(db, expected_schema(schema.VERSION))
        file = WorkshopFile(db, path, read_only=plan.read_only, clock=clock, keys=urns)
        if not plan.read_only:
            with suppress(*(StoreError,) if keys_may_stay else ()):
                _shred_leftovers(db, file.keys, urns)
            tidy(path.parent)
    except BaseException as error:
        db.conn.close()
        if isinstance(error, sqlite3.Error) and is_known(error):
            raise explain(error, path) from error
        raise
    return file


def _shred_leftovers(db: sqlite_utils.Database, keys: KeyFolder, urns: Path) -> None:
    """Destroy the keys a crash left behind; a folder that refuses is named, for it is not the workshop's."""
    try:
        shred_leftovers(_confidential_states(db), keys)
    except OSError as error:
        raise explain(error, urns) from error


def _bring_up_to_date(db: sqlite_utils.Database, path: Path, clock: Clock, *, read_only: bool) -> None:
    """Migrate an older file, after a copy of it was made and compared; the log says so, and ends its seal.

    One transaction: a power cut between the two would leave a file that seems to be changed by a stranger.
    """
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version == schema.VERSION:
        return
    if read_only:
        raise ReadOnlyFileError(READ_ONLY_OLDER, name=shown_name(path))
    if not 1 <= version < schema.VERSION:
        raise DamagedFileError(DAMAGED, name=shown_name(path))
    verify(db, expected_schema(version))  # before anything is written: a trigger of a stranger would run
    verified_copy_before_migration(db, path, schema.VERSION)
    with write(db):
        schema.migrate(db)
        did = f"Bring the file from version {version} to {schema.VERSION}"
        log.append(db, stamp(clock()), "migrated", {"did": did})


def _confidential_states(db: sqlite_utils.Database) -> dict[bytes, str]:
    """Return the state of every confidential round by its id."""
    return dict(db.execute("SELECT id, state FROM round WHERE level = 'confidential'"))


def _fill(db: sqlite_utils.Database, content: NewFile) -> None:
    """Insert the rows that every file has exactly one of."""
    source = content.deck_source.encode()
    db.execute(
        "INSERT INTO meta VALUES (1, ?, ?, ?, 0, x'', ?)",
        [uuid.uuid4().bytes, schema.MIN_READER, content.app_version, int(content.rehearsal)],
    )
    db.execute(
        "INSERT INTO deck VALUES (1, ?, ?, ?)",
        [content.deck_name, content.deck_source, hashlib.sha256(source).digest()],
    )
    db.execute("INSERT INTO standing VALUES (1, 'welcome', '', '', '', '', '')")


def _publish(building: Path, path: Path) -> None:
    """Give the finished file its name without ever replacing another."""
    try:
        os.link(building, path)
    except FileExistsError as error:
        raise _taken(path) from error
    except OSError:  # a folder without hard links (FAT, some network shares)
        if path.exists():
            raise _taken(path) from None
        os.replace(building, path)
    sync_folder(path.parent)


def _take_place(building: Path, path: Path) -> None:
    """Put the finished file in the place of another one; the same people may read it."""
    building.chmod(stat.S_IMODE(path.stat().st_mode) & 0o777)
    os.replace(building, path)
    sync_folder(path.parent)


def _taken(path: Path) -> InvalidInputError:
    return InvalidInputError(
        f"“{shown_name(path)}” is already there and stays as it is. Choose another name."
    )


def sqlite_version() -> str:
    """Return the version of the SQLite library that keeps the files."""
    return sqlite3.sqlite_version
