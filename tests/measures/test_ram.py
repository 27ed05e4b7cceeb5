from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.ram import ram

# BMJ Open 2012;2:e001431, table 1: fifteen people
PUBLISHED = (0, 0, 0, 1, 1, 1, 5, 5, 2)
some_panels = st.lists(st.integers(0, 6), min_size=9, max_size=9).map(tuple).filter(any)


def counted(ratings: list[int] | str) -> tuple[int, ...]:
    return tuple([int(rating) for rating in ratings].count(point) for point in range(1, 10))


def test_the_published_table_is_reproduced() -> None:
    found = ram(PUBLISHED)
    assert (found.p30, found.p70, found.ipr, found.centre, found.ai) == (7, 8, 1, 7.5, 2.5)
    assert found.ipras == pytest.approx(6.1)
    assert not found.disagreement


def test_the_worked_example_disagrees() -> None:
    counts = counted("112558999")
    found = ram(counts)
    assert (found.p30, found.p70, found.ipr) == pytest.approx((3.2, 8.6, 5.4))
    assert (found.ipras, found.di) == pytest.approx((3.7, 1.459), abs=5e-4)
    assert found.disagreement


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


def test_without_answers_there_are_no_figures() -> None:
    assert ram((0,) * 9) is None


def test_a_scale_of_five_points_is_refused() -> None:
    with pytest.raises(ValueError, match="9 points, not 5"):
        ram((1, 2, 3, 4, 5))
