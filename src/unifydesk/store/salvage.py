"""Reads what can still be read of a damaged workshop file: table by table, row by row, from a private copy.

SQLite reads a table from its beginning until a page stops it; then from its end, and around the holes. What
comes out is believed no more than any other row from elsewhere.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import sqlite_utils

from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.report import TableRows
from unifydesk.store import dumping, first_page, log, schema
from unifydesk.store.connection import connect, write
from unifydesk.store.errors import DISK_FAILED, UNREADABLE, DiskError, explain
from unifydesk.store.exact_schema import expected_schema, schema_hash
from unifydesk.store.gates import MOST_ROWS, ORDER, private_copy, unusual
from unifydesk.store.opening import time_limit
from unifydesk.store.tables import insertion, make_room

MOST_PROBES = 20_000
"""Rows that are asked for one by one in a hole of a table with row numbers."""
_BY_NUMBER = ("rule_event", "seat", "log")
_BY_ROUND = ("ballot", "answer", "total", "reason", "ticket", "turnout")

_OF_THE_DISK = (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN)
Cells = tuple[dumping.Cell, ...]


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out of a damaged file, in the columns of its version.

    `torn` are the tables that could be read only in part, `refused` counts rows that no workshop can have or
    that belonged to nothing, `dropped` lines of the log after the first that does not fit.
    """

    version: int
    tables: tuple[TableRows, ...]
    torn: tuple[str, ...]
    refused: Mapping[str, int] = field(default_factory=dict)
    dropped: int = 0
    anew: tuple[int, ...] = ()

    def rows(self, table: str) -> tuple[Cells, ...]:
        """Return the rows of one table."""
        return next((rows.rows for rows in self.tables if rows.table == table), ())

    def column(self, table: str, name: str) -> list[dumping.Cell]:
        """Return one column of a table."""
        rows = next(rows for rows in self.tables if rows.table == table)
        place = rows.columns.index(name)
        return [row[place] for row in rows.rows]

    def with_table(self, table: str, columns: tuple[str, ...], rows: Iterable[Cells]) -> Salvaged:
        """Return the same with other rows in one table."""
        changed = TableRows(table, columns, tuple(rows))
        return replace(self, tables=tuple(changed if r.table == table else r for r in self.tables))

    @property
    def total(self) -> int:
        """How many rows came out."""
        return sum(len(rows.rows) for rows in self.tables)


def salvage(path: Path) -> Salvaged | None:
    """Return what can be read of a damaged file, or None when no row can; the file stays as it is.

    Raises KnownStoreError when not even its bytes can be read.
    """
    try:
        found = _found(path)
    except DiskError:
        found = _found(path)
    best = max((one for one in found if one is not None), key=lambda one: one.total, default=None)
    return _in_order(best) if best is not None and best.total else None


def _found(path: Path) -> list[Salvaged | None]:
    """Return what comes of each way of mending; raises DiskError when the disk fails meanwhile."""
    try:
        with private_copy(path, checked=False) as copy:
            data = copy.read_bytes()
            return [_read(copy, version) for version in _mended(copy, data)]
    except sqlite3.Error as error:
        raise explain(error, path) from error


def uuid_of(path: Path) -> bytes | None:
    """Return which workshop a file is, or None when that cannot be read; the file stays as it is."""
    try:
        found = salvage(path)
    except KnownStoreError:
        return None
    uuids = [] if found is None else found.column("meta", "file_uuid")
    return uuids[0] if len(uuids) == 1 and isinstance(uuids[0], bytes) and len(uuids[0]) == 16 else None


def _mended(copy: Path, data: bytes) -> Iterator[int]:
    """Mend the copy in one way after the other, giving the version each time, until its tables are ours."""
    known = first_page.version_in(data)
    versions = [known] if known else list(range(schema.VERSION, 0, -1))
    for version in versions:
        copy.write_bytes(first_page.with_header(data, version))
        if _has_our_tables(copy, version):
            yield version
            return
    for version in versions:
        for compact in (False, True):
            copy.write_bytes(first_page.with_list_of_tables(data, version, compact=compact))
            yield version


