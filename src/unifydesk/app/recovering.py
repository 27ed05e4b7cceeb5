"""Saves what can be saved of a damaged workshop file into a new one; the damaged file is only ever read.

Tried in this order: the file as it is, its rows one by one, its newest sound backup.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from unifydesk import __version__
from unifydesk.app import backups, recovered, workshops
from unifydesk.app.arriving import build, take_in
from unifydesk.app.backups import Backup
from unifydesk.app.differing import TABLES
from unifydesk.app.exporting import no_progress
from unifydesk.app.holdings import Holdings, holdings, many
from unifydesk.app.targets import check_new_file
from unifydesk.app.workshops import SUFFIX
from unifydesk.domain.clock import Clock, in_utc, now, stamp
from unifydesk.domain.errors import InvalidInputError, KnownStoreError
from unifydesk.domain.report import Progress, TableRows
from unifydesk.rules import DEFAULT_RULE, RULES, default_choice
from unifydesk.store import backup as copies
from unifydesk.store import contents, gates, records, schema
from unifydesk.store.connection import write
from unifydesk.store.errors import (
    EMPTY,
    FOREIGN,
    NOT_OURS,
    DiskError,
    FileLockedError,
    KeyMissingError,
    NewerFileError,
    NotAWorkshopError,
    ReadOnlyFileError,
    StoreError,
    shown_name,
)
from unifydesk.store.gates import CHANGED, SEALED, Admitted
from unifydesk.store.header import has_hot_journal
from unifydesk.store.log import append
from unifydesk.store.salvage import Cells, Salvaged, pour_loosely, salvage
from unifydesk.store.seal import put as put_seal
from unifydesk.store.workshop_file import WorkshopFile

Table = tuple[tuple[str, ...], tuple[Cells, ...]]
AS_IT_IS, BY_ROWS, BACKUP = "as it is", "by rows", "backup"

NOTHING = (
    "Nothing of “{name}” can be recovered: neither a row of a workshop nor a backup of it can be read on "
    "this computer. Try once more, or look for a copy where it was sent or saved."
)
COMPLETE = "Nothing is missing."
PROVEN = "Nothing is missing: the seal of the damaged file fits what was recovered."
COMPARE = "Compare the figures with the minutes: a row can be read and still not be what it was."


@dataclass(frozen=True, slots=True)
class Recovery:
    """A workshop that was saved: where, by which way, and what was found, saved and lost, in words."""

    path: Path
    way: str
    found: tuple[str, ...]
    recovered: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing for certain."""
        return self.missing in ((COMPLETE,), (PROVEN,))


def recover(
    path: Path, output: Path | None = None, *, clock: Clock = now, progress: Progress = no_progress
) -> Recovery:
    """Make a new file of what can be saved of the one at `path`, which stays as it is, and verify it.

    Without `output` the new file lies beside it. `progress` hears of every way that is tried, and may raise
    CancelledError until one is taken. Raises InvalidInputError when `output` is there or cannot
    be made, KnownStoreError when nothing can be saved, or when nothing needs to be (a newer or open file).
    """
    target = output or free_beside(path)
    check_new_file(target, "recovered.unify")
    progress(0.1)
    try:
        return _as_it_is_for_certain(path, target, clock)
    except StoreError as error:
        if _is_no_damage(error) or error.values.get("name") == shown_name(target):
            raise
        why: KnownStoreError = error
    except KnownStoreError as error:
        why = error
    progress(0.4)
    return _piece_by_piece(path, target, why, clock, progress)


def free_beside(path: Path) -> Path:
    """Return the path beside a damaged file at which nothing lies yet."""
    target, number = path.with_name(f"{path.stem}.recovered{SUFFIX}"), 2
    while os.path.lexists(target):
        target, number = path.with_name(f"{path.stem}.recovered {number}{SUFFIX}"), number + 1
    return target


def _is_no_damage(error: StoreError) -> bool:
    """Whether the file is refused for what it is and not for what became of it.

    One whose first bytes are not those of a workshop may have been one: they may be what was lost.
    """
    if isinstance(error, NewerFileError | FileLockedError | ReadOnlyFileError | KeyMissingError):
        return True
    return isinstance(error, NotAWorkshopError) and error.template not in (NOT_OURS, FOREIGN, EMPTY)


