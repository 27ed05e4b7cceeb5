"""The seal: a hash over all content in the last line of the log, so that later changes show.

A file is sealed when it is closed after an act. Whoever holds both file and program can make a new seal; the
head of the log printed in the minutes is the witness against that.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from unifydesk.store import log
from unifydesk.store.tables import ORDER, UNSEALED

if TYPE_CHECKING:
    import sqlite_utils

TABLES = {table: key for table, key in ORDER.items() if table not in UNSEALED}
"""What is sealed, with the columns that give its order. Not where the session stands, nor the urn and turnout
of an open confidential round: they change without a line in the log, and the urn itself shows any change."""


TURNOUT = "turnout"
"""Sealed by itself, for the rounds that are over."""
_SHORT = 16
"""Hex digits that tell which table was changed; the root over all tables is what proves that one was."""


def content_root(db: sqlite_utils.Database) -> str:
    """Return the SHA-256 over every row of every sealed table, as hexadecimal digits."""
    digest = hashlib.sha256()
    for table in TABLES:
        for part in _parts(db, table):
            digest.update(part)
    return digest.hexdigest()


def table_root(db: sqlite_utils.Database, table: str) -> str:
    """Return the SHA-256 over every row of one sealed table: it tells which one was changed."""
    digest = hashlib.sha256()
    for part in _parts(db, table):
        digest.update(part)
    return digest.hexdigest()


def turnout_root(db: sqlite_utils.Database) -> str:
    """Return the SHA-256 over the turnout of all confidential rounds that are over: it changes no more."""
    digest = hashlib.sha256()
    over = "SELECT id FROM round WHERE state <> 'open'"
    for row in db.execute(f"SELECT round, h FROM turnout WHERE round IN ({over}) ORDER BY round, h"):
        digest.update(_canonical(row))
    return digest.hexdigest()


def _parts(db: sqlite_utils.Database, table: str) -> Iterator[bytes]:
    yield f"{table}\n".encode()
    for row in db.execute(f"SELECT * FROM {table} ORDER BY {TABLES[table]}"):
        yield _canonical(row)


def _canonical(row: tuple[Any, ...]) -> bytes:
    """Return a row as bytes that differ whenever the row does: bytes are told apart from text."""
    values = [{"hex": value.hex()} if isinstance(value, bytes) else value for value in row]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def put(db: sqlite_utils.Database, at: str) -> None:
    """Seal the content as it is now, inside the caller's transaction; a sealed file gets no second seal."""
    if not is_sealed(db):
        tables = {table: table_root(db, table)[:_SHORT] for table in TABLES}
        body = {
            "did": "Close the file", "root": content_root(db), "tables": tables, TURNOUT: turnout_root(db)
        }  # fmt: skip
        log.append(db, at, log.SEALED, body)


def is_broken(db: sqlite_utils.Database) -> bool:
    """Return whether the content differs from its seal; a file that was not closed properly has none."""
    body = _last_seal(db)
    if body is None:
        return False
    return str(body.get("root")) != content_root(db) or _is_turnout_changed(db, body)


def _is_turnout_changed(db: sqlite_utils.Database, body: dict[str, Any]) -> bool:
    """Return whether the turnout is not what was sealed; older seals do not speak of it."""
    return TURNOUT in body and body[TURNOUT] != turnout_root(db)


def is_sealed(db: sqlite_utils.Database) -> bool:
    """Return whether the file was closed properly after its last act."""
    return _last_seal(db) is not None


def changed_tables(db: sqlite_utils.Database) -> tuple[str, ...]:
    """Return the tables that are no longer what was sealed; none when the seal is an older one."""
    body = _last_seal(db) or {}
    tables = body.get("tables")
    if not isinstance(tables, dict):
        return ()
    found = tuple(table for table in TABLES if table_root(db, table)[:_SHORT] != tables.get(table))
    return (*found, TURNOUT) if _is_turnout_changed(db, body) else found


def _last_seal(db: sqlite_utils.Database) -> dict[str, Any] | None:
    """Return what the last line of the log says, or None when an act came after the last seal."""
    last = db.execute("SELECT kind, body FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None or last[0] != log.SEALED:
        return None
    body = json.loads(last[1])
    return body if isinstance(body, dict) else {}
