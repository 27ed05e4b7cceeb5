from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.pictures.palette import OUTLINE, shades
from unifydesk.pictures.shapes import Box, Dot, Label, Picture
from unifydesk.pictures.spectrum_strip import spectrum_strip

ENDS = ("one model for everything", "many models, one for each purpose")
SIZES = [(1600, 700, None), (500, 160, None), (1680, 342, 36), (480, 44, 6.4), (240, 53, 6.4), (380, 110, 11)]
eleven = st.lists(st.integers(0, 6) | st.integers(0, 90), min_size=11, max_size=11)


def dots(picture: Picture) -> list[Dot]:
    return [shape for shape in picture.shapes if isinstance(shape, Dot)]


def texts(picture: Picture) -> list[str]:
    return [shape.text for shape in picture.shapes if isinstance(shape, Label)]


def band(picture: Picture) -> list[Box]:
    return [shape for shape in picture.shapes if isinstance(shape, Box)]


@pytest.fixture
def spectrum(figures_of):
    return lambda *counts, **more: figures_of(*counts, kind="spectrum", **{"ends": ENDS} | more)


def test_every_person_is_a_dot_of_one_size_in_the_colour_of_their_answer(spectrum) -> None:
    marks = dots(spectrum_strip(spectrum(1, 0, 0, 0, 2, 3, 6, 0, 0, 0, 1), 1600, 700))
    assert [sum(dot.fill == shade for dot in marks) for shade in shades(11)] == [
        1,
        0,
        0,
        0,
        2,
        3,
        6,
        0,
        0,
        0,
        1,
    ]
    assert len({dot.radius for dot in marks}) == 1
    assert {dot.stroke for dot in marks} == {OUTLINE}


def test_people_of_one_mind_are_stacked(spectrum) -> None:
    marks = dots(spectrum_strip(spectrum(0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0), 1600, 700))
    assert len({round(dot.x, 6) for dot in marks}) == 1
    assert len({round(dot.y, 6) for dot in marks}) == 5


def test_numbers_ends_and_counts_are_written(spectrum) -> None:
    said = texts(spectrum_strip(spectrum(1, 0, 0, 0, 2, 3, 6, 0, 0, 0, 1), 1600, 700))
    assert {str(value) for value in range(11)} <= set(said)
    assert " ".join(said).count("everything") == 1
    assert "one model for" in said
    assert "13 of 13" in said


def test_median_and_quartiles_are_those_of_the_numbers(spectrum) -> None:
    figures = spectrum(0, 0, 0, 0, 1, 2, 6, 3, 0, 0, 0)
    picture = spectrum_strip(figures, 1600, 400, size=20)
    assert "median 6, middle half 5.75 to 6.25" in texts(picture)
    half, median = band(picture)
    numbers = {
        s.text: s.x for s in picture.shapes if isinstance(s, Label) and s.text.isdecimal() and not s.bold
    }
    step = numbers["1"] - numbers["0"]
    assert half.x == pytest.approx(numbers["6"] - 0.25 * step)
    assert half.width == pytest.approx(0.5 * step)
    assert median.x + median.width / 2 == pytest.approx(numbers["6"])


def test_a_group_of_one_mind_has_a_median_and_no_band(spectrum) -> None:
    assert len(band(spectrum_strip(spectrum(0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0), 1600, 700))) == 1


def test_without_answers_it_says_so(spectrum) -> None:
    picture = spectrum_strip(spectrum(*(0,) * 11, silent=4), 500, 160)
    assert "Nobody answered" in texts(picture)
    assert dots(picture) == []
    assert picture.text.endswith("There is no median.")


def test_its_words_give_every_count_the_median_and_the_quartiles(spectrum) -> None:
    assert spectrum_strip(spectrum(0, 0, 0, 0, 1, 2, 6, 3, 0, 0, 0, silent=3), 500, 160).text == (
        "Real: 12 of 15 people present answered: 0 at 0 (one model for everything), 0 at 1, 0 at 2, 0 at 3, "
        "1 at 4, 2 at 5, 6 at 6, 3 at 7, 0 at 8, 0 at 9, 0 at 10 (many models, one for each purpose); "
        "0 cannot judge; 3 gave no answer. Median 6; the middle half of the answers lies between 5.75 and "
        "6.25."
    )


def test_its_dots_rise_from_the_line(spectrum) -> None:
    figures = spectrum(1, 0, 0, 0, 2, 3, 6, 0, 0, 0, 1)
    assert len({round(dot.y, 6) for dot in dots(spectrum_strip(figures, 1600, 700, grow=0))}) == 1
    assert spectrum_strip(figures, 1600, 700, grow=3) == spectrum_strip(figures, 1600, 700)


def test_its_dots_come_from_the_round_before(spectrum) -> None:
    before, after = spectrum(5, 0, 0, 0, 0, 0, 6, 0, 0, 0, 2), spectrum(1, 0, 0, 0, 2, 3, 6, 0, 0, 0, 1)
    start = dots(spectrum_strip(after, 1600, 700, previous=before, grow=0))
    there = dots(spectrum_strip(before, 1600, 700, previous=after))
    assert [dot.x for dot in start] == pytest.approx([dot.x for dot in there])
    assert [dot.y for dot in start] == pytest.approx([dot.y for dot in there])
    assert [dot.fill for dot in start] == [dot.fill for dot in there]


def test_strips_of_a_scene_can_have_dots_of_one_size(spectrum) -> None:
    few = dots(spectrum_strip(spectrum(0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0), 500, 160, scale_to=20))
    many = dots(spectrum_strip(spectrum(0, 0, 0, 0, 0, 0, 20, 0, 0, 0, 0), 500, 160, scale_to=20))
    assert few[0].radius == many[0].radius


def test_a_mirrored_vote_is_drawn_mirrored(spectrum) -> None:
    counts = (1, 0, 4, 0, 2, 3, 6, 0, 7, 0, 1)
    one, other = (
        spectrum_strip(spectrum(*these, ends=("", "")), 1600, 700) for these in (counts, counts[::-1])
    )
    middle = next(s.x for s in one.shapes if isinstance(s, Label) and s.text == "5")
    left = sorted(dot.x - middle for dot in dots(one))
    assert left == pytest.approx(sorted(middle - dot.x for dot in dots(other)))


@settings(max_examples=60)
@given(eleven, st.sampled_from(SIZES), st.integers(0, 30), st.sampled_from([ENDS, ("", ""), ("x" * 90, "y")]))
def test_it_fits_any_answers(stray, overlapping, figures_of, counts, size, silent, ends) -> None:
    width, height, text = size
    figures = figures_of(*counts, kind="spectrum", silent=silent, ends=ends)
    picture = spectrum_strip(figures, width, height, size=text)
    assert stray(picture) == []
    assert overlapping(picture) == []
    assert len(dots(picture)) == sum(counts)


@settings(max_examples=30)
@given(eleven, eleven, st.floats(0, 1), st.sampled_from(SIZES))
def test_nothing_leaves_the_canvas_while_it_grows(stray, figures_of, before, after, grow, size) -> None:
    width, height, text = size
    old, new = (figures_of(*counts, kind="spectrum") for counts in (before, after))
    assert stray(spectrum_strip(new, width, height, size=text, previous=old, grow=grow)) == []
