"""Votes before they are written: what goes together is kept, what does not is refused with nothing kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app import asked
from tests.app.stories import now
from tests.asking import question
from unifydesk.app import vote_list
from unifydesk.app.vote_list import (
    RowError,
    Vote,
    Votes,
    check_rounds,
    keep,
    keep_seat,
    needs_reason,
    votes_for,
)
from unifydesk.domain.people import Seat

VOTE = Vote("YES", 1, "approval", "yes", 3, "", "import")


def refusal(votes, vote, row=9):
    before = (votes.answers, dict(votes.reasons), set(votes.seats), dict(votes.seat_groups))
    with pytest.raises(RowError) as refused:
        keep(votes, vote, row)
    assert (votes.answers, votes.reasons, votes.seats, votes.seat_groups) == before
    return refused.value.what, refused.value.expected


def test_answers_of_a_seat_and_of_nobody_are_counted_together():
    votes = Votes()
    keep(votes, VOTE, 2)
    for row in (3, 4):
        keep(votes, replace(VOTE, seat=None), row)
    assert (votes.answers, len(votes.named), votes.unseated.total()) == (3, 1, 2)
    assert votes.seats == {3}


def test_a_seat_answers_a_question_once():
    votes = Votes()
    keep(votes, VOTE, 2)
    assert refusal(votes, replace(VOTE, answer="no")) == (
        "a second answer of seat 3",
        "one; the first is in row 2",
    )
    keep(votes, replace(VOTE, round=2), 3)
    keep(votes, replace(VOTE, seat=4), 4)
    assert votes.answers == 3


def test_a_ballot_has_one_reason_which_may_be_repeated():
    votes = Votes()
    keep(votes, replace(VOTE, reason="Good"), 2)
    keep(votes, replace(VOTE, question="confidence", answer="1", reason="Good"), 3)
    other = replace(VOTE, question="open", answer="x", reason="Bad")
    assert refusal(votes, other) == ("a second reason of seat 3", "one; the first is in row 2")
    assert votes.reasons == {("YES", 1, 3): ("Good", 2)}


def test_a_seat_has_one_group():
    votes = Votes()
    keep(votes, replace(VOTE, group="North"), 2)
    keep(votes, replace(VOTE, claim="LINE"), 3)
    assert refusal(votes, replace(VOTE, claim="RANK", group="South"))[0] == "seat 3 in group “South”"
    assert votes.seat_groups == {3: ("North", 2)}


def test_the_groups_of_the_workshop_are_known(tmp_path):
    file = asked.make(tmp_path / "w.unify", [Seat(3, group="North"), Seat(4)])
    votes = votes_for(now(file))
    assert (
        refusal(votes, replace(VOTE, group="South"))[1] == "“North”, the group of this seat in this workshop"
    )
    keep(votes, replace(VOTE, seat=4, group="South"), 2)
    file.close()


def test_no_more_seats_groups_and_different_answers_than_there_is_room_for(monkeypatch):
    monkeypatch.setattr(vote_list, "MOST_SEATS", 2)
    monkeypatch.setattr(vote_list, "GROUPS_LIMIT", 2)
    monkeypatch.setattr(vote_list, "DISTINCT_LIMIT", 1)
    votes = Votes()
    for seat in (1, 2):
        keep_seat(votes, seat, "", seat)
    assert refusal(votes, VOTE) == ("one seat more than 2", "up to 2")
    keep(votes, replace(VOTE, seat=None, group="A"), 3)
    assert refusal(votes, replace(VOTE, seat=1, group="B")) == ("one group more than 2", "up to 2")
    assert refusal(votes, replace(VOTE, seat=None, answer="no"))[0] == "one different answer more than 1"
    keep(votes, replace(VOTE, seat=None, group="A"), 4)
    assert votes.answers == 2


@pytest.mark.parametrize(
    ("kind", "answer", "needed"),
    [("consent", "objection", True), ("consent", "disagree", False), ("approval", "no", False)],
)
def test_only_an_objection_needs_a_reason(kind, answer, needed):
    assert needs_reason(question(kind), answer) is needed


def test_a_kind_that_is_missing_here_needs_no_reason():
    assert needs_reason(replace(question("approval"), kind="mood"), "objection") is False


def test_rounds_go_on_where_the_workshop_is(tmp_path):
    file = asked.make(tmp_path / "w.unify")
    votes = Votes()
    for row, number in ((2, 1), (3, 2), (4, 4)):
        vote = replace(VOTE, round=number)
        votes.rounds.add((vote.claim, vote.round))
        keep(votes, vote, row)
        votes.found(vote, row)
    check_rounds(now(file), votes)
    assert [(p.line, p.what, p.expected) for p in votes.problems] == [
        (4, "round 4 of YES comes too early", "round 3")
    ]
    file.close()
