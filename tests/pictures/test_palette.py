from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.pictures.palette import HIGH, LOW, NEUTRAL, OUTLINE, PLAIN, blend, contrast, shades, text_on


def test_five_points_have_the_measured_colours_from_orange_to_purple() -> None:
    assert shades(5) == ("#E66101", "#FDB863", "#F7F7F7", "#B2ABD2", "#5E3C99")


def test_three_points_take_the_ends_and_the_middle() -> None:
    assert shades(3) == ("#E66101", "#F7F7F7", "#5E3C99")


@pytest.mark.parametrize("options", range(2, 13))
def test_every_option_has_a_colour_of_its_own(options: int) -> None:
    assert len(set(shades(options))) == options


@pytest.mark.parametrize("options", [2, 4, 6, 8])
def test_an_even_scale_has_no_neutral_grey(options: int) -> None:
    assert "#F7F7F7" not in shades(options)


@pytest.mark.parametrize("options", range(2, 13))
def test_numerals_can_be_read_on_every_colour(options: int) -> None:
    assert all(contrast(text_on(shade), shade) >= 4.5 for shade in shades(options))


def test_white_stands_on_purple_and_black_on_orange() -> None:
    assert text_on("#5E3C99") == "#FFFFFF"
    assert text_on("#E66101") == "#000000"


def test_the_outline_is_seen_on_white_and_around_the_light_steps() -> None:
    assert all(contrast(OUTLINE, shade) >= 3 for shade in ("#FFFFFF", *shades(5)[1:4]))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@given(st.floats(0, 1))
def test_a_blend_lies_between_its_ends(share: float) -> None:
    assert blend("#000000", "#FFFFFF", share) == "#" + f"{round(255 * share):02X}" * 3


def test_a_neutral_answer_beside_the_middle_leaves_the_strong_colours_to_the_ends() -> None:
    assert shades(4, 2) == ("#E66101", "#FDB863", "#F7F7F7", "#5E3C99")
    assert shades(4, 1) == ("#E66101", "#F7F7F7", "#B2ABD2", "#5E3C99")
    assert shades(5, 2) == shades(5)


def test_a_neutral_answer_at_an_end_is_grey() -> None:
    assert shades(3, 0)[0] == shades(3, 2)[2] == NEUTRAL


@pytest.mark.parametrize("options", [3, 5, 7, 9, 11])
def test_the_two_ends_differ_in_grey_print(options: int) -> None:
    assert contrast(shades(options)[0], "#FFFFFF") < 0.75 * contrast(shades(options)[-1], "#FFFFFF")


@pytest.mark.parametrize("fill", [LOW, HIGH, NEUTRAL, PLAIN])
def test_numerals_can_be_read_on_the_fills_of_marks_without_a_scale(fill: str) -> None:
    assert contrast(text_on(fill), fill) >= 4.5
