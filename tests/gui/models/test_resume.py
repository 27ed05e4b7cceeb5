"""What is said when an unfinished session is opened again."""

from __future__ import annotations

from functools import partial

from tests.app.stories import open_round, vote
from tests.gui.views.desk import Desk
from unifydesk.app import agenda, voting
from unifydesk.gui.models.resume import resume_words


def test_a_session_that_was_not_begun_says_nothing(desk: Desk) -> None:
    assert resume_words(desk.workshop) == ""


def test_a_slide_is_named_with_its_number(desk: Desk) -> None:
    desk.do(agenda.begin)
    assert resume_words(desk.workshop) == "Continuing at slide 1 of 3, “Shared tools”."


def test_a_claim_without_an_open_vote_is_named(desk: Desk) -> None:
    desk.do(agenda.begin)
    desk.do(partial(agenda.go_to, claim="R1"))
    assert resume_words(desk.workshop) == "Continuing at R1, “Lock-in”."


def test_an_open_vote_is_named_with_what_is_recorded(desk: Desk) -> None:
    desk.do(agenda.begin)
    desk.do(lambda file: vote(file, open_round(file), "554"))
    assert resume_words(desk.workshop) == "Continuing at A1, round 1: 3 of 6 recorded."


def test_a_closed_vote_is_said_to_be_unrevealed(desk: Desk) -> None:
    desk.do(agenda.begin)
    desk.do(lambda file: vote(file, open_round(file), "554"))
    desk.do(partial(voting.close_round, round_id=desk.last_round().id))
    words = "Continuing at A1, round 1: 3 of 6 recorded, closed and not on the stage yet."
    assert resume_words(desk.workshop) == words


def test_a_session_at_its_end_says_nothing(desk: Desk) -> None:
    desk.do(agenda.begin)
    desk.do(partial(agenda.go_to, scene="closing"))
    assert resume_words(desk.workshop) == ""
