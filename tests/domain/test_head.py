"""Words of a head: eighty bits there and back, and nothing for what is no head."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.domain.head import code_text, digits_of, grouped, head_words, is_head
from unifydesk.domain.plain_words import WORDS

HEAD = "9f2c4a7be01d5583c6aa10f7732b94de"
digits = st.text("0123456789abcdef", min_size=20, max_size=64)


@given(digits)
def test_words_stand_for_the_first_twenty_digits(head: str) -> None:
    words = head_words(head)
    assert len(words) == 8
    assert digits_of(words) == head[:20]


@given(digits, st.integers(0, 19), st.sampled_from("0123456789abcdef"))
def test_another_digit_among_the_first_twenty_is_another_word(head: str, at: int, digit: str) -> None:
    other = head[:at] + digit + head[at + 1 :]
    assert (head_words(other) == head_words(head)) == (other == head)


def test_the_first_word_stands_for_the_first_ten_bits() -> None:
    assert head_words("0" * 20) == (WORDS[0],) * 8
    assert head_words("f" * 20) == (WORDS[1023],) * 8
    assert head_words("0040" + "0" * 16) == (WORDS[1], *(WORDS[0],) * 7)  # 0000000001 00 0000…


@pytest.mark.parametrize("told", ["", "9f2c", HEAD[:19], "0" * 65, HEAD.upper(), f"{HEAD[:-1]}g", "<b>" * 9])
def test_what_is_no_head_has_no_words(told: str) -> None:
    assert not is_head(told)
    assert head_words(told) == ()


def test_an_unknown_word_is_no_number() -> None:
    with pytest.raises(KeyError):
        digits_of(["nonsense"])


def test_digits_are_grouped_in_fours() -> None:
    assert grouped("0123456789") == "0123 4567 89"


@given(digits)
def test_a_scanned_code_has_the_smallest_alphabet(head: str) -> None:
    assert set(code_text(head)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
