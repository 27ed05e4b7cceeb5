from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.items import points_of
from unifydesk.pictures.item_words import allocation_sentence
from unifydesk.pictures.palette import HIGH, LOW, OUTLINE
from unifydesk.pictures.points_bars import points_bars
from unifydesk.pictures.shapes import Box, Label, Picture

POINTS = [{"A": 60, "B": 40}, {"B": 100}, {"C": 20, "B": 30, "A": 50}]
VOTES = [{"A": 8, "B": -6}, {"B": -9, "C": 3}, {"C": 2, "B": 3}]
SIZES = [(1600, 700, None), (500, 160, None), (1600, 700, 36), (480, 100, 6.4), (350, 160, 11)]


def bars(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def test_bars_are_in_proportion_to_totals_the_largest_first() -> None:
    found = bars(points_bars(points_of(POINTS), 1600, 700))
    assert [bar.width / found[0].width for bar in found] == pytest.approx([1, 110 / 170, 20 / 170])
    assert [bar.y for bar in found] == sorted(bar.y for bar in found)
    assert {bar.stroke for bar in found} == {OUTLINE}


def test_totals_means_and_givers_stand_beside_the_bars() -> None:
    said = texts(points_bars(points_of(POINTS), 1600, 700))
    assert {"total", "mean", "people", "170", "56.7", "3", "110", "36.7", "2"} <= set(said)
    assert [text for text in said if text in "ABCD"] == ["B", "A", "C", "D"]


def test_votes_against_go_to_the_left_of_zero() -> None:
    found = bars(points_bars(points_of(VOTES), 1600, 700, hatch=True))
    against = next(bar for bar in found if bar.fill == LOW)
    others = [bar for bar in found if bar.fill == HIGH]
    zero = against.x + against.width
    assert [bar.x for bar in others] == pytest.approx([zero] * len(others))
    assert against.hatch
    assert not any(bar.hatch for bar in others)


def test_pictures_of_a_scene_can_share_a_scale() -> None:
    large = bars(points_bars(points_of([{"A": 200}]), 1600, 700, scale_to=200))
    small = bars(points_bars(points_of([{"A": 50}]), 1600, 700, scale_to=200))
    assert small[0].width == pytest.approx(large[0].width / 4, rel=0.03)


def test_bars_grow_from_zero_or_from_the_earlier_totals() -> None:
    before, after = points_of([{"A": 20, "B": 80}]), points_of([{"A": 60, "B": 40}])
    assert bars(points_bars(after, 1600, 700, grow=0)) == []
    start = bars(points_bars(after, 1600, 700, previous=before, grow=0))
    assert [bar.width / start[1].width for bar in start] == pytest.approx([0.25, 1])
    end = bars(points_bars(after, 1600, 700, previous=before))
    assert [bar.width / end[0].width for bar in end] == pytest.approx([1, 40 / 60])


def test_the_small_print_says_who_answered_and_what_was_spent() -> None:
    said = " ".join(texts(points_bars(points_of(POINTS, silent=1), 1600, 700)))
    assert "3 of 4 people present answered" in said
    assert "Of a budget of 100 each, 300 spent, 0 left" in said


def test_its_words_are_those_of_the_points() -> None:
    figures = points_of(VOTES)
    assert points_bars(figures, 1600, 700).text == allocation_sentence(figures)


def test_without_answers_it_says_so() -> None:
    picture = points_bars(points_of([], silent=2), 500, 160)
    assert bars(picture) == []
    assert "Nothing was given" in texts(picture)


@settings(max_examples=50)
@given(
    st.lists(st.dictionaries(st.sampled_from("ABCDEFGHIJKL"), st.integers(-10, 100)), max_size=12),
    st.sampled_from(SIZES),
    st.floats(0, 1),
    st.sampled_from([0, 40, 5000]),
)
def test_it_fits_any_points(stray, overlapping, ballots, size, grow, scale_to) -> None:
    width, height, text = size
    figures = points_of(ballots, "ABCDEFGHIJKL", silent=1)
    before = points_of(ballots[:1], "ABCDEFGHIJKL")
    picture = points_bars(
        figures, width, height, size=text, grow=grow, previous=before, scale_to=scale_to, hatch=True
    )
    assert stray(picture) == []
    assert overlapping(picture) == []
