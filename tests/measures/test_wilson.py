from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from unifydesk.measures.ordinal import shares
from unifydesk.measures.wilson import wilson

CASES = json.loads((Path(__file__).parent.parent / "files" / "worked_measures.json").read_text("utf-8"))
some_shares = st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_the_table_of_newcombe_is_reproduced(x: int, n: int, low: float, high: float) -> None:
    assert wilson(x, n) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_interval(case: dict) -> None:
    above, below, neutral = shares(case["counts"])
    expected = case["wilson_above"]
    found = wilson(above, above + below + neutral)
    assert found == (None if expected is None else pytest.approx(tuple(expected), abs=1e-6))


@given(some_shares)
def test_it_is_the_interval_of_scipy(share: tuple[int, int]) -> None:
    expected = stats.binomtest(*share).proportion_ci(method="wilson")
    assert wilson(*share) == pytest.approx((expected.low, expected.high), abs=1e-12)


@given(some_shares)
def test_the_share_lies_inside(share: tuple[int, int]) -> None:
    x, n = share
    low, high = wilson(x, n)
    assert 0 <= low <= x / n <= high <= 1


@given(some_shares)
def test_those_who_said_no_have_the_mirrored_interval(share: tuple[int, int]) -> None:
    x, n = share
    low, high = wilson(x, n)
    assert wilson(n - x, n) == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(some_shares, st.integers(2, 9))
def test_more_people_with_the_same_share_make_it_narrower(share: tuple[int, int], times: int) -> None:
    x, n = share
    low, high = wilson(x, n)
    lower, higher = wilson(x * times, n * times)
    assert higher - lower < high - low


@given(st.integers(1, 500))
def test_nobody_and_everybody_touch_the_ends_exactly(n: int) -> None:
    assert wilson(0, n)[0] == 0
    assert wilson(n, n)[1] == 1


def test_without_answers_there_is_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("x", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_what_is_no_share_is_refused(x: int, n: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        wilson(x, n)
