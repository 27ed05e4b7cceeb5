"""Line breaks: beside letters that stand alone, never where a stop would begin a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.exporters._pdf_breaks import alone, breaks


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("ab cd", [3]),
        ("中文", [1]),
        ("中。", []),
        ("「中", []),
        ("한글 말", [3]),
        ("a中b", [1, 2]),
        ("か\u3099き", [2]),
    ],
)
def test_where_lines_may_break(text: str, where: list[int]) -> None:
    assert breaks(text) == where


@given(st.text())
def test_breaks_are_inside_the_text_and_in_order(text: str) -> None:
    found = breaks(text)
    assert found == sorted(set(found))
    assert all(0 < at < len(text) for at in found)


@pytest.mark.parametrize(("letter", "stands"), [("中", True), ("か", True), ("😀", True), ("한", False)])
def test_which_letters_stand_alone(letter: str, stands: bool) -> None:
    assert alone(letter) == stands
