"""Checks minutes and workshop files for people without a terminal: everything that is found, in sentences."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from unifydesk.app.checking import check_open, head_in
from unifydesk.app.exporting import no_progress
from unifydesk.app.heads import typed_digits
from unifydesk.app.looking import looked_into
from unifydesk.app.pdf_reading import LARGEST_PDF
from unifydesk.app.verifying import Held, Verdict, held, verify_against
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.report import Progress
from unifydesk.store.errors import DamagedFileError, explain, shown_name
from unifydesk.store.gates import State
from unifydesk.store.workshop_file import WorkshopFile


def check_minutes(
    minutes: Path, workshop: Path | None, against: Held | None, progress: Progress = no_progress
) -> Verdict:
    """Return how minutes stand to their record and to a workshop: a file, or one that is open.

    Raises UnifyError with a sentence when one of them cannot be read, CancelledError when `progress` does.
    """
    data = _read(minutes)
    progress(0.0)
    if workshop is not None:
        with looked_into(workshop) as looked:
            against = held(looked.file)
    return verify_against(data, shown_name(minutes), against, progress)


def _read(path: Path) -> bytes:
    """Return the bytes of a PDF, and no more of a huge file than it takes to refuse it."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_PDF + 1)
    except OSError as error:
        raise explain(error, path) from error


def check_workshop(path: Path, head: str, progress: Progress = no_progress) -> Verdict:
    """Return whether the file is whole, unchanged since it was sealed, and holds the head of minutes.

    Raises InvalidInputError for a head that is none, KnownStoreError for what is no workshop file or is open.
    """
    digits = typed_digits(head) if head.strip() else ""
    progress(0.0)
    try:
        with looked_into(path) as looked:
            progress(0.5)
            return check_opened(digits, shown_name(path), looked.file, looked.state)
    except DamagedFileError as error:
        return Verdict((), (str(error),))


def check_opened(digits: str, name: str, file: WorkshopFile, state: State | None = None) -> Verdict:
    """Check an open file as `check_workshop` does; the head is given as digits, or empty.

    `state` is how the file stood to its seal before it was opened, if that is known.
    """
    found = _told(partial(check_open, file, name, state))
    return found + _told(partial(head_in, file, digits, name)) if digits else found


def _told(check: partial[str]) -> Verdict:
    try:
        return Verdict((check(),), ())
    except KnownStoreError as error:
        return Verdict((), (str(error),))
