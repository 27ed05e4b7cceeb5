"""Makes a workshop file from a record: the same rows, checked as a stranger’s, and the same minutes."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from pathlib import Path

from unifydesk import __version__, paths
from unifydesk.app import outside
from unifydesk.app.comparing import Names, differences
from unifydesk.app.reporting import collect
from unifydesk.app.targets import check_new_file
from unifydesk.app.verifying import SOFTWARE, as_recorded
from unifydesk.app.workshops import UNREADABLE, open_file, read_everything
from unifydesk.domain import record as records
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.errors import InvalidInputError, printable
from unifydesk.domain.record import Record
from unifydesk.domain.report import Report
from unifydesk.store import contents, dumping, files
from unifydesk.store.workshop_file import WorkshopFile

NO_ROWS = (
    "This record was written without the rows of the file, as the one inside minutes is, so no file can be "
    "made from it. Export the workshop as “Record as JSON”, with names."
)
NO_WORKSHOP = "The rows of this record make no workshop: {why}. Take the file that UnifyDesk wrote."
CHANGED = "This record was changed after it was written: {what} Take the file that UnifyDesk wrote."
_NAMES = Names("the record says", "its rows say", "only in the record", "only in its rows")


def restore(path: Path, data: bytes, *, clock: Clock = now) -> WorkshopFile:
    """Make a new workshop file from a record with its rows, and open it.

    Its results and its minutes are those of the file the record was written from. A confidential round that
    was open then has no ballots here, and can only be voided. Raises InvalidInputError, with what is wrong,
    for a record that is none, was changed or has no rows, and when the file is already there; KnownStoreError
    when the folder refuses. Nothing is left behind.
    """
    if data.startswith(b"%PDF"):
        raise InvalidInputError(NO_ROWS)
    record = records.read(data)
    if not record.report.tables:
        raise InvalidInputError(NO_ROWS)
    dumping.check(record.report.tables)
    check_new_file(path, "workshop.unify")
    content = files.NewFile("", "", __version__, rehearsal=False)  # the rows say what it is
    with files.new_file(path, content, paths.state_dir() / "urns", clock) as file:
        dumping.fill(file, record.report.tables)
        _must_be_whole(file)
        _must_agree(file, record)
    return open_file(path, clock=clock)


def _must_be_whole(file: WorkshopFile) -> None:
    """Raise InvalidInputError unless the rows pass what a foreign file must pass when it is opened."""
    try:
        if not contents.deck_is_whole(file):
            raise ValueError("the deck is not the one it was made with")
        name, source = contents.deck_source(file)
        outside.deck(source, name or "record")  # a stranger's: first where it can harm nothing
        if not contents.marks_agree(file):
            raise ValueError("the log and the table “meta” differ on whether it is a rehearsal")
        read_everything(file)
    except UNREADABLE as error:
        said = "" if isinstance(error, ArithmeticError | LookupError) else " ".join(str(error).split())
        why = printable(said)[:200].rstrip(".") or "a row cannot be read"
        raise InvalidInputError(NO_WORKSHOP.format(why=why)) from error


def _must_agree(file: WorkshopFile, record: Record) -> None:
    """Raise InvalidInputError unless the report in the record is the one that its rows give.

    Another version may say the same in other words, so there the fingerprints alone must fit.
    """
    said, found = record.report, as_recorded(collect(file), record)
    if records.has_sealed_round(record.report):  # how many had voted is not in the rows
        said, found = _without_hidden(said), _without_hidden(found)
    same_version = record.software == SOFTWARE
    wrong = list(islice(differences(said, found, _NAMES), 2)) if same_version or not record.is_intact else []
    if wrong:
        more = " There is more." if len(wrong) > 1 else ""
        raise InvalidInputError(CHANGED.format(what=f"{wrong[0]}{more}"))
    if not record.is_intact:
        raise InvalidInputError(CHANGED.format(what="its fingerprint is not the one it says."))


def _without_hidden(report: Report) -> Report:
    return replace(report, claims=tuple(replace(claim, hidden=()) for claim in report.claims))
