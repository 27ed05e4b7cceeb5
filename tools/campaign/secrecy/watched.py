"""Secrecy A: at every commit of random confidential rounds, no choice, reason or key can be read anywhere."""

from __future__ import annotations

import faulthandler
import random
import shutil
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from campaign.running import Figures
from campaign.secrecy.ballots import Secret, at_random
from campaign.secrecy.room import Room, memory_of
from campaign.secrecy.traces import KEY, Disk, holds, key_writings, payload_writings, writings
from unifydesk import paths
from unifydesk.domain.rounds import VOID
from unifydesk.gui.crash import CrashReporter
from unifydesk.store import urn

ROUNDS_EACH = 5
"""Confidential rounds in one workshop."""
TABLES = ("ballot", "answer", "total", "reason")


class Watch:
    """Looks at everything on the disk at every commit, and keeps what it found wrong."""

    def __init__(self, room: Room, figures: Figures, where: str) -> None:
        self._disk = Disk(room.root)
        self._figures = figures
        self._where = where
        self._told: set[str] = set()
        self.closed = False
        room.look = self

    def __call__(self, room: Room, moment: str) -> None:
        """Search what changed on the disk, what is remembered and what was said."""
        if room.round is None:
            return
        needles = writings(room.mark.encode())
        closed = self.closed
        faults = []
        for name, data in self._disk.changed():
            if not closed and holds(data, needles):
                faults.append(f"a confidential ballot can be read in {_kind(name)}")
            if any(key in data for key in key_writings(room.key)) and not name.endswith(KEY):
                faults.append(f"a key can be read in {_kind(name)}")
        if not closed and not moment.startswith("before"):
            faults += _told(room)
        self._note(moment, faults)

    def _note(self, moment: str, faults: list[str]) -> None:
        new = [fault for fault in faults if fault not in self._told]
        self._told.update(new)
        self._figures.counts["looks"] += 1
        self._figures.found(f"{self._where}, {moment}", new)

    def after(self, room: Room, *, counts: bool) -> None:
        """The round is closed or void: search the whole disk for what only single ballots had."""
        round_ = room.now_open
        questions = tuple(question.id for question in round_.questions)
        telling = [
            writing
            for secret in room.given
            if secret.words
            for writing in payload_writings(urn.pack(questions, secret.answers, secret.reason))
        ]
        if not counts:
            telling += writings(room.mark.encode())
        faults = []
        for name, data in self._disk.everything():
            self._figures.counts["bytes"] += len(data)
            if holds(data, telling):
                faults.append(f"a single ballot can be read in {_kind(name)} after the round")
            if any(key in data for key in key_writings(room.key)):
                faults.append(f"a destroyed key can be read in {_kind(name)}")
            if name.endswith(KEY):
                faults.append("a key is left over")
        faults += _what_is_stored(room, room.given if counts else [])
        self._note("after the round", faults)


def _kind(name: str) -> str:
    """Return a name that does not change from round to round."""
    folder, _, file = name.rpartition("/")
    return f"a backup ({folder})" if "backups" in folder else file


def _told(room: Room) -> Iterator[str]:
    """Give what the program remembers or has said of the ballots in an open round."""
    if any(room.mark in text for text in memory_of(room)):
        yield "a confidential ballot is in what the program remembers or has said"
    for table in TABLES:
        rows = room.file.rows(f"SELECT count(*) FROM {table} WHERE round = ?", room.now_open.id)
        if rows[0][0] and room.now_open.state != VOID:
            yield f"the table {table} has rows of an open round"


def _what_is_stored(room: Room, given: list[Secret]) -> Iterator[str]:
    """Give what is wrong with the rows of a round that is over: nothing but totals and sorted reasons."""
    round_id = room.now_open.id
    with closing(sqlite3.connect(":memory:")) as copy:
        room.file.db.conn.backup(copy)
        for table in ("ballot", "answer", "urn"):
            if copy.execute(f"SELECT count(*) FROM {table} WHERE round = ?", [round_id]).fetchone()[0]:
                yield f"the table {table} has rows of a round that is over"
        rows = copy.execute("SELECT question, answer, n FROM total WHERE round = ?", [round_id]).fetchall()
        reasons = [
            r[0] for r in copy.execute("SELECT text FROM reason WHERE round = ? ORDER BY sorted", [round_id])
        ]
    expected = Counter(f"{q}={a}" for secret in given for q, a in secret.answers.items())
    if Counter({f"{question}={answer}": n for question, answer, n in rows}) != expected:
        yield "the totals are not those of the ballots"
    if reasons != sorted(secret.reason for secret in given if secret.reason):
        yield "the reasons are not those of the ballots, sorted"


def played(seed: int, number: int, folder: Path, *, rounds: int = ROUNDS_EACH) -> Figures:
    """Play one workshop with some confidential rounds, looking at every commit, and crash on purpose."""
    chance = random.Random(f"{seed}/watched/{number}")
    figures = Figures()
    with _root(folder) as root:
        room = Room(
            root, chance, at_random(random.Random(f"{seed}/ballots/{number}")), in_cloud=number % 3 == 0
        )
        try:
            watch = Watch(room, figures, f"workshop {number}")
            with _reporting() as report:
                for _ in range(rounds):
                    _round(room, watch, report)
            room.end()
        finally:
            room.release()
        figures.counts.update({"rounds": rounds, "commits": room.commits})
    return figures


def _round(room: Room, watch: Watch, report: Callable[[BaseException], None]) -> None:
    """Play one round with a crash report in the middle, and judge it when it is over."""
    watch.closed = False
    room.vote()
    _crash_report(room, report)
    watch(room, "after a crash report")
    watch.closed = True
    watch.after(room, counts=room.end_round())


def _crash_report(room: Room, report: Callable[[BaseException], None]) -> None:
    """Let a fault of ours happen while a ballot is in its hands: its own words quote the ballot."""
    secret = room.ballots(1)[0]
    put = urn.put

    def broken(*arguments: object, **_more: object) -> None:
        raise RuntimeError(f"cannot put {arguments!r} of {secret!r} with {room.mark}")

    urn.put = broken
    try:
        with suppress(AssertionError):
            room.cast(secret)
    except Exception as error:  # noqa: BLE001 - what the program's own hook would be given
        report(error)
    finally:
        urn.put = put
        room.given = [kept for kept in room.given if kept is not secret]


@contextmanager
def _reporting() -> Iterator[Callable[[BaseException], None]]:
    """Catch faults as the program does, into its log and its native crash file."""
    reporter = CrashReporter(paths.state_dir())
    reporter.install()

    def report(error: BaseException) -> None:
        sys.excepthook(type(error), error, error.__traceback__)
        if reporter._stream is not None:
            faulthandler.dump_traceback(reporter._stream)

    try:
        yield report
    finally:
        with suppress(ValueError):
            reporter.remove()


@contextmanager
def _root(folder: Path) -> Iterator[Path]:
    root = Path(tempfile.mkdtemp(dir=folder))
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)
