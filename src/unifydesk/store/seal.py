"""The seal: a hash over all content in the last line of the log, so that later changes show.

A file is sealed when it is closed after an act. Whoever holds both file and program can make a new seal; the
head of the log printed in the minutes is the witness against that.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from unifydesk.store import log

if TYPE_CHECKING:
    import sqlite_utils

TABLES: dict[str, str] = {
    "meta": "one",
    "deck": "one",
    "workshop": "one",
    "rule_event": "number",
    "seat": "number",
    "claim_setup": "claim",
    "round": "id",
    "ballot": "round, seat",
    "answer": "round, seat, question",
    "total": "round, question, answer, channel, people_group, seated",
    "reason": "round, sorted",
    "ticket": "round, h",
    "note": "id",
    "recorded_position": "claim",
    "done": "action_id",
}
"""What is sealed, with the columns that give its order. Not where the session stands, nor the urn and turnout
of a confidential round: they change without a line in the log, and the urn itself shows any change."""


def content_root(db: sqlite_utils.Database) -> str:
    """Return the SHA-256 over every row of every sealed table, as hexadecimal digits."""
    digest = hashlib.sha256()
    for table, order in TABLES.items():
        digest.update(f"{table}\n".encode())
        for row in db.execute(f"SELECT * FROM {table} ORDER BY {order}"):
            digest.update(_canonical(row))
    return digest.hexdigest()


def _canonical(row: tuple[Any, ...]) -> bytes:
    """Return a row as bytes that differ whenever the row does: bytes are told apart from text."""
    values = [{"hex": value.hex()} if isinstance(value, bytes) else value for value in row]
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def put(db: sqlite_utils.Database, at: str) -> None:
    """Seal the content as it is now, inside the caller's transaction; a sealed file gets no second seal."""
    if _last_seal(db) is None:
        log.append(db, at, log.SEALED, {"did": "Close the file", "root": content_root(db)})


def is_broken(db: sqlite_utils.Database) -> bool:
    """Return whether the content differs from its seal; a file that was not closed properly has none."""
    root = _last_seal(db)
    return root is not None and root != content_root(db)


def _last_seal(db: sqlite_utils.Database) -> str | None:
    """Return the root in the last line of the log, or None when an act came after the last seal."""
    last = db.execute("SELECT kind, body FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    if last is None or last[0] != log.SEALED:
        return None
    return str(json.loads(last[1]).get("root"))
