from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.stage.look import Look
from unifydesk.stage.typeset import MAX_WORDS, balance, clean, fit, shorten, text_width

WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=60)


@given(words=WORDS, width=st.integers(200, 1600), flow=st.booleans())
def test_no_word_is_lost_and_no_line_is_too_long(
    words: list[str], width: int, flow: bool, dark: Look
) -> None:
    lines = balance(" ".join(words), dark.serif, 60, width, flow=flow)
    assert "".join(lines).replace(" ", "") == "".join(words)
    assert all(len(line.split()) <= MAX_WORDS for line in lines)
    assert all(text_width(dark.serif, 60, line) <= width + 1 for line in lines)


@given(words=WORDS)
def test_balancing_needs_no_more_lines_than_filling(words: list[str], dark: Look) -> None:
    text = " ".join(words)
    filled = balance(text, dark.sans, 60, 900, 100, flow=True)
    assert len(balance(text, dark.sans, 60, 900, 100)) <= len(filled)


def test_lines_of_a_claim_are_even(dark: Look) -> None:
    text = "“The field becomes locked into its present architectures even where better ones could be found.”"
    widths = [text_width(dark.serif, 100, line) for line in balance(text, dark.serif, 100, 1250)]
    assert min(widths) > 0.6 * max(widths)


def test_a_lonely_last_word_of_running_text_takes_only_the_company_it_needs(dark: Look) -> None:
    text = "In machine learning: one structural basis beneath human and artificial minds"
    wide = int(text_width(dark.sans, 60, text)) - 30  # one word too many
    lines = balance(text, dark.sans, 60, wide, 100, flow=True)
    assert len(lines) == 2
    assert 1 < len(lines[1].split()) < len(lines[0].split())


def test_a_word_longer_than_the_line_is_cut_into_pieces_that_fit(dark: Look) -> None:
    lines = balance("a" * 300, dark.sans, 60, 500)
    assert "".join(lines) == "a" * 300
    assert all(text_width(dark.sans, 60, line) <= 500 for line in lines)


def test_words_are_never_hyphenated(dark: Look) -> None:
    assert "-" not in "".join(balance("incomprehensibilities " * 9, dark.sans, 60, 700))


def test_text_that_cannot_fit_ends_in_an_ellipsis(dark: Look) -> None:
    block = fit("word " * 400, dark.sans, 600, 200, largest=60, smallest=36)
    assert block.cut
    assert block.size == 36
    assert block.height <= 200
    assert block.lines[-1].endswith("…")


def test_short_text_is_set_at_the_largest_size(dark: Look) -> None:
    assert fit("Two words", dark.sans, 1000, 300, largest=100, smallest=36).size == 100


def test_a_line_is_shortened_after_a_word(dark: Look) -> None:
    assert shorten("Loss of methodological diversity", dark.sans, 36, 400) == "Loss of…"


@pytest.mark.parametrize("bad", ["a\x00b", "a\u202eb", "a\ud800b", "a\tb"])
def test_characters_that_deceive_or_break_are_taken_out(bad: str) -> None:
    assert clean(bad) == "a b"


def test_an_empty_text_has_no_lines(dark: Look) -> None:
    assert fit("", dark.sans, 100, 100, largest=50, smallest=36).lines == ()