def _has_our_tables(copy: Path, version: int) -> bool:
    with _looking(copy) as db:
        if db is None:
            return False
        try:
            return schema_hash(db) == expected_schema(version)
        except (sqlite3.Error, *UNREADABLE) as error:
            _must_be_of_the_file(error)
            return False


@contextmanager
def _looking(copy: Path) -> Iterator[sqlite_utils.Database | None]:
    """Open the copy for reading with every limit on; None when SQLite cannot."""
    try:
        db = connect(copy, read_only=True)
    except KnownStoreError as error:
        if getattr(error, "template", "") == DISK_FAILED:
            raise
        yield None
        return
    try:
        yield db
    finally:
        db.conn.close()


def _must_be_of_the_file(error: Exception) -> None:
    """Raise an error again that says nothing of the file, because its copy lies on a disk that fails."""
    code = getattr(error, "sqlite_errorcode", None) or 0
    if code & 0xFF in _OF_THE_DISK and code != sqlite3.SQLITE_IOERR_SHORT_READ:
        raise error


def _read(copy: Path, version: int) -> Salvaged | None:
    with _looking(copy) as db:
        if db is None or not _has_tables(db, version):
            return None
        tables, torn, refused = [], [], {}
        rounds: list[Any] = []
        for table in ORDER:
            with time_limit(db.conn):
                rows, whole, bad = _read_table(db, table, rounds)
            if table == "round":
                rounds = [row[0] for row in rows.rows]
            tables.append(rows)
            if not whole:
                torn.append(table)
            if bad:
                refused[table] = bad
    return Salvaged(version, tuple(tables), tuple(torn), refused)


def _has_tables(db: sqlite_utils.Database, version: int) -> bool:
    try:
        return schema_hash(db) == expected_schema(version)
    except (sqlite3.Error, *UNREADABLE) as error:
        _must_be_of_the_file(error)
        return False


