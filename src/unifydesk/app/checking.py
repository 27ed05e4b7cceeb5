"""Checks a workshop file without changing it: pages, tables, deck, the chain of its log, and its seal."""

from __future__ import annotations

from pathlib import Path

from unifydesk.app import backups, workshops
from unifydesk.app.differing import changes, table_words
from unifydesk.app.heads import place_of, typed_digits
from unifydesk.app.holdings import many
from unifydesk.app.looking import looked_into
from unifydesk.domain.clock import in_utc
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import contents, gates, log
from unifydesk.store.errors import DamagedFileError, shown_name
from unifydesk.store.gates import CHANGED, SEALED, State
from unifydesk.store.workshop_file import WorkshopFile

ADVICE = "Open a backup, or treat its figures with care."
RECOVER = "`unifydesk recover FILE` saves what can still be read of it."
NO_SUCH_LINE = (
    "The log of “{name}” holds no entry with this fingerprint: the minutes were made from another file, or "
    "the log was written anew. Take the fingerprint of the log: the eight words that the minutes name with "
    "the number of its entries."
)


def check(path: Path) -> str:
    """Return one sentence about a file that is whole: sealed and unchanged, or not sealed.

    Raises KnownStoreError for one that is damaged or was changed since it was sealed, naming what.
    """
    try:
        with looked_into(path) as looked:
            return check_open(looked.file, shown_name(path), looked.state)
    except DamagedFileError as error:
        raise KnownStoreError(f"Damaged: {error} {RECOVER}") from error


def check_open(file: WorkshopFile, name: str, state: State | None = None) -> str:
    """Check an open workshop file as `check` does; `name` is what it is called.

    `state` is how it stood to its seal before it was opened, if that is known.
    """
    workshop = workshops.snapshot(file)
    state = state or gates.state_of(file.db)
    what = what_changed(file, state)
    acts, was_recovered = log.acts(file.db), bool(log.bodies(file.db, "recovered"))
    if what:
        raise KnownStoreError(
            f"“{name}” is changed since sealed: {what}. It was changed outside UnifyDesk. {ADVICE}"
        )
    counted = sum(1 for r in workshop.rounds if r.state != "void")
    sealed = "sealed and unchanged" if state.word == SEALED else "not sealed since its last act"
    recovered = " It was recovered from a damaged file." if was_recovered else ""
    mark = " REHEARSAL." if workshop.rehearsal else ""
    return (
        f"“{name}” is whole, {sealed}: {many(len(workshop.seats), 'person', 'people')}, "
        f"{many(counted, 'round')}, {many(len(workshop.notes), 'note')}, "
        f"{many(len(acts), 'act')} in the log.{recovered}{mark}"
    )


def find_head(path: Path, head: str) -> str:
    """Return which line of the log has the fingerprint that minutes print, and what was done after it.

    Raises InvalidInputError when it is no fingerprint, KnownStoreError when the log holds no such line.
    """
    digits = typed_digits(head)
    with looked_into(path) as looked:
        return head_in(looked.file, digits, shown_name(path))


def head_in(file: WorkshopFile, digits: str, name: str) -> str:
    """Find a head, given as digits, in an open workshop file as `find_head` does."""
    place = place_of(file, digits)
    if place is None:
        raise KnownStoreError(NO_SUCH_LINE.format(name=name))
    act = f", “{place.act}” ({in_utc(place.at)} UTC)" if place.act else ""
    after = f"{many(place.later, 'act')} came after it." if place.later else "Nothing was done after it."
    return f"The log holds that entry as line {place.line:,} of {place.lines:,}{act}. {after}"


def what_changed(file: WorkshopFile, state: State) -> str:
    """Return what does not fit together in an open file of this state, or an empty text."""
    if state.broken_line is not None:
        return f"line {state.broken_line} of its log does not fit the lines before it"
    if not contents.marks_agree(file):
        return "its log and its table “meta” differ on whether it is a rehearsal"
    if state.word == CHANGED:
        named = _named(file) or table_words(state.tables)
        which = f"{', '.join(named)}; " if named else ""
        return f"{which}its content is no longer what was sealed when it was last closed"
    return ""


def _named(file: WorkshopFile) -> tuple[str, ...]:
    """Return what was changed, row by row, where a backup on this computer has the very same seal."""
    digits = log.head(file.db)[1]
    mark = file.file_uuid.hex()
    for one in backups.all_backups():
        if not mark.startswith(one.mark):
            continue
        try:
            admitted = gates.admit(one.path)
        except KnownStoreError:
            continue
        lines = next(rows for rows in admitted.tables if rows.table == "log").rows
        if admitted.state.word == SEALED and lines and lines[-1][-1] == digits:
            return changes(admitted.tables, gates.read_rows(file.db))
    return ()
