"""Exact medians and quantiles, against other programs and the decimals that are shown."""

from __future__ import annotations

import statistics
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.casting import counted
from unifydesk.measures.ordinal import quantile
from unifydesk.rules._quantiles import exact_quantile, twice_median

panels = st.lists(st.integers(1, 9), min_size=2, max_size=40)
TENTH = Fraction(1, 10)


@given(panels)
def test_quantiles_are_those_of_the_standard_library(panel: list[int]) -> None:
    fractions = [Fraction(rating) for rating in panel]
    for parts in (4, 10):
        expected = statistics.quantiles(fractions, n=parts, method="inclusive")
        found = [exact_quantile(counted(*panel), len(panel), Fraction(i, parts)) for i in range(1, parts)]
        assert found == expected


@given(panels, st.integers(0, 20))
def test_quantiles_are_those_that_are_shown(panel: list[int], twentieths: int) -> None:
    exact = exact_quantile(counted(*panel), len(panel), Fraction(twentieths, 20))
    assert float(exact) == pytest.approx(quantile(counted(*panel), twentieths, 20))


def test_one_answer_is_every_quantile() -> None:
    assert {exact_quantile(counted(7), 1, tenths * TENTH) for tenths in range(11)} == {7}


@given(panels)
def test_the_ends_are_the_lowest_and_the_highest_answer(panel: list[int]) -> None:
    n = len(panel)
    assert exact_quantile(counted(*panel), n, Fraction(0)) == min(panel)
    assert exact_quantile(counted(*panel), n, Fraction(1)) == max(panel)


@given(panels, st.integers(0, 10), st.integers(2, 100))
def test_equal_weights_of_any_size_change_no_quantile(panel: list[int], tenths: int, weight: int) -> None:
    counts, n = counted(*panel), len(panel)
    heavy = tuple(count * weight for count in counts)
    assert exact_quantile(heavy, n, tenths * TENTH) == exact_quantile(counts, n, tenths * TENTH)


def test_a_heavy_vote_draws_a_quantile_to_itself() -> None:
    # four people: 2, 5 and 8 with weight 1, and 9 with weight 5; a person is two wide on average
    counts = (0, 1, 0, 0, 1, 0, 0, 1, 5)
    assert exact_quantile(counts, 4, Fraction(1, 2)) == 9  # the window from 3 to 5 of 8
    assert exact_quantile(counts, 4, Fraction(1, 4)) == Fraction(1, 4) * 5 + Fraction(1, 2) * 8 + Fraction(
        9, 4
    )


def test_nobody_has_no_quantile() -> None:
    with pytest.raises(ZeroDivisionError):
        exact_quantile((0,) * 9, 0, Fraction(1, 2))


@given(panels)
def test_twice_the_median_is_a_whole_number(panel: list[int]) -> None:
    assert twice_median(counted(*panel)) == 2 * Fraction(statistics.median(Fraction(r) for r in panel))


def test_twice_the_median_of_nobody_is_an_error() -> None:
    with pytest.raises(IndexError):
        twice_median((0,) * 9)
