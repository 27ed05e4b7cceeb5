"""Workshops led at random: whatever is done in whatever order, the record adds up and keeps its secrets."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.app.stories import SteppingClock, forward
from unifydesk.app import agenda, forms, history, noting, people, positions, preparing, voting, workshops
from unifydesk.app.checking import check
from unifydesk.app.reporting import collect
from unifydesk.app.results import results
from unifydesk.app.stage_state import booth_state, stage_state
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.notes import NOTE_KINDS
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS
from unifydesk.domain.question import ALLOCATION, CANNOT_JUDGE, RANKING, TEXT, Question
from unifydesk.domain.rounds import CHANNELS, CONFIDENTIAL, DOTS, NAMED, Round
from unifydesk.domain.rule import BASES
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.kinds import KINDS
from unifydesk.rules import RULES

CLAIM = "```claim\nid: {0}\nkind: {1}\ntext: It is so, says {0}.\nask: {2}\n{3}```\n"
ITEMS = "item: Speed\nitem: Cost\nitem: Quality\n"
ASKED = (
    ("B1", "benefit", "agreement, importance", ""),
    ("K1", "risk", "approval", ITEMS),
    ("O1", "overall", "ranking, spectrum", f"ends: One | Many\n{ITEMS}"),
)
DECK = "---\ntitle: At random\n---\n\n# All\n\n## Everything\n\n" + "\n".join(
    CLAIM.format(*each) for each in ASKED
)
CLAIMS = st.sampled_from(["B1", "K1", "O1"])
SEATS = st.integers(1, 9)
GROUPS = st.sampled_from(["", "", "North", "South"])
WEIGHTS = st.sampled_from(["1", "1", "0.5", "2.25", "0"])
REASONS = st.sampled_from(["", "", "because", "It costs too much.", "x" * 601, "\x00"])
CHANNEL = st.sampled_from(sorted(CHANNELS))
LEVEL = st.sampled_from([NAMED, CONFIDENTIAL])
FITTING = {
    RANKING: ("A>B>C", "C>A=B", "B", "A=B=C", "C>B>A"),
    ALLOCATION: ("A:6 B:4", "C:9", "0", "A:1 B:1 C:1"),
    TEXT: ("yes", "no, because", "<b>bold</b>"),
}
UNFIT = ("A>A", "A:101", "A:-200", "x" * 401, "", "99")


def answer_to(question: Question, *unfit: str) -> st.SearchStrategy[str]:
    """Return answers to a question that fit, and some that do not."""
    kind = KINDS[question.kind]
    fitting = FITTING.get(kind.shape) or [option.value for option in kind.options]
    return st.sampled_from([*fitting, CANNOT_JUDGE, *unfit])


def ballot_for(data: st.DataObject, round_: Round, *, whole: bool) -> dict[str, str]:
    """Return some answers, or answers to every question of the form."""
    asked = [q for q in round_.questions if whole or data.draw(st.booleans(), label=q.id)]
    return {q.id: data.draw(answer_to(q, *(() if whole else UNFIT[:2])), label=q.id) for q in asked}


def found_in(value: object, wanted: tuple[type, ...]) -> Iterator[Any]:
    """Yield everything of some types within a frozen value."""
    if isinstance(value, wanted):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from found_in(part, wanted)
    elif is_dataclass(value):
        for field in fields(value):
            yield from found_in(getattr(value, field.name), wanted)


def kept(workshop: Workshop) -> Workshop:
    """Return a workshop without what belongs to one session or to where it stands."""
    return replace(workshop, undo_text="", redo_text="", final_text="", standing=type(workshop.standing)())


class Led(RuleBasedStateMachine):
    """One workshop file, and everything that can be done with it."""

    @initialize(seats=st.integers(3, 8))
    def begin(self, seats: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "random.unify"
        room = [Seat(n, group="North" if n % 2 else "South") for n in range(1, seats + 1)]
        self.clock = SteppingClock()
        self.file = workshops.create(path, DECK, seats=room, clock=self.clock)

    def teardown(self) -> None:
        try:
            path = self.file.path
            self.file.close()
            check(path)  # raises when log, seal or tables do not fit
        finally:
            self.folder.cleanup()

    # -- helpers --------------------------------------------------------------------------------------

    @property
    def now(self) -> Workshop:
        return workshops.snapshot(self.file)

    def attempt(self, act: Callable[..., object], *given: object, **named: object) -> bool:
        """Do something, or be refused without any change; return whether it was done."""
        before = self.now
        try:
            act(self.file, *given, **named)
        except UnifyError:
            assert self.now == before
            return False
        return True

    def open_round(self) -> Round | None:
        return next((r for r in self.now.rounds if r.is_open), None)

    # -- preparing ------------------------------------------------------------------------------------

    @rule(
        data=st.data(), claim=CLAIMS, channel=CHANNEL, level=LEVEL, reason=st.booleans(), more=st.booleans()
    )
    def set_up(
        self, data: st.DataObject, claim: str, channel: str, level: str, reason: bool, more: bool
    ) -> None:
        found = self.now.deck.claim(claim)
        assert found is not None
        form = data.draw(st.sampled_from([*forms.forms_for(found), "points+ranking", "consent+open", "none"]))
        setup = ClaimSetup(claim, True, channel, level, confidence=more, reason=reason, form=form)
        self.attempt(preparing.set_setup, setup)

    @rule(name=st.sampled_from(RULES.ids()), base=st.sampled_from(list(BASES)), weighted=st.booleans(),
          nmin=st.integers(0, 4), quorum=st.integers(0, 101))  # fmt: skip
    def change_rule(self, name: str, base: str, weighted: bool, nmin: int, quorum: int) -> None:
        self.attempt(preparing.set_rule, name, {"nmin": nmin, "quorum": quorum}, base=base, weighted=weighted)

    @rule(seat=SEATS, group=GROUPS, present=st.booleans(), weight=WEIGHTS, proxy=st.none() | SEATS)
    def edit_person(self, seat: int, group: str, present: bool, weight: str, proxy: int | None) -> None:
        self.attempt(people.edit, Seat(seat, "", group, present, weight, proxy))

    @rule(seat=SEATS, present=st.booleans())
    def come_or_go(self, seat: int, present: bool) -> None:
        self.attempt(people.set_present, seat, present)

    @rule(text=st.sampled_from(["Ann", "Ann\nBob", "name,weight,proxy\nCy,2,1", "seat\n0", "a,weight\nx,-1"]))
    def add_people(self, text: str) -> None:
        if len(self.now.seats) < 12:
            self.attempt(people.add_listed, text, "list")

    @rule(seat=SEATS)
    def remove_person(self, seat: int) -> None:
        if len(self.now.seats) > 3:
            self.attempt(people.remove, [seat])

    # -- voting ---------------------------------------------------------------------------------------

    @rule(claim=CLAIMS, secret=st.sampled_from([None, None, CONFIDENTIAL]), channel=st.none() | CHANNEL)
    def open(self, claim: str, secret: str | None, channel: str | None) -> None:
        self.attempt(voting.open_round, claim, level=secret, channel=channel)

    @precondition(lambda self: self.open_round())
    @rule(data=st.data(), seat=SEATS, channel=CHANNEL, reason=st.none() | REASONS)
    def cast(self, data: st.DataObject, seat: int, channel: str, reason: str | None) -> None:
        round_ = self.open_round()
        assert round_ is not None
        if round_.channel == DOTS:
            channel = data.draw(st.sampled_from([DOTS, channel]))
        answers = ballot_for(data, round_, whole=False)
        self.attempt(voting.cast, round_.id, seat, answers, channel=channel, reason=reason)

    @precondition(lambda self: self.open_round())
    @rule(data=st.data())
    def everybody_casts(self, data: st.DataObject) -> None:
        round_ = self.open_round()
        assert round_ is not None
        for seat in self.now.seats:
            answers = ballot_for(data, round_, whole=True)
            if round_.level == CONFIDENTIAL:
                self.attempt(voting.cast_confidential, round_.id, answers, reason="so it is")
            else:
                self.attempt(
                    voting.cast, round_.id, seat.number, answers, channel=round_.channel, reason="so"
                )

    @precondition(lambda self: not self.open_round())
    @rule(data=st.data(), claim=CLAIMS, channel=CHANNEL, level=LEVEL, hidden=st.integers(0, 3))
    def vote(self, data: st.DataObject, claim: str, channel: str, level: str, hidden: int) -> None:
        found = self.now.deck.claim(claim)
        assert found is not None
        form = data.draw(st.sampled_from(forms.forms_for(found)), label="form")
        self.attempt(preparing.set_setup, ClaimSetup(claim, True, channel, level, form=form))
        if self.attempt(voting.open_round, claim):
            self.everybody_casts(data)
            self.close()
            last = self.now.last_round(claim)
            if hidden and last is not None:
                self.attempt(voting.reveal, last.id)

    @precondition(lambda self: self.open_round())
    @rule(seat=SEATS)
    def withdraw(self, seat: int) -> None:
        round_ = self.open_round()
        assert round_ is not None
        self.attempt(voting.withdraw, round_.id, seat)

    @precondition(lambda self: self.open_round())
    @rule(data=st.data(), people_=st.integers(0, 9))
    def count_hands(self, data: st.DataObject, people_: int) -> None:
        round_ = self.open_round()
        assert round_ is not None
        question = data.draw(st.sampled_from(round_.questions))
        counts = {data.draw(answer_to(question, *UNFIT)): people_}
        self.attempt(voting.count_hands, round_.id, question.id, counts)

    @precondition(lambda self: self.open_round())
    @rule()
    def close(self) -> None:
        round_ = self.open_round()
        assert round_ is not None
        self.attempt(voting.close_round, round_.id)

    @precondition(lambda self: self.now.rounds)
    @rule(data=st.data(), void=st.integers(0, 3))
    def reveal_or_void(self, data: st.DataObject, void: int) -> None:
        round_ = data.draw(st.sampled_from(self.now.rounds), label="round")
        self.attempt(voting.reveal if void else voting.void_round, round_.id)

    @precondition(lambda self: self.open_round())
    @rule()
    def void(self) -> None:
        round_ = self.open_round()
        assert round_ is not None
        self.attempt(voting.void_round, round_.id)

    # -- the record -----------------------------------------------------------------------------------

    @precondition(lambda self: self.now.results)
    @rule(
        claim=CLAIMS, label=st.sampled_from(["", *LABELS]), why=st.sampled_from(["", "we saw it otherwise"])
    )
    def record(self, claim: str, label: str, why: str) -> None:
        self.attempt(positions.record, claim, "So we stand.", label=label, why=why)

    @precondition(lambda self: self.now.positions)
    @rule(claim=CLAIMS)
    def clear(self, claim: str) -> None:
        self.attempt(positions.clear, claim)

    @rule(claim=st.none() | CLAIMS, kind=st.sampled_from([*NOTE_KINDS, "shout"]))
    def note(self, claim: str | None, kind: str) -> None:
        self.attempt(noting.add, kind, "It was said.", claim=claim)

    @precondition(lambda self: self.now.notes)
    @rule(data=st.data(), outcome=st.sampled_from(["", "We changed the text."]), remove=st.booleans())
    def settle(self, data: st.DataObject, outcome: str, remove: bool) -> None:
        note = data.draw(st.sampled_from(self.now.notes), label="note")
        self.attempt(noting.remove, note.id) if remove else self.attempt(noting.address, note.id, outcome)

    @rule(scene=st.sampled_from(["voting", "booth", "results", "movement", "position", "maps", "closing"]),
          claim=CLAIMS)  # fmt: skip
    def stand(self, scene: str, claim: str) -> None:
        self.attempt(agenda.go_to, claim=claim)
        with self.file.quiet() as act:
            act.place(scene=scene)

    @rule()
    def go_on(self) -> None:
        self.attempt(forward)

    @precondition(lambda self: self.now.undo_text)
    @rule()
    def undo(self) -> None:
        self.attempt(history.undo)

    @precondition(lambda self: self.now.redo_text)
    @rule()
    def redo(self) -> None:
        self.attempt(history.redo)

    @rule()
    def undo_and_redo(self) -> None:
        before = kept(self.now)
        if self.attempt(history.undo):
            assert self.attempt(history.redo)
            assert kept(self.now) == before

    @rule()
    def close_and_reopen(self) -> None:
        before = self.now
        self.file.close()
        self.file = workshops.open_file(self.file.path, clock=self.clock)
        assert kept(self.now) == kept(before)
        assert results(self.now) == results(before)

    # -- what always holds ----------------------------------------------------------------------------

    @invariant()
    def the_results_are_json_without_nan(self) -> None:
        if hasattr(self, "file"):
            json.dumps(results(self.now), allow_nan=False)

    @invariant()
    def counts_add_up(self) -> None:
        if not hasattr(self, "file"):
            return
        rounds = {r.id: r for r in self.now.rounds}
        for result in (r for found in self.now.results.values() for r in found):
            secret = rounds[result.round_id].level == CONFIDENTIAL
            assert not (secret and (result.groups or result.movements or result.proxies))
            for tally in (figures.tally for figures in result.figures):
                numbers = (*tally.counts, tally.cannot_judge, tally.silent, *(n for _, n in tally.answers))
                assert min(numbers) >= 0
                assert tally.answered + tally.cannot_judge + tally.silent == tally.present <= tally.entitled
                assert sum(n for _, n in tally.channels) == tally.answered + tally.cannot_judge
                assert tally.base_count >= tally.answered
                assert not secret or len(tally.channels) < 2

    @invariant()
    def the_room_sees_only_what_is_revealed(self) -> None:
        if not hasattr(self, "file"):
            return
        workshop = self.now
        shown = [r for found in workshop.results.values() for r in found if r.state == "revealed"]
        allowed = {id(part) for part in found_in(tuple(shown), (Figures, Movement))}
        states = [stage_state(workshop)]
        claim = workshop.claim
        last = workshop.last_round(claim.id) if claim else None
        if last is not None and last.is_open:
            states.append(booth_state(workshop))
        for part in found_in(tuple(states), (Figures, Movement, RoundResult, Tally)):
            assert id(part) in allowed

    @invariant()
    def movement_starts_where_the_room_last_looked(self) -> None:
        if not hasattr(self, "file"):
            return
        for found in self.now.results.values():
            shown = [result for result in found if result.state == "revealed"]
            for before, after in zip([None, *shown], shown, strict=False):
                for moved in after.movements:
                    figures = before.of(moved.question.id) if before is not None else None
                    assert figures is not None
                    left = [sum(row) for row in moved.table]
                    assert all(n <= there for n, there in zip(left, figures.tally.counts, strict=True))

    @invariant()
    def dots_are_of_the_open_round_and_placed_as_dots(self) -> None:
        if hasattr(self, "file") and self.now.dots:
            round_ = self.open_round()
            assert round_ is not None
            assert (round_.channel, round_.level) == (DOTS, NAMED)
            assert {ballot.channel for ballot in self.now.dots} == {DOTS}

    @invariant()
    def the_minutes_know_only_what_is_revealed(self) -> None:
        if hasattr(self, "file"):
            told = collect(self.file)
            assert all(r.state == "revealed" for claim in told.claims for r in claim.rounds)


DEEP = int(os.environ.get("UNIFYDESK_STORIES", "1"))
"""How many times as many stories to play, for whoever has the time."""
TestLed = Led.TestCase
TestLed.settings = settings(max_examples=6 * DEEP, stateful_step_count=40)
