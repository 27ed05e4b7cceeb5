"""One number for the whole schema: a file whose tables differ in a single byte is not ours to trust.

Our schema has no triggers, views or generated columns, so whatever else a file brings along is foreign.
"""

from __future__ import annotations

import hashlib
from functools import cache

import sqlite_utils

from unifydesk.store import schema


def schema_hash(db: sqlite_utils.Database) -> bytes:
    """Return the SHA-256 over every entry of the schema: type, name, table and SQL, sorted, byte for byte.

    Raises sqlite3.Error when a damaged file cannot be read.
    """
    rows = db.conn.execute(
        "SELECT CAST(type AS BLOB), CAST(name AS BLOB), CAST(tbl_name AS BLOB), CAST(sql AS BLOB)"
        " FROM sqlite_master"
    )
    digest = hashlib.sha256()
    for row in sorted(tuple(b"\x00" if part is None else b"\x01" + part for part in row) for row in rows):
        for part in row:
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.digest()


@cache
def expected_schema(version: int = schema.VERSION) -> bytes:
    """Return the hash of the schema this program makes of a version, from a database in memory."""
    db = sqlite_utils.Database(memory=True, execute_plugins=False)
    try:
        schema.create(db, version)
        return schema_hash(db)
    finally:
        db.conn.close()
