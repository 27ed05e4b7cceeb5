from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.allocation import gini, givers, hhi, means, totals

ITEMS = ("a", "b", "c")
POINTS = [({"a": 60, "b": 40}, 2), ({"a": 10, "b": 0, "c": 90}, 1), ({}, 1)]
VOTES = [({"a": 9, "b": -4}, 1), ({"a": -1, "c": 3}, 3)]
some_allocations = st.lists(
    st.tuples(st.dictionaries(st.sampled_from(ITEMS), st.integers(-9, 9)), st.integers(1, 5)), max_size=6
)
some_totals = st.lists(st.integers(0, 200), min_size=1, max_size=9).filter(any)


def test_points_are_added_up_over_all_people() -> None:
    assert totals(POINTS, ITEMS) == (130, 80, 90)
    assert totals(VOTES, ITEMS) == (6, -4, 9)


def test_means_are_over_everybody_who_answered() -> None:
    assert means(POINTS, ITEMS) == (32.5, 20, 22.5)


def test_givers_are_those_who_gave_anything_in_either_direction() -> None:
    assert givers(POINTS, ITEMS) == (3, 2, 1)
    assert givers(VOTES, ITEMS) == (4, 1, 3)


def test_without_people_there_are_sums_but_no_means() -> None:
    assert totals([], ITEMS) == givers([], ITEMS) == (0, 0, 0)
    assert means([], ITEMS) == (None, None, None)


@given(some_allocations, st.randoms(use_true_random=False))
def test_neither_the_order_of_people_nor_how_they_are_counted_matters(allocations: list, seed) -> None:
    single = [(given_points, 1) for given_points, count in allocations for _ in range(count)]
    seed.shuffle(single)
    for figure in (totals, means, givers):
        assert figure(single, ITEMS) == figure(allocations, ITEMS)


@given(some_allocations)
def test_the_mean_times_the_people_is_the_sum(allocations: list) -> None:
    n = sum(count for _, count in allocations)
    for mean, total in zip(means(allocations, ITEMS), totals(allocations, ITEMS), strict=True):
        assert (mean is None) if n == 0 else (mean * n == pytest.approx(total))


@given(some_totals)
def test_gini_is_the_mean_difference_over_twice_the_mean(sums: list[int]) -> None:
    apart = sum(abs(a - b) for a, b in product(sums, repeat=2))
    expected = Fraction(apart, 2 * len(sums) * sum(sums))
    assert gini(sums) == pytest.approx(float(expected), abs=1e-12)


@given(some_totals)
def test_hhi_is_the_sum_of_the_squared_shares(sums: list[int]) -> None:
    expected = sum(Fraction(total, sum(sums)) ** 2 for total in sums)
    assert hhi(sums) == pytest.approx(float(expected), abs=1e-12)


@pytest.mark.parametrize("figure", [gini, hhi])
@given(sums=some_totals, times=st.integers(2, 9), seed=st.randoms(use_true_random=False))
def test_concentration_depends_neither_on_the_order_of_items_nor_on_the_unit(
    figure, sums, times, seed
) -> None:
    other = [times * total for total in seed.sample(sums, len(sums))]
    assert figure(other) == pytest.approx(figure(sums), abs=1e-12)


@given(st.integers(1, 9), st.integers(1, 200))
def test_equal_items_and_one_that_has_all_are_the_ends_of_both(items: int, points: int) -> None:
    equal, one = [points] * items, [points, *[0] * (items - 1)]
    assert gini(equal) == 0
    assert hhi(equal) == pytest.approx(1 / items)
    assert gini(one) == pytest.approx(1 - 1 / items)
    assert hhi(one) == 1


@pytest.mark.parametrize("sums", [(), (0, 0, 0), (5, -1), (1, -1), (-3, -4)])
def test_what_is_no_share_of_a_whole_has_no_concentration(sums: tuple[int, ...]) -> None:
    assert gini(sums) is None
    assert hhi(sums) is None
