"""A ballot's answers."""

from __future__ import annotations

from unifydesk.domain.question import CANNOT_JUDGE, Ballot

BALLOT = Ballot(7, (("real", "4"), ("importance", CANNOT_JUDGE)), "roll_call")


def test_an_answer_is_found_by_its_question() -> None:
    assert BALLOT.answer("real") == "4"
    assert BALLOT.answer("importance") == CANNOT_JUDGE


def test_a_question_that_was_left_out_has_no_answer() -> None:
    assert BALLOT.answer("confidence") is None
