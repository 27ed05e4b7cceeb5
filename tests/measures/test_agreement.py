from __future__ import annotations

import json
from fractions import Fraction
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.agreement import (
    LEAP,
    MOST_OPTIONS,
    agreement_a,
    agreement_ratio,
    layers,
    scale_of,
    scaled_agreement,
)

CASES = json.loads((Path(__file__).parent.parent / "files" / "worked_cases.json").read_text("utf-8"))
some_votes = st.lists(st.integers(0, 12), min_size=3, max_size=7).map(tuple).filter(any)


def slow_agreement(counts: tuple[int, ...]) -> Fraction:
    """Van der Eijk's A written down again from the paper: one person per option and layer at a time."""
    k, n, left, total = len(counts), sum(counts), list(counts), Fraction(0)
    while any(left):
        filled = [int(c > 0) for c in left]
        left = [c - f for c, f in zip(left, filled, strict=True)]
        people = sum(filled)
        tu = tdu = 0
        for i in range(k):
            for j in range(i + 1, k):
                for h in range(j + 1, k):
                    word = f"{filled[i]}{filled[j]}{filled[h]}"
                    tu += word in ("110", "011")
                    tdu += word == "101"
        if people == 1:
            unimodal = Fraction(1)
        elif tu + tdu == 0:
            unimodal = Fraction(0)
        else:
            unimodal = Fraction((k - 2) * tu - (k - 1) * tdu, (k - 2) * (tu + tdu))
        total += Fraction(people, n) * unimodal * (1 - Fraction(people - 1, k - 1))
    return total


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_agreement(case: dict) -> None:
    expected = case["agreement_a"]
    assert agreement_a(case["counts"]) == (None if expected is None else pytest.approx(expected, abs=1e-6))


@given(some_votes)
def test_it_equals_the_formula_of_the_paper(counts: tuple[int, ...]) -> None:
    assert Fraction(*agreement_ratio(counts)) == slow_agreement(counts)


@given(some_votes)
def test_it_lies_between_minus_one_and_one(counts: tuple[int, ...]) -> None:
    assert -1 <= agreement_a(counts) <= 1


@given(some_votes)
def test_looking_from_the_other_end_changes_nothing(counts: tuple[int, ...]) -> None:
    assert agreement_ratio(counts[::-1]) == agreement_ratio(counts)


@given(some_votes, st.integers(2, 9))
def test_many_rooms_alike_agree_as_one_does(counts: tuple[int, ...], rooms: int) -> None:
    assert agreement_a([count * rooms for count in counts]) == agreement_a(counts)


@given(st.integers(3, 9), st.integers(0, 8), st.integers(1, 500))
def test_one_answer_for_all_is_full_agreement(options: int, at: int, people: int) -> None:
    counts = [0] * options
    counts[at % options] = people
    assert agreement_a(counts) == 1


@given(st.integers(3, 9), st.integers(1, 500))
def test_equal_options_are_exactly_zero(options: int, people: int) -> None:
    assert agreement_ratio([people] * options)[0] == 0


@given(st.integers(3, 9), st.integers(1, 500))
def test_two_far_ends_are_exactly_minus_one(options: int, people: int) -> None:
    assert agreement_a([people, *[0] * (options - 2), people]) == -1


@given(some_votes)
def test_layers_hold_everybody_once(counts: tuple[int, ...]) -> None:
    assert sum(people for people, _ in layers(counts)) == sum(counts)


@pytest.mark.parametrize("options", range(3, MOST_OPTIONS + 1))
def test_one_person_more_never_changes_the_sum_of_agreement_by_more_than_the_leap(options: int) -> None:
    """True of all patterns, hence of all counts: one more person changes a single layer of height 1."""
    scaled = {
        pattern: sum(pattern) * scaled_agreement(pattern) if any(pattern) else 0
        for pattern in product((False, True), repeat=options)
    }
    leaps = [
        abs(scaled[(*pattern[:at], True, *pattern[at + 1 :])] - scaled[pattern])
        for pattern in scaled
        for at in range(options)
        if not pattern[at]
    ]
    assert max(leaps) == LEAP * scale_of(options)


@given(st.lists(st.integers(0, 9), min_size=3, max_size=MOST_OPTIONS + 2).map(tuple), st.data())
def test_one_person_more_changes_the_numerator_within_its_bound(counts: tuple[int, ...], data) -> None:
    k, at = len(counts), data.draw(st.integers(0, len(counts) - 1))
    more = (*counts[:at], counts[at] + 1, *counts[at + 1 :])
    leap = LEAP if k <= MOST_OPTIONS else 2 * k - 1
    assert abs(agreement_ratio(more)[0] - agreement_ratio(counts)[0]) <= leap * scale_of(k)


@pytest.mark.parametrize("counts", [(0, 0, 0), (3, 4), (5,), ()])
def test_it_is_not_defined_without_answers_or_with_fewer_than_three_options(counts: tuple[int, ...]) -> None:
    assert agreement_a(counts) is None
    assert agreement_ratio(counts) == (0, 0)


def test_the_published_even_split_of_neighbours_is_three_quarters() -> None:
    assert agreement_a((0, 6, 6, 0, 0)) == 0.75
