"""Every row of a workshop file as values, and a new file filled from them: the way through the record.

Never among them: the sealed ballots of an open confidential round, its tickets, and who the file is (its
uuid names the folder of its keys). Nothing that comes in is believed: names and types are those of the
schema or the row is refused, and no word of it becomes SQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NoReturn

import sqlite_utils

from unifydesk.domain.errors import InvalidInputError, printable
from unifydesk.domain.report import TableRows
from unifydesk.store import log, schema, seal
from unifydesk.store.connection import write
from unifydesk.store.tables import ORDER
from unifydesk.store.workshop_file import WorkshopFile

KEPT_BACK = {"meta": frozenset({"file_uuid"})}
"""Columns that say which file it is; a new file has its own."""
OF_URNS = ("ticket", "turnout")
"""Left out for a confidential round that is open."""
MOST_ROWS = 2_000_000
_WHOLE = 2**63

NOT_OURS = (
    "The rows of this record are not those of a workshop file: {why}. Take the file that UnifyDesk wrote."
)
_TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}

Cell = int | str | bytes | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the schema."""

    name: str
    type: type
    may_be_null: bool
    has_default: bool


# -- out ----------------------------------------------------------------------------------------------


def dump(db: sqlite_utils.Database) -> tuple[TableRows, ...]:
    """Return every row of every table, sorted by its key; the seal at the end of the log is left out.

    A file made of these rows seals itself; everything that its minutes say is in them.
    """
    return tuple(sorted((_dumped(db, table) for table in ORDER), key=lambda rows: rows.table))


def _dumped(db: sqlite_utils.Database, table: str) -> TableRows:
    columns = _given(table)
    where = _where(db, table)
    rows = db.execute(f"SELECT {', '.join(columns)} FROM {table}{where} ORDER BY {ORDER[table]}")
    return TableRows(table, columns, tuple(tuple(row) for row in rows))


def _given(table: str) -> tuple[str, ...]:
    """Return the columns of a table that go out."""
    kept = KEPT_BACK.get(table, frozenset())
    return tuple(column.name for column in columns_of(table) if column.name not in kept)


def _where(db: sqlite_utils.Database, table: str) -> str:
    if table in OF_URNS:
        return " WHERE round NOT IN (SELECT id FROM round WHERE state = 'open' AND level = 'confidential')"
    if table == "log":
        last = db.execute("SELECT seq, kind FROM log ORDER BY seq DESC LIMIT 1").fetchone()
        if last is not None and last[1] == log.SEALED:
            return f" WHERE seq < {int(last[0])}"
    return ""


@cache
def _schema() -> Mapping[str, tuple[Column, ...]]:
    """Return the columns of every table as this program makes it, from a database in memory."""
    db = sqlite_utils.Database(memory=True, execute_plugins=False)
    schema.create(db)
    try:
        return {
            table: tuple(map(_column, db.execute(f"PRAGMA table_info({table})"))) for table in (*ORDER, "urn")
        }
    finally:
        db.conn.close()


def _column(row: tuple[Any, ...]) -> Column:
    _, name, kind, not_null, default, key = row
    # the key of a table with row numbers may not be NULL either: it would be given a number of its own
    return Column(name, _TYPES[kind], not (not_null or key), default is not None)


def columns_of(table: str) -> tuple[Column, ...]:
    """Return the columns of a table of the newest schema; raises KeyError for an unknown one."""
    return _schema()[table]


# -- in -----------------------------------------------------------------------------------------------


def check(tables: Sequence[TableRows]) -> None:
    """Raise InvalidInputError, with what is wrong, unless these are rows of tables of ours.

    A column that came to the schema later may be missing, where the schema says what it then holds.
    """
    names = [rows.table for rows in tables]
    strange = [name for name in names if name not in ORDER]
    if strange:
        _refuse(f"there is no table “{strange[0][:30]}”")
    if len(set(names)) != len(names) or set(names) != set(ORDER):
        _refuse("a table is missing")
    if sum(len(rows.rows) for rows in tables) > MOST_ROWS:
        _refuse(f"there are more than {MOST_ROWS:,}")
    for rows in tables:
        _check_table(rows)


def _check_table(rows: TableRows) -> None:
    known = {column.name: column for column in columns_of(rows.table) if column.name in _given(rows.table)}
    strange = [name for name in rows.columns if name not in known]
    if strange or len(set(rows.columns)) != len(rows.columns):
        _refuse(f"the table “{rows.table}” has no column “{strange[0][:30] if strange else 'twice'}”")
    needed = {name for name, column in known.items() if not (column.has_default or column.may_be_null)}
    if not needed <= set(rows.columns):
        _refuse(f"the table “{rows.table}” misses a column")
    columns = [known[name] for name in rows.columns]
    for number, row in enumerate(rows.rows, start=1):
        for column, cell in zip(columns, row, strict=True):
            if not fits(column, cell):
                _refuse(f"row {number} of the table “{rows.table}” has no usual “{column.name}”")


def fits(column: Column, cell: object) -> bool:
    """Return whether a column of the schema can hold a value."""
    if cell is None:
        return column.may_be_null
    if isinstance(cell, bool) or not isinstance(cell, column.type):
        return False
    if isinstance(cell, str):
        return not any("\ud800" <= letter <= "\udfff" for letter in cell)
    return not isinstance(cell, int) or -_WHOLE <= cell < _WHOLE


def fill(file: WorkshopFile, tables: Sequence[TableRows]) -> None:
    """Put checked rows into a new file, in one transaction, and seal it.

    Raises InvalidInputError where a row breaks a rule of its table or the log does not fit together.
    """
    by_name = {rows.table: rows for rows in tables}
    try:
        with write(file.db):
            for table in ("standing", "deck"):
                file.db.execute(f"DELETE FROM {table}")
            for table in ORDER:
                _insert(file.db, by_name[table])
            broken = log.broken_line(file.db)
            if broken is not None:
                _refuse(f"line {broken} of the log does not fit the lines before it")
            _check_rounds(file.db)
            seal.put(file.db, file.now())
    except sqlite3.IntegrityError as error:
        raise InvalidInputError(NOT_OURS.format(why=f"a row breaks a rule of its table ({error})")) from error


def _insert(db: sqlite_utils.Database, rows: TableRows) -> None:
    if rows.table == "meta":
        if len(rows.rows) != 1:
            _refuse("the table “meta” has not one row")
        assignments = ", ".join(f"{column} = ?" for column in rows.columns)
        db.execute(f"UPDATE meta SET {assignments}", list(rows.rows[0]))
        return
    marks = ", ".join("?" * len(rows.columns))
    sql = f"INSERT INTO {rows.table}({', '.join(rows.columns)}) VALUES ({marks})"
    db.conn.executemany(sql, rows.rows)


def _check_rounds(db: sqlite_utils.Database) -> None:
    """Refuse rows of a secret that no record holds: a confidential round has no ballots by seat."""
    found = db.execute(
        "SELECT 1 FROM ballot JOIN round ON round.id = ballot.round WHERE round.level = 'confidential' "
        "UNION ALL "
        "SELECT 1 FROM ticket JOIN round ON round.id = ticket.round WHERE round.state = 'open' LIMIT 1"
    ).fetchone()
    if found is not None:
        _refuse("a confidential round has ballots that no record holds")


def _refuse(why: str) -> NoReturn:
    raise InvalidInputError(NOT_OURS.format(why=printable(why)))
