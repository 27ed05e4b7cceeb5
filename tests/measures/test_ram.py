from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.ram import classic_agreement, classic_disagreement, ram

# BMJ Open 2012;2:e001431, table 1: fifteen people
PUBLISHED = (0, 0, 0, 1, 1, 1, 5, 5, 2)
some_panels = st.lists(st.integers(0, 6), min_size=9, max_size=9).map(tuple).filter(any)
small_panels = st.lists(st.integers(1, 9), min_size=8, max_size=16)


def counted(ratings: list[int] | str) -> tuple[int, ...]:
    return tuple([int(rating) for rating in ratings].count(point) for point in range(1, 10))


def test_the_published_table_is_reproduced() -> None:
    found = ram(PUBLISHED)
    assert (found.p30, found.p70, found.ipr, found.centre, found.ai) == (7, 8, 1, 7.5, 2.5)
    assert found.ipras == pytest.approx(6.1)
    assert not found.disagreement
    assert classic_agreement(PUBLISHED)
    assert not classic_disagreement(PUBLISHED)


def test_the_worked_example_disagrees() -> None:
    counts = counted("112558999")
    found = ram(counts)
    assert (found.p30, found.p70, found.ipr) == pytest.approx((3.2, 8.6, 5.4))
    assert (found.ipras, found.di) == pytest.approx((3.7, 1.459), abs=5e-4)
    assert found.disagreement
    assert classic_disagreement(counts)
    assert not classic_agreement(counts)


@given(some_panels.filter(lambda c: sum(c) > 1))
def test_percentiles_are_those_of_the_standard_library(counts: tuple[int, ...]) -> None:
    line = [Fraction(point) for point, count in enumerate(counts, start=1) for _ in range(count)]
    tenths = quantiles(line, n=10, method="inclusive")
    low, high = tenths[2], tenths[6]
    found = ram(counts)
    assert (found.p30, found.p70) == (float(low), float(high))
    ipras = Fraction(235, 100) + Fraction(3, 2) * abs(5 - (low + high) / 2)
    assert found.disagreement == (high - low > ipras)
    assert found.di == float((high - low) / ipras)


@given(some_panels)
def test_looking_from_the_other_end_mirrors_the_centre_and_nothing_else(counts: tuple[int, ...]) -> None:
    found, mirror = ram(counts), ram(counts[::-1])
    assert (mirror.p30, mirror.p70) == pytest.approx((10 - found.p70, 10 - found.p30))
    assert mirror.centre == pytest.approx(10 - found.centre)
    assert (mirror.ipr, mirror.ai, mirror.ipras, mirror.di) == pytest.approx(
        (found.ipr, found.ai, found.ipras, found.di)
    )
    assert mirror.disagreement == found.disagreement


@pytest.mark.parametrize("point", range(1, 10))
def test_one_answer_for_all_never_disagrees(point: int) -> None:
    found = ram(counted([point] * 12))
    assert (found.ipr, found.di, found.disagreement) == (0, 0, False)
    assert found.ipras == pytest.approx(2.35 + 1.5 * abs(5 - point))


def test_a_range_equal_to_its_threshold_is_no_disagreement() -> None:
    """P30 = 4.2, P70 = 8.8: IPR and IPRAS are 4.6 exactly, while floats call it disagreement."""
    found = ram(counted("11467999"))
    assert found.p70 - found.p30 > 2.35 + 1.5 * abs(5 - (found.p30 + found.p70) / 2)
    assert found.ipr == found.ipras == 4.6
    assert not found.disagreement


@pytest.mark.parametrize(
    ("people", "needed"), [(8, 3), (9, 3), (10, 3), (11, 4), (12, 4), (13, 4), (14, 5), (15, 5), (16, 5)]
)
def test_the_published_table_of_panel_sizes_holds(people: int, needed: int) -> None:
    def panel(low: int, high: int) -> tuple[int, ...]:
        return (0, low, 0, 0, people - low - high, 0, 0, high, 0)

    assert classic_disagreement(panel(needed, needed)) is True
    assert classic_disagreement(panel(needed - 1, needed)) is False
    assert classic_disagreement(panel(needed, needed - 1)) is False
    assert classic_agreement(panel(needed - 1, 0)) is True
    assert classic_agreement(panel(needed - 1, 1)) is False


@pytest.mark.parametrize("people", [0, 1, 7, 17, 30])
def test_other_panel_sizes_are_not_published(people: int) -> None:
    counts = (0, 0, 0, 0, people, 0, 0, 0, 0)
    assert classic_disagreement(counts) is None
    assert classic_agreement(counts) is None


@pytest.mark.parametrize("ratings", ["33334444", "66667777", "2222222255555555"])
def test_a_median_between_two_thirds_is_never_agreement(ratings: str) -> None:
    assert classic_agreement(counted(ratings)) is False


@given(small_panels)
def test_agreement_counts_those_outside_the_third_of_the_median(ratings: list[int]) -> None:
    line = sorted(ratings)
    median = Fraction(line[(len(line) - 1) // 2] + line[len(line) // 2], 2)
    third = (
        range(7, 10)
        if median >= Fraction(13, 2)
        else range(4, 7)
        if median >= Fraction(7, 2)
        else range(1, 4)
    )
    outside = sum(rating not in third for rating in ratings)
    most = {8: 2, 9: 2, 10: 2, 11: 3, 12: 3, 13: 3}.get(len(ratings), 4)
    assert classic_agreement(counted(ratings)) == (outside <= most)


@given(small_panels)
def test_nobody_agrees_and_disagrees_at_once(ratings: list[int]) -> None:
    assert not (classic_agreement(counted(ratings)) and classic_disagreement(counted(ratings)))


def test_without_answers_there_are_no_figures() -> None:
    assert ram((0,) * 9) is None


@pytest.mark.parametrize("figure", [ram, classic_agreement, classic_disagreement])
def test_a_scale_of_five_points_is_refused(figure) -> None:
    with pytest.raises(ValueError, match="9 points, not 5"):
        figure((1, 2, 3, 4, 5))
