"""The log: one hash-chained line per act, in words and with its details; never a confidential choice."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from unifydesk.domain.workshop import LogEntry

if TYPE_CHECKING:
    import sqlite_utils

SEALED = "sealed"
"""The kind of the line that a file gets when it is closed."""
GENESIS = bytes(32)
"""What the first line of every log points back to."""


def line_hash(number: int, at: str, kind: str, body: str, prev: bytes) -> bytes:
    """Return SHA-256 over the canonical JSON of one line and the hash before it."""
    canonical = json.dumps([number, at, kind, body, prev.hex()], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).digest()


def head(db: sqlite_utils.Database) -> tuple[int, bytes]:
    """Return the number and hash of the last line, or (0, GENESIS)."""
    row = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return (row[0], row[1]) if row else (0, GENESIS)


def append(db: sqlite_utils.Database, at: str, kind: str, body: dict[str, Any]) -> bytes:
    """Add one line inside the caller's transaction and return its hash."""
    number, prev = head(db)
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    digest = line_hash(number + 1, at, kind, text, prev)
    db.execute("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", [number + 1, at, kind, text, prev, digest])
    return digest


def broken_line(db: sqlite_utils.Database) -> int | None:
    """Return the number of the first line whose hash does not fit, or None when the chain is whole."""
    prev, expected = GENESIS, 1
    for number, at, kind, body, stored_prev, digest in db.execute("SELECT * FROM log ORDER BY seq"):
        fits = number == expected and stored_prev == prev
        if not fits or line_hash(number, at, kind, body, prev) != digest:
            return int(number)
        prev, expected = digest, expected + 1
    return None


def check_readable(db: sqlite_utils.Database) -> None:
    """Raise ValueError when the time or the details of any line cannot be read."""
    for at, body in db.execute("SELECT at, body FROM log"):
        datetime.fromisoformat(at)
        if not isinstance(json.loads(body).get("did", ""), str):
            raise ValueError("a line of the log has no words")


def last_act(db: sqlite_utils.Database) -> bytes:
    """Return the hash of the last line that is an act, so that closing a file does not change its minutes."""
    row = db.execute("SELECT hash FROM log WHERE kind <> ? ORDER BY seq DESC LIMIT 1", [SEALED]).fetchone()
    return bytes(row[0]) if row else GENESIS


def last_seal(db: sqlite_utils.Database) -> tuple[int, str]:
    """Return number and time of the last line that seals the file, or (0, "") when none does."""
    row = db.execute("SELECT seq, at FROM log WHERE kind = ? ORDER BY seq DESC LIMIT 1", [SEALED]).fetchone()
    return (int(row[0]), str(row[1])) if row else (0, "")


def hashes(db: sqlite_utils.Database) -> frozenset[bytes]:
    """Return the hash of every line: equal hashes stand after equal lines."""
    return frozenset(bytes(row[0]) for row in db.execute("SELECT hash FROM log"))


def line_with(db: sqlite_utils.Database, digits: str) -> int | None:
    """Return the number of the line whose hash begins with these hex digits, or None when there is none."""
    rows = db.execute("SELECT seq FROM log WHERE lower(hex(hash)) LIKE ? || '%'", [digits]).fetchmany(2)
    return int(rows[0][0]) if len(rows) == 1 else None


def acts(db: sqlite_utils.Database) -> tuple[LogEntry, ...]:
    """Return every act for people: when, and what was done. Seals are not acts."""
    rows = db.execute("SELECT seq, at, kind, body FROM log WHERE kind <> ? ORDER BY seq", [SEALED])
    return tuple(
        LogEntry(number, at, json.loads(body).get("did", kind), kind) for number, at, kind, body in rows
    )


def bodies(db: sqlite_utils.Database, kind: str) -> list[tuple[str, dict[str, Any]]]:
    """Return (time, details) of every line of one kind, oldest first."""
    rows = db.execute("SELECT at, body FROM log WHERE kind = ? ORDER BY seq", [kind])
    return [(at, json.loads(body)) for at, body in rows]


def acts_in_force(db: sqlite_utils.Database) -> list[tuple[str, str, dict[str, Any]]]:
    """Return (time, kind, details) of every act that was not taken back, oldest first.

    An undo names the act that it takes back, which is the last one of that name that still stands.
    """
    standing: list[tuple[int, str, str, dict[str, Any]]] = []
    undone: list[tuple[int, str, str, dict[str, Any]]] = []
    for number, at, kind, body in db.execute("SELECT seq, at, kind, body FROM log ORDER BY seq"):
        details = json.loads(body)
        if kind == "undone":
            _turn(details, "Undo: ", standing, undone)
        elif kind == "redone":
            _turn(details, "Redo: ", undone, standing)
        elif kind != SEALED:
            standing.append((number, at, kind, details))
    return [(at, kind, details) for _, at, kind, details in sorted(standing, key=lambda act: act[0])]


def _turn(
    details: dict[str, Any],
    verb: str,
    source: list[tuple[int, str, str, dict[str, Any]]],
    target: list[tuple[int, str, str, dict[str, Any]]],
) -> None:
    """Move the act that an undo or a redo names from one list to the other."""
    name = str(details.get("did", "")).removeprefix(verb)
    at = next((i for i in range(len(source) - 1, -1, -1) if source[i][3].get("did") == name), None)
    if at is not None:
        target.append(source.pop(at))