# -- as it is -----------------------------------------------------------------------------------------


def _as_it_is_for_certain(path: Path, target: Path, clock: Clock) -> Recovery:
    """Try twice when the disk fails, this one or that of the own folder: what comes after may hold less."""
    try:
        return _as_it_is(path, target, clock)
    except KnownStoreError as error:
        if isinstance(error, StoreError) and not isinstance(error, DiskError):
            raise
        return _as_it_is(path, target, clock)


def _as_it_is(path: Path, target: Path, clock: Clock) -> Recovery:
    unfinished = has_hot_journal(path)
    admitted = gates.admit(path, with_journal=True)

    def fill(file: WorkshopFile) -> None:
        gates.bring_in(file.db, admitted, shown_name(path), clock)

    build(target, fill, path, clock)
    _verify(target, clock)
    name = shown_name(path)
    found = [f"“{name}” can be read as it is."]
    if unfinished:
        found.append(
            "It was not closed properly; the act that was unfinished then is undone in the new file."
        )
    return Recovery(target, AS_IT_IS, tuple(found), _recovered(holdings(admitted.tables)), _unsure(admitted))


def _unsure(admitted: Admitted) -> tuple[str, ...]:
    if admitted.state.word == CHANGED:
        where = admitted.state.broken_line
        what = (
            f"line {where} of its log does not fit the lines before it"
            if where
            else "its content is no longer what was sealed when it was last closed"
        )
        return (f"It was changed outside UnifyDesk: {what}. Compare it with the minutes or a backup.",)
    return (COMPLETE,)


def _recovered(held: Holdings) -> tuple[str, ...]:
    """Return what is in the new file, in sentences."""
    people = many(held.people, "person", "people")
    sentences = [f"“{held.title}”: {people}, {held.words}."]
    if held.last_act:
        at = in_utc(held.last_at)
        sentences.append(f"The log holds {many(held.acts, 'act')}, the last one: {held.last_act} ({at} UTC).")
    return tuple(sentences)


def _verify(target: Path, clock: Clock) -> None:
    """Open and close the new file as the console would; raises KnownStoreError when it does not open."""
    try:
        workshops.open_file(target, clock=clock).close()
    except KnownStoreError:
        gates.remove_quietly(target)
        raise


# -- piece by piece -----------------------------------------------------------------------------------


def _piece_by_piece(
    path: Path, target: Path, why: KnownStoreError, clock: Clock, progress: Progress
) -> Recovery:
    """Take the rows that can be read or the newest sound backup, whichever holds more."""
    found: tuple[str, ...] = (_finding(why),)
    rows, why = _salvaged(path, why)
    progress(0.6)
    backup = backups.newest_sound(_candidates(path, rows))
    progress(0.8)
    if rows is not None and _is_worth(rows):
        found = (*found, f"{many(rows.total, 'row')} of its tables can still be read.")
        if backup is None or not _holds_more(backup, rows):
            try:
                return _by_rows(path, target, rows, backup, found, clock)
            except (KnownStoreError, InvalidInputError) as error:
                if isinstance(error, DiskError):
                    raise  # of the new file; the rows are good
                found = (*found, f"They make no workshop by themselves: {error}")
    else:
        found = (*found, "Nothing that was done in it can be read any more.")
    if backup is None and isinstance(why, DiskError):
        raise why  # what is on a disk that does not answer nobody knows
    if backup is None:
        raise KnownStoreError(NOTHING.format(name=shown_name(path)))
    return _from_backup(path, target, rows, backup, found, clock)


def _finding(why: KnownStoreError) -> str:
    """Return what is wrong with a file without the advice behind it, which is being followed."""
    if not isinstance(why, StoreError):
        return str(why).removesuffix(" Open a backup.")
    says, full_stop, _ = why.template.partition(". ")
    return (says + full_stop.strip()).format(**why.values)


