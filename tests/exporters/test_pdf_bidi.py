"""Writing direction: checked against another implementation of the standard."""

from __future__ import annotations

import pytest
from bidi import get_display
from bidi.mirror import MIRRORED
from hypothesis import given, settings
from hypothesis import strategies as st

from unifydesk.exporters._pdf_bidi import (
    MOST_OPEN,
    direction,
    first_strong,
    levels,
    line_levels,
    pairs,
    visual,
)


def displayed(text: str) -> str:
    """Return a line as it stands from left to right, brackets made equal: our reference mirrors not all."""
    base = first_strong(text)
    found = line_levels(text, levels(text, base), base)
    parts = (text[start:end][:: -1 if level % 2 else 1] for start, end, level in visual(found))
    return unmirrored("".join(parts))


def unmirrored(text: str) -> str:
    """Return text with one of each pair of mirrored signs for both."""
    return "".join(min(letter, MIRRORED.get(letter, letter)) for letter in text)


@settings(max_examples=400)
@given(st.text(alphabet="abאבجد12٣ -+,.%$()[]!?/\u0301\u0591:»«<", max_size=16))
def test_lines_are_ordered_as_by_another_implementation_of_the_standard(text: str) -> None:
    assert displayed(text) == unmirrored(get_display(text))


def test_more_brackets_than_the_standard_allows_pair_none() -> None:
    deep = "(" * (MOST_OPEN + 1) + ")" * (MOST_OPEN + 1)
    assert pairs(deep, ["ON"] * len(deep)) == []
    assert pairs("(a[b)c]", ["ON", "L", "ON", "L", "ON", "L", "ON"]) == [(0, 4)]


@pytest.mark.parametrize(("text", "level"), [("abc א", 0), ("12 א b", 1), ("ع", 1), ("12 –", 0), ("", 0)])
def test_a_paragraph_has_the_direction_of_its_first_strong_letter(text: str, level: int) -> None:
    assert first_strong(text) == level


@pytest.mark.parametrize(
    ("text", "level"), [("שלום עולם hello", 1), ("דן said yes", 0), ("yes שלום עולם", 0), ("12", 0), ("", 0)]
)
def test_a_text_of_our_words_runs_from_left_to_right_though_a_name_begins_it(text: str, level: int) -> None:
    assert direction(text) == level


def test_spaces_at_the_end_of_a_line_have_the_direction_of_the_paragraph() -> None:
    assert line_levels("אב  ", [1, 1, 1, 1], 0) == [1, 1, 0, 0]


def test_a_line_feed_ends_a_paragraph() -> None:
    assert levels("א(\n)a", 1) == [*levels("א(", 1), 1, *levels(")a", 1)]
