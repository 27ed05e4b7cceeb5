"""The look of the web page: colours that can be read in both schemes, whatever accent is chosen."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.exporters._html_style import DARK, LIGHT, SCRIPT, accents, style_sheet
from unifydesk.pictures.palette import contrast


def scheme(dark: bool) -> dict[str, str]:
    """Return the colours of one scheme by name."""
    roots = re.findall(r":root\{(.*?)\}", style_sheet("", "A4"), re.DOTALL)
    return dict(re.findall(r"--(\w+):(#[0-9A-F]{6})", roots[1 if dark else 0]))


@pytest.mark.parametrize("dark", [False, True])
def test_text_can_be_read_on_every_ground_it_stands_on(dark: bool) -> None:
    colours = scheme(dark)
    assert colours["paper"] == (DARK if dark else LIGHT)
    for text in ("ink", "muted", "accent"):
        assert contrast(colours[text], colours["paper"]) >= 4.5
    for ground in ("up", "down", "same"):
        assert contrast(colours["ink"], colours[ground]) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_marks_can_be_seen(dark: bool) -> None:
    colours = scheme(dark)
    for mark in ("outline", "benefit", "risk"):
        assert contrast(colours[mark], colours["paper"]) >= 3


@given(st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True))
def test_any_accent_can_be_read_on_both_grounds(chosen: str) -> None:
    light, dark = accents(chosen)
    assert contrast(light, LIGHT) >= 4.5
    assert contrast(dark, DARK) >= 4.5


def test_an_accent_that_can_be_read_is_kept() -> None:
    assert accents("#7A0019")[0] == "#7A0019"


@pytest.mark.parametrize("chosen", ["", "red", "#12345", "#12345g", "#000000;}*{display:none", "#123456\n"])
def test_what_is_no_colour_is_ink_and_never_reaches_the_sheet(chosen: str) -> None:
    assert style_sheet(chosen, "A4") == style_sheet("", "A4")


def test_the_paper_is_one_of_two() -> None:
    assert "size:letter" in style_sheet("", "Letter")
    assert style_sheet("", "A4;}*{x") == style_sheet("", "A4")


def test_only_a_rehearsal_has_its_mark_in_the_head_of_every_page() -> None:
    assert "REHEARSAL" not in style_sheet("", "A4")
    assert '@top-left{content:"REHEARSAL' in style_sheet("", "A4", rehearsal=True)


def test_nothing_is_fetched_and_nothing_is_set_as_markup() -> None:
    for text in (style_sheet("#7A0019", "A4", rehearsal=True), SCRIPT):
        assert not re.search(
            r"url\(|@import|https?:|innerHTML|insertAdjacent|document\.write|eval|fetch", text
        )
