"""Ballots that come again later: after a restart, a lost answer, an undo, in the next round, twice on paper.

Each story is played by chance; after every step the file must hold what the people gave, each once.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

import sqlite_utils

from campaign.races import room
from campaign.running import Figures
from unifydesk.app import history, importing, mending, noting, paper, voting, workshops
from unifydesk.app.paper import Pile, Sheet
from unifydesk.domain.errors import InputProblemsError, UnifyError
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.store import connection, contents, urn, workshop_file
from unifydesk.store.errors import DISK_FULL, DiskError

PEOPLE = 9
STEPS = 30
CSV = f"claim,round,question,answer,seat\n{room.CLAIM},{{round}},{room.QUESTION},4,1\n"


class Story:
    """One workshop, what was sent in it, and what must therefore be there."""

    def __init__(self, seed: int, number: int, folder: Path) -> None:
        self.chance = random.Random(f"{seed}/replays/{number}")
        self.level = CONFIDENTIAL if number % 2 else NAMED
        self.file, self.round_id = room.new(folder, PEOPLE, self.level)
        self.given: dict[int, str] = {}  # who → what counts
        self.tickets: dict[int, bytes] = {}  # who → the ticket that was used, beyond a restart
        self.old: list[tuple[bytes, dict[int, bytes]]] = []  # earlier rounds with their tickets
        self.imported = 0
        self.counts: Counter[str] = Counter()

    # -- steps: each returns what is wrong with it --------------------------------------------------------

    def cast(self) -> None:
        """Somebody votes, or votes again."""
        self._send(self.chance.randint(1, PEOPLE))

    def restart(self) -> None:
        """The program ends and starts again."""
        self.file.close()
        self.file = workshops.open_file(self.file.path, clock=self.file.clock)

    def lost_answer(self) -> None:
        """The disk reports an error although the ballot is on it, or because it is not: it is sent again."""
        who, answer = self.chance.randint(1, PEOPLE), self.chance.choice("12345")
        shown = workshops.snapshot(self.file)
        with _failing(after=self.chance.random() < 0.5):
            self._send(who, answer)
        if self.file.trouble is None:  # nothing was written: it was there already
            return
        mended = mending.mend(self.file, shown)
        if mended.file is None:
            raise RuntimeError(mended.sentence)
        self.file = mended.file
        self._send(who, answer)

    def old_ticket(self) -> None:
        """A ballot of an earlier round comes again, for that round or with its ticket for this one."""
        for round_id, tickets in self.old:
            for who, ticket in list(tickets.items())[:2]:
                self._refused(partial(self._attempt, round_id, who))
                if self.level == CONFIDENTIAL:
                    self._refused(partial(self._put, ticket))

    def same_ticket(self) -> None:
        """A ballot comes again with the ticket it used, perhaps before a restart."""
        for ticket in list(self.tickets.values())[:3]:
            self._refused(partial(self._put, ticket))

    def undo(self) -> None:
        """Something is taken back and done again; then the ballots come once more."""
        noting.add(self.file, "remark", "Something else.")
        history.undo(self.file)
        for who in list(self.given)[:3]:
            self._send(who, self.given[who])
        if self.level == NAMED and self.given:
            who = next(iter(self.given))
            voting.cast(self.file, self.round_id, who, {room.QUESTION: "2"}, channel="booth")
            history.undo(self.file)

    def typed_twice(self) -> None:
        """Some people's ballots are typed twice from paper, and sent more than once."""
        round_ = contents.round_by_id(self.file, self.round_id)
        pile = Pile(round_.questions)
        people = [who for who in range(1, PEOPLE + 1) if who not in self.given][:2]
        for who in people:
            sheet = Sheet(who, ((room.QUESTION, str(1 + who % 5)),))
            pile = pile.with_first(sheet).with_again(sheet)
        for sheet in (*pile.agreed, *pile.agreed):
            paper.record(self.file, round_, sheet, f"turn {sheet.number}".encode())
            self._note(sheet.number, dict(sheet.answers)[room.QUESTION])

    def imported_twice(self) -> None:
        """A table of ballots is imported twice: the second time is refused, the open round is not touched."""
        if self.level == NAMED or self.imported:
            return
        data = CSV.format(round=1).replace(room.CLAIM, "A1").replace(room.QUESTION, "real").encode()
        importing.import_votes(self.file, data, "votes.csv")
        self.imported = 1
        try:
            importing.import_votes(self.file, data, "votes.csv")
            raise RuntimeError("a table was imported twice")
        except InputProblemsError:
            self.counts["refused"] += 1

    def next_round(self) -> None:
        """The round is closed, when enough have voted, and the next one opened."""
        if len(self.given) < 3:
            return
        told = room.totals(self.file, self.level, self.round_id)
        if told != Counter(self.given.values()):
            raise RuntimeError(f"totals {dict(told)} of {sorted(self.given.values())}")
        self.old.append((self.round_id, dict(self.tickets) or dict.fromkeys(self.given, b"")))
        self.round_id = room.open_round(self.file)
        self.given, self.tickets = {}, {}

    # -- pieces -------------------------------------------------------------------------------------------

    def _send(self, who: int, answer: str = "") -> None:
        """Send somebody's ballot; after a restart only the ticket tells that it is the same."""
        ticket = self.tickets.get(who)
        if ticket is not None and (self.round_id, f"turn {who}".encode()) not in self.file.turns:
            self._refused(partial(self._put, ticket))
            return
        answer = answer or self.chance.choice("12345")
        taken = room.send(self.file, self.level, self.round_id, who, answer, 1)
        self.counts["casts"] += 1
        if taken:
            self._note(who, answer)

    def _note(self, who: int, answer: str) -> None:
        """Remember what counts: the first confidential ballot, the last named one."""
        if self.level == NAMED:
            self.given[who] = answer
        else:
            self.given.setdefault(who, answer)
            self.tickets[who] = self.file.turns.get((self.round_id, f"turn {who}".encode()), b"")

    def _attempt(self, round_id: bytes, who: int) -> None:
        if self.level == NAMED:
            voting.cast(self.file, round_id, who, {room.QUESTION: "1"}, channel="booth")
        else:
            turn = f"turn {who}".encode()
            voting.cast_confidential(self.file, round_id, {room.QUESTION: "1"}, turn=turn)

    def _put(self, ticket: bytes) -> None:
        key, spec = self.file.keys.require(self.round_id), contents.spec_hash(self.file, self.round_id)
        payload = urn.pack([room.QUESTION], {room.QUESTION: "1"})
        with self.file.quiet() as act:
            urn.put(act.db, key, self.round_id, spec, self.file.file_uuid, payload, ticket)

    def _refused(self, act: Callable[[], object]) -> None:
        self.counts["casts"] += 1
        try:
            act()
        except UnifyError:
            self.counts["refused"] += 1
            return
        raise RuntimeError("a ballot was taken that had been cast before")


