"""A copy of a workshop file that is not open, taken byte by byte with the journal that belongs to it.

For disks that fail: nothing is written where the file lies, and an unfinished change is undone in the copy.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from unifydesk.store.connection import is_open_here, journal_of
from unifydesk.store.durable import sync_folder, sync_handle
from unifydesk.store.errors import OPEN_HERE, FileLockedError, explain, shown_name


def raw_copy(source: Path, target: Path) -> None:
    """Copy a closed workshop file to `target`, which must not exist, readable by the owner only.

    Raises OSError when the source cannot be read, KnownStoreError when the target's folder refuses; nothing
    is left behind then. Whether the copy is whole is for whoever opens it to find out.
    """
    if is_open_here(source):
        raise FileLockedError(OPEN_HERE, name=shown_name(source))
    if os.path.lexists(target):  # before anything is written that would have to be taken back
        raise explain(FileExistsError(errno.EEXIST, "there already"), target)
    pages = source.read_bytes()
    journal = _bytes_if_there(journal_of(source))
    try:
        if journal:  # first, for without it the pages would be taken for whole
            _write(journal_of(target), journal)
        _write(target, pages)
        sync_folder(target.parent)
    except OSError as error:
        remove(target)
        raise explain(error, target) from error


def remove(path: Path) -> None:
    """Remove a copy that is no good, and its journal, as far as the disk lets us."""
    for left in (path, journal_of(path)):
        with contextlib.suppress(OSError):
            left.unlink()


def _bytes_if_there(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _write(path: Path, content: bytes) -> None:
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        sync_handle(file.fileno())
