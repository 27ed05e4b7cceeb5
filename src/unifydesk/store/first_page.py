"""Mends the first page of a damaged copy, which holds the header and the list of tables.

Every workshop of one version has the same tables, so a lost list can be taken from a new file. Layout:
https://www.sqlite.org/fileformat2.html §1.3, §1.6.
"""

from __future__ import annotations

import struct
import tempfile
from functools import cache
from pathlib import Path

from unifydesk.store import schema
from unifydesk.store.connection import connect
from unifydesk.store.header import APPLICATION_ID, HEADER_BYTES

PAGE = 4096
_MAGIC = b"SQLite format 3\x00"
_INTERIOR, _LEAF = 5, 13
_SIZE_AT, _VALID_AT, _CHANGES_AT = 28, 92, 24


@cache
def new_file_bytes(version: int, *, compact: bool) -> bytes:
    """Return an empty workshop file of a version; `compact`: as it lies on the disk once it was rewritten."""
    with tempfile.TemporaryDirectory(prefix="unifydesk-") as folder:
        path = Path(folder) / "new.unify"
        db = connect(path, create=True)
        try:
            schema.create(db, version)
            if compact:
                db.execute("VACUUM")
        finally:
            db.conn.close()
        return path.read_bytes()


def version_in(data: bytes) -> int:
    """Return the version that the header gives, or 0 when it is not one of ours."""
    if len(data) < HEADER_BYTES or not data.startswith(_MAGIC):
        return 0
    (version,) = struct.unpack_from(">I", data, 60)
    (application,) = struct.unpack_from(">I", data, 68)
    known = application == APPLICATION_ID and 1 <= version <= schema.VERSION
    return int(version) if known and struct.unpack_from(">H", data, 16) == (PAGE,) else 0


def with_header(data: bytes, version: int) -> bytes:
    """Return the file with a header of ours and as many pages as there are; its list of tables stays."""
    header = data[:HEADER_BYTES]
    if not version_in(data):
        header = new_file_bytes(version, compact=False)[:HEADER_BYTES]
    return _sized(header + data[HEADER_BYTES:])


def with_list_of_tables(data: bytes, version: int, *, compact: bool) -> bytes:
    """Return the file with the header and the list of tables of a new one; their rows stay where they are.

    Pages of the list that do not fit on the first page are added at the end.
    """
    model = new_file_bytes(version, compact=compact)
    pages = max(-(-len(data) // PAGE), len(model) // PAGE)  # above every root that the list names
    body = bytearray(data.ljust(pages * PAGE, b"\x00"))
    first, added = bytearray(model[:PAGE]), bytearray()
    for at in _children(first):
        (child,) = struct.unpack_from(">I", first, at)
        added += model[(child - 1) * PAGE : child * PAGE]
        struct.pack_into(">I", first, at, pages + len(added) // PAGE)
    body[:PAGE] = first
    return _sized(bytes(body + added))


def _children(page: bytearray) -> list[int]:
    """Return where on the first page the numbers of the pages below it stand."""
    if page[HEADER_BYTES] != _INTERIOR:
        return []
    (cells,) = struct.unpack_from(">H", page, HEADER_BYTES + 3)
    pointers = struct.unpack_from(f">{cells}H", page, HEADER_BYTES + 12)
    return [*pointers, HEADER_BYTES + 8]


def _sized(data: bytes) -> bytes:
    """Return whole pages, with their number in the header, so that SQLite opens a file that was cut off."""
    pages = max(1, -(-len(data) // PAGE))
    made = bytearray(data.ljust(pages * PAGE, b"\x00"))
    struct.pack_into(">I", made, _SIZE_AT, pages)
    made[_VALID_AT : _VALID_AT + 4] = made[_CHANGES_AT : _CHANGES_AT + 4]
    made[18:20] = b"\x01\x01"  # no write-ahead log
    struct.pack_into(">II", made, 32, 0, 0)  # unused pages are not looked for: nothing is written here
    return bytes(made)
