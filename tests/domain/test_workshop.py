"""What a workshop says about itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unifydesk.domain.deck import Claim, Deck, Section, Slide
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import CLOSED, NAMED, OPEN, REVEALED, VOID, Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import RoundResult
from unifydesk.domain.workshop import ClaimSetup, Standing, Workshop, WorkshopInfo

CLAIMS = tuple(Claim(i, "benefit", "", i, f"{i}.", "", None, True, ()) for i in ("A1", "A2"))
SLIDE = Slide("one", "One", "item", (), "", 2.0, CLAIMS)
ROUNDS = tuple(
    Round(bytes([n]), "A1", number, NAMED, "roll_call", state, (), False, 3)
    for n, number, state in ((1, 1, VOID), (2, 1, REVEALED), (3, 2, CLOSED))
)
RESULTS = tuple(RoundResult(r.id, r.number, r.state, NAMED, (), (), ()) for r in ROUNDS[1:])
NOTES = (
    Note(b"1", 1, "for", "Yes.", "A1"),
    Note(b"2", 2, "against", "No.", "A1"),
    Note(b"3", 3, "for", "So.", "A2"),
)


@pytest.fixture
def workshop() -> Workshop:
    return Workshop(
        path="w.unify", rehearsal=False, read_only=False, info=WorkshopInfo("W"),
        deck=Deck("D", "", (), "", "en", (Section("s", "S", (SLIDE,)),), ()),
        rule=RuleChoice("delphi75", ()), rule_events=(), seats=(Seat(1), Seat(2, present=False), Seat(3)),
        setups={"A1": ClaimSetup("A1", True), "A2": ClaimSetup("A2", False)}, rounds=ROUNDS,
        results={"A1": RESULTS}, notes=NOTES, positions={}, standing=Standing("claim", "one", "A1"),
    )  # fmt: skip


def test_only_people_who_are_there_count_as_present(workshop: Workshop) -> None:
    assert workshop.present == 2


def test_it_stands_at_a_slide_and_a_claim(workshop: Workshop) -> None:
    assert workshop.slide is SLIDE
    assert workshop.claim is CLAIMS[0]


def test_before_it_begins_it_stands_nowhere(workshop: Workshop) -> None:
    fresh = replace(workshop, standing=Standing())
    assert (fresh.slide, fresh.claim) == (None, None)


def test_the_agenda_has_the_claims_that_are_put_to_the_vote(workshop: Workshop) -> None:
    assert workshop.agenda == CLAIMS[:1]


def test_a_void_round_does_not_count(workshop: Workshop) -> None:
    assert [r.number for r in workshop.rounds_of("A1")] == [1, 2]
    assert workshop.last_round("A1") is ROUNDS[2]
    assert workshop.last_round("A2") is None


def test_a_result_that_was_not_revealed_is_given_only_when_asked_for(workshop: Workshop) -> None:
    assert workshop.result("A1") is RESULTS[1]
    assert workshop.result("A1", revealed_only=True) is RESULTS[0]
    assert workshop.result("A2") is None


def test_notes_are_found_by_claim_and_kind(workshop: Workshop) -> None:
    assert workshop.notes_on("A1") == NOTES[:2]
    assert workshop.notes_on("A1", "against") == NOTES[1:2]


def test_an_open_round_is_the_last_one(workshop: Workshop) -> None:
    third = Round(b"4", "A1", 3, NAMED, "hands", OPEN, (), False, None)
    assert replace(workshop, rounds=(*ROUNDS, third)).last_round("A1") is third
