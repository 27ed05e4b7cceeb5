from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures._runs import diverging, unit_columns, unit_places

counts = st.lists(st.integers(0, 30), min_size=2, max_size=9)
rows = st.integers(1, 3)


def test_the_published_bar_has_its_shares_on_both_sides() -> None:
    share = [100 * n / 565 for n in (4, 21, 27, 230, 283)]
    spans = diverging(share)
    assert spans[0][0] == pytest.approx(-6.81, abs=0.01)
    assert spans[-1][1] == pytest.approx(93.19, abs=0.01)


def test_an_even_scale_meets_at_zero() -> None:
    assert diverging([2, 3, 6, 1]) == ((-5, -3), (-3, 0), (0, 6), (6, 7))


@given(counts)
def test_runs_follow_one_another_and_keep_their_lengths(lengths: list[int]) -> None:
    spans = diverging(lengths)
    assert [end - start for start, end in spans] == lengths
    assert all(one[1] == other[0] for one, other in pairwise(spans))


@given(counts, rows)
def test_every_person_has_a_place_of_their_own_within_their_run(people: list[int], high: int) -> None:
    spans, places = unit_columns(people, high), unit_places(people, high)
    assert len(places) == len(set(places)) == sum(people)
    for option, column, row in places:
        assert spans[option][0] <= column <= spans[option][1] - 1
        assert 0 <= row < high


def test_a_ragged_column_is_the_far_one() -> None:
    places = unit_places((3, 0, 0, 0, 3), 2)
    assert [place for place in places if place[0] == 0] == [(0, -1, 0), (0, -1, 1), (0, -2, 0)]
    assert [place for place in places if place[0] == 4] == [(4, 0, 0), (4, 0, 1), (4, 1, 0)]