def _salvaged(path: Path, why: KnownStoreError) -> tuple[Salvaged | None, KnownStoreError]:
    """Return the rows that can be read, or None; and why not, when the disk does not give its bytes."""
    try:
        return salvage(path), why
    except DiskError as error:
        return None, error
    except KnownStoreError:
        return None, why


def _is_worth(rows: Salvaged) -> bool:
    """Whether rows hold anything that somebody did, and not only the deck."""
    return any(rows.rows(table) for table in ("seat", "round", "ballot", "note", "log"))


def _candidates(path: Path, rows: Salvaged | None) -> tuple[Backup, ...]:
    """Return the backups of the workshop: by its uuid where that can be read, else by its name."""
    uuids = rows.column("meta", "file_uuid") if rows is not None else []
    if len(uuids) == 1 and isinstance(uuids[0], bytes):
        mark = uuids[0].hex()[: copies.MARK]
        by_mark = tuple(one for one in backups.all_backups() if one.mark == mark)
        if by_mark:
            return by_mark
    stem = copies.tame(path.stem)
    return tuple(one for one in backups.all_backups() if one.stem == stem)


def _holds_more(backup: Backup, rows: Salvaged) -> bool:
    """Whether a backup holds something that the rows do not: a ballot, a round, a note, a line of the log."""
    held, saved = backup.held, holdings(rows.tables)
    if held is None:
        return False
    more = (held.lines > saved.lines, held.rounds > saved.rounds, held.notes > saved.notes)
    return any(more) or held.ballots + held.counted > saved.ballots + saved.counted


def _from_backup(
    path: Path, target: Path, rows: Salvaged | None, backup: Backup, found: tuple[str, ...], clock: Clock
) -> Recovery:
    held = backup.held or Holdings()
    take_in(backup.path, target, clock=clock)
    _verify(target, clock)
    when = f"{backup.made:%Y-%m-%d %H:%M}"
    found = (*found, f"The newest sound backup is from {when} UTC and holds more, so it was taken.")
    missing = [f"What was done after {when} UTC, if anything, is missing."]
    lines = holdings(rows.tables).lines if rows is not None else 0
    if lines > held.lines:
        later = many(lines - held.lines, "later line")
        missing = [f"{later} of the log can be read in “{shown_name(path)}” and are not in the backup."]
    return Recovery(target, BACKUP, found, _recovered(held), tuple(missing))


def _by_rows(
    path: Path, target: Path, rows: Salvaged, backup: Backup | None, found: tuple[str, ...], clock: Clock
) -> Recovery:
    rows, replaced = _completed(rows, backup)
    left_out: dict[str, int] = {}
    proven: list[bool] = []

    def fill(file: WorkshopFile) -> None:
        left_out.update(pour_loosely(file.db, rows.tables))
        proven.append(rows.version == schema.VERSION and gates.state_of(file.db).word == SEALED)
        if not proven[0]:
            _sign(file, path, rows, left_out, clock)

    build(target, fill, path, clock)
    _verify(target, clock)
    if proven[0]:
        return Recovery(target, BY_ROWS, found, _recovered(holdings(rows.tables)), (PROVEN,))
    missing = (*replaced, *_missing(rows, _refused(rows, left_out)), COMPARE)
    return Recovery(target, BY_ROWS, found, _recovered(holdings(rows.tables)), missing)


def _refused(rows: Salvaged, left_out: Mapping[str, int]) -> dict[str, int]:
    """Return how many rows of each table could not be used: as rows, or in their new place."""
    return {
        table: rows.refused.get(table, 0) + left_out.get(table, 0)
        for table in dict.fromkeys((*rows.refused, *left_out))
    }


def _sign(file: WorkshopFile, path: Path, rows: Salvaged, left_out: Mapping[str, int], clock: Clock) -> None:
    """Write into the log that the file was recovered and what was lost, and seal what is there now."""
    at = stamp(clock())
    details = {
        "did": f"Recover what could be read of the damaged file “{shown_name(path)}”",
        "torn": list(rows.torn),
        "refused": _refused(rows, left_out),
        "dropped": rows.dropped,
        "anew": list(rows.anew),
        "rehearsal": contents.is_rehearsal(file),  # this line may be the first one of the log
        "rounds": [each.hex() for each in contents.round_ids(file)],
    }
    with write(file.db):
        append(file.db, at, recovered.KIND, details)
        put_seal(file.db, at)


