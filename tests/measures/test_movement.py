from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from tests.measures.people import table_of
from unifydesk.measures.movement import (
    crossings,
    histogram_change,
    individual_change,
    mcnemar,
    movement_table,
    sign_test,
    up_down_same,
)

FIVE = ("1", "2", "3", "4", "5")
answers = st.sampled_from([*FIVE, "cannot_judge", "", None])


def test_the_worked_pair_of_rounds_moves_six_up_and_none_down() -> None:
    table = table_of(zip("233424532431", "334425544432", strict=True), FIVE)
    assert up_down_same(table) == (6, 0, 6)
    assert table[1] == (0, 1, 1, 1, 0)
    assert table[2] == (0, 0, 2, 2, 0)


def test_an_answer_off_the_scale_has_no_direction() -> None:
    table = table_of([("2", "cannot_judge"), (None, "4"), ("9", "1"), ("2", "4")], FIVE)
    assert up_down_same(table) == (1, 0, 0)


def test_equal_pairs_may_come_as_one_with_their_number() -> None:
    assert movement_table([("2", "4", 3), ("4", "4", 2)], FIVE) == table_of(
        [("2", "4")] * 3 + [("4", "4")] * 2, FIVE
    )


def test_without_pairs_the_table_is_empty_but_complete() -> None:
    assert table_of([], ("1", "2")) == ((0, 0), (0, 0))
    assert up_down_same(((0, 0), (0, 0))) == (0, 0, 0)


@given(st.lists(st.tuples(answers, answers)), st.randoms(use_true_random=False))
def test_the_order_of_the_people_does_not_matter(pairs: list, shuffler) -> None:
    other = list(pairs)
    shuffler.shuffle(other)
    assert table_of(pairs, FIVE) == table_of(other, FIVE)


@given(st.lists(st.tuples(answers, answers)))
def test_everyone_with_two_answers_is_counted_once(pairs: list) -> None:
    complete = sum(before in FIVE and after in FIVE for before, after in pairs)
    assert sum(up_down_same(table_of(pairs, FIVE))) == complete


@given(st.lists(st.tuples(answers, answers)))
def test_playing_the_rounds_backwards_swaps_up_and_down(pairs: list) -> None:
    up, down, same = up_down_same(table_of(pairs, FIVE))
    backwards = table_of([(after, before) for before, after in pairs], FIVE)
    assert up_down_same(backwards) == (down, up, same)


@pytest.mark.parametrize(("before", "after", "expected"), [("1", "5", (1, 0, 0)), ("5", "1", (0, 1, 0))])
def test_a_long_way_counts_as_one_person(before: str, after: str, expected: tuple[int, int, int]) -> None:
    assert up_down_same(table_of([(before, after)], FIVE)) == expected


# --- change of the group and of individuals ------------------------------------------------------

TABLE = table_of(zip("233424532431", "334425544432", strict=True), FIVE)
some_pairs = st.lists(st.tuples(st.sampled_from(FIVE), st.sampled_from(FIVE)), max_size=30)
some_counts = st.lists(st.integers(0, 30), min_size=5, max_size=5).map(tuple)


def sums(table) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(map(sum, table)), tuple(map(sum, zip(*table, strict=True)))


def test_the_worked_pair_of_rounds_has_its_changes() -> None:
    assert histogram_change(*sums(TABLE)) == 0.25
    assert individual_change(TABLE) == 0.5
    assert crossings(TABLE) == (4, 0, 3, 5)
    assert mcnemar(0, 3) == 0.25
    assert sign_test(6, 0) == 0.03125


@given(some_counts.filter(any), some_counts.filter(any))
def test_the_histogram_change_is_half_the_distance_of_the_shares(before, after) -> None:
    shares = [(Fraction(a, sum(after)), Fraction(b, sum(before))) for b, a in zip(before, after, strict=True)]
    expected = sum(abs(p2 - p1) for p2, p1 in shares) / 2
    assert histogram_change(before, after) == pytest.approx(float(expected), abs=1e-12)


@given(some_counts.filter(any), some_counts.filter(any), st.integers(2, 9))
def test_the_histogram_change_knows_neither_time_nor_direction_nor_size(before, after, rooms: int) -> None:
    found = histogram_change(before, after)
    assert 0 <= found <= 1
    assert histogram_change(after, before) == pytest.approx(found, abs=1e-12)
    assert histogram_change(before[::-1], after[::-1]) == pytest.approx(found, abs=1e-12)
    assert histogram_change([rooms * n for n in before], after) == pytest.approx(found, abs=1e-12)


def test_everybody_moving_is_a_whole_change_and_nobody_none() -> None:
    assert histogram_change((3, 0), (0, 7)) == 1
    assert histogram_change((3, 6), (1, 2)) == 0


@pytest.mark.parametrize(("before", "after"), [((0, 0), (1, 2)), ((1, 2), (0, 0)), ((), ())])
def test_without_answers_in_a_round_there_is_no_histogram_change(before, after) -> None:
    assert histogram_change(before, after) is None


def test_rounds_on_two_scales_are_refused() -> None:
    with pytest.raises(ValueError, match="different scales"):
        histogram_change((1, 2), (1, 2, 3))


def test_individuals_may_swap_while_the_group_stands_still() -> None:
    table = table_of([("1", "5"), ("5", "1")], FIVE)
    assert individual_change(table) == 1
    assert histogram_change(*sums(table)) == 0


@given(some_pairs)
def test_the_group_never_changes_more_than_its_individuals(pairs: list) -> None:
    table = table_of(pairs, FIVE)
    if pairs:
        assert histogram_change(*sums(table)) <= individual_change(table) + 1e-12
    else:
        assert individual_change(table) is None


@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7))), st.sampled_from([4, 5, 6, 7]))
def test_crossings_count_for_and_not_for_in_both_rounds(pairs: list, k: int) -> None:
    options = [str(option) for option in range(1, k + 1)]
    inside = [(b, a) for b, a in pairs if b <= k and a <= k]
    table = table_of([(str(b), str(a)) for b, a in inside], options)
    sides = [(2 * b > k + 1, 2 * a > k + 1) for b, a in inside]
    expected = tuple(sides.count(way) for way in ((True, True), (True, False), (False, True), (False, False)))
    assert crossings(table) == expected


@given(some_pairs)
def test_playing_the_rounds_backwards_swaps_lost_and_gained(pairs: list) -> None:
    both, lost, gained, neither = crossings(table_of(pairs, FIVE))
    backwards = table_of([(after, before) for before, after in pairs], FIVE)
    assert crossings(backwards) == (both, gained, lost, neither)


@pytest.mark.parametrize("test", [mcnemar, sign_test])
def test_when_nobody_crossed_nothing_is_surprising(test) -> None:
    assert test(0, 0) == 1


@pytest.mark.parametrize("test", [mcnemar, sign_test])
@given(one=st.integers(0, 60), other=st.integers(0, 60))
def test_p_is_that_of_scipys_exact_binomial_test(test, one: int, other: int) -> None:
    expected = stats.binomtest(one, one + other).pvalue if one + other else 1
    assert test(one, other) == pytest.approx(expected)
