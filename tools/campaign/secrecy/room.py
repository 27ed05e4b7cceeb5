"""Plays workshops with confidential rounds at random: between the ballots everything else happens as well."""

from __future__ import annotations

import logging
import os
import random
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from campaign.recording import tree
from campaign.secrecy.ballots import FORMS, Secret, Source
from campaign.story import SteppingClock
from unifydesk import paths
from unifydesk.app import (
    agenda,
    exporting,
    history,
    noting,
    people,
    preparing,
    safekeeping,
    voting,
    working_copies,
    workshops,
)
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions
from unifydesk.domain.rounds import CONFIDENTIAL, SECRET_CHANNELS, Round
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.exporters import EXPORTERS
from unifydesk.store import backup
from unifydesk.store.workshop_file import WorkshopFile

ITEMS = "item: Speed\nitem: Cost\nitem: Quality\nitem: Beauty\n"
CLAIMS = ("C1", "C2", "C3", "C4")
DECK = "---\ntitle: Confidential matters\n---\n\n# All\n\n" + "\n---\n\n".join(
    f"## Matter {claim}\n\n```claim\nid: {claim}\nkind: overall\ntext: It is so, says {claim}.\n"
    f"ask: ranking, spectrum\nends: One | Many\n{ITEMS}```\n"
    for claim in CLAIMS
)
SLOW = ("pdf", "ballots", "cards", "agenda", "attendance", "xlsx")
"""Formats that take long, and are made now and then only."""
WAYS = (
    "note",
    "note",
    "move",
    "undo",
    "redo",
    "group",
    "refuse",
    "backup",
    "copy",
    "export",
    "crash",
    "reopen",
)
Look = Callable[["Room", str], None]
log = logging.getLogger("unifydesk")


