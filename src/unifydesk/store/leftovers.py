"""Removes what a cut in the middle of making, copying or exporting a file left beside it.

All of it was made from something that is still there, so nothing is lost with it; still, only what cannot be
anybody's work in progress goes. What is not sure to be ours stays for ever.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from unifydesk.store.connection import is_open_here

STALE_SECONDS = 24 * 3600
"""Age from which nobody is at work on one any more. Not less than the widest difference between two clocks:
a disk that keeps local time, a share whose server is elsewhere. Whoever slept through a day with an export
half done is told that the folder refused, and exports again."""

_SUFFIX = ".unify"
_BUILT = re.compile(r"\.(.+\.unify)\.[0-9a-f]{8}\.new(?:-journal)?", re.DOTALL)
"""A new file, made from a deck, a record, a backup or somebody else's file."""
_EXPORTED = re.compile(r"\.(.+\.[A-Za-z0-9]{1,8})\.[0-9a-f]{8}\.part", re.DOTALL)
"""An export, made from the workshop."""
_COPIED = re.compile(r"\.(.+?)(?:\.before-v\d+(?: \(\d+\))?)?\.[a-z0-9_]{8}\.part(?:-journal)?", re.DOTALL)
"""A copy of the workshop that lies beside it: before a migration, or to take its place."""


def tidy(folder: Path, clock: Callable[[], float] = time.time) -> tuple[Path, ...]:
    """Remove stale leftovers of ours from a folder and return them; never raises, and follows no link.

    `clock` gives seconds as the modification times of files do.
    """
    gone = []
    with suppress(OSError, ValueError), os.scandir(folder) as found:  # ValueError: a NUL in the name
        hidden = [entry for entry in found if entry.name.startswith(".")]
        for entry in hidden:
            path = Path(entry.path)
            with suppress(OSError):
                if is_ours(path) and _is_stale(entry, clock()) and not is_open_here(path):
                    path.unlink()
                    gone.append(path)
    return tuple(gone)


def is_ours(path: Path) -> bool:
    """Return whether a name is one that only we give, to something that is made from something else."""
    if _BUILT.fullmatch(path.name) or _EXPORTED.fullmatch(path.name):
        return True
    copied = _COPIED.fullmatch(path.name)
    return copied is not None and path.with_name(copied[1] + _SUFFIX).is_file()


def _is_stale(entry: os.DirEntry[str], now: float) -> bool:
    """Return whether it is an ordinary file of this person that nobody has written to for long."""
    if not entry.is_file(follow_symlinks=False):
        return False
    told = entry.stat(follow_symlinks=False)
    if hasattr(os, "getuid") and told.st_uid != os.getuid():
        return False
    return now - told.st_mtime > STALE_SECONDS
