"""What may be chosen about the look of a document, and what is said about the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.app import look_checks
from unifydesk.app.look_checks import (
    checked_accent,
    checked_language,
    checked_organisation,
    checked_paper,
    contrast_on_white,
)
from unifydesk.domain.errors import InvalidInputError


@pytest.mark.parametrize(
    ("colour", "ratio"),
    # WebAIM's contrast checker, against #FFFFFF
    [("#000000", 21.0), ("#FFFFFF", 1.0), ("#777777", 4.48), ("#767676", 4.54), ("#0000FF", 8.59)],
)
def test_the_contrast_is_that_of_wcag(colour, ratio):
    assert contrast_on_white(colour) == pytest.approx(ratio, abs=0.005)


@given(st.integers(0, 255), st.integers(0, 255), st.integers(0, 255))
def test_contrast_lies_between_one_and_twenty_one(red, green, blue):
    assert 1 <= contrast_on_white(f"#{red:02x}{green:02x}{blue:02x}") <= 21


def test_a_dark_accent_is_taken_in_capitals():
    assert checked_accent(" #0b5a5e ") == "#0B5A5E"
    assert checked_accent("") == ""


def test_an_accent_just_too_light_is_refused_with_its_contrast():
    with pytest.raises(InvalidInputError, match=r"#777777 is too light.*contrast is 4\.4 to 1"):
        checked_accent("#777777")


@pytest.mark.parametrize(
    "typed", ["petrol", "#12345", "#GGGGGG", "0B5A5E", "#0B5A5E\N{ARABIC-INDIC DIGIT ONE}"]
)
def test_what_is_no_colour_is_refused_with_an_example(typed):
    with pytest.raises(InvalidInputError, match="Type one as #RRGGBB"):
        checked_accent(typed)


@given(st.text())
def test_no_text_passes_as_a_colour_that_is_none(text):
    try:
        found = checked_accent(text)
    except InvalidInputError:
        return
    assert found == "" or contrast_on_white(found) >= look_checks.LEAST_CONTRAST


@pytest.mark.parametrize("code", ["", "en", "de-CH", "pt-BR", "zh-Hant-TW"])
def test_language_codes_are_taken(code):
    assert checked_language(code) == code


@pytest.mark.parametrize("code", ["English language", "e", "en_GB", "en-", "<b>"])
def test_what_is_no_language_code_is_refused(code):
    with pytest.raises(InvalidInputError, match="such as en, de or pt-BR"):
        checked_language(code)


def test_an_organisation_is_one_line_of_limited_length():
    assert checked_organisation(" The\nGuild ") == "The Guild"
    with pytest.raises(InvalidInputError, match="up to 120"):
        checked_organisation("x" * 121)


def test_there_are_two_papers():
    assert (checked_paper("A4"), checked_paper("")) == ("A4", "")
    with pytest.raises(InvalidInputError, match="one of: A4, Letter"):
        checked_paper("A3")
