"""Checks a workshop file without changing it: pages, tables, deck, the chain of its log, and its seal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from unifydesk.app import backups, workshops
from unifydesk.app.differing import changes, table_words
from unifydesk.app.holdings import many
from unifydesk.domain.errors import InvalidInputError, KnownStoreError
from unifydesk.store import contents, gates, log
from unifydesk.store.errors import DamagedFileError, shown_name
from unifydesk.store.gates import CHANGED, SEALED, State
from unifydesk.store.workshop_file import WorkshopFile

ADVICE = "Open a backup, or treat its figures with care."
SHORTEST = 16
"""Digits of a fingerprint that are enough to find a line of the log."""
NO_FINGERPRINT = (
    "“{typed}” is no fingerprint. Type its digits 0–9 and a–f as the minutes print them, at least the first "
    f"{SHORTEST}; spaces do not matter."
)


def check(path: Path) -> str:
    """Return one sentence about a file that is whole: sealed and unchanged, or not sealed.

    Raises KnownStoreError for one that is damaged or was changed since it was sealed, naming what.
    """
    with _looked_at(path) as (file, state):
        workshop = workshops.snapshot(file)
        what = _what_changed(file, state)
        acts, was_recovered = log.acts(file.db), bool(log.bodies(file.db, "recovered"))
    if what:
        raise KnownStoreError(
            f"“{shown_name(path)}” is changed since sealed: {what}. "
            f"It was changed outside UnifyDesk. {ADVICE}"
        )
    counted = sum(1 for r in workshop.rounds if r.state != "void")
    sealed = "sealed and unchanged" if state.word == SEALED else "not sealed since its last act"
    recovered = " It was recovered from a damaged file." if was_recovered else ""
    mark = " REHEARSAL." if workshop.rehearsal else ""
    return (
        f"“{shown_name(path)}” is whole, {sealed}: {many(len(workshop.seats), 'person', 'people')}, "
        f"{many(counted, 'round')}, {many(len(workshop.notes), 'note')}, "
        f"{many(len(acts), 'act')} in the log.{recovered}{mark}"
    )


def find_head(path: Path, head: str) -> str:
    """Return which line of the log has the fingerprint that minutes print; spaces in it do not matter.

    Raises InvalidInputError when it is no fingerprint, KnownStoreError when the log holds no such line.
    """
    digits = "".join(head.split()).lower()
    if not SHORTEST <= len(digits) <= 64 or set(digits) - set("0123456789abcdef"):
        raise InvalidInputError(NO_FINGERPRINT.format(typed=head[:80]))
    with _looked_at(path, damaged="") as (file, _):
        number, lines = log.line_with(file.db, digits), log.head(file.db)[0]
    if number is None:
        raise KnownStoreError(
            f"The log of “{shown_name(path)}” holds no entry with this fingerprint: the minutes were made "
            "from another file, or the log was written anew. Take the fingerprint of the log, which "
            "the minutes name with the number of its entries."
        )
    return f"The log holds that entry as line {number:,} of {lines:,}."


@contextmanager
def _looked_at(path: Path, damaged: str = "Damaged: ") -> Iterator[tuple[WorkshopFile, State]]:
    """Give a private copy of a file, open, and how the file stands to its seal.

    An older one is brought up to date in the copy, which ends its seal, so that is looked at before.
    """
    try:
        with gates.private_copy(path, with_journal=True) as copy:
            with gates.through(copy, with_journal=True) as db:
                state = gates.state_of(db)
            file = workshops.open_file(copy, remember=False)
            try:
                yield file, state
            finally:
                file.close()
    except DamagedFileError as error:
        raise KnownStoreError(f"{damaged}{error}") from error


def _what_changed(file: WorkshopFile, state: State) -> str:
    """Return what does not fit together, or an empty text."""
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
