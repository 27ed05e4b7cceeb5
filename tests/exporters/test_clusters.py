"""Clusters: what a reader takes for one letter is never taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.exporters._clusters import clusters, whole


def test_marks_stay_with_their_letter() -> None:
    assert clusters("ab\u0301c\u0302\u0303") == ["a", "b\u0301", "c\u0302\u0303"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("👩‍💻👍🏽", ["👩‍💻", "👍🏽"]),
        ("🇩🇪🇫🇷🇩", ["🇩🇪", "🇫🇷", "🇩"]),
        ("a\n\u0301", ["a", "\n", "\u0301"]),
        ("1\u20e3", ["1\u20e3"]),
    ],
)
def test_what_belongs_together_stays_together(text: str, parts: list[str]) -> None:
    assert clusters(text) == parts


def test_flags_in_a_row_are_pairs_from_the_first_one_on() -> None:
    flag = "\U0001f1e9\U0001f1ea"
    assert clusters(f"a{flag * 20_000}\U0001f1e9") == ["a", *[flag] * 20_000, "\U0001f1e9"]


@given(st.text())
def test_clusters_lose_no_letter(text: str) -> None:
    assert "".join(clusters(text)) == text


def test_a_letter_with_endless_marks_is_cut_all_the_same() -> None:
    assert whole("a" + "\u0301" * 500, 100) == 100
