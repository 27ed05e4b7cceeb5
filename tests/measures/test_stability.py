from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from tests.measures.labels import delphi
from unifydesk.measures.stability import outcomes, stability

CASES = json.loads((Path(__file__).parent.parent / "files" / "worked_measures.json").read_text("utf-8"))
few_votes = st.lists(st.integers(0, 3), min_size=2, max_size=4).map(tuple).filter(lambda c: 0 < sum(c) < 6)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_label_and_its_stability(case: dict) -> None:
    counts, expected = tuple(case["counts"]), case["stability"]
    assert delphi(counts) == case["label"]
    assert stability(counts, delphi) == (None if expected is None else pytest.approx(expected, abs=1e-6))


@given(few_votes)
def test_it_is_the_share_of_all_draws_with_the_same_label(counts: tuple[int, ...]) -> None:
    """Every answer is drawn from everybody's, one draw after the other."""

    def label_of(at: tuple[int, ...]) -> str:
        return "high" if 2 * at[-1] > sum(at) else "level" if at[0] == at[-1] else "low"

    answers = [option for option, count in enumerate(counts) for _ in range(count)]
    same = 0
    for drawn in product(answers, repeat=len(answers)):
        same += label_of(tuple(map(drawn.count, range(len(counts))))) == label_of(counts)
    assert stability(counts, label_of) == pytest.approx(same / len(answers) ** len(answers), abs=1e-12)


@settings(max_examples=30)
@given(few_votes)
def test_outcomes_are_those_of_scipys_multinomial(counts: tuple[int, ...]) -> None:
    n = sum(counts)
    shares = [count / n for count in counts]
    for outcome, ways in outcomes(counts, n):
        assert ways / n**n == pytest.approx(stats.multinomial.pmf(outcome, n, shares), rel=1e-9)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=4).map(tuple).filter(any))
def test_all_draws_together_are_everything_and_none_is_listed_twice(counts: tuple[int, ...]) -> None:
    n = sum(counts)
    found = list(outcomes(counts, n))
    assert sum(ways for _, ways in found) == n**n
    assert len({outcome for outcome, _ in found}) == len(found)
    assert all(sum(outcome) == n and ways > 0 for outcome, ways in found)


@given(few_votes)
def test_a_label_that_never_changes_is_stable_and_its_mirror_is_as_stable(counts: tuple[int, ...]) -> None:
    assert stability(counts, lambda at: "same") == 1

    def rising(at: tuple[int, ...]) -> str:
        return str(at[-1] > at[0])

    def falling(at: tuple[int, ...]) -> str:
        return str(at[0] > at[-1])

    assert stability(counts, rising) == pytest.approx(stability(counts[::-1], falling), abs=1e-12)


def test_a_unanimous_vote_has_only_one_outcome() -> None:
    assert stability((0, 0, 0, 0, 900), delphi, limit=1) == 1


def test_two_opposite_votes_stay_opposite_half_the_time() -> None:
    assert Fraction(stability((1, 0, 1), lambda at: str(at))) == Fraction(1, 2)


def test_without_answers_nothing_is_stable() -> None:
    assert stability((0, 0, 0), delphi) is None
    assert stability((), delphi) is None


def test_more_outcomes_than_the_limit_are_not_counted() -> None:
    assert stability((1, 1, 1), delphi, limit=10) == 1
    assert stability((1, 1, 1), delphi, limit=9) is None
    assert stability((200, 200, 200, 200, 200), delphi) is None


def test_by_default_twenty_seven_people_on_five_options_are_counted_in_full() -> None:
    asked = set()

    def noting(at: tuple[int, ...]) -> str:
        asked.add(at)
        return "same"

    assert stability((5, 6, 5, 6, 5), noting) == 1
    assert len(asked) == 31_465
