from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from unifydesk.measures.chance import both_normal_tails, chi_square_tail, fair_coin


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_fair_coin_is_the_exact_binomial_test_of_scipy(one: int, other: int) -> None:
    expected = stats.binomtest(one, one + other).pvalue if one + other else 1.0
    assert fair_coin(one, other) == pytest.approx(expected, rel=1e-9)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_fair_coin_does_not_know_its_sides(one: int, other: int) -> None:
    assert fair_coin(one, other) == fair_coin(other, one)
    assert 0 <= fair_coin(one, other) <= 1


def test_an_even_parting_surprises_nobody() -> None:
    assert fair_coin(0, 0) == fair_coin(7, 7) == 1


@given(st.floats(-30, 30))
def test_normal_tails_are_those_of_scipy(z: float) -> None:
    assert both_normal_tails(z) == pytest.approx(2 * stats.norm.sf(abs(z)), rel=1e-9)


@given(st.floats(0, 400), st.integers(1, 200))
def test_the_chi_square_tail_is_that_of_scipy(x: float, df: int) -> None:
    assert chi_square_tail(x, df) == pytest.approx(stats.chi2.sf(x, df), rel=1e-8, abs=1e-200)


@pytest.mark.parametrize("df", [1, 2, 3, 4, 19])
def test_nothing_is_always_reached(df: int) -> None:
    assert chi_square_tail(0.0, df) == 1
