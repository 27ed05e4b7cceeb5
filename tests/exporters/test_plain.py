"""Text for files that are text: nothing is left that a reader of XML or HTML refuses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.exporters._plain import fit, language_tag


def test_what_is_no_character_becomes_a_visible_mark() -> None:
    assert fit("a\ufffeb\uffffc\ufdd0d") == "a\ufffdb\ufffdc\ufffdd"


def test_controls_that_reorder_text_are_named_and_others_dropped() -> None:
    assert fit("a\u202eb\x00\x1b\ud800c") == "a‹RLO›bc"


@given(st.text())
def test_the_result_may_stand_in_any_xml(text: str) -> None:
    made = fit(text)
    assert all(
        letter == "\n"
        or "\x20" <= letter <= "\ud7ff"
        or "\ue000" <= letter <= "\ufffd"
        or letter >= "\U00010000"
        for letter in made
    )
    assert fit(made) == made


@pytest.mark.parametrize(
    ("said", "tag"),
    [
        (("de", "en"), "de"), (("", "pt-BR"), "pt-BR"), (("", ""), "en"), (("\ud800",), "en"),
        (('en" onload="x',), "en"), (("en\n",), "en"),
    ],
)  # fmt: skip
def test_a_language_is_a_tag_or_english(said: tuple[str, ...], tag: str) -> None:
    assert language_tag(*said) == tag
