"""The gates before a workshop file is used: what it is, whether it may be written, and if it is whole."""

from __future__ import annotations

import re
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from unifydesk.store.connection import path_of
from unifydesk.store.errors import (
    ALTERED,
    DAMAGED,
    DISK_FAILED,
    READ_ONLY_FILE,
    READ_ONLY_FOLDER,
    READ_ONLY_UNFINISHED,
    TOO_SLOW,
    UNREADABLE,
    DamagedFileError,
    DiskError,
    ReadOnlyFileError,
    TooMuchError,
    explain,
    is_known,
    may_write,
    shown_name,
)
from unifydesk.store.exact_schema import schema_hash
from unifydesk.store.header import has_hot_journal, read_header

CHECK_SECONDS = 4.0
"""A file of the largest size checks in about two seconds; one that needs more is built to hang us."""

_STEPS_BETWEEN_LOOKS = 10_000
_CODE = re.compile(r"error code\W*(\d+)")


@dataclass(frozen=True, slots=True)
class OpenPlan:
    """How to open a file. `reason` is the sentence to show when it can only be looked at, else empty.

    `version` is what the header says now; read `PRAGMA user_version` again once the file is open, because
    an unfinished migration is undone in between.
    """

    read_only: bool
    version: int
    reason: str = ""


def check_openable(path: Path, *, newest: int) -> OpenPlan:
    """Decide how the file at `path` can be opened, without opening it in SQLite; nothing on the disk changes.

    Raises NotAWorkshopError, NewerFileError, DamagedFileError, FileLockedError or ReadOnlyFileError, each
    with its sentence.
    """
    header = read_header(path, newest=newest)
    reason = _read_only_reason(path)
    if reason and has_hot_journal(path):
        raise ReadOnlyFileError(READ_ONLY_UNFINISHED, name=shown_name(path))
    return OpenPlan(read_only=bool(reason), version=header.version, reason=reason)


def verify(db: sqlite_utils.Database, expected_schema_hash: bytes) -> None:
    """Check an opened file before anything in it is believed: exact schema, pages, rows, references.

    The schema comes first: only when it is ours is it certain that checking runs no expression of a stranger.
    Raises DamagedFileError with a sentence for whatever goes wrong.
    """
    path = path_of(db)
    name = shown_name(path)
    try:
        with time_limit(db.conn):
            same = schema_hash(db) == expected_schema_hash
            whole = same and _is_whole(db.conn, path)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
            raise TooMuchError(TOO_SLOW, name=name) from error
        raise (explain(error, path) if is_known(error) else DamagedFileError(DAMAGED, name=name)) from error
    except UNREADABLE as error:
        raise DamagedFileError(DAMAGED, name=name) from error
    if not same:
        raise DamagedFileError(ALTERED, name=name)
    if not whole:
        raise DamagedFileError(DAMAGED, name=name)


def _is_whole(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether every page, value, index and reference is in order; quick_check would leave the indexes out."""
    said = connection.execute("PRAGMA integrity_check(1)").fetchall()
    if said != [("ok",)]:
        codes = {int(code) & 0xFF for code in _CODE.findall(str(said))}
        if sqlite3.SQLITE_IOERR in codes:  # the check tells of a disk that fails as of a page in disorder
            raise DiskError(DISK_FAILED, name=shown_name(path))
        return False
    return connection.execute("PRAGMA foreign_key_check").fetchone() is None


@contextmanager
def time_limit(connection: sqlite3.Connection) -> Iterator[None]:
    """Interrupt any statement in the block once it has had CHECK_SECONDS."""
    end = time.monotonic() + CHECK_SECONDS
    connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _read_only_reason(path: Path) -> str:
    """Return why the file may only be looked at, or an empty text.

    The mode bits count as well as the system's answer: root may write anything, but a person who took the
    write permission away meant it.
    """
    name = shown_name(path)
    try:
        folder = path.absolute().parent
        file_mode, folder_mode = path.stat().st_mode, folder.stat().st_mode
        writable, folder_writable = may_write(path), may_write(folder)
    except OSError as error:
        raise explain(error, path) from error
    if not _has_write_bit(file_mode) or not writable:
        return READ_ONLY_FILE.format(name=name)
    if not _has_write_bit(folder_mode) or not folder_writable:
        return READ_ONLY_FOLDER.format(name=name)
    return ""


def _has_write_bit(mode: int) -> bool:
    """Whether anyone at all may write."""
    return bool(stat.S_IMODE(mode) & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH))


__all__ = ["CHECK_SECONDS", "OpenPlan", "check_openable", "explain", "time_limit", "verify"]
