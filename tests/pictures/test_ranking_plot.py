from __future__ import annotations

from math import pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.pictures.items import ranking_of
from unifydesk.pictures.item_words import ranking_sentence
from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.ranking_plot import ranking_plot
from unifydesk.pictures.shapes import Box, Dot, Label, Picture

BALLOTS = ["B>A>C>D"] * 6 + ["A>B>C>D"] * 2 + ["D>C=B>A", "B>C"]
SIZES = [(1600, 700, None), (500, 160, None), (1600, 700, 36), (480, 200, 6.4), (350, 160, 11)]
TWELVE = "ABCDEFGHIJKL"


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def means(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def ranks(picture: Picture) -> list[float]:
    """Return where the numerals of the ranks stand, above the plot."""
    heads = (shape for shape in picture.shapes if isinstance(shape, Label) and shape.colour == "muted")
    return [head.x for head in heads if head.anchor == "middle" and head.text in "1234"]


def test_the_best_mean_rank_stands_at_the_top_with_its_numbers() -> None:
    picture = ranking_plot(ranking_of(BALLOTS), 1600, 700)
    said = texts(picture)
    assert [text for text in said if text in "ABCD"] == ["B", "A", "C", "D"]
    assert {"mean", "firsts", "people", "2.0", "10", "8"} <= set(said)


def test_rank_one_is_at_the_left() -> None:
    picture = ranking_plot(ranking_of(["A>B>C>D"] * 3), 1600, 700)
    xs = [dot.x for dot in sorted(dots(picture), key=lambda dot: dot.y)]
    assert xs == sorted(xs)
    assert xs == pytest.approx(ranks(picture))


def test_the_area_of_a_dot_is_in_proportion_to_its_people() -> None:
    figures = ranking_of(BALLOTS)
    areas = [pi * dot.radius**2 for dot in dots(ranking_plot(figures, 1600, 700))]
    people = [n for item in figures.ranking.items for _, n in item.spread]
    assert sum(areas) / sum(people) == pytest.approx(min(areas))
    assert max(areas) / min(areas) == pytest.approx(max(people))


def test_dots_of_one_item_do_not_touch() -> None:
    for ballots in (BALLOTS, ["A=B>C>D", "A>B>C>D", "B>A=C>D"] * 8):
        picture = ranking_plot(ranking_of(ballots), 500, 160)
        for one in dots(picture):
            for other in dots(picture):
                if one is not other and one.y == other.y:
                    assert abs(one.x - other.x) >= one.radius + other.radius


def test_means_are_bars_apart_from_dots_in_form() -> None:
    picture = ranking_plot(ranking_of(BALLOTS), 1600, 700)
    assert len(means(picture)) == 4
    assert all(box.stroke == OUTLINE for box in means(picture))
    assert {dot.stroke for dot in dots(picture)} == {OUTLINE}


def test_the_small_print_names_every_rule() -> None:
    said = " ".join(texts(ranking_plot(ranking_of(BALLOTS, silent=2), 1600, 700)))
    for words in (
        "10 of 12 people present answered",
        "Borda: B",
        "Copeland: B",
        "Condorcet winner: B",
        "Kendall’s W",
    ):
        assert words in said


def test_its_words_are_those_of_the_ranking() -> None:
    figures = ranking_of(BALLOTS)
    assert ranking_plot(figures, 1600, 700).text == ranking_sentence(figures)


def test_an_item_that_nobody_ranked_has_a_dash_and_no_marks() -> None:
    picture = ranking_plot(ranking_of(["A>B"] * 3, "ABC"), 1600, 700)
    assert len(means(picture)) == 2
    assert "–" in texts(picture)


def test_without_rankings_it_says_so() -> None:
    picture = ranking_plot(ranking_of([], silent=3), 500, 160)
    assert texts(picture) == ["0 of 3 people present answered; 3 gave no answer.", "Nobody ranked anything"]


def test_marks_move_out_from_the_middle_or_from_the_earlier_mean() -> None:
    before, after = ranking_of(["A>B>C>D"] * 3), ranking_of(BALLOTS)
    start = ranking_plot(after, 1600, 700, grow=0)
    assert len({round(dot.x, 6) for dot in dots(start)}) == 1
    moving = ranking_plot(after, 1600, 700, previous=before, grow=0)
    assert sorted({round(dot.x, 3) for dot in dots(moving)}) == pytest.approx(ranks(moving), abs=0.01)
    assert ranking_plot(after, 1600, 700, previous=before) == ranking_plot(after, 1600, 700)


@settings(max_examples=50)
@given(
    st.lists(st.permutations(TWELVE), max_size=20),
    st.integers(1, 12),
    st.sampled_from(SIZES),
    st.floats(0, 1),
)
def test_it_fits_any_rankings(stray, overlapping, orders, top, size, grow) -> None:
    width, height, text = size
    figures = ranking_of([">".join(order[:top]) for order in orders], TWELVE, silent=1)
    picture = ranking_plot(figures, width, height, size=text, grow=grow)
    assert stray(picture) == []
    assert overlapping(picture) == []
    assert picture == ranking_plot(figures, width, height, size=text, grow=grow)
