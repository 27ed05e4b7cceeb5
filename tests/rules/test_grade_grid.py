"""The GRADE grid; counts are written strong against first, as they are stored."""

from __future__ import annotations

import pytest

from tests.rules.casting import label
from unifydesk.domain.rule import PRESENT
from unifydesk.rules.grade_grid import RULE


def grid(*strong_for_first: int, **thresholds: int) -> str:
    """Return the label of counts as the grid is printed, strong for first and strong against last."""
    return label("grade_grid", *strong_for_first[::-1], **thresholds)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((14, 3, 2, 1, 0), "strong_for"),
        ((10, 6, 2, 2, 0), "weak_for"),
        ((6, 4, 5, 5, 0), "no_recommendation"),
        ((0, 1, 2, 3, 14), "strong_against"),
        ((0, 2, 2, 6, 10), "weak_against"),
    ],
)
def test_the_worked_grids_give_their_recommendation(counts: tuple[int, ...], expected: str) -> None:
    assert grid(*counts) == expected


def test_exactly_half_on_one_side_is_enough() -> None:
    assert grid(0, 10, 10, 0, 0) == "weak_for"
    assert grid(0, 9, 11, 0, 0) == "no_recommendation"


def test_exactly_a_fifth_on_the_other_side_is_too_much() -> None:
    assert grid(10, 6, 0, 4, 0) == "no_recommendation"
    assert grid(10, 6, 1, 3, 0) == "weak_for"


def test_exactly_70_percent_strong_answers_are_strong() -> None:
    assert grid(7, 0, 3, 0, 0) == "strong_for"
    assert grid(9, 0, 4, 0, 0) == "weak_for"


def test_strong_answers_of_the_other_side_do_not_make_it_strong() -> None:
    assert grid(1, 12, 5, 0, 2) == "weak_for"


def test_one_person_in_a_thousand_decides() -> None:
    assert grid(0, 500, 301, 199, 0) == "weak_for"
    assert grid(0, 499, 302, 199, 0) == "no_recommendation"
    assert grid(0, 500, 300, 200, 0) == "no_recommendation"
    assert grid(700, 0, 300, 0, 0) == "strong_for"
    assert grid(699, 1, 300, 0, 0) == "weak_for"


def test_a_middle_alone_is_no_recommendation() -> None:
    assert grid(0, 0, 12, 0, 0) == "no_recommendation"


def test_thresholds_decide() -> None:
    assert grid(6, 4, 5, 5, 0, dissent=26) == "weak_for"
    assert grid(10, 6, 2, 2, 0, strong=50) == "strong_for"
    assert grid(0, 12, 8, 0, 0, side=61) == "no_recommendation"


def test_silence_can_cost_the_share_of_those_present() -> None:
    assert label("grade_grid", 0, 0, 3, 0, 7, present=12) == "strong_for"
    assert label("grade_grid", 0, 0, 3, 0, 7, present=12, base=PRESENT) == "weak_for"


def test_only_five_points_are_judged() -> None:
    assert [n for n in range(12) if RULE.applies("agreement", n)] == [5]