class Room:
    """One workshop on a disk of its own. `look` is called before and after every commit."""

    def __init__(self, root: Path, chance: random.Random, source: Source, *, in_cloud: bool = False) -> None:
        self.root = root
        self.chance = chance
        self.desk = root / ("Dropbox" if in_cloud else "desk")
        self.desk.mkdir(parents=True)
        self.clock = SteppingClock()
        self.look: Look | None = None
        self.round: Round | None = None
        self.mark = ""  # what every word in the ballots of this round begins with
        self.key = b""
        self.given: list[Secret] = []
        self.said: list[str] = []  # sentences shown since the round was opened
        self.commits = 0
        self._rounds = 0
        self._source = source
        os.environ["UNIFYDESK_HOME"] = str(root / "home")
        self._log = logging.FileHandler(paths.state_dir() / "unifydesk.log", encoding="utf-8")
        self._log.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))  # the same each time
        log.addHandler(self._log)
        self._before = log.level, log.propagate
        log.setLevel(logging.DEBUG)
        log.propagate = False
        seats = [Seat(number, f"Person {number}") for number in range(1, chance.randint(3, 14) + 1)]
        self.path = self.desk / "workshop.unify"
        workshops.create(self.path, DECK, deck_name="secrets", seats=seats, clock=self.clock).close()
        self.file = self._opened()
        agenda.begin(self.file)

    def end(self) -> None:
        """Close the workshop and let go of the log."""
        self.do("close the workshop", self.file.close)
        self.release()

    def release(self) -> None:
        """Let go of the log, whatever happened."""
        log.removeHandler(self._log)
        self._log.close()
        log.setLevel(self._before[0])
        log.propagate = self._before[1]

    # -- one round ----------------------------------------------------------------------------------------

    def open_round(self, form: str = "", *, reason: bool | None = None) -> Round:
        """Set up a claim at random and open a confidential round about it."""
        self.round = None
        claim, channel = self.chance.choice(CLAIMS), self.chance.choice(SECRET_CHANNELS)
        asks = self.chance.random() < 0.6 if reason is None else reason
        form = form or self.chance.choice(FORMS)
        setup = ClaimSetup(claim, True, channel, CONFIDENTIAL, reason=asks, form=form)
        self.do("set up", partial(preparing.set_setup, self.file, setup))
        self.said, self.given = [], []
        self._rounds += 1
        self.mark = f"zqVote{self._rounds:03d}"
        opened = voting.open_round(self.file, claim)
        self.round = next(r for r in workshops.snapshot(self.file).rounds if r.id == opened.round_id)
        self.key = self.file.keys.require(self.round.id)
        self._look("open a round")
        return self.round

    def ballots(self, count: int) -> list[Secret]:
        """Return the ballots that are going to be given in the open round."""
        round_ = self.now_open
        return self._source(round_.questions, round_.asks_reason, self.mark, count)

    @property
    def now_open(self) -> Round:
        """Return the round that was opened last."""
        if self.round is None:
            raise RuntimeError("no round was opened")
        return self.round

    def cast(self, secret: Secret, name: str = "cast") -> None:
        """Give one ballot."""
        round_ = self.now_open
        self.given.append(secret)
        self.do(
            name,
            partial(voting.cast_confidential, self.file, round_.id, secret.answers, reason=secret.reason),
        )

    def vote(self, between: float = 0.5) -> None:
        """Open a round and let everything happen between its ballots."""
        self.open_round()
        present = workshops.snapshot(self.file).present
        for secret in self.ballots(self.chance.randint(3, present)):
            if self.chance.random() < between:
                self.meanwhile(self.chance.choice(WAYS))
            self.cast(secret)

    def end_round(self, void: float = 0.15) -> bool:
        """Close and reveal the open round, or void it; returns whether it counts."""
        round_id = self.now_open.id
        if self.chance.random() < void:
            self.do("void the round", partial(voting.void_round, self.file, round_id, "Interrupted"))
            return False
        self.do("close the round", partial(voting.close_round, self.file, round_id))
        self.do("reveal", partial(voting.reveal, self.file, round_id))
        return True

    # -- what happens besides -----------------------------------------------------------------------------

    def meanwhile(self, way: str) -> None:
        """Do one other thing while the round is open."""
        file = self.file
        acts: dict[str, Callable[[], object]] = {
            "note": partial(noting.add, file, "remark", f"Heard at {self.clock()}."),
            "move": self._move,
            "undo": partial(history.undo, file),
            "redo": partial(history.redo, file),
            "group": partial(people.set_group, file, [1, 2], self.chance.choice(("North", "South"))),
            "refuse": self._refused,
            "backup": partial(backup.backup, file.db, paths.backups_dir(), file.file_uuid, "w", self.clock()),
            "copy": partial(backup.verified_copy, file.db, self.desk / "copy.unify"),
            "export": partial(self.export, self._format()),
            "crash": self._crash,
            "reopen": self._reopen,
        }
        self.do(way, acts[way])

    def export(self, name: str, folder: str = "exports") -> None:
        """Write an export of the workshop as it is now."""
        (self.root / folder).mkdir(exist_ok=True)
        target = self.root / folder / f"{name}{EXPORTERS[name].suffix}"
        exporting.export(exporting.record_for(self.file, name), name, target, ExportOptions(ballots=True))

    def _format(self) -> str:
        fast = [one for one in EXPORTERS.ids() if one not in SLOW]
        return self.chance.choice(fast if self.chance.random() < 0.85 else EXPORTERS.ids())

    def _move(self) -> None:
        if self.chance.random() < 0.5:
            agenda.go_to(self.file, claim=self.chance.choice(CLAIMS))
        else:
            agenda.start_timer(self.file, 60)

    def _refused(self) -> None:
        """Somebody gives a reason that is too long, and with it a ballot that is taken nowhere."""
        secret = self.ballots(1)[0]
        too_long = f"{self.mark}refused " * 60
        voting.cast_confidential(self.file, self.now_open.id, secret.answers, reason=too_long)

    def _reopen(self) -> None:
        self.file.close()
        self.file = self._opened()

    def _crash(self) -> None:
        """The power goes just before a ballot is committed: the disk is as it was then, and opened again."""
        found: list[dict[str, bytes | None]] = []

        def stop(sql: str) -> None:
            if sql == "COMMIT" and not found:
                found.append(tree(self.root))

        secret = self.ballots(1)[0]
        self.file.db.conn.set_trace_callback(stop)
        with suppress(UnifyError):  # there may be no ticket left
            voting.cast_confidential(self.file, self.now_open.id, secret.answers, reason=secret.reason)
        self.file.release()
        if found:
            self._put_back(found[0])
        self.file = self._opened()

    def _put_back(self, files: dict[str, bytes | None]) -> None:
        log.removeHandler(self._log)
        self._log.close()
        for path in self.root.iterdir():
            shutil.rmtree(path)
        for name, data in files.items():
            if data is None:
                (self.root / name).mkdir()
            else:
                (self.root / name).write_bytes(data)
        log.addHandler(self._log)  # which opens its file anew

    def _opened(self) -> WorkshopFile:
        file = working_copies.open_in_place(self.path, clock=self.clock)
        safekeeping.watch(file)
        file.db.conn.set_trace_callback(self._on_sql)
        return file

    # -- looking ------------------------------------------------------------------------------------------

    def do(self, name: str, act: Callable[[], object]) -> None:
        """Do one thing, as far as it is allowed, and look at the disk; what was said is remembered."""
        try:
            done = act()
            self.said += [str(getattr(done, "said", "")), str(getattr(done, "warning", ""))]
        except UnifyError as error:
            self.said.append(str(error))
        if name != "close the workshop" and self.file.between_tasks is not None:
            self.file.between_tasks(self.file)
        self._look(name)

    def _on_sql(self, sql: str) -> None:
        if sql in ("COMMIT", "VACUUM"):
            self.commits += 1
            self._look(f"before {sql}")

    def _look(self, moment: str) -> None:
        if self.look is not None:
            self.look(self, moment)


def memory_of(room: Room) -> Sequence[str]:
    """Return what the program remembers beside the disk and might show: history, snapshot, sentences."""
    file = room.file
    if file.trouble is not None or not room.now_open:
        return ()
    return (repr(file.history), repr(file.acknowledged), repr(workshops.snapshot(file)), *room.said)
