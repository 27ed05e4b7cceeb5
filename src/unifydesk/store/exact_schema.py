"""One number for the whole schema: a file whose tables differ in a single byte is not ours to trust.

Our schema has no triggers, views or generated columns, so whatever else a file brings along is foreign.
"""

from __future__ import annotations

import hashlib

import sqlite_utils


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
