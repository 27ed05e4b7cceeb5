"""A megabyte kept on the disk, given back when it is full so that a round can still be closed and copied."""

from __future__ import annotations

import contextlib
import os
import shutil
from pathlib import Path

from unifydesk.store.durable import sync_folder, sync_handle

RESERVE_BYTES = 1_000_000
SUFFIX = ".unify-reserve"


class Reserve:
    """A file of no meaning in `folder`. Nothing here ever raises: a session goes on without a reserve."""

    def __init__(self, folder: Path, name: str = "disk") -> None:
        self.path = folder / f"{name}{SUFFIX}"

    @property
    def is_held(self) -> bool:
        """Whether the whole of it is on the disk."""
        try:
            return self.path.stat().st_size == RESERVE_BYTES
        except OSError:
            return False

    def hold(self) -> bool:
        """Fill the reserve where twice as much would stay free; returns whether it is held now.

        Random bytes, for a disk that compresses would keep no room for others.
        """
        if self.is_held:
            return True
        try:
            if shutil.disk_usage(self.path.parent).free < 3 * RESERVE_BYTES:
                return False
            with self.path.open("wb") as file:
                file.write(os.urandom(RESERVE_BYTES))
                file.flush()
                sync_handle(file.fileno())
        except OSError:
            self.release()
        return self.is_held

    def release(self) -> None:
        """Give the room back to the disk."""
        with contextlib.suppress(OSError):
            self.path.unlink()
            sync_folder(self.path.parent)


def reserve_for(path: Path, own: Path) -> Reserve:
    """Return the reserve for a workshop file: in the program's `own` folder when that is on the same disk.

    Only on another disk does it lie beside the file, hidden, while the file is open.
    """
    try:
        same = path.parent.stat().st_dev == own.stat().st_dev
    except OSError:
        same = True
    return Reserve(own) if same else Reserve(path.parent, f".{path.name}")
