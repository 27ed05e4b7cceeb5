"""Whatever is asked of a use case, in whatever order, it does the thing whole or refuses in a sentence."""

from __future__ import annotations

import os
import random

import pytest

from tests.app.stories import forward, now
from unifydesk.app import (
    agenda,
    history,
    importing,
    noting,
    people,
    positions,
    preparing,
    reporting,
    results,
    stage_state,
    vote_map,
    voting,
    workshops,
)
from unifydesk.app.checking import check
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo

CALLS = int(os.environ.get("CALLS", "250"))
"""Per seed, of three; a campaign is `CALLS=20000 pytest tests/app/test_hostile_calls.py`."""

TEXTS = (
    "",
    " ",
    "x",
    "a" * 500,
    "b" * 3000,
    "\x00",
    "\udcff",
    "\x1b[2J",
    "<b>",
    "2026-01-01",
    "short",
    "delphi75",
)
WORDS = (
    "A1",
    "R1",
    "R2",
    "O1",
    "real",
    "importance",
    "likelihood",
    "severity",
    "agreement",
    "confidence",
    "for",
)
WAYS = ("named", "confidential", "hands", "roll_call", "booth", "voting", "closing", "action", "consensus")
ANSWERS = ("1", "2", "3", "5", "6", "cannot_judge", "")
NUMBERS = (-1, 0, 1, 2, 3, 5, 8, 99, 501, 10_000, 10**12, 2**70)


class Monkey:
    """Calls use cases with whatever comes to mind; half of the time it does something sensible."""

    def __init__(self, file, seed):
        self.file = file
        self.chance = random.Random(seed)
        self.done = self.refused = 0

    def text(self):
        return self.chance.choice(TEXTS + WORDS + WAYS)

    def maybe(self, value):
        return value if self.chance.random() < 0.5 else None

    def number(self):
        return self.chance.choice(NUMBERS) if self.chance.random() < 0.4 else self.chance.randint(1, 7)

    def id_of(self, things):
        return self.chance.choice(things).id if things and self.chance.random() < 0.9 else bytes(16)

    def round_id(self):
        return self.id_of(now(self.file).rounds)

    def answers(self):
        pairs = range(self.chance.randint(0, 3))
        return {self.text(): self.chance.choice(ANSWERS) for _ in pairs}

    def sensible(self):
        """Vote in the open round, or take the next step."""
        round_ = next((r for r in now(self.file).rounds if r.is_open), None)
        if round_ is None or self.chance.random() < 0.1:
            return forward(self.file)
        answers = {q.id: self.chance.choice("123") for q in round_.questions}
        if round_.level == "named":
            seat = self.chance.randint(1, 7)
            return voting.cast(self.file, round_.id, seat, answers, channel="booth", reason=self.text())
        return voting.cast_confidential(self.file, round_.id, answers, reason=self.text())

    def anything(self):
        """Return a call of some use case with some arguments."""
        file, text, number = self.file, self.text, self.number
        setup = ClaimSetup(text(), self.chance.random() < 0.7, text(), text(), confidence=True, reason=True)
        seat = Seat(number(), text(), text(), self.chance.random() < 0.8)
        note = Note(
            self.id_of(now(file).notes), number(), text(), text(), self.maybe(text()), None, text(), text()
        )
        csv = f"claim,round,question,answer\n{text()},{number()},{text()},{text()}".encode("utf-8", "replace")
        return self.chance.choice(
            [
                lambda: voting.open_round(file, text(), channel=self.maybe(text()), level=self.maybe(text())),
                lambda: voting.close_round(file, self.round_id()),
                lambda: voting.reveal(file, self.round_id()),
                lambda: voting.void_round(file, self.round_id(), text()),
                lambda: voting.cast(file, self.round_id(), number(), self.answers(), channel=text()),
                lambda: voting.cast_confidential(file, self.round_id(), self.answers(), reason=text()),
                lambda: voting.withdraw(file, self.round_id(), number()),
                lambda: voting.count_hands(file, self.round_id(), text(), {text(): number()}),
                lambda: noting.add(file, text(), text(), claim=self.maybe(text()), slide=self.maybe(text())),
                lambda: noting.add(file, "for", text(), owner=text(), due=text()),
                lambda: noting.edit(file, note),
                lambda: noting.remove(file, note.id),
                lambda: history.undo(file),
                lambda: history.redo(file),
                lambda: preparing.set_info(
                    file, WorkshopInfo(text(), text(), text(), text(), text(), number())
                ),
                lambda: preparing.choose_running_order(file, text()),
                lambda: preparing.set_setup(file, setup),
                lambda: preparing.set_setups(file, [setup, setup]),
                lambda: preparing.set_rule(file, text(), {text(): number()}),
                lambda: preparing.set_rule(file, "delphi75", {"consensus": number()}),
                lambda: positions.record(file, text(), text()),
                lambda: positions.clear(file, text()),
                lambda: people.add(file, [seat]),
                lambda: people.edit(file, seat),
                lambda: people.set_present(file, number(), seat.present),
                lambda: people.remove(file, [number()]),
                lambda: people.add_listed(file, f"{text()}\n{text()}", text()),
                lambda: agenda.go_to(file, claim=self.maybe(text()), scene=self.maybe(text())),
                lambda: agenda.go_to(file, slide=text()),
                lambda: agenda.back(file),
                lambda: agenda.start_timer(file, number()),
                lambda: importing.import_votes(file, csv, text()),
                lambda: importing.import_wide(file, *self.wide()),
                lambda: importing.plan_wide(file, *self.wide()),
            ]
        )

    def wide(self):
        """Return a table with one person a row, its name, and a mapping for it; now and then a good one."""
        cells = [self.chance.choice((*ANSWERS, self.text())) for _ in range(4)]
        rows = f"who,a,b\n{self.number()},{cells[0]},{cells[1]}\n{self.number()},{cells[2]},{cells[3]}\n"
        claims = [self.chance.choice(("A1 real", "A1 importance", "R1 severity", "O1", "A1")) for _ in "ab"]
        mapping = f'person = "who"\nround = {self.chance.randint(1, 3)}\n[columns]\na = "{claims[0]}"\n'
        if self.chance.random() < 0.5:
            mapping += f'[reasons]\nb = "{claims[1]}"\n'
        made = vote_map.read_map(mapping.encode(), self.text())
        return rows.encode("utf-8", "replace"), self.text(), made

    def call(self):
        """Do one thing; only sentences may come back."""
        try:
            (self.sensible if self.chance.random() < 0.5 else self.anything())()
            self.done += 1
        except UnifyError as refusal:
            assert str(refusal)  # noqa: PT017 - any refusal will do, but it must have words
            self.refused += 1


@pytest.mark.parametrize("seed", range(3))
def test_every_call_is_done_whole_or_refused_in_words(make_file, seed):
    file = make_file(people=7)
    monkey = Monkey(file, seed)
    for _ in range(CALLS):
        monkey.call()
        workshop = now(file)
        stage_state.stage_state(workshop)
        results.results(workshop)
        agenda.next_step(workshop)
    assert monkey.done > CALLS / 5
    assert monkey.refused > CALLS / 10
    before = (now(file).results, now(file).seats, now(file).notes, now(file).standing)
    reporting.collect(file)
    file.close()
    assert "is whole" in check(file.path)
    again = workshops.open_file(file.path)
    after = (now(again).results, now(again).seats, now(again).notes, now(again).standing)
    again.close()
    assert after == before
