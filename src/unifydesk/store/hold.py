"""Keeps a workshop file locked although a file dialog in this process opens and closes it once more.

Any close drops the POSIX locks of the whole process (sqlite.org/howtocorrupt.html §2.2), so one more lock,
of a handle alone, lies on the byte that readers must lock first (sqlite.org/fileformat2.html §1.3.1).
"""

from __future__ import annotations

import contextlib
import errno
import os
import struct
import sys
import time
from pathlib import Path

from unifydesk.store.errors import LOCKED, FileLockedError, shown_name

if sys.platform == "linux":
    import fcntl

PENDING_BYTE = 0x4000_0000
"""What a reader locks first and a writer keeps; the bytes behind it say who reads and who writes."""
_BEHIND = 1 + 510
"""RESERVED_BYTE and the shared ones, right behind the pending one."""
_FLOCK = struct.Struct("hhqqi4x")
"""struct flock of 64 bits: kind, whence, start, length, process (0 for an open file description)."""
_TRIES, _PAUSE = 50, 0.01


class Hold:
    """One file that is held; SQLite has its exclusive lock already, and does not notice."""

    def __init__(self, path: Path) -> None:
        """Take hold; FileLockedError when somebody asks for the file all the time, OSError from the disk.

        On a disk without such locks nothing changes: SQLite keeps all of its own.
        """
        self._handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
        try:
            self._holds = self._take(path)
        except BaseException:
            self.close()
            raise

    def let_go(self) -> None:
        """Give every byte back to SQLite, which unlocks them itself; what was dropped is locked anew."""
        if self._holds:
            self._holds = False
            with contextlib.suppress(OSError):  # then SQLite is refused, and leaves its journal empty
                fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, _BEHIND, PENDING_BYTE + 1)
                self._lock(fcntl.F_UNLCK)

    def close(self) -> None:
        """Close the handle, and with it drop every lock that this process has on the file."""
        with contextlib.suppress(OSError):  # nothing was written through it; Linux closes it all the same
            os.close(self._handle)

    def _take(self, path: Path) -> bool:
        """Whether the byte is ours now; meanwhile SQLite’s other locks keep everybody out."""
        fcntl.lockf(self._handle, fcntl.LOCK_UN, 1, PENDING_BYTE)  # else we would wait for ourselves
        for _ in range(_TRIES):
            try:
                self._lock(fcntl.F_WRLCK)
                return True
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    fcntl.lockf(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, PENDING_BYTE)
                    return False
            time.sleep(_PAUSE)  # noqa: TID251 - a reader that asks has the byte for a moment, at the opening only
        raise FileLockedError(LOCKED, name=shown_name(path))

    def _lock(self, kind: int) -> None:
        """Lock or unlock the pending byte for the description of the handle, not for the process."""
        asked = _FLOCK.pack(kind, os.SEEK_SET, PENDING_BYTE, 1, 0)
        fcntl.fcntl(self._handle, fcntl.F_OFD_SETLK, asked)


def hold(path: Path) -> Hold | None:
    """Return a hold on a file, or None where none is needed or to be had.

    Windows locks handles, and the file dialogs of macOS live in a process of their own. Linux has locks of
    open file descriptions since 3.15, see fcntl(2).
    """
    if sys.platform != "linux" or struct.calcsize("P") != 8:
        return None
    return Hold(path)
