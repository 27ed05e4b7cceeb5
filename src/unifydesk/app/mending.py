"""After the disk failed: the file is closed, opened again and checked, and a sentence says what is there."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace

from unifydesk.app.workshops import open_file, snapshot
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.workshop import Workshop
from unifydesk.store.errors import (
    DISK_FAILED,
    NOT_AS_LEFT,
    STOPPED,
    DamagedFileError,
    DiskError,
    ReadOnlyFileError,
    shown_name,
)
from unifydesk.store.log import hashes
from unifydesk.store.workshop_file import WorkshopFile

log = logging.getLogger(__name__)
WHOLE = QT_TRANSLATE_NOOP(
    "mending", "The file was opened again and checked: everything recorded before is there."
)
NOT_DONE = QT_TRANSLATE_NOOP("mending", "The last step was not recorded; do it again.")
DONE = QT_TRANSLATE_NOOP("mending", "The last step is recorded.")


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of a file after trouble: the file to go on with, or None; what to say; is the act there."""

    file: WorkshopFile | None
    sentence: str
    done: bool = False


def mend(file: WorkshopFile, shown: Workshop | None) -> Mending:
    """Open a file anew after `file.trouble`; `shown` is the last moment that was shown of it.

    Nothing goes on unless every act that was acknowledged is found again and the file may be written.
    """
    if file.is_moved:  # it stays open: what was recorded can only be copied from here
        return Mending(None, str(file.trouble))
    said = _said(file)
    file.release()
    try:
        again = reopened(file)
    except KnownStoreError as error:
        log.warning("The file could not be opened again: %s", error)
        lost = f" {error}" if getattr(error, "template", "") == NOT_AS_LEFT else ""
        return Mending(None, f"{STOPPED.format(name=shown_name(file.path))}{lost}")
    done = shown is not None and (again.lines > file.lines or not _same(shown, snapshot(again)))
    return Mending(again, f"{DONE if done else NOT_DONE} {said} {WHOLE}", done)


def reopened(file: WorkshopFile) -> WorkshopFile:
    """Open a released file through all its gates, with the acts that can be taken back.

    Raises KnownStoreError when it is not whole, lacks an acknowledged act, or may only be read.
    """
    again = open_file(file.path, clock=file.clock)
    try:
        if again.read_only or missing_acts(file, again):
            raise DiskError(NOT_AS_LEFT, name=shown_name(file.path))
    except BaseException:
        again.release()
        raise
    go_on(file, again)
    again.published = file.published
    return again


def go_on(file: WorkshopFile, again: WorkshopFile) -> None:
    """Hand what the session knows to the file it goes on in: equal content, so undo fits as before."""
    again.history = file.history
    again.acknowledged = file.acknowledged + again.acknowledged
    again.turns = file.turns


def missing_acts(file: WorkshopFile, found: WorkshopFile) -> tuple[str, ...]:
    """Return the acts that were acknowledged in `file` and are not in `found`, in words and in order."""
    there = hashes(found.db)
    return tuple(words for line, words in file.acknowledged if line not in there)


def _said(file: WorkshopFile) -> str:
    """Return what the disk did. What looked like damage or like a lock was its doing, once it is in order."""
    if isinstance(file.trouble, DamagedFileError | ReadOnlyFileError):
        return DISK_FAILED.format(name=shown_name(file.path))
    return str(file.trouble)


def _same(shown: Workshop, found: Workshop) -> bool:
    """Whether both have the same content: what is said about the disk and its backups is none."""
    return shown == replace(found, path=shown.path, free_mb=shown.free_mb, notices=shown.notices)