def _read_table(db: sqlite_utils.Database, table: str, rounds: list[Any]) -> tuple[TableRows, bool, int]:
    """Return the rows of a table that can be read, whether it was whole, and how many rows were refused."""
    names = tuple(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
    known = {column.name: column for column in dumping.columns_of(table)}
    columns = [known[name] for name in names]
    key = [names.index(name) for name in ORDER[table].split(", ")]
    found: dict[tuple[Any, ...], Cells] = {}
    bad = 0

    def take(rows: Iterator[tuple[Any, ...]]) -> bool:
        """Keep rows until a page stops SQLite; return whether nothing did."""
        nonlocal bad
        try:
            for row in rows:
                place = tuple(row[at] for at in key)
                if place in found or len(found) >= MOST_ROWS:
                    continue
                if unusual(columns, row):
                    bad += 1
                else:
                    found[place] = tuple(row)
        except (sqlite3.Error, *UNREADABLE) as error:
            _must_be_of_the_file(error)
            return False
        return True

    def ask(more: str = "", *values: Any) -> Iterator[tuple[Any, ...]]:
        yield from db.conn.execute(f"SELECT {', '.join(names)} FROM {table} {more}", values)

    whole = take(ask(f"ORDER BY {ORDER[table]}"))
    if not whole:
        backwards = ", ".join(f"{name} DESC" for name in ORDER[table].split(", "))
        take(ask(f"ORDER BY {backwards}"))
        _around_holes(table, rounds, found, lambda more, *values: take(ask(more, *values)))
    rows = tuple(found[place] for place in sorted(found, key=_sortable))
    return TableRows(table, names, rows), whole, bad


def _around_holes(
    table: str, rounds: list[Any], found: Mapping[tuple[Any, ...], Cells], ask: Callable[..., bool]
) -> None:
    """Ask for what lies between the two ends: row by row where rows are numbered, else round by round."""
    if table in _BY_NUMBER and found:
        numbers = {place[0] for place in found}
        first, last = (1, max(numbers)) if table == "log" else (min(numbers), max(numbers))
        missing = (number for number in range(first, last + 1) if number not in numbers)
        name = ORDER[table]
        for _, number in zip(range(MOST_PROBES), missing, strict=False):
            ask(f"WHERE {name} = ?", number)
    if table in _BY_ROUND:
        rest = ORDER[table].removeprefix("round, ").split(", ")
        for round_id in rounds:
            ask(f"WHERE round = ? ORDER BY {', '.join(rest)}", round_id)
            ask(f"WHERE round = ? ORDER BY {', '.join(f'{name} DESC' for name in rest)}", round_id)


def _sortable(place: tuple[Any, ...]) -> tuple[tuple[str, Any], ...]:
    return tuple((type(part).__name__, part) for part in place)


# -- what belongs together ----------------------------------------------------------------------------


def _in_order(found: Salvaged) -> Salvaged:
    """Leave out what no longer belongs to anything, and make anew the seats that ballots speak of."""
    kept, dropped = _log_beginning(found.rows("log"))
    lines = next(rows for rows in found.tables if rows.table == "log")
    found = replace(found.with_table("log", lines.columns, kept), dropped=dropped)
    found = _with_seats(found)
    rounds = set(found.column("round", "id"))
    for table in ("ballot", "total", "reason", "ticket", "turnout", "urn", "recorded_position"):
        found = _only(found, table, ("round",), {(round_id,) for round_id in rounds})
    ballots = set(zip(found.column("ballot", "round"), found.column("ballot", "seat"), strict=True))
    found = _only(found, "answer", ("round", "seat"), ballots)
    tickets = set(zip(found.column("ticket", "round"), found.column("ticket", "h"), strict=True))
    return _only(found, "turnout", ("round", "h"), tickets)


def _log_beginning(lines: tuple[Cells, ...]) -> tuple[list[Cells], int]:
    """Return the lines of the log up to the first that does not fit, and how many come after."""
    prev, kept = log.GENESIS, list[Cells]()
    for line in lines:
        number, at, kind, body, stored, digest = line
        fits = number == len(kept) + 1 and stored == prev
        if not fits or log.line_hash(len(kept) + 1, str(at), str(kind), str(body), prev) != digest:
            break
        prev = digest if isinstance(digest, bytes) else b""
        kept.append(line)
    return kept, len(lines) - len(kept)


def _with_seats(found: Salvaged) -> Salvaged:
    """Return the same with a seat, by its number alone, for every ballot whose person was lost."""
    seats = next(rows for rows in found.tables if rows.table == "seat")
    known = set(found.column("seat", "number"))
    lost = sorted({seat for seat in found.column("ballot", "seat") if isinstance(seat, int)} - known)
    usual: dict[str, dumping.Cell] = {
        "name": "",
        "people_group": "",
        "present": 1,
        "weight": "1",
        "proxy": None,
    }
    anew = [tuple(usual.get(name, number) for name in seats.columns) for number in lost]
    return replace(found.with_table("seat", seats.columns, [*seats.rows, *anew]), anew=tuple(lost))


def _only(found: Salvaged, table: str, names: tuple[str, ...], known: set[Any]) -> Salvaged:
    """Return the same without the rows of a table whose key is not known, which are counted as refused."""
    rows = next(rows for rows in found.tables if rows.table == table)
    places = [rows.columns.index(name) for name in names]
    kept = [row for row in rows.rows if tuple(row[at] for at in places) in known]
    gone = len(rows.rows) - len(kept)
    if not gone:
        return found
    refused = {**found.refused, table: found.refused.get(table, 0) + gone}
    return replace(found.with_table(table, rows.columns, kept), refused=refused)


def pour_loosely(db: sqlite_utils.Database, found: Iterable[TableRows]) -> dict[str, int]:
    """Put rows into a fresh file; a row that breaks a rule of its table is left out and counted."""
    left_out: dict[str, int] = {}
    with write(db):
        make_room(db)
        for rows in found:
            sql = insertion(rows)
            for row in rows.rows:
                try:
                    db.conn.execute(sql, row)
                except sqlite3.IntegrityError:
                    left_out[rows.table] = left_out.get(rows.table, 0) + 1
    return left_out
