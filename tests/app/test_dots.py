"""Dots are public from the moment they are placed; what came in another way does not join them."""

from __future__ import annotations

import pytest

from tests.app.stories import now, open_round
from unifydesk.app import voting


def placed(file):
    return {ballot.seat: dict(ballot.answers) for ballot in now(file).dots}


def test_an_answer_that_came_another_way_is_not_shown_because_of_a_dot_beside_it(file):
    round_ = open_round(file, channel="dots")
    voting.cast(file, round_.id, 1, {"importance": "1"}, channel="booth")
    voting.cast(file, round_.id, 1, {"real": "5"}, channel="dots")
    assert placed(file) == {}
    assert now(file).last_round("A1").recorded == 1


def test_dots_that_replace_every_answer_are_shown(file):
    round_ = open_round(file, channel="dots")
    voting.cast(file, round_.id, 1, {"importance": "1"}, channel="booth")
    voting.cast(file, round_.id, 1, {"real": "5", "importance": "2"}, channel="dots")
    assert placed(file) == {1: {"real": "5", "importance": "2"}}


def test_dots_are_placed_one_by_one(file):
    round_ = open_round(file, channel="dots")
    voting.cast(file, round_.id, 1, {"real": "5"}, channel="dots")
    voting.cast(file, round_.id, 1, {"importance": "2"}, channel="dots")
    assert placed(file) == {1: {"real": "5", "importance": "2"}}


@pytest.mark.parametrize("end", [voting.close_round, voting.void_round])
def test_a_round_that_is_over_shows_no_dots(file, end):
    round_ = open_round(file, channel="dots")
    voting.cast(file, round_.id, 1, {"real": "5"}, channel="dots")
    end(file, round_.id)
    assert placed(file) == {}
