"""The fault library from the side of the player: which call to the disk fails, how, and for how long."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

EIO, ENOSPC, SHORT, FSYNC, KILL = "EIO", "ENOSPC", "short", "fsync", "kill"
KINDS = {EIO: 1, ENOSPC: 2, SHORT: 3, FSYNC: 4, KILL: 5}
"""EIO fails every call; ENOSPC those that write or make; SHORT gives or takes half of the bytes; FSYNC fails
syncs; KILL ends the process before a call that changes something."""

ONCE, PLACE, EVERYWHERE = "once", "place", "everywhere"
DURATIONS = {ONCE: 0, PLACE: 1, EVERYWHERE: 2}
"""Only that call; it and all later ones of its kind in its place; or in every place but the other disk."""

KILLED = 99
"""The exit status of a process that KILL ended."""


class Faults:
    """Arms and disarms the library that is preloaded into this process."""

    def __init__(self, root: Path) -> None:
        """Count the calls below `root`, whose subfolders are the places; AttributeError when not loaded."""
        self._library = ctypes.CDLL(None)
        self._library.faults_told.restype = ctypes.c_char_p
        self._library.faults_count.restype = ctypes.c_long
        self._library.faults_begin(os.fsencode(root))

    def seed(self, seed: int) -> None:
        """Make random numbers repeatable from here on."""
        self._library.faults_seed(ctypes.c_uint64(seed))

    def arm(self, kind: str, index: int, duration: str = ONCE) -> None:
        """Let the call number `index` (from 1) of those that `kind` concerns fail; 0 only counts them."""
        self._library.faults_arm(KINDS[kind], ctypes.c_long(index), DURATIONS[duration])

    def budget(self, left: int) -> None:
        """Let the files of all places but the other disk grow by `left` bytes and no more."""
        self._library.faults_arm(0, ctypes.c_long(0), 0)
        self._library.faults_budget(ctypes.c_long(left))

    def disarm(self) -> None:
        """Let nothing fail any more; what failed can still be asked for."""
        self._library.faults_disarm()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let nothing fail in the block, and count nothing: there the campaign looks for itself."""
        self._library.faults_pause(1)
        try:
            yield
        finally:
            self._library.faults_pause(0)

    @property
    def count(self) -> int:
        """How many calls were counted since arming, up to the one that failed."""
        return int(self._library.faults_count())

    @property
    def fired(self) -> str:
        """Which call failed first, as “pwrite64 of desk/workshop.unify”; empty when none did."""
        return os.fsdecode(self._library.faults_told()) if self._library.faults_fired() else ""
