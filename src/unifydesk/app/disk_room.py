"""How much room the disk of a workshop has, said in time: when the session begins and a round opens."""

from __future__ import annotations

import shutil
from pathlib import Path

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

ENOUGH_MB = 100
"""A day's workshop with its backups and minutes takes some thirty; below this somebody should know."""
LITTLE_ROOM = QT_TRANSLATE_NOOP(
    "disk",
    "The disk that holds this workshop has {free} MB left; a session needs about {enough}. Free some space, "
    "or save a copy on another disk and go on there.",
)
_MB = 1_000_000


def low_mb(path: Path) -> int | None:
    """Return the megabytes left on the disk of a file when they are few, else None; None when unknown."""
    try:
        free = shutil.disk_usage(path.parent).free // _MB
    except OSError:
        return None
    return free if free < ENOUGH_MB else None


def room_warning(path: Path) -> str:
    """Return the sentence about a disk that is nearly full, or an empty text."""
    free = low_mb(path)
    return "" if free is None else LITTLE_ROOM.format(free=free, enough=ENOUGH_MB)
