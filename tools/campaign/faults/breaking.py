"""Stores that break a promise on purpose: with each of them the campaign must find something."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import sqlite_utils

from campaign.planting import plant
from unifydesk.app import exporting
from unifydesk.store import connection, workshop_file


def nothing() -> None:
    """Break nothing."""


def swallow_commit() -> None:
    """Take an error of COMMIT for success."""

    @contextmanager
    def write(db: sqlite_utils.Database) -> Iterator[None]:
        db.conn.execute("BEGIN IMMEDIATE")
        yield
        with suppress(sqlite3.Error):
            db.conn.execute("COMMIT")
        if db.conn.in_transaction:
            db.conn.execute("ROLLBACK")

    plant(workshop_file, "write", write)


def write_in_place() -> None:
    """Write exports straight over the old ones."""

    def over(part: Path, data: bytes, path: Path, _progress: object) -> None:
        with path.open("wb") as file:
            for half in (data[: len(data) // 2], data[len(data) // 2 :]):
                file.write(half)
                file.flush()
        part.write_bytes(data)

    plant(exporting, "_write", over)


def tell_raw_errors() -> None:
    """Let errors of the system through as they are."""

    def as_it_is(error: OSError, _path: Path) -> OSError:
        return error

    plant(exporting, "folder_refused", as_it_is)


def forget_transactions() -> None:
    """Commit every row by itself."""

    @contextmanager
    def write(_db: sqlite_utils.Database) -> Iterator[None]:
        yield

    plant(workshop_file, "write", write)


def throw_journals_away() -> None:
    """Delete the journal when a file is closed, whatever is in it."""

    def always(_journal: Path) -> bool:
        return True

    plant(connection, "_is_undone", always)


BY_NAME: dict[str, Callable[[], None]] = {
    "": nothing,
    "an error of COMMIT is swallowed": swallow_commit,
    "exports are written over the old ones": write_in_place,
    "errors of the system are shown as they are": tell_raw_errors,
    "a journal is thrown away though it is needed": throw_journals_away,
    "every row is a transaction of its own": forget_transactions,
}
