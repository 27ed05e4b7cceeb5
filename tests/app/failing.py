"""Disks that fail on purpose, in the ways that a test without rights can make them fail."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unifydesk.store.workshop_file import WorkshopFile

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

MOST_PAGES = 1_000_000


@contextmanager
def full(file: WorkshopFile) -> Iterator[None]:
    """Let the file grow by no page: SQLite then says SQLITE_FULL, as on a full disk."""
    db = file.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count={pages}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA max_page_count={MOST_PAGES}")


@contextmanager
def write_error() -> Iterator[None]:
    """Let no file of this process grow beyond a page: writing ends in SQLITE_IOERR_WRITE.

    Python writes no compiled modules meanwhile: it would leave them cut short without a word.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE), sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    resource.setrlimit(resource.RLIMIT_FSIZE, (512, before[0][1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before[0])
        sys.dont_write_bytecode = before[1]


def scratch(path: Path) -> None:
    """Overwrite the middle of a file, as a failing disk does."""
    size = path.stat().st_size
    with path.open("r+b") as stream:
        stream.seek(size // 4)
        stream.write(os.urandom(size // 2))
