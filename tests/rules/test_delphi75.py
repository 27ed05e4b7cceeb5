"""The default rule, boundary by boundary."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.casting import label as said
from unifydesk.domain.rule import ENTITLED, PRESENT, Votes
from unifydesk.rules import RULES, make_choice

WORKED = [
    ("nobody answered", (0, 0, 0, 0, 0), "no_position"),
    ("one vote", (0, 0, 0, 1, 0), "no_position"),
    ("two votes opposite", (1, 0, 0, 0, 1), "no_position"),
    ("three votes", (1, 0, 0, 1, 1), "no_position"),
    ("unanimous 5", (0, 0, 0, 0, 12), "consensus_for"),
    ("all neutral", (0, 0, 12, 0, 0), "undecided"),
    ("even extremes", (6, 0, 0, 0, 6), "polarised"),
    ("odd extremes", (6, 0, 0, 0, 5), "polarised"),
    ("uniform", (2, 2, 2, 2, 2), "divided"),
    ("typical for", (0, 1, 2, 6, 3), "consensus_for"),
    ("75 for, 25 against", (0, 3, 0, 9, 0), "majority_for"),
    ("75 for, 8 against", (0, 1, 2, 9, 0), "consensus_for"),
    ("polarised", (5, 1, 0, 1, 5), "polarised"),
    ("moderates split", (1, 4, 2, 4, 1), "divided"),
    ("even median gap", (0, 3, 0, 3, 0), "divided"),
    ("even median 3.5", (0, 2, 2, 2, 2), "leaning_for"),
    ("just short, 74.1 %", (0, 2, 5, 16, 4), "majority_for"),
    ("skew against", (7, 6, 1, 1, 0), "consensus_against"),
    ("4 points, no midpoint", (2, 3, 6, 1), "divided"),
    ("neutral half", (1, 1, 4, 2, 0), "undecided"),
    ("leaning for", (1, 2, 5, 4, 1), "leaning_for"),
]
some_counts = st.lists(st.integers(0, 20), min_size=3, max_size=5).map(tuple)


def label(*counts: int, **more: int) -> str:
    return said("delphi75", *counts, **more)


@pytest.mark.parametrize(
    ("counts", "expected"), [case[1:] for case in WORKED], ids=[case[0] for case in WORKED]
)
def test_the_worked_cases_give_their_position(counts: tuple[int, ...], expected: str) -> None:
    assert label(*counts) == expected


def test_exactly_75_percent_is_consensus_and_8_of_11_is_not() -> None:
    assert label(0, 1, 2, 9, 0) == "consensus_for"
    assert label(0, 0, 3, 8, 0) == "majority_for"


def test_exactly_15_percent_dissent_is_too_much() -> None:
    assert label(0, 3, 0, 17, 0) == "majority_for"
    assert label(0, 2, 1, 17, 0) == "consensus_for"


def test_one_person_in_a_thousand_decides() -> None:
    assert label(0, 0, 250, 750, 0) == "consensus_for"
    assert label(0, 0, 251, 749, 0) == "majority_for"
    assert label(0, 149, 1, 850, 0) == "consensus_for"
    assert label(0, 150, 0, 850, 0) == "majority_for"


def test_one_dissenter_blocks_consensus_among_6_and_not_among_7() -> None:
    assert label(1, 0, 0, 5, 0) == "majority_for"
    assert label(1, 0, 0, 6, 0) == "consensus_for"


def test_exactly_a_third_in_each_camp_is_a_dispute() -> None:
    assert label(0, 4, 4, 4, 0) == "divided"
    assert label(5, 0, 3, 0, 4) == "polarised"
    assert label(4, 0, 3, 0, 5) == "polarised"
    assert label(0, 3, 4, 4, 0) == "leaning_for"


def test_half_is_no_majority_and_one_more_is() -> None:
    assert label(1, 0, 5, 6, 0) == "leaning_for"
    assert label(1, 0, 4, 7, 0) == "majority_for"


def test_half_in_the_middle_is_undecided_and_less_is_a_leaning() -> None:
    assert label(0, 1, 4, 3, 0) == "undecided"
    assert label(0, 2, 4, 3, 0) == "leaning_for"


def test_equal_small_sides_are_divided() -> None:
    assert label(0, 3, 5, 3, 0) == "divided"


def test_where_nobody_takes_a_side_the_group_is_undecided_whatever_the_base() -> None:
    assert said("delphi75", 0, 0, 5, 0, 0, present=11, base=PRESENT, quorum=40) == "undecided"
    light = Votes((0, 0, 5, 0, 0), 20, 5, 10, 10, "agreement")  # all in the middle, a quarter of the weight
    choice = make_choice("delphi75", base=PRESENT, weighted=True)
    assert RULES["delphi75"].label_of(light, choice) == "undecided"


def test_half_of_those_present_is_a_quorum_and_less_is_not() -> None:
    assert label(0, 0, 0, 6, 0, present=12) == "consensus_for"
    assert label(0, 0, 0, 6, 0, present=13) == "no_position"


def test_thresholds_decide() -> None:
    assert label(0, 0, 3, 8, 0, consensus=70) == "consensus_for"
    assert label(0, 2, 0, 9, 0, dissent=20) == "consensus_for"
    assert label(0, 0, 0, 3, 0, nmin=3) == "consensus_for"


def test_two_options_are_enough_for_a_position() -> None:
    assert label(1, 9) == "consensus_for"
    assert label(5, 5) == "divided"


def test_the_base_decides_what_a_share_is_of() -> None:
    # 16 of 17 who answered, 19 present: 94.1 % of the answers and 84.2 % of those present
    counts, strict = (0, 0, 1, 16, 0), {"consensus": 90}
    assert said("delphi75", *counts, present=19, **strict) == "consensus_for"
    assert said("delphi75", *counts, present=19, base=PRESENT, **strict) == "majority_for"
    assert said("delphi75", *counts, present=19, entitled=32, base=ENTITLED) == "leaning_for"


def test_weights_decide_and_not_heads() -> None:
    # four of ten people are against, with a tenth of the weight
    weighed = Votes((0, 10, 0, 90, 0), 100, 10, 10, 10, "agreement")
    assert label(0, 4, 0, 6, 0) == "divided"
    assert RULES["delphi75"].label_of(weighed, make_choice("delphi75")) == "consensus_for"


@given(some_counts.filter(lambda c: sum(c) >= 5 and c[0] > 0))
def test_moving_one_ballot_from_the_lowest_to_the_highest_never_turns_for_into_against(
    counts: tuple[int, ...],
) -> None:
    moved = (counts[0] - 1, *counts[1:-1], counts[-1] + 1)
    if label(*counts).endswith("_for"):
        assert not label(*moved).endswith("_against")
