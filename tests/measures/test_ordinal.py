from __future__ import annotations

import json
import statistics
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unifydesk.measures.ordinal import (
    dominant_opinion,
    exact_quantile,
    interpolated_median,
    iqr,
    median,
    middle,
    net,
    order_statistic,
    quantile,
    quartiles,
    shares,
)

FILES = Path(__file__).parent.parent / "files"
CASES = json.loads((FILES / "worked_cases.json").read_text("utf-8"))
MEASURES = json.loads((FILES / "worked_measures.json").read_text("utf-8"))
some_counts = st.lists(st.integers(0, 30), min_size=2, max_size=9).map(tuple)
some_votes = some_counts.filter(any)


def unrolled(counts: tuple[int, ...]) -> list[int]:
    return [option for option, count in enumerate(counts, start=1) for _ in range(count)]


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_median_and_quartiles(case: dict) -> None:
    assert median(case["counts"]) == case["median"]
    assert quartiles(case["counts"]) == (case["q1"], case["q3"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_sides(case: dict) -> None:
    assert shares(case["counts"]) == (case["above"], case["below"], case["neutral"])


@given(some_votes)
def test_the_median_is_that_of_the_people_lined_up(counts: tuple[int, ...]) -> None:
    assert median(counts) == statistics.median(unrolled(counts))


@given(some_votes.filter(lambda c: sum(c) > 1))
def test_quartiles_are_those_of_the_standard_library(counts: tuple[int, ...]) -> None:
    low, _, high = statistics.quantiles(unrolled(counts), n=4, method="inclusive")
    assert quartiles(counts) == (low, high)


@given(some_votes)
def test_the_median_lies_between_the_quartiles(counts: tuple[int, ...]) -> None:
    low, high = quartiles(counts)
    assert 1 <= low <= median(counts) <= high <= len(counts)


@given(some_votes)
def test_looking_from_the_other_end_mirrors_every_figure(counts: tuple[int, ...]) -> None:
    mirrored, ends = counts[::-1], len(counts) + 1
    low, high = quartiles(counts)
    above, below, neutral = shares(counts)
    assert median(mirrored) == ends - median(counts)
    assert quartiles(mirrored) == (ends - high, ends - low)
    assert shares(mirrored) == (below, above, neutral)


@given(some_counts)
def test_sides_add_up_to_everybody(counts: tuple[int, ...]) -> None:
    assert sum(shares(counts)) == sum(counts)


@given(some_votes)
def test_the_two_middle_answers_have_the_median_between_them(counts: tuple[int, ...]) -> None:
    low, high = middle(counts)
    assert Fraction(low + high, 2) == Fraction(median(counts))
    assert counts[low - 1] > 0
    assert counts[high - 1] > 0


@given(some_votes, st.integers(2, 50))
def test_many_rooms_alike_have_the_median_of_one(counts: tuple[int, ...], rooms: int) -> None:
    assert median([count * rooms for count in counts]) == median(counts)


def test_a_scale_without_midpoint_has_nobody_in_the_middle() -> None:
    assert shares((2, 3, 6, 1)) == (7, 5, 0)


@pytest.mark.parametrize("counts", [(0, 0, 0, 0, 0), (0, 0), ()])
def test_without_answers_there_are_no_figures(counts: tuple[int, ...]) -> None:
    assert median(counts) is None
    assert quartiles(counts) == (None, None)
    assert middle(counts) == (None, None)
    assert shares(counts) == (0, 0, 0)


@pytest.mark.parametrize(("numerator", "denominator"), [(-1, 2), (3, 2), (0, 0)])
def test_a_quantile_outside_0_and_1_is_refused(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        quantile((1, 2, 3), numerator, denominator)


@pytest.mark.parametrize("index", [-1, 3])
def test_a_person_who_is_not_there_is_refused(index: int) -> None:
    with pytest.raises(IndexError):
        order_statistic((1, 2, 0), index)


def test_a_million_answers_are_counted_and_not_unrolled() -> None:
    assert median((10**9, 0, 0, 0, 10**9)) == 3


@pytest.mark.parametrize("case", MEASURES, ids=lambda c: c["case"])
@pytest.mark.parametrize(("name", "figure"), [("interpolated_median", interpolated_median), ("net", net)])
def test_the_worked_cases_give_their_interpolated_median_and_net(case: dict, name: str, figure) -> None:
    expected = case[name]
    assert figure(case["counts"]) == (None if expected is None else pytest.approx(expected, abs=1e-6))


@pytest.mark.parametrize("case", MEASURES, ids=lambda c: c["case"])
def test_the_worked_cases_give_their_interquartile_range(case: dict) -> None:
    assert iqr(case["counts"]) == case["iqr"]


def test_the_published_interpolated_median_is_reproduced() -> None:
    assert interpolated_median((0, 0, 2, 9, 10)) == pytest.approx(4.44, abs=5e-3)


@given(some_votes)
def test_the_interpolated_median_stays_within_half_a_point_of_the_median(counts: tuple[int, ...]) -> None:
    assert abs(interpolated_median(counts) - median(counts)) <= 0.5


@given(some_votes)
def test_half_the_people_lie_below_the_interpolated_median(counts: tuple[int, ...]) -> None:
    low, high = middle(counts)
    assume(low == high)
    into = Fraction(interpolated_median(counts)) - low + Fraction(1, 2)
    below = sum(counts[: low - 1]) + into * counts[low - 1]
    assert float(below) == pytest.approx(sum(counts) / 2, abs=1e-9)


@given(some_votes)
def test_looking_from_the_other_end_mirrors_the_new_figures_too(counts: tuple[int, ...]) -> None:
    mirrored = counts[::-1]
    assert interpolated_median(mirrored) == pytest.approx(len(counts) + 1 - interpolated_median(counts))
    assert iqr(mirrored) == pytest.approx(iqr(counts))
    assert net(mirrored) == -net(counts)
    assert dominant_opinion(mirrored) == -dominant_opinion(counts)


@given(some_votes, st.integers(2, 50))
def test_many_rooms_alike_have_the_shares_of_one(counts: tuple[int, ...], rooms: int) -> None:
    many = [count * rooms for count in counts]
    assert net(many) == pytest.approx(net(counts))
    assert dominant_opinion(many) == pytest.approx(dominant_opinion(counts))
    assert interpolated_median(many) == pytest.approx(interpolated_median(counts))


@given(some_votes)
def test_people_at_the_midpoint_make_the_dominant_opinion_weaker_than_the_net(
    counts: tuple[int, ...],
) -> None:
    neutral = shares(counts)[2]
    expected = net(counts) * (1 - neutral / sum(counts))
    assert dominant_opinion(counts) == pytest.approx(expected, abs=1e-12)


@given(some_votes, st.integers(0, 20), st.integers(1, 20))
def test_an_exact_quantile_is_the_quantile_without_rounding(
    counts: tuple[int, ...], part: int, whole: int
) -> None:
    part = min(part, whole)
    line = unrolled(counts)
    at = (len(line) - 1) * Fraction(part, whole)
    lower, upper = line[int(at)], line[min(int(at) + 1, len(line) - 1)]
    assert exact_quantile(counts, part, whole) == lower + (upper - lower) * (at - int(at))
    assert quantile(counts, part, whole) == pytest.approx(float(exact_quantile(counts, part, whole)))


@pytest.mark.parametrize("counts", [(0, 0, 0, 0, 0), (0, 0), ()])
def test_without_answers_there_are_none_of_the_new_figures(counts: tuple[int, ...]) -> None:
    for figure in (interpolated_median, iqr, net, dominant_opinion):
        assert figure(counts) is None
    assert exact_quantile(counts, 1, 2) is None
