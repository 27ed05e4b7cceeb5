"""Checks a workshop file without changing it: pages, tables, deck, the chain of its log, and its seal."""

from __future__ import annotations

from pathlib import Path

from unifydesk.app import workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import contents, log, seal
from unifydesk.store.errors import shown_name
from unifydesk.store.workshop_file import WorkshopFile

ADVICE = "Open a backup, or treat its figures with care."


def check(path: Path) -> str:
    """Return one sentence about a file that is whole; raises KnownStoreError for one that is not."""
    file = workshops.open_file(path)
    try:
        workshop = workshops.snapshot(file)
        what = _what_changed(file)
        acts = len(log.acts(file.db))
    finally:
        file.close()
    if what:
        raise KnownStoreError(f"“{shown_name(path)}” was changed outside UnifyDesk: {what}. {ADVICE}")
    counted = sum(1 for r in workshop.rounds if r.state != "void")
    mark = " REHEARSAL." if workshop.rehearsal else ""
    return (
        f"“{shown_name(path)}” is whole: {_many(len(workshop.seats), 'person', 'people')}, "
        f"{_many(counted, 'round')}, {_many(len(workshop.notes), 'note')}, "
        f"{_many(acts, 'act')} in the log.{mark}"
    )


def _what_changed(file: WorkshopFile) -> str:
    """Return what does not fit together, or an empty text."""
    broken = log.broken_line(file.db)
    if broken is not None:
        return f"line {broken} of its log does not fit the lines before it"
    if not contents.marks_agree(file):
        return "its log and its table “meta” differ on whether it is a rehearsal"
    if seal.is_broken(file.db):
        return "its content is no longer what was sealed when it was last closed"
    return ""


def _many(number: int, one: str, more: str = "") -> str:
    return f"{number} {one if number == 1 else more or one + 's'}"
