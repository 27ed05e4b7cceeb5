"""The ballots of the appendix: of named rounds after they were revealed, and of no others."""

from __future__ import annotations

from tests.app.stories import now, open_round, vote
from unifydesk.app import preparing, reporting, voting
from unifydesk.domain.workshop import ClaimSetup


def ballots(file):
    return reporting.collect(file).ballots


def test_a_named_round_has_its_ballots_only_after_it_was_revealed(file):
    round_ = open_round(file)
    vote(file, round_, "45")
    assert ballots(file) == ()
    voting.close_round(file, round_.id)
    assert ballots(file) == ()
    voting.reveal(file, round_.id)
    first, second = ballots(file)
    assert (first.claim, first.number, first.seat, first.channel) == ("A1", 1, 1, "roll_call")
    assert first.answers == ((round_.questions[0].id, "4"),)
    assert (second.seat, second.answers) == (2, ((round_.questions[0].id, "5"),))


def test_a_confidential_round_has_none(file):
    preparing.set_setup(file, ClaimSetup("A1", True, "booth", "confidential"))
    round_ = open_round(file)
    for _ in range(5):
        voting.cast_confidential(file, round_.id, {q.id: "4" for q in round_.questions})
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)
    assert now(file).results["A1"][0].figures[0].tally.answered == 5
    assert ballots(file) == ()


def test_a_voided_round_has_none(file):
    round_ = open_round(file)
    vote(file, round_, "45")
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)
    voting.void_round(file, round_.id)
    assert ballots(file) == ()


def test_hands_are_only_counted(file):
    round_ = open_round(file, channel="hands")
    voting.count_hands(file, round_.id, round_.questions[0].id, {"4": 7})
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)
    assert ballots(file) == ()
