"""Getting bytes and names onto the disk for good, for every file but SQLite's own."""

from __future__ import annotations

import contextlib
import os
from functools import cache
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has neither the module nor the need for it
    _FULL_SYNC = None
else:
    _FULL_SYNC = getattr(fcntl, "F_FULLFSYNC", None)  # macOS: fsync alone does not reach the platter


def sync_handle(handle: int) -> None:
    """Wait until what was written through this file descriptor is on the disk."""
    if _FULL_SYNC is not None:
        fcntl.fcntl(handle, _FULL_SYNC)
    else:
        os.fsync(handle)


def sync_file(path: Path) -> None:
    """Wait until a finished file is on the disk; never an open workshop file, which would lose its lock."""
    handle = os.open(path, os.O_RDWR)
    try:
        sync_handle(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until new, renamed and removed names in the folder are on the disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def make_folder(folder: Path) -> None:
    """Make a private folder and those above it, each name on the disk before the next is relied upon."""
    missing = []
    while not folder.is_dir() and folder != folder.parent:  # a drive that is not there is its own parent
        missing.append(folder)
        folder = folder.parent
    _settle_names(folder.absolute(), folder.stat().st_ino)
    for name in reversed(missing):
        name.mkdir(mode=0o700, exist_ok=True)
        sync_folder(name.parent)


@cache
def _settle_names(folder: Path, _number: int) -> None:
    """Bring the name of a folder that is there already to the disk, and those above it; once in a run.

    Whoever made it may not have waited, and a folder that is lost takes along the keys in it.
    """
    for above in folder.parents:
        with contextlib.suppress(OSError):  # not ours to open, or a disk that syncs no folders
            sync_folder(above)
