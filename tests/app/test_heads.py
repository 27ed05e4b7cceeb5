"""What people type of a head: words, beginnings of words, digits, a scanned code; and what is no head."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from unifydesk.app import noting, people, workshops
from unifydesk.app.fingerprint import fingerprint
from unifydesk.app.heads import place_of, typed_digits
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.head import code_text, grouped, head_words
from unifydesk.domain.plain_words import WORDS
from unifydesk.store import log

HEAD = "9f2c4a7be01d5583" * 4
SPOKEN = head_words(HEAD)
heads = st.text("0123456789abcdef", min_size=64, max_size=64)


def refusal(typed: str) -> str:
    with pytest.raises(InvalidInputError) as error:
        typed_digits(typed)
    return str(error.value)


@given(heads)
def test_words_digits_and_the_scanned_code_are_read_as_they_are_told(head: str) -> None:
    words = head_words(head)
    assert typed_digits(" ".join(words)) == head[:20]
    assert typed_digits(grouped(head)) == typed_digits(code_text(head)) == head
    assert typed_digits(f"{' '.join(words)}\n{grouped(head)}\n") == head


@pytest.mark.parametrize(
    "typed",
    [
        " ".join(SPOKEN).upper(),
        ", ".join(SPOKEN),
        "\n".join(SPOKEN),
        "   ".join(SPOKEN),
    ],
)
def test_case_commas_lines_and_spaces_do_not_matter(typed: str) -> None:
    assert typed_digits(typed) == HEAD[:20]


@given(st.lists(st.sampled_from(WORDS), min_size=8, max_size=8), st.integers(0, 7), st.data())
def test_a_slip_of_one_letter_is_never_read_as_another_word(words: list[str], at: int, data) -> None:
    word = words[at]
    place = data.draw(st.integers(0, len(word) - 1))
    letter = data.draw(st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
    slip = f"{word[:place]}{letter}{word[place + 1 :]}"
    words[at] = slip
    assume(slip != word)
    with pytest.raises(InvalidInputError):
        typed_digits(" ".join(words))


def test_a_slip_is_answered_with_the_nearest_word() -> None:
    assert refusal("pantry quiet plenty walnut buyer garnett diary skill").startswith("“garnett” is none of")
    assert "The nearest one is “garnet”" in refusal("pantry quiet plenty walnut buyer garnett diary skill")
    assert "The nearest one is “walnut”" in refusal("pantry quiet plenty waln buyer garnet diary skill")
    assert refusal("pantry xyzzyx").startswith("“xyzzyx” is none of the words that minutes print.")


def test_a_slip_that_is_as_near_to_several_words_offers_all_of_them() -> None:
    said = refusal("pantry quiet plenty walnut buyer trush diary skill")
    assert "The nearest ones are “brush”, “thrush” and “trust”; look again." in said


def test_a_slip_near_a_word_is_not_answered_with_another_that_begins_alike() -> None:
    assert "The nearest one is “trust”" in refusal("pantry quiet plenty walnut buyer trusd diary skill")


@pytest.mark.parametrize("count", [1, 7, 9])
def test_words_that_are_not_eight_are_counted(count: int) -> None:
    assert f"there are {count} here" in refusal(" ".join((SPOKEN * 2)[:count]))


def test_words_and_digits_of_different_heads_are_refused() -> None:
    assert "different fingerprints" in refusal(f"{' '.join(SPOKEN)} {'0' * 64}")


@given(st.text(max_size=200))
def test_whatever_is_typed_gives_digits_or_a_sentence(typed: str) -> None:
    try:
        told = typed_digits(typed)
    except InvalidInputError as error:
        told = str(error)
    assert told.endswith(".") or 16 <= len(told) <= 64


def test_a_head_is_found_with_its_act_and_what_came_after(file) -> None:
    noting.add(file, "remark", "The end")
    head = fingerprint(file).digits
    for seat in (1, 2):
        people.set_present(file, seat, False)
    place = place_of(file, head[:16])
    assert place is not None
    assert (place.line, place.lines, place.act, place.later) == (2, 4, "Add note “The end”", 2)
    assert place_of(file, "0" * 64) is None


def test_the_line_of_a_seal_is_found_without_an_act(make_file) -> None:
    file = make_file()
    noting.add(file, "remark", "The end")
    file.close()
    file = workshops.open_file(file.path)
    number, digest = log.head(file.db)
    place = place_of(file, digest.hex())
    file.close()
    assert place is not None
    assert (place.line, place.act, place.later) == (number, "", 0)
