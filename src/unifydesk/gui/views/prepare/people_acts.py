"""What the table of people asks of the file: one act for each thing that a person did."""

from __future__ import annotations

from pathlib import Path

from unifydesk.app import people
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.store.workshop_file import WorkshopFile

TOO_BIG = 5_000_000
"""Bytes above which a list is not read at all; what is too long for one is said below that."""


def change_seat(file: WorkshopFile, seat: Seat) -> Changes:
    """Change a person; presence is its own act, with its own words in the log."""
    before = next((s for s in snapshot(file).seats if s.number == seat.number), seat)
    if before.present != seat.present:
        return people.set_present(file, seat.number, seat.present)
    return people.edit(file, seat)


def add_from_file(file: WorkshopFile, path: Path) -> Changes:
    """Add the people of a CSV or text file; raises UnifyError with every bad row."""
    try:
        with path.open("rb") as stream:
            data = stream.read(TOO_BIG)
    except OSError as error:
        raise KnownStoreError(f"{path.name} cannot be read: {error.strerror}.") from error
    return people.add_read(file, data, path.name)
