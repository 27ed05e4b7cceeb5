from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.measures.people import table_of
from unifydesk.measures.kappa import kappa

FIVE = tuple("12345")
some_pairs = st.lists(st.tuples(st.sampled_from(FIVE), st.sampled_from(FIVE)), max_size=30)
WEIGHTS = ("none", "linear", "quadratic")
by_weights = pytest.mark.parametrize("weights", WEIGHTS)


def slow_kappa(pairs: list[tuple[str, str]], weights: str) -> float | None:
    """Cohen's kappa from people: how far apart their two answers are, and how far those of any two people."""
    power = WEIGHTS.index(weights)

    def apart(one: str, other: str) -> int:
        return 0 if one == other else abs(int(one) - int(other)) ** power

    n = len(pairs)
    expected = sum(apart(before, after) for before, _ in pairs for _, after in pairs)
    observed = sum(apart(before, after) for before, after in pairs)
    return float(1 - Fraction(observed * n, expected)) if expected else None


@pytest.mark.parametrize(
    ("weights", "expected"), [("none", 0.3394), ("linear", 0.5227), ("quadratic", 0.6897)]
)
def test_the_worked_pair_of_rounds_has_its_kappas(weights, expected: float) -> None:
    table = table_of(zip("233424532431", "334425544432", strict=True), FIVE)
    assert kappa(table, weights) == pytest.approx(expected, abs=5e-5)


def test_the_anxiety_data_of_irr_have_their_squared_kappa() -> None:
    pairs = zip("33345523522615221243", "36462424332333221334", strict=True)
    assert kappa(table_of(pairs, "123456"), "quadratic") == pytest.approx(0.297, abs=5e-4)


@by_weights
@given(pairs=some_pairs)
def test_it_compares_people_with_themselves_and_with_each_other(
    weights, pairs: list[tuple[str, str]]
) -> None:
    expected = slow_kappa(pairs, weights)
    found = kappa(table_of(pairs, FIVE), weights)
    assert found == (None if expected is None else pytest.approx(expected, abs=1e-12))


@by_weights
@given(pairs=some_pairs)
def test_neither_the_direction_of_time_nor_of_the_scale_matters(
    weights, pairs: list[tuple[str, str]]
) -> None:
    found = kappa(table_of(pairs, FIVE), weights)
    assert kappa(table_of([(after, before) for before, after in pairs], FIVE), weights) == found
    assert kappa(table_of(pairs, FIVE[::-1]), weights) == found


@by_weights
@given(pairs=some_pairs, rooms=st.integers(2, 9))
def test_many_rooms_alike_have_the_kappa_of_one(weights, pairs: list[tuple[str, str]], rooms: int) -> None:
    found = kappa(table_of(pairs, FIVE), weights)
    many = kappa(table_of(pairs * rooms, FIVE), weights)
    assert many == (None if found is None else pytest.approx(found, abs=1e-12))


@by_weights
def test_nobody_changing_is_1(weights) -> None:
    assert kappa(((3, 0), (0, 4)), weights) == 1


@by_weights
def test_everyone_moving_from_4_to_5_is_0_although_the_group_is_unanimous_twice(weights) -> None:
    assert kappa(table_of([("4", "5")] * 9, FIVE), weights) == 0


@by_weights
@pytest.mark.parametrize("pairs", [[], [("4", "4")] * 9])
def test_it_is_not_defined_without_pairs_or_when_both_rounds_are_one_category(weights, pairs: list) -> None:
    assert kappa(table_of(pairs, FIVE), weights) is None


def test_unknown_weights_are_refused() -> None:
    with pytest.raises(ValueError, match="cubic"):
        kappa(((1, 0), (0, 1)), "cubic")
