from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache
from itertools import product
from statistics import median_low

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from tests.measures.labels import delphi
from unifydesk.measures.agreement import agreement_ratio
from unifydesk.measures.moving import MOST_PATHS, is_firm
from unifydesk.measures.ordinal import middle, quartiles
from unifydesk.measures.swing import shifts

Counts = tuple[int, ...]
small = st.lists(st.integers(0, 7), min_size=2, max_size=5).map(tuple)
crowds = st.lists(st.integers(0, 400), min_size=3, max_size=5).map(tuple)


def neighbours(counts: Counts, moved: int) -> list[Counts]:
    """Return all counts that up to `moved` ballots lead to, the counts as they are included."""
    every = (
        tuple(map(sum, zip(counts, s, strict=True))) for m in range(moved + 1) for s in shifts(len(counts), m)
    )
    return [there for there in every if min(there) >= 0]


def thirds(counts: Counts) -> str:
    low, high = counts[0], counts[-1]
    if 3 * low >= sum(counts) and 3 * high >= sum(counts):
        return "contested"
    return "high" if high - low > 0 else "low" if low > high else "even"


def largest(counts: Counts) -> str:
    return "abcdefghi"[counts.index(max(counts))]


def between(counts: Counts) -> str:
    low, high = middle(counts)
    return f"{low}–{high}"


def narrow(counts: Counts) -> str:
    low, high = quartiles(counts)
    return "none" if low is None or high is None else "narrow" if high - low <= 1 else "wide"


def filled(counts: Counts) -> str:
    return "some" if any(not count for count in counts) else "all"


def mixed(counts: Counts) -> str:
    first, *others = counts
    return "few" if 10 - first != 2 * sum(others) - 7 and not -first <= -5 else "many"


RULES: list[Callable[[Counts], str]] = [delphi, thirds, largest, between, narrow, filled, mixed]
by_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)


@by_rule
@given(counts=small, moved=st.integers(0, 3))
def test_a_firm_label_is_never_changed_by_that_many_ballots(rule, counts: Counts, moved: int) -> None:
    assume(is_firm(counts, rule, moved))
    assert {rule(there) for there in neighbours(counts, moved)} == {rule(counts)}


weights = st.lists(st.integers(-4, 4), min_size=4, max_size=4)
questions = st.tuples(weights, st.integers(-9, 9), st.sampled_from(["<", "<=", ">", ">=", "==", "!="]))


@given(
    st.lists(st.integers(0, 6), min_size=4, max_size=4).map(tuple),
    st.lists(questions, min_size=1, max_size=3),
    st.integers(1, 2),
)
@example((3, 0, 0, 3), [([1, 0, 0, -1], 0, "==")], 1)
def test_any_questions_about_weighted_sums_are_followed_rightly(counts: Counts, asked, moved: int) -> None:
    def rule(at: Counts) -> tuple[bool, ...]:
        return tuple(
            {
                "<": lambda a, b: a < b,
                "<=": lambda a, b: a <= b,
                ">": lambda a, b: a > b,
                ">=": lambda a, b: a >= b,
                "==": lambda a, b: a == b,
                "!=": lambda a, b: a != b,
            }[sign](sum(w * n for w, n in zip(factors, at, strict=True)), limit)
            for factors, limit, sign in asked
        )

    changed = {rule(there) for there in neighbours(counts, moved)} != {rule(counts)}
    assert not (changed and is_firm(counts, rule, moved))


@given(crowds, st.integers(1, 3))
def test_a_single_sum_far_from_its_threshold_is_firm(counts: Counts, moved: int) -> None:
    def rule(at: Counts) -> str:
        return "majority" if 2 * at[-1] > sum(at) else "none"

    room = abs(2 * counts[-1] - sum(counts))
    assume(room > 2 * moved)
    assert is_firm(counts, rule, moved)


@pytest.mark.parametrize(
    "counts",
    [
        (10, 20, 30, 140, 800),
        (300, 100, 100, 100, 400),
        (400, 0, 100, 70, 430),
        (100, 100, 600, 100, 100),
        (0, 0, 1000, 0, 0),
        (0, 300, 100, 400, 200),
        (150, 200, 320, 170, 160),
    ],
)
def test_a_thousand_people_far_from_every_threshold_are_firm_after_a_few_calls(counts: Counts) -> None:
    calls = 0

    def counting(at: Counts) -> str:
        nonlocal calls
        calls += 1
        return delphi(at)

    assert is_firm(counts, counting, 3)
    assert calls <= MOST_PATHS + 1


@by_rule
def test_nothing_changes_when_nobody_moves(rule) -> None:
    assert is_firm((3, 5, 2), rule, 0)


@pytest.mark.parametrize("rule", [between, narrow])
def test_rules_on_the_median_and_the_quartiles_are_followed(rule) -> None:
    assert is_firm((50, 100, 200, 500, 150), rule, 3)
    assert not is_firm((250, 0, 0, 250, 500), rule, 1)


def test_two_equal_sides_may_be_compared_when_the_answer_does_not_matter() -> None:
    assert is_firm((40, 20, 40), lambda c: "far" if 3 * max(c[0], c[2]) > 2 * sum(c) else "near", 3)


def test_a_figure_known_within_bounds_is_enough_for_its_sign() -> None:
    assert is_firm((300, 0, 0, 0, 300), delphi, 3)
    assert not is_firm((2, 2, 2, 2, 2), delphi, 1)
    assert not is_firm((2, 2, 2, 2, 2), lambda c: "below" if -2 * agreement_ratio(c)[0] > 0 else "not", 1)


@lru_cache
def remembering(counts: Counts) -> str:
    return "same"


@pytest.mark.parametrize(
    "rule",
    [
        lambda c: str(c),
        lambda c: f"{c[0]}",
        lambda c: "same" if str(c[0]) != "29" else "other",
        lambda c: "same" if c[0] / sum(c) >= 0 else "other",
        lambda c: "same" if c[0] * c[1] >= 0 else "other",
        lambda c: "same" if c[0] >= Fraction(-1, 2) else "other",
        lambda c: "same" if c[0] != 0.5 else "other",
        lambda c: "same" if float(c[0]) >= 0 else "other",
        lambda c: "same" if len(set(c)) > 0 else "other",
        lambda c: "same" if c[0] - 0.5 < 100 else "other",
        lambda c: "same" if 0.5 - c[0] < 100 else "other",
        lambda c: ["same"][min(0, c[0] // 100)],
        lambda c: "same" if median_low(range(c[0])) > 0 else "other",
        remembering,
    ],
)
def test_a_function_that_cannot_be_followed_is_not_called_firm(rule) -> None:
    assert not is_firm((30, 30, 30), rule, 1)


def test_a_loop_without_end_on_an_impossible_way_is_given_up() -> None:
    def counting_down(counts: Counts) -> str:
        left = counts[0]
        while left != 0:
            left -= 1
        return "done"

    assert not is_firm((5, 5), counting_down, 2)


def test_too_many_ways_are_not_all_tried() -> None:
    calls = 0

    def many_questions(counts: Counts) -> str:
        nonlocal calls
        calls += 1
        return "same" if sum(a >= b for a, b in product(counts, repeat=2)) >= 0 else "other"

    assert not is_firm((5, 5, 5, 5, 5), many_questions, 1)
    assert calls == MOST_PATHS + 1


def test_a_mistake_of_the_function_itself_is_not_hidden() -> None:
    with pytest.raises(TypeError, match="int"):
        is_firm((1, 2), lambda counts: counts[0] + "1", 1)