def _missing(rows: Salvaged, refused: dict[str, int]) -> tuple[str, ...]:
    """Return what was lost, in sentences; one that says so when nothing is known to be."""
    said = []
    if rows.torn:
        torn = ", ".join(TABLES[table] for table in rows.torn)
        said.append(f"Could be read only in part: {torn}.")
    for table, number in refused.items():
        are = "is" if number == 1 else "are"
        said.append(f"{many(number, 'row')} of {TABLES[table]} could not be used and {are} left out.")
    if rows.anew:
        seats = ", ".join(map(str, rows.anew[:12])) + (" …" if len(rows.anew) > 12 else "")
        said.append(f"Seats known only by their ballots were made anew without names: {seats}.")
    if rows.dropped:
        said.append(
            f"{many(rows.dropped, 'line')} at the end of the log did not fit together and were left out."
        )
    return tuple(said) or ("Nothing is known to be missing.",)


def _completed(rows: Salvaged, backup: Backup | None) -> tuple[Salvaged, tuple[str, ...]]:
    """Return rows that make a whole file: what it has one of comes from the backup, or is made anew."""
    said = []
    admitted = gates.admit(backup.path) if backup is not None else None
    for table, make in _ONE_OF.items():
        if _is_good(rows, table):
            continue
        spare = _spare(admitted, table, rows.version)
        if spare is not None:
            rows = rows.with_table(table, spare.columns, spare.rows)
            said.append(f"{TABLES[table].capitalize()} was taken from the newest backup.")
        elif make is not None:
            rows = rows.with_table(table, *make(rows))
            said.append(f"{TABLES[table].capitalize()} was lost and is made anew.")
    return rows, tuple(said)


def _is_good(rows: Salvaged, table: str) -> bool:
    found = rows.rows(table)
    if table == "rule_event":
        return bool(found)
    if len(found) != 1:
        return False
    if table == "deck":
        source, sha = rows.column("deck", "source")[0], rows.column("deck", "sha256")[0]
        return isinstance(source, str) and hashlib.sha256(source.encode()).digest() == sha
    return True


def _spare(admitted: Admitted | None, table: str, version: int) -> TableRows | None:
    """Return a table of the backup, when its columns are those of the damaged file."""
    if admitted is None or admitted.version != version:
        return None
    return next((rows for rows in admitted.tables if rows.table == table), None)


def _new_meta(rows: Salvaged) -> Table:
    names = ("one", "file_uuid", "min_reader", "app_version", "revision", "parent_head", "rehearsal")
    first = rows.rows("log")[:1]
    rehearsal = bool(first) and '"rehearsal":true' in str(first[0][3])
    return names, ((1, uuid.uuid4().bytes, schema.MIN_READER, __version__, 0, b"", int(rehearsal)),)


def _new_workshop(_rows: Salvaged) -> Table:
    names = ("one", "title", "date", "place", "facilitator", "running_order", "minutes_planned")
    return names, ((1, "Recovered workshop", "", "", "", "", 90),)


def _new_standing(_rows: Salvaged) -> Table:
    names = ("one", "scene", "slide", "claim", "started", "slide_since", "timer_ends")
    return names, ((1, "welcome", "", "", "", "", ""),)


def _new_rule(rows: Salvaged) -> Table:
    at = str(rows.rows("log")[0][1]) if rows.rows("log") else stamp(now())
    row = records.rule_event(1, at, default_choice(RULES[DEFAULT_RULE]), after_first_round=False)
    if rows.version == 1:
        row = {name: row[name] for name in ("number", "at", "rule", "thresholds", "after_first_round")}
    return tuple(row), (tuple(row.values()),)


_ONE_OF: dict[str, Callable[[Salvaged], Table] | None] = {
    "meta": _new_meta,
    "deck": None,  # its words cannot be made anew
    "workshop": _new_workshop,
    "standing": _new_standing,
    "rule_event": _new_rule,
}
