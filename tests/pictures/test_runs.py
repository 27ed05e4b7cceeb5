from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.sides import Sides, sides_of
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


def test_an_odd_scale_has_a_middle_and_an_even_one_has_none() -> None:
    assert sides_of(("1", "2", "3", "4", "5")) == Sides(5, 2, 2)
    assert sides_of(("1", "2", "3", "4")) == Sides(4, 2, None)


def test_who_abstains_stands_in_the_middle_of_an_even_scale() -> None:
    sides = sides_of(("objection", "disagree", "abstain", "agree"))
    assert [sides.side(option) for option in range(4)] == [-1, -1, 0, 1]
    assert sides.sums((1, 2, 3, 6)) == (3, 3, 6)
    assert diverging((1, 2, 3, 6), sides) == ((-4.5, -3.5), (-3.5, -1.5), (-1.5, 1.5), (1.5, 7.5))


def test_neutral_answers_can_stand_apart() -> None:
    assert diverging((1, 2, 3, 4, 5), apart=20) == ((-3, -2), (-2, 0), (17, 20), (0, 4), (4, 9))
    places = unit_places((0, 0, 3, 0, 0), 2, apart=20)
    assert places == [(2, 19, 0), (2, 19, 1), (2, 18, 0)]


@given(counts, rows)
def test_nobody_shares_a_place_where_neutral_answers_stand_apart(people: list[int], high: int) -> None:
    places = unit_places(people, high, apart=float(sum(people) + len(people)))
    assert len(places) == len({place[1:] for place in places}) == sum(people)
