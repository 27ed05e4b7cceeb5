"""Checks a workshop file without changing it: its pages, its tables, its deck and the chain of its log."""

from __future__ import annotations

from pathlib import Path

from unifydesk.app import workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import log


def check(path: Path) -> str:
    """Return one sentence about a file that is whole; raises KnownStoreError for one that is not."""
    file = workshops.open_file(path)
    try:
        workshop = workshops.snapshot(file)
        broken = log.broken_line(file.db)
        entries = len(log.entries(file.db))
    finally:
        file.close()
    if broken is not None:
        raise KnownStoreError(
            f"“{path.name}” was changed outside UnifyDesk: line {broken} of its log does not fit the lines "
            "before it. Open a backup, or treat its figures with care."
        )
    counted = sum(1 for r in workshop.rounds if r.state != "void")
    mark = " REHEARSAL." if workshop.rehearsal else ""
    return (
        f"“{path.name}” is whole: {len(workshop.seats)} people, {counted} rounds, "
        f"{len(workshop.notes)} notes, {entries} lines in the log.{mark}"
    )
