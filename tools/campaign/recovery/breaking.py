"""Openings that break a promise on purpose: with each of them the campaign must find something."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from campaign.faults.playing import Announce
from campaign.planting import plant
from campaign.recovery import playing
from unifydesk.store import connection, files


def without_its_journal() -> None:
    """Remove the journal before the file is opened, as a zealous tidier would."""
    real = files.open_file

    def open_file(path: Path, *more: Any) -> Any:
        connection.journal_of(path).unlink(missing_ok=True)
        return real(path, *more)

    plant(files, "open_file", open_file)


def forgetful() -> None:
    """Let the disk forget what the opening put in order, and keep that it was put in order."""
    playing.Again.forgets = True


BY_NAME: dict[str, Callable[[], None]] = {
    "a journal is thrown away before it is undone": without_its_journal,
    "a disk that forgets what was put in order": forgetful,
}


def play(announce: Announce, root: Path, broken: str, **known: Any) -> dict[str, Any]:
    """Play as the campaign does, with an opening that is broken; only the openings are."""
    BY_NAME[broken]()
    return playing.play(announce, root, ways=(playing.CUT,), **known)
