from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.domain.position import LABELS
from unifydesk.domain.rule import RuleChoice
from unifydesk.rules import default_choice, make_choice, summary
from unifydesk.rules.delphi75 import RULE

CASES = json.loads((Path(__file__).parent.parent / "files" / "worked_cases.json").read_text("utf-8"))
DEFAULT = default_choice(RULE)
some_counts = st.lists(st.integers(0, 20), min_size=3, max_size=5).map(tuple)


def label(*counts: int, present: int | None = None, choice: RuleChoice = DEFAULT) -> str:
    return RULE.position(counts, sum(counts) if present is None else present, choice).label


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_position_and_swing(case: dict) -> None:
    counts = tuple(case["counts"])
    position = RULE.position(counts, sum(counts), DEFAULT)
    assert (position.label, position.swing) == (case["position"], case["swing"])


def test_exactly_75_percent_is_consensus_and_8_of_11_is_not() -> None:
    assert label(0, 1, 2, 9, 0) == "consensus_for"
    assert label(0, 0, 3, 8, 0) == "majority_for"


def test_exactly_15_percent_dissent_is_too_much() -> None:
    assert label(0, 3, 0, 17, 0) == "majority_for"
    assert label(0, 2, 1, 17, 0) == "consensus_for"


def test_one_dissenter_blocks_consensus_among_6_and_not_among_7() -> None:
    assert label(1, 0, 0, 5, 0) == "majority_for"
    assert label(1, 0, 0, 6, 0) == "consensus_for"


def test_exactly_a_third_in_each_camp_is_a_dispute() -> None:
    assert label(0, 4, 4, 4, 0) == "divided"
    assert label(5, 0, 3, 0, 4) == "polarised"
    assert label(0, 3, 4, 4, 0) == "leaning_for"


def test_half_in_the_middle_is_undecided_and_less_is_a_leaning() -> None:
    assert label(0, 1, 4, 3, 0) == "undecided"
    assert label(0, 2, 4, 3, 0) == "leaning_for"


def test_equal_small_sides_are_divided() -> None:
    assert label(0, 3, 5, 3, 0) == "divided"


def test_half_of_those_present_is_a_quorum_and_less_is_not() -> None:
    assert label(0, 0, 0, 6, 0, present=12) == "consensus_for"
    assert label(0, 0, 0, 6, 0, present=13) == "no_position"


def test_nobody_present_and_nobody_voting_is_no_position() -> None:
    lenient = make_choice("delphi75", {"nmin": 1, "quorum": 0})
    assert label(0, 0, 0, 0, 0, present=0) == "no_position"
    assert label(0, 0, 0, 0, 0, present=0, choice=lenient) == "no_position"


def test_no_position_has_no_swing() -> None:
    assert RULE.position((0, 0, 0, 4, 0), 4, DEFAULT).swing is None


def test_thresholds_decide() -> None:
    assert label(0, 0, 3, 8, 0, choice=make_choice("delphi75", {"consensus": 70})) == "consensus_for"
    assert label(0, 2, 0, 9, 0, choice=make_choice("delphi75", {"dissent": 20})) == "consensus_for"
    assert label(0, 0, 0, 3, 0, choice=make_choice("delphi75", {"nmin": 3})) == "consensus_for"


def test_two_options_are_enough_for_a_position() -> None:
    assert label(1, 9) == "consensus_for"
    assert label(5, 5) == "divided"


@given(some_counts, st.integers(0, 200))
def test_every_count_gets_a_label_that_has_words(counts: tuple[int, ...], present: int) -> None:
    assert label(*counts, present=present) in LABELS


@settings(max_examples=50)
@given(some_counts, st.integers(0, 60))
def test_the_mirror_of_a_vote_has_the_mirrored_label_and_the_same_swing(
    counts: tuple[int, ...], present: int
) -> None:
    here, there = RULE.position(counts, present, DEFAULT), RULE.position(counts[::-1], present, DEFAULT)
    swapped = {"for": "against", "against": "for"}
    stem, _, side = here.label.rpartition("_")
    expected = f"{stem}_{swapped[side]}" if side in swapped else here.label
    assert (there.label, there.swing) == (expected, here.swing)


@given(some_counts.filter(lambda c: sum(c) >= 5), st.integers(2, 9))
def test_many_rooms_alike_have_the_label_of_one(counts: tuple[int, ...], rooms: int) -> None:
    assert label(*[count * rooms for count in counts]) == label(*counts)


@given(some_counts.filter(lambda c: sum(c) >= 5 and c[0] > 0))
def test_moving_one_ballot_from_the_lowest_to_the_highest_never_turns_for_into_against(
    counts: tuple[int, ...],
) -> None:
    moved = (counts[0] - 1, *counts[1:-1], counts[-1] + 1)
    if label(*counts).endswith("_for"):
        assert not label(*moved).endswith("_against")


def test_the_hardest_swing_is_found_at_once() -> None:
    RULE.position((20, 3, 0, 3, 20), 46, DEFAULT)  # the first one fills the tables
    started = time.process_time()
    RULE.position((21, 3, 0, 3, 21), 48, DEFAULT)
    assert time.process_time() - started < 0.5


def test_the_summary_names_every_threshold_in_use() -> None:
    words = summary(RULE, make_choice("delphi75", {"consensus": 80, "dissent": 10, "nmin": 7, "quorum": 60}))
    assert "at least 80%" in words
    assert "fewer than 10%" in words
    assert "below 7" in words
    assert "below 60%" in words
    assert "{" not in words
