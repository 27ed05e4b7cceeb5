"""Small workshop files for the tests of the store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlite_utils

from unifydesk.store import schema
from unifydesk.store.connection import connect, write

FILE_UUID = b"file-uuid-16byte"

Open = Callable[..., sqlite_utils.Database]


@pytest.fixture
def opened() -> Iterator[Open]:
    """Open a file, and close it after the test."""
    found: list[sqlite_utils.Database] = []

    def open_file(path: Path, **how: bool) -> sqlite_utils.Database:
        found.append(connect(path, **how))
        return found[-1]

    yield open_file
    for db in found:
        db.conn.close()


@pytest.fixture
def workshop(tmp_path: Path) -> Path:
    """A closed workshop file of the newest version with one row in it."""
    path = tmp_path / "north.unify"
    db = connect(path, create=True)
    schema.create(db)
    with write(db):
        db.execute("INSERT INTO meta VALUES (1, ?, 1, '0.1', 0, x'', 0)", [FILE_UUID])
    db.conn.close()
    return path


@pytest.fixture
def db(opened: Open, workshop: Path) -> sqlite_utils.Database:
    """The workshop file, open."""
    return opened(workshop)
