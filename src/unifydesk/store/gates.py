"""The gates for a workshop file from elsewhere: backups, damaged files, files of other people.

Whatever the file is, it is neither written nor worked in: a private copy is looked at, its rows are read as
values, and those go into a fresh file of ours. What does not pass is refused with a reason.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from unifydesk.domain.clock import Clock, stamp
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import TableRows
from unifydesk.store import dumping, header, log, schema, seal, tables
from unifydesk.store.connection import (
    JOURNAL_MAGIC,
    connect,
    is_locked_elsewhere,
    is_open_here,
    journal_of,
    path_of,
    write,
)
from unifydesk.store.errors import (
    DAMAGED,
    LOCKED,
    NOT_A_FILE,
    OPEN_HERE,
    TOO_BIG,
    UNREADABLE,
    DamagedFileError,
    DiskError,
    FileLockedError,
    NotAWorkshopError,
    StoreError,
    TooMuchError,
    explain,
    is_known,
    shown_name,
)
from unifydesk.store.exact_schema import expected_schema
from unifydesk.store.header import has_hot_journal, read_header
from unifydesk.store.opening import time_limit, verify
from unifydesk.store.tables import insertion, make_room

ORDER = {**tables.ORDER, "urn": "round"}
"""Every table that is read, in an order in which rows come after those they refer to."""
OF_SECRETS = (*dumping.OF_URNS, "urn")
MOST_ROWS = dumping.MOST_ROWS
MOST_MEMORY_MB = 100
"""What all rows together may take in memory: some twenty times the largest workshop we know."""
MOST_OF = {"round": 1_000, "seat": 9_999, "note": 50_000, "claim_setup": 5_000, "rule_event": 5_000}
"""Rows of tables that are read as a whole and often; ten times what the longest workshop needs."""
LONGEST = 20_000_000
"""Bytes or letters of one value; the largest deck has a tenth of that."""
LONGEST_OF = {"questions": 200_000, "thresholds": 10_000}
"""Letters of values that are taken apart at every reading."""

SEALED = "sealed"
UNSEALED = "unsealed"
CHANGED = "changed"

UNUSUAL_ROW = QT_TRANSLATE_NOOP(
    "store", "“{name}” holds a row that no workshop can have ({why}). Open another backup."
)
TOO_MANY_ROWS = QT_TRANSLATE_NOOP(
    "store", "“{name}” holds more than {limit} rows, so it is not a workshop of UnifyDesk. Open a backup."
)
TOO_MUCH = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” holds more than {limit} MB of text, so it is not a workshop of UnifyDesk. Open a backup.",
)
STRANGE_JOURNAL = QT_TRANSLATE_NOOP(
    "store",
    "The journal beside “{name}” was written by another program and is not used. Take it away, or open a "
    "backup.",
)

STRANGE = (*UNREADABLE, LookupError, ArithmeticError, AttributeError, RuntimeError)
"""Whatever reading a stranger's bytes may raise besides SQLite's own errors: each is a refusal."""


@dataclass(frozen=True, slots=True)
class State:
    """How the content stands to its log and seal: SEALED, UNSEALED (not closed properly) or CHANGED.

    `broken_line` is the first line of the log that does not fit, None when all do; `tables` are those that
    differ from the seal, as far as the seal can tell.
    """

    word: str
    broken_line: int | None = None
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Admitted:
    """A file that passed every gate: its rows as values, what version they were, and how they stand."""

    version: int
    tables: tuple[TableRows, ...]
    state: State


@contextmanager
def private_copy(path: Path, *, with_journal: bool = False, checked: bool = True) -> Iterator[Path]:
    """Give a copy of `path` in a folder that only this user can enter; both are gone after the block.

    A journal beside the file comes along only where recovery was asked for: put beside the wrong file it
    destroys it. With `checked` the header must be that of a workshop of ours first. The original is read
    only. Raises KnownStoreError with a sentence.
    """
    try:
        if checked:
            read_header(path, newest=schema.VERSION)
        elif not path.is_file():
            raise NotAWorkshopError(NOT_A_FILE, name=shown_name(path))
        elif path.stat().st_size > header.LARGEST_MB * 1_000_000:
            raise NotAWorkshopError(TOO_BIG, name=shown_name(path), limit=header.LARGEST_MB)
        if is_open_here(path) or is_locked_elsewhere(path):
            raise FileLockedError(OPEN_HERE if is_open_here(path) else LOCKED, name=shown_name(path))
        with _private_folder() as folder:
            copy = Path(folder) / (path.name or "workshop")
            shutil.copyfile(path, copy)
            if with_journal and has_hot_journal(path):
                _copy_journal(path, copy)
            yield copy
    except OSError as error:
        raise explain(error, path) from error


def _private_folder() -> tempfile.TemporaryDirectory[str]:
    """Return a new folder for this user alone; what refuses it is not the file that goes there."""
    try:
        return tempfile.TemporaryDirectory(prefix="unifydesk-", ignore_cleanup_errors=True)
    except OSError as error:
        raise explain(error, Path(tempfile.gettempdir())) from error


@contextmanager
def through(path: Path, *, with_journal: bool = False) -> Iterator[sqlite_utils.Database]:
    """Let a file through every gate but the last, and give its copy, open for reading only.

    Size, kind and header; a private copy; limits and four seconds; the schema byte for byte that of its
    version; whole pages, values and references. Raises KnownStoreError with a sentence, whatever is wrong.
    """
    with private_copy(path, with_journal=with_journal) as copy:
        if has_hot_journal(copy):
            connect(copy).conn.close()  # SQLite undoes what was not finished, in the copy
            if copy.stat().st_size > header.LARGEST_MB * 1_000_000:  # a journal says how long the file was
                raise DamagedFileError(STRANGE_JOURNAL, name=shown_name(path))
        db = connect(copy, read_only=True)
        try:
            version = int(db.execute("PRAGMA user_version").fetchone()[0])
            if not 1 <= version <= schema.VERSION:
                raise DamagedFileError(DAMAGED, name=shown_name(path))
            verify(db, expected_schema(version))
            yield db
        except STRANGE as error:
            raise DamagedFileError(DAMAGED, name=shown_name(path)) from error
        except sqlite3.Error as error:
            raise _told(error, path) from error
        finally:
            db.conn.close()


def admit(path: Path, *, with_journal: bool = False) -> Admitted:
    """Return the rows of a file from elsewhere once it has passed every gate.

    Raises KnownStoreError with a sentence for everything that can be wrong with it; it stays as it is.
    """
    try:
        return _admit(path, with_journal=with_journal)
    except TooMuchError:
        raise
    except (DamagedFileError, DiskError):  # a read failed once, or came back short and looked like damage
        return _admit(path, with_journal=with_journal)


def _admit(path: Path, *, with_journal: bool) -> Admitted:
    with through(path, with_journal=with_journal) as db:
        version = int(db.execute("PRAGMA user_version").fetchone()[0])
        with time_limit(db.conn):
            return Admitted(version, read_rows(db), state_of(db))


def read_rows(db: sqlite_utils.Database) -> tuple[TableRows, ...]:
    """Return every row of every table as values of the types of its columns.

    Raises DamagedFileError for a value of another type, one that is too long, and for too many rows.
    """
    allowance = _Allowance(shown_name(path_of(db)), MOST_ROWS, MOST_MEMORY_MB * 1_000_000)
    return tuple(_read_table(db, table, order, allowance) for table, order in ORDER.items())


@dataclass(slots=True)
class _Allowance:
    """What is still allowed of rows, memory and time while a file is read."""

    name: str
    rows: int
    memory: int

    def take(self, table: str, number: int, row: Sequence[object]) -> None:
        """Count row `number` of a table; raises DamagedFileError once there are too many, or too large."""
        if number > MOST_OF.get(table, MOST_ROWS):
            raise TooMuchError(TOO_MANY_ROWS, name=self.name, limit=f"{MOST_OF[table]:,}")
        self.rows -= 1
        self.memory -= sys.getsizeof(row) + sum(map(sys.getsizeof, row))
        if self.rows < 0:
            raise TooMuchError(TOO_MANY_ROWS, name=self.name, limit=f"{MOST_ROWS:,}")
        if self.memory < 0:
            raise TooMuchError(TOO_MUCH, name=self.name, limit=MOST_MEMORY_MB)


def pour(db: sqlite_utils.Database, rows: Sequence[TableRows], name: str) -> None:
    """Put rows into a fresh file of ours, in one transaction; every rule of its tables must hold.

    Columns that came to the schema later take what the schema says. Raises DamagedFileError, in words about
    the file called `name`, when a row breaks a rule.
    """
    try:
        with write(db):
            make_room(db)
            for found in rows:
                db.conn.executemany(insertion(found), found.rows)
    except sqlite3.IntegrityError as error:
        raise DamagedFileError(UNUSUAL_ROW, name=name, why=str(error)) from error


def bring_in(db: sqlite_utils.Database, admitted: Admitted, name: str, clock: Clock) -> None:
    """Fill a fresh file with what was admitted; the log says when the rows were of an older version."""
    pour(db, admitted.tables, name)
    if admitted.version < schema.VERSION:
        did = f"Bring the file from version {admitted.version} to {schema.VERSION}"
        with write(db):
            log.append(db, stamp(clock()), "migrated", {"did": did})


def as_stranger(db: sqlite_utils.Database, clock: Clock) -> None:
    """Give a freshly filled file an identity of its own, as a file of other people needs.

    Its uuid names the folder of its keys, so it must not be one of ours; and without keys the urns of open
    rounds open nothing.
    """
    open_rounds = "round IN (SELECT id FROM round WHERE state = 'open' AND level = 'confidential')"
    with write(db):
        db.execute("UPDATE meta SET file_uuid = ?", [uuid.uuid4().bytes])
        for table in ("turnout", "ticket", "urn"):  # in the order of their references
            db.execute(f"DELETE FROM {table} WHERE {open_rounds}")
        log.append(db, stamp(clock()), "taken_in", {"did": "Take the workshop in from another file"})


def state_of(db: sqlite_utils.Database) -> State:
    """Return how the content of an open file stands to its log and seal."""
    broken = log.broken_line(db)
    if broken is not None:
        return State(CHANGED, broken)
    if not seal.is_sealed(db):
        return State(UNSEALED)
    return State(CHANGED, None, seal.changed_tables(db)) if seal.is_broken(db) else State(SEALED)


@contextmanager
def refusing(path: Path) -> Iterator[None]:
    """Turn whatever a file from elsewhere makes go wrong in the block into a refusal with a sentence."""
    try:
        yield
    except StoreError:
        raise
    except KnownStoreError as error:
        raise DamagedFileError(str(error)) from error
    except OSError as error:
        raise explain(error, path) from error
    except sqlite3.Error as error:
        raise _told(error, path) from error
    except STRANGE as error:
        raise DamagedFileError(DAMAGED, name=shown_name(path)) from error


def _read_table(db: sqlite_utils.Database, table: str, order: str, allowance: _Allowance) -> TableRows:
    known = {column.name: column for column in dumping.columns_of(table)}
    names = tuple(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
    columns = [known[column] for column in names]
    rows: list[tuple[dumping.Cell, ...]] = []
    for row in db.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {order}"):
        allowance.take(table, len(rows) + 1, row)
        why = unusual(columns, row)
        if why:
            raise DamagedFileError(UNUSUAL_ROW, name=allowance.name, why=f"{why} in “{table}”")
        rows.append(tuple(row))
    return TableRows(table, names, tuple(rows))


def unusual(columns: Sequence[dumping.Column], row: Sequence[object]) -> str:
    """Return which column of a row holds what it cannot hold, or an empty text."""
    for column, cell in zip(columns, row, strict=True):
        longest = LONGEST_OF.get(column.name, LONGEST)
        if not dumping.fits(column, cell) or (isinstance(cell, str | bytes) and len(cell) > longest):
            return f"its “{column.name}”"
    return ""


def _copy_journal(path: Path, copy: Path) -> None:
    """Copy the journal along, unless it names another one: SQLite would go and delete what is named."""
    journal = journal_of(path)
    if journal.stat().st_size > header.LARGEST_MB * 1_000_000:
        raise DamagedFileError(STRANGE_JOURNAL, name=shown_name(path))
    data = journal.read_bytes()
    if data.endswith(JOURNAL_MAGIC):
        raise DamagedFileError(STRANGE_JOURNAL, name=shown_name(path))
    journal_of(copy).write_bytes(data)


def _told(error: sqlite3.Error, path: Path) -> KnownStoreError:
    return explain(error, path) if is_known(error) else DamagedFileError(DAMAGED, name=shown_name(path))


def remove_quietly(path: Path) -> None:
    """Remove a file of ours that did not turn out, if it can be."""
    with suppress(OSError):
        os.unlink(path)


__all__ = [
    "Admitted",
    "State",
    "StoreError",
    "admit",
    "bring_in",
    "pour",
    "private_copy",
    "state_of",
    "through",
]