WAYS = ("cast",) * 6 + (
    "restart",
    "lost_answer",
    "lost_answer",
    "old_ticket",
    "same_ticket",
    "undo",
    "typed_twice",
    "imported_twice",
    "next_round",
)


def played(seed: int, number: int, folder: Path) -> Figures:
    """Play one story and compare after every step."""
    figures, story = Figures(), Story(seed, number, folder)
    figures.counts["stories"] = 1
    try:
        for step in range(STEPS):
            way = story.chance.choice(WAYS)
            try:
                getattr(story, way)()
            except RuntimeError as error:
                figures.found(f"story {number}, step {step}, {way}", [str(error)])
                break
            found = room.recorded(story.file, story.level, story.round_id)
            extra = found - len(story.given)
            wrong = f"{extra:+d} ballots after {way.replace('_', ' ')}"
            figures.found(f"story {number}, step {step}", [wrong] if extra else [])
            if extra:
                break
        figures.counts.update(story.counts)
    finally:
        story.file.release()
    return figures


@contextmanager
def _failing(*, after: bool) -> Iterator[None]:
    """Let the next transaction report an error of the disk: after its commit, or instead of it."""

    @contextmanager
    def write(db: sqlite_utils.Database) -> Iterator[None]:
        with connection.write(db):
            yield
            if not after:
                raise DiskError(DISK_FULL, name="w.unify")
        raise DiskError(DISK_FULL, name="w.unify")

    with mock.patch.object(workshop_file, "write", write):
        yield
