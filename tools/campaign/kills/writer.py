"""The writer alone: opens a workshop, checks it, and does acts by chance with the program's use cases."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from campaign.kills.victim import Tell
from campaign.promises import (
    ANYWHERE,
    REASON,
    STANDING,
    Content,
    content,
    key_of,
    reasons_of,
    sorted_ballots,
    tallied,
    void_key,
)
from campaign.workloads import DECK, SEATS
from unifydesk.app import (
    agenda,
    exporting,
    history,
    noting,
    people,
    positions,
    safekeeping,
    voting,
    workshops,
)
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CLOSED, CONFIDENTIAL, OPEN, REVEALED, Round
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.store import connection, log, records, seal
from unifydesk.store.workshop_file import WorkshopFile

Changes = dict[str, Any]
CLAIMS = ("A1", "R1", "O1")
EARLY, HELD_OPEN = "acknowledged before COMMIT", "one transaction held open"
CONTROLS = (EARLY, HELD_OPEN)
HELD = 8
"""Acts that the second control keeps in one transaction."""
NAME = "workshop.unify"


def make(folder: Path) -> Path:
    """Make the workshop that is killed again and again; its confidential claim asks for reasons."""
    path = folder / NAME
    file = workshops.create(path, DECK, deck_name="campaign", seats=SEATS)
    with file.act("set up", "Ask for reasons") as act:
        setup = ClaimSetup("O1", True, "booth", CONFIDENTIAL, reason=True)
        act.put("claim_setup", records.setup(setup))
    file.close()
    return path


class Writer:
    """One life: what it can do next follows from the workshop as it stands."""

    def __init__(self, file: WorkshopFile, seed: str, tell: Tell, *, early: bool = False) -> None:
        self._file = file
        self._seed = seed
        self._chance = random.Random(seed)
        self._tell = tell
        self._early = early
        self._done = 0

    def act(self) -> None:
        """Do one act that is possible now, and acknowledge it."""
        self._done += 1
        workshop = workshops.snapshot(self._file)
        open_ = next((r for r in workshop.rounds if r.is_open), None)
        roll = self._chance.random()
        if open_ is not None and roll < 0.7:
            self._in_round(workshop, open_)
        elif roll < 0.8:
            self._around(workshop)
        elif open_ is None:
            self._between_rounds(workshop)
        else:
            self._end_round(workshop, open_)

    def _do(self, changes: Changes, do: Callable[[], object], *, moves: bool = False) -> None:
        self._tell(about=changes | ({STANDING: ANYWHERE} if moves else {}))
        stands = workshops.snapshot(self._file).standing
        if self._early:
            self._tell(shown=[stands.scene, stands.claim, stands.slide, stands.timer_ends])
        do()
        stands = workshops.snapshot(self._file).standing
        if not self._early:
            self._tell(shown=[stands.scene, stands.claim, stands.slide, stands.timer_ends])
        if self._file.between_tasks is not None:
            self._file.between_tasks(self._file)

    def _in_round(self, workshop: Workshop, round_: Round) -> None:
        name = key_of(round_.claim, round_.number)
        now = content(self._file)
        if round_.level == CONFIDENTIAL:
            if round_.recorded < workshop.present:
                self._cast_secretly(round_, now)
        elif round_.channel == "hands":
            question = self._chance.choice(round_.questions)
            up = [self._chance.choice("12345") for _ in range(self._chance.randint(1, workshop.present))]
            counts = {answer: up.count(answer) for answer in "12345"}
            raised = {answer: n for answer, n in counts.items() if n} or None
            do = partial(voting.count_hands, self._file, round_.id, question.id, counts)
            self._do({f"{name}/hands {question.id}": raised}, do)
        elif round_.seats and self._chance.random() < 0.15:
            seat = self._chance.choice(sorted(round_.seats))
            self._turned({f"{name}/seat {seat}": None}, partial(voting.withdraw, self._file, round_.id, seat))
        else:
            seat = self._chance.choice([s.number for s in workshop.seats if s.present])
            given = {q.id: self._answer(q) for q in round_.questions if self._chance.random() < 0.8}
            given = given or {round_.questions[0].id: "cannot_judge"}
            whole = now.get(f"{name}/seat {seat}", {}) | given
            self._do(
                {f"{name}/seat {seat}": whole},
                partial(voting.cast, self._file, round_.id, seat, given, channel="roll_call"),
            )

    def _cast_secretly(self, round_: Round, now: Content) -> None:
        key = f"{key_of(round_.claim, round_.number)}/urn"
        given = {question.id: self._answer(question) for question in round_.questions}
        reason = f"Reason {self._chance.randrange(10**6)}." if self._chance.random() < 0.5 else ""
        ballot = given | ({REASON: reason} if reason and round_.asks_reason else {})
        do = partial(
            voting.cast_confidential,
            self._file,
            round_.id,
            given,
            reason=reason if round_.asks_reason else "",
        )
        self._do({key: sorted_ballots([*now[key], ballot])}, do)

    def _end_round(self, workshop: Workshop, round_: Round) -> None:
        name = key_of(round_.claim, round_.number)
        now = content(self._file)
        if round_.recorded < voting.LEAST_CONFIDENTIAL:
            if self._chance.random() < 0.3:
                self._void(round_, now)
            return
        changes: Changes = {name: [CLOSED, round_.level, round_.channel]}
        if round_.level == CONFIDENTIAL:
            ballots = now[f"{name}/urn"]
            changes |= {
                f"{name}/urn": None,
                f"{name}/totals": tallied(ballots),
                f"{name}/reasons": reasons_of(ballots),
            }
        self._do(changes, partial(voting.close_round, self._file, round_.id), moves=True)

    def _void(self, round_: Round, now: Content) -> None:
        name = key_of(round_.claim, round_.number)
        changes: Changes = {key: None for key in now if key == name or key.startswith(f"{name}/")}
        changes |= {void_key(round_.claim): now.get(void_key(round_.claim), 0) + 1}
        if f"position {round_.claim}" in now:
            changes[f"position {round_.claim}"] = None
        self._do(changes, partial(voting.void_round, self._file, round_.id, "Interrupted"), moves=True)

    def _between_rounds(self, workshop: Workshop) -> None:
        claim = self._chance.choice(CLAIMS)
        last = workshop.last_round(claim)
        name = key_of(claim, last.number) if last is not None else ""
        roll = self._chance.random()
        if last is not None and last.state == CLOSED:
            changes = {name: [REVEALED, last.level, last.channel]}
            self._do(changes, partial(voting.reveal, self._file, last.id), moves=True)
        elif last is not None and last.state == REVEALED and roll < 0.4:
            words = f"Sentence {self._chance.randrange(10**6)}"
            do = partial(positions.record, self._file, claim, words)
            self._do({f"position {claim}": words}, do, moves=True)
        elif last is not None and last.state == REVEALED and roll < 0.5:
            self._void(last, content(self._file))
        else:
            self._open(claim, 1 if last is None else last.number + 1)

    def _open(self, claim: str, number: int) -> None:
        level, channel = self._chance.choice(
            (("named", "roll_call"), ("named", "hands"), (CONFIDENTIAL, "booth"))
        )
        name = key_of(claim, number)
        changes: Changes = {name: [OPEN, level, channel]}
        if level == CONFIDENTIAL:
            changes[f"{name}/urn"] = []
        do = partial(voting.open_round, self._file, claim, channel=channel, level=level)
        self._do(changes, do, moves=True)

    def _around(self, workshop: Workshop) -> None:
        notes = sorted(note.text for note in workshop.notes)
        roll = self._chance.random()
        if roll < 0.4:
            text = f"Note {self._chance.randrange(10**9)}"
            self._turned({"notes": sorted([*notes, text])}, partial(noting.add, self._file, "for", text))
        elif roll < 0.6 and any(r.is_open for r in workshop.rounds):
            self._do({}, partial(agenda.start_timer, self._file, 60), moves=True)
        elif roll < 0.6 and workshop.present > len(SEATS) - 2:
            here = [seat.number for seat in workshop.seats if seat.present]
            gone = self._chance.choice(here[1:])
            changes: Changes = {"present": [seat for seat in here if seat != gone]}
            self._turned(changes, partial(people.set_present, self._file, gone, False))
        elif roll < 0.6:
            away = next(seat.number for seat in workshop.seats if not seat.present)
            here = [seat.number for seat in workshop.seats if seat.present or seat.number == away]
            self._do({"present": here}, partial(people.set_present, self._file, away, True))
        elif roll < 0.7:
            self._do({}, partial(agenda.go_to, self._file, claim=self._chance.choice(CLAIMS)), moves=True)
        elif roll < 0.8:
            self._do({}, partial(agenda.start_timer, self._file, 90), moves=True)
        else:
            self._export()

    def _turned(self, changes: Changes, do: Callable[[], object]) -> None:
        """Do an act, and now and then take it back and do it again."""
        before = content(self._file)
        self._do(changes, do)
        if self._chance.random() < 0.5:
            back = {key: before.get(key) for key in changes}
            self._do(back, partial(history.undo, self._file), moves=True)
            self._do(changes, partial(history.redo, self._file), moves=True)

    def _export(self) -> None:
        target = self._file.path.with_name("record.json")
        self._tell(about={})
        report = exporting.record_for(self._file, "json")
        exporting.export(report, "json", target)
        stands = workshops.snapshot(self._file).standing
        self._tell(shown=[stands.scene, stands.claim, stands.slide, stands.timer_ends], exported=str(target))

    def _answer(self, question: Question) -> str:
        return str(self._chance.randint(1, 3)) if self._chance.random() < 0.9 else "cannot_judge"


def play(path: Path, seed: str, weakness: str, tell: Tell) -> None:
    """Open, tell what is there and what is wrong with it, and act until the end of this life."""
    with _weakened(weakness):
        file = workshops.open_file(path)
        safekeeping.watch(file)
        tell(**looked_at(file))
        writer = Writer(file, seed, tell, early=weakness == EARLY)
        chance = random.Random(f"{seed}/closing")
        while True:
            writer.act()
            if not weakness and chance.random() < 0.03:
                file.close()
                file = workshops.open_file(path)
                safekeeping.watch(file)
                writer._file = file


def looked_at(file: WorkshopFile) -> dict[str, Any]:
    """Return what is in a workshop that was just opened, and what is wrong with it."""
    try:
        return {"opened": content(file), "faults": list(opened_faults(file))}
    except KnownStoreError as error:
        return {"opened": {}, "faults": [f"lost: {error}"]}


def opened_faults(file: WorkshopFile, *, sealed: bool = True) -> Iterator[str]:
    """Give what is wrong in a workshop that was just opened, beside what people put into it.

    One that has been open for a while is not `sealed`, and may be a copy that was made while its
    round was open, whose key is gone since.
    """
    broken = log.broken_line(file.db)
    if broken is not None:
        yield f"line {broken} of the log does not fit"
    if sealed and seal.is_broken(file.db):
        yield "the content is not what was sealed"
    pages = file.db.execute("PRAGMA quick_check").fetchone()[0]
    if pages != "ok":
        yield f"pages are damaged: {pages}"
    if file.db.execute("PRAGMA foreign_key_check").fetchone() is not None:
        yield "a row refers to one that is not there"
    query = "SELECT id FROM round WHERE level = 'confidential' AND state = ?"
    still_open = {row[0] for row in file.db.execute(query, [OPEN])}
    kept = set(file.keys.round_ids())
    if any(file.keys.was_made_here(round_id) for round_id in kept - still_open):
        yield "a key is left over"
    if sealed and still_open - kept:
        yield "lost: the key of an open confidential round"


@contextmanager
def _weakened(weakness: str) -> Iterator[None]:
    """Break the store as a control asks for; it is not mended, for this process is killed."""
    if weakness == HELD_OPEN:
        connection._transaction = _held_open
    yield


_held = 0


@contextmanager
def _held_open(connection: sqlite3.Connection) -> Iterator[None]:
    """Commit only every so often, although every act is acknowledged."""
    global _held
    if not connection.in_transaction:
        connection.execute("BEGIN IMMEDIATE")
    yield
    _held += 1
    if _held % HELD == 0:
        connection.execute("COMMIT")
