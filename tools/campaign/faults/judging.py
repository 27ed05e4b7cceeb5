"""What must be true after a fault: contents, files, keys and the sentence that a person reads."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from campaign.failing import ENOSPC, ONCE, SHORT
from campaign.faults.world import Tree, World, keep
from campaign.story import digest
from unifydesk.app import working_copies
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.rounds import OPEN
from unifydesk.store import files, log, urn
from unifydesk.store.connection import is_open_here, journal_of
from unifydesk.store.workshop_file import WorkshopFile

SKIPPED = {"standing", "log", "urn", "turnout", "ticket", "meta", "_sqlite_migrations"}
"""Tables that are compared in their own way."""

_OURS = re.compile(r"Errno|\w+Error\b|Traceback|sqlite|\bSQL\b|<class|<Path|\bNone\b|0x[0-9a-f]{4}|^\W*$")
_UNTRUE = re.compile(
    r"permission|not there any more|not a workshop file|is damaged|cut off|altered|newer|already open"
    r"|is empty|read-only|There is no folder|another program|never finished|not an ordinary"
    r"|not on this computer|too large|there is no "
)
LONGEST = 700


@dataclass(frozen=True, slots=True)
class Content:
    """What an open workshop holds: hashes of its rows, with and without random ids; its log; its urns."""

    rows: str
    plain: str
    standing: str
    lines: tuple[bytes, ...]

    def same(self, other: Content | None) -> bool:
        """Whether all that is recorded is the same, ids included."""
        return other is not None and (self.rows, self.lines) == (other.rows, other.lines)

    def alike(self, other: Content | None) -> bool:
        """Whether the same is recorded under other ids."""
        return other is not None and (self.plain, len(self.lines)) == (other.plain, len(other.lines))


def content(file: WorkshopFile) -> Content:
    """Return what an open workshop holds; raises KnownStoreError when an urn does not open."""
    connection = file.db.conn
    names = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    exact, plain = [], []
    for name in sorted(names - SKIPPED):
        rows = connection.execute(f"SELECT * FROM {name}").fetchall()
        exact.append((name, sorted(map(repr, rows))))
        plain.append((name, sorted(repr(_without_ids(row)) for row in rows)))
    urns = _urns(file)
    exact.append(("urn", list(map(repr, urns))))
    plain.append(("urn", [repr(_without_ids(row)) for row in urns]))
    standing = connection.execute("SELECT * FROM standing").fetchall()
    lines = tuple(row[0] for row in connection.execute("SELECT hash FROM log ORDER BY seq"))
    same, alike, place = (digest(repr(what).encode()) for what in (exact, plain, standing))
    return Content(same, alike, place, lines)


def _without_ids(row: tuple[object, ...]) -> tuple[object, ...]:
    return tuple("id" if isinstance(cell, bytes) else cell for cell in row)


def _urns(file: WorkshopFile) -> list[tuple[object, ...]]:
    """Return the ballots in every open urn, and how many people voted in each confidential round."""
    found: list[tuple[object, ...]] = []
    query = "SELECT id, spec_hash, state FROM round WHERE level = 'confidential' ORDER BY claim, number"
    for round_id, spec, state in file.db.conn.execute(query).fetchall():
        (voted,) = file.db.conn.execute(
            "SELECT count(*) FROM turnout WHERE round = ?", (round_id,)
        ).fetchone()
        ballots: tuple[bytes, ...] = ()
        if state == OPEN:
            key = file.keys.read(round_id)
            if key is None:
                ballots = (b"the key is missing",)
            else:
                ballots = urn.open_urn(file.db, key, round_id, spec, file.file_uuid)
        found.append((round_id, voted, tuple(ballot.decode() for ballot in ballots)))
    return found


@dataclass(slots=True)
class Judge:
    """Looks at disks; the same bytes are looked at once."""

    world: World
    _looks: dict[str, tuple[Content | None, str]] = field(default_factory=dict)
    looked: int = 0

    def look(self) -> tuple[Content | None, str]:
        """Return what the workshop holds, opened as the program does it, or why it cannot be opened."""
        world = self.world
        if is_open_here(world.path):
            return None, "it is still open in this process"
        kept = keep(world.root)
        same = digest(repr(sorted((n, digest(d)) for n, d in kept.items() if d and _matters(n))).encode())
        if same not in self._looks:
            self.looked += 1
            self._looks[same] = self._open()
        return self._looks[same]

    def look_again(self) -> tuple[Content | None, str]:
        """Open the workshop though it was looked at before: opening destroys keys that are left over."""
        return self._open()

    def _open(self) -> tuple[Content | None, str]:
        world = self.world
        try:
            file = working_copies.open_in_place(world.path, clock=world.clock)
        except KnownStoreError as error:
            return None, str(error)
        try:
            if log.broken_line(file.db) is not None:
                return None, "a line of the log does not fit"
            found = content(file)
            states = dict(file.db.execute("SELECT id, state FROM round WHERE level = 'confidential'"))
            left = [key for key in file.keys.round_ids() if states.get(key) != OPEN]
            if any(file.keys.was_made_here(key) for key in left):
                return None, "a key is left over"
        except (KnownStoreError, sqlite3.Error) as error:
            return None, f"lost: {error}"
        finally:
            file.release()
        return found, ""

    def whole(self, path: Path) -> tuple[Content | None, str]:
        """Return what a copy or backup holds, or why it cannot be opened; the file stays as it is."""
        journal = journal_of(path)
        data = path.read_bytes(), journal.read_bytes() if journal.exists() else b""
        same = digest(b"\0".join(data))
        if same not in self._looks:
            self.looked += 1
            self._looks[same] = self._whole(path)
        return self._looks[same]

    def _whole(self, path: Path) -> tuple[Content | None, str]:
        folder = self.world.other / "looked at"
        folder.mkdir(parents=True, exist_ok=True)
        copy = folder / "copy.unify"
        shutil.copyfile(path, copy)
        if journal_of(path).exists():
            shutil.copyfile(journal_of(path), journal_of(copy))
        try:
            file = files.open_file(copy, self.world.home / "state" / "urns", self.world.clock)
        except KnownStoreError as error:
            return None, str(error)
        try:
            return content(file), ""
        except (KnownStoreError, sqlite3.Error) as error:
            return None, f"lost: {error}"
        finally:
            file.release()
            shutil.rmtree(folder)


def _matters(name: str) -> bool:
    return name.endswith((".unify", "-journal", ".key", "base.json"))


def sentence_faults(sentence: str, kind: str, duration: str) -> Iterator[str]:
    """Give what is wrong with the sentence that a person reads after a fault.

    A file that always ends too early is a damaged one for everybody; one that did so once is not.
    """
    if _OURS.search(sentence) or len(sentence) > LONGEST or sentence.rstrip()[-1] not in ".)…":
        yield f"no sentence for people: {sentence[:200]}"
    elif untrue := _UNTRUE.search(sentence):
        if (
            kind == SHORT
            and duration != ONCE
            and untrue.group() in ("is damaged", "cut off", "is empty", "there is no ")
        ):
            return
        yield f"a sentence that is not so (“{untrue.group()}”): {sentence[:200]}"
    elif "is full" in sentence and kind != ENOSPC:
        yield f"a disk that is not full is called full: {sentence[:200]}"


def file_faults(
    judge: Judge, before: Tree, after: Tree, known: list[Content], main: str, *, exact: bool
) -> Iterator[str]:
    """Give the files beside the workshop that are neither as before nor as after the act.

    Unless `exact`, a copy may hold less: what is recovered from a disk that goes on failing.
    """
    for name, data in keep(judge.world.root).items():
        last = name.rpartition("/")[2]
        if (
            data is None
            or not is_finished(name, main)
            or data in (before.get(name, b""), after.get(name, b""))
        ):
            continue
        if not last.endswith(".unify"):
            yield f"the file {last} is neither old nor new"
            continue
        found, why = judge.whole(judge.world.root / name)
        if not exact and why.startswith("lost: "):
            continue
        if found is None or (exact and not any(found.alike(one) for one in known)):
            yield f"the copy {last} is not whole{': ' if why else ''}{why}"
    for name, data in before.items():
        is_kept = data is not None and name in after and is_finished(name, main)
        if is_kept and not (judge.world.root / name).exists():
            yield f"the file {name.rpartition('/')[2]} is gone"


def is_finished(name: str, main: str) -> bool:
    """Whether a file counts: no workshop, journal, key, reserve or part, nor what is remembered of files."""
    last = name.rpartition("/")[2]
    unfinished = (".key", "-journal", "-reserve", ".part", ".whole", "CACHEDIR.TAG", "base.json")
    inner = name.startswith(("home/data/working/", "home/state/known/", "tmp/", "other disk/"))
    return name != main and not inner and not last.startswith(".") and not last.endswith(unfinished)
