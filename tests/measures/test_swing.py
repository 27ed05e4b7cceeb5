from __future__ import annotations

from collections.abc import Callable
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.measures.labels import delphi
from unifydesk.measures.swing import shifts, spread, swing


def winner(counts: tuple[int, ...]) -> str:
    return "for" if counts[-1] > counts[0] else "not for"


def slow_swing(counts: tuple[int, ...], limit: int) -> int | None:
    """Move one ballot at a time, forgetting nothing."""
    label, reached = winner(counts), {counts}
    for moved in range(1, limit + 1):
        moves = list(product(range(len(counts)), repeat=2))
        there = set()
        for state in reached:
            for giver, taker in moves:
                if giver != taker and state[giver]:
                    changed = list(state)
                    changed[giver] -= 1
                    changed[taker] += 1
                    there.add(tuple(changed))
        reached = there
        if any(winner(state) != label for state in reached):
            return moved
    return None


def test_a_lead_of_one_falls_by_one_ballot() -> None:
    assert swing((3, 0, 4), winner) == 1


def test_a_lead_of_four_falls_by_two_ballots() -> None:
    assert swing((2, 0, 6), winner) == 2


def test_a_lead_of_twenty_is_beyond_the_limit() -> None:
    assert swing((0, 0, 20), winner) is None


def test_the_limit_is_the_last_number_that_is_tried() -> None:
    assert swing((0, 0, 6), winner, limit=3) == 3
    assert swing((0, 0, 6), winner, limit=2) is None


def test_nobody_can_change_a_label_that_never_changes() -> None:
    assert swing((3, 2, 1), lambda counts: "same") is None


@pytest.mark.parametrize("counts", [(0, 0, 0), (4,)])
def test_without_votes_or_without_a_choice_nothing_can_swing(counts: tuple[int, ...]) -> None:
    assert swing(counts, lambda c: str(c)) is None


@settings(max_examples=40)
@given(st.lists(st.integers(0, 6), min_size=3, max_size=4).map(tuple))
def test_it_finds_what_moving_ballots_one_by_one_finds(counts: tuple[int, ...]) -> None:
    assert swing(counts, winner) == slow_swing(counts, 3)


@given(st.integers(1, 5), st.integers(1, 3))
def test_shifts_are_distinct_and_move_exactly_that_many(options: int, moved: int) -> None:
    found = shifts(options, moved)
    assert len(set(found)) == len(found)
    assert all(sum(shift) == 0 and sum(abs(s) for s in shift) == 2 * moved for shift in found)


def test_five_options_ask_for_470_labels_at_most() -> None:
    asked: list[tuple[int, ...]] = []
    # `int` refuses counts that move, so nothing is proved and all are tried; the start comes twice
    swing((20, 20, 20, 20, 20), lambda counts: asked.append(tuple(map(int, counts))) or "same")
    assert len(asked) - 1 == len(set(asked)) == 1 + 20 + 110 + 340


@pytest.mark.parametrize("counts", [(10, 20, 30, 140, 800), (300, 100, 100, 100, 400), (80, 70, 700, 80, 70)])
def test_a_label_of_a_thousand_people_that_is_out_of_reach_asks_for_few_labels(
    counts: tuple[int, ...],
) -> None:
    calls = 0

    def counting(at: tuple[int, ...]) -> str:
        nonlocal calls
        calls += 1
        return delphi(at)

    assert swing(counts, counting) is None
    assert calls <= 5


def plain_swing(counts: tuple[int, ...], label_of: Callable[[tuple[int, ...]], str]) -> int | None:
    """Try every shift with nothing but whole numbers."""
    for moved in (1, 2, 3):
        there = [tuple(map(sum, zip(counts, shift, strict=True))) for shift in shifts(len(counts), moved)]
        if any(min(at) >= 0 and label_of(at) != label_of(counts) for at in there):
            return moved
    return None


@settings(max_examples=60)
@given(st.lists(st.integers(0, 14), min_size=3, max_size=5).map(tuple))
def test_the_position_rule_swings_as_the_plain_search_says(counts: tuple[int, ...]) -> None:
    assert swing(counts, delphi) == plain_swing(counts, delphi)


@settings(max_examples=30)
@given(st.integers(0, 3), st.integers(-4, 4), st.integers(20, 300))
def test_near_a_threshold_of_a_large_group_it_swings_as_the_plain_search_says(
    against: int, off: int, quarter: int
) -> None:
    above, n = 3 * quarter + off, 4 * quarter
    counts = (0, against, max(0, n - above - against), above // 2, above - above // 2)
    assert swing(counts, delphi) == plain_swing(counts, delphi)


@settings(max_examples=30)
@given(st.integers(60, 90), st.integers(60, 90), st.integers(0, 9))
def test_around_polarisation_it_swings_as_the_plain_search_says(one: int, other: int, between: int) -> None:
    counts = (one, between, 70, between, other)
    assert swing(counts, delphi) == plain_swing(counts, delphi)


def test_spreading_people_over_options_finds_every_way() -> None:
    assert list(spread(2, 2)) == [(0, 2), (1, 1), (2, 0)]
