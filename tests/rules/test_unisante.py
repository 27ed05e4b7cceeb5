"""Median and spread on nine points; panels are built so that both can be read off."""

from __future__ import annotations

import pytest

from tests.rules.casting import counted, label
from unifydesk.domain.rule import Votes
from unifydesk.rules import default_choice
from unifydesk.rules.unisante import RULE


def said(*ratings: int, **thresholds: int) -> str:
    return label("unisante", *counted(*ratings), **thresholds)


@pytest.mark.parametrize(
    ("ratings", "expected"),
    [
        # of five people the second is the first quartile, the third the median, the fourth the third quartile
        ((6, 7, 8, 9, 9), "consensus_for"),
        ((1, 4, 7, 9, 9), "agree_apart"),
        ((1, 1, 2, 4, 9), "consensus_against"),
        ((1, 1, 3, 6, 9), "disagree_apart"),
        ((1, 4, 5, 6, 9), "neither"),
        ((1, 2, 5, 8, 9), "neither_apart"),
    ],
)
def test_median_and_spread_are_both_named(ratings: tuple[int, ...], expected: str) -> None:
    assert said(*ratings) == expected


def test_three_points_between_the_quartiles_are_consensus_and_more_are_not() -> None:
    assert said(5, 6, 7, 9, 9) == "consensus_for"
    assert said(5, 5, 7, 9, 9) == "agree_apart"


def test_a_quarter_of_a_point_more_is_too_much() -> None:
    # six people: quartiles at 1.25 and 3.75 of the way
    assert said(5, 5, 7, 8, 8, 9) == "consensus_for"  # 5.5 and 8
    assert said(5, 5, 7, 8, 9, 9) == "agree_apart"  # 5.5 and 8.75: 3.25 apart


def test_a_median_of_7_agrees_and_one_of_6_5_does_not() -> None:
    assert said(6, 6, 7, 7, 7, 7) == "consensus_for"
    assert said(6, 6, 6, 7, 7, 7) == "neither"


def test_a_median_of_3_rejects_and_one_of_3_5_does_not() -> None:
    assert said(3, 3, 3, 3, 4, 4) == "consensus_against"
    assert said(3, 3, 3, 4, 4, 4) == "neither"


def test_the_spread_can_be_set() -> None:
    assert said(5, 5, 7, 9, 9, spread=4) == "consensus_for"
    assert said(6, 7, 7, 7, 8, spread=0) == "consensus_for"
    assert said(6, 6, 7, 7, 8, spread=0) == "agree_apart"


def test_four_are_too_few() -> None:
    assert said(7, 7, 7, 7) == "no_position"


def test_weights_move_median_and_quartiles() -> None:
    # the panel 1 4 7 9 9, in which the person at 7 has the weight of twenty
    votes = Votes((1, 0, 0, 1, 0, 0, 20, 0, 2), 24, 5, 5, 5, "agreement9")
    assert RULE.label_of(votes, default_choice(RULE)) == "consensus_for"


def test_only_nine_points_are_judged() -> None:
    assert [n for n in range(12) if RULE.applies("agreement9", n)] == [9]
