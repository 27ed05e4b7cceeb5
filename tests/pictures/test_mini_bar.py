from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures.mini_bar import mini_bar
from unifydesk.pictures.shapes import Box, Label
from unifydesk.pictures.words import tally_sentence


def test_its_segments_add_up_to_half_the_width(figures_of) -> None:
    picture = mini_bar(figures_of(1, 2, 3, 4, 2), 120, 12)
    assert sum(shape.width for shape in picture.shapes if isinstance(shape, Box)) == pytest.approx(60, abs=1)


def test_counts_stand_in_segments_that_have_room(figures_of) -> None:
    picture = mini_bar(figures_of(0, 1, 0, 30, 29), 120, 12)
    assert [shape.text for shape in picture.shapes if isinstance(shape, Label)] == ["30", "29"]


def test_without_answers_only_zero_is_drawn(figures_of) -> None:
    assert len(mini_bar(figures_of(0, 0, 0, 0, 0), 120, 12).shapes) == 1


def test_its_words_are_those_of_the_tally(figures_of) -> None:
    figures = figures_of(0, 1, 2, 6, 3)
    assert mini_bar(figures, 120, 12).text == tally_sentence(figures)


@given(st.lists(st.integers(0, 500), min_size=2, max_size=9), st.sampled_from([(120, 12), (400, 30)]))
def test_nothing_leaves_the_canvas(stray, figures_of, counts, size) -> None:
    assert stray(mini_bar(figures_of(*counts, kind="spectrum"), *size)) == []


def test_its_segments_are_of_the_base_that_was_declared(figures_of) -> None:
    def length(**base) -> float:
        shapes = mini_bar(figures_of(0, 0, 0, 0, 30, silent=30, **base), 120, 12).shapes
        return next(shape.width for shape in shapes if isinstance(shape, Box))

    assert length(base="present") == pytest.approx(length() / 2)


def test_its_segments_follow_weights(figures_of) -> None:
    figures = figures_of(1, 0, 1, kind="approval", weighted=("1", "0", "3"), weight="4")
    first, second = (s.width for s in mini_bar(figures, 120, 12).shapes if isinstance(s, Box))
    assert second == pytest.approx(3 * first)
