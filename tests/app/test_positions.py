"""Positions: recorded only for what the group has seen, with the sentence it agreed to print."""

from __future__ import annotations

import pytest

from tests.app.stories import close_and_reveal, forward, now, open_round, play, vote
from unifydesk.app import agenda, positions, voting
from unifydesk.domain.errors import InvalidInputError, NotFoundError, RoundError


def test_a_position_carries_the_label_of_the_last_revealed_round(file):
    play(file, "A1", "224444444444", "444444444444")
    said = positions.record(file, "A1", " We agree. ").said
    recorded = now(file).positions["A1"]
    assert (recorded.label, recorded.statement) == ("consensus_for", "We agree.")
    assert "Consensus for: 12 of 12 agree" in said


def test_nothing_is_recorded_before_the_group_has_seen_it(file):
    with pytest.raises(RoundError, match="reveal"):
        positions.record(file, "A1")
    round_ = open_round(file)
    vote(file, round_, "44")
    voting.close_round(file, round_.id)
    with pytest.raises(RoundError, match="reveal"):
        positions.record(file, "A1")


def test_a_new_round_asks_for_the_position_again(file):
    play(file, "A1", "444444", "444444")
    positions.record(file, "A1", "First sentence.")
    close_and_reveal(file, open_round(file))
    agenda.go_to(file, claim="A1", scene="discussion")
    assert agenda.next_step(now(file)).id == "record"
    forward(file)
    assert now(file).positions["A1"].statement == "First sentence."
    assert now(file).positions["A1"].label == "no_position"


def test_a_cleared_position_is_gone(file):
    play(file, "A1", "444444", "444444")
    positions.record(file, "A1")
    positions.clear(file, "A1")
    assert now(file).positions == {}
    with pytest.raises(NotFoundError):
        positions.clear(file, "A1")


def test_a_statement_of_a_whole_page_is_refused(file):
    play(file, "A1", "444444", "444444")
    with pytest.raises(InvalidInputError, match="Shorten"):
        positions.record(file, "A1", "x" * 2001)


def test_voiding_the_round_clears_the_position_that_came_from_it(file):
    play(file, "A1", "444444", "444444")
    positions.record(file, "A1")
    voting.void_round(file, now(file).last_round("A1").id)
    assert now(file).positions == {}
