"""The list of words: so many, in order, apart from each other, and never another list."""

from __future__ import annotations

import hashlib
from itertools import combinations

from unifydesk.domain.head import HEX
from unifydesk.domain.plain_words import BITS, WORDS


def deletions(word: str) -> set[str]:
    """Return a word with one letter made a gap or taken out: words one letter apart share one of these."""
    gaps = {f"{word[:at]}?{word[at + 1 :]}" for at in range(len(word))}
    return gaps | {word[:at] + word[at + 1 :] for at in range(len(word))}


def test_there_is_a_word_for_every_ten_bits() -> None:
    assert len(WORDS) == len(set(WORDS)) == 1 << BITS


def test_they_stand_in_order() -> None:
    assert list(WORDS) == sorted(WORDS)


def test_they_are_of_plain_letters_and_too_short_to_be_divided_at_the_end_of_a_line() -> None:
    assert [word for word in WORDS if not (4 <= len(word) <= 6 and word.isascii() and word.islower())] == []


def test_no_two_begin_with_the_same_four_letters() -> None:
    assert len({word[:4] for word in WORDS}) == len(WORDS)


def test_no_two_are_one_letter_apart() -> None:
    """One letter changed, added or left out never makes another word of the list."""
    shared: dict[str, list[str]] = {}
    for word in WORDS:
        for left in {*deletions(word), word}:
            shared.setdefault(left, []).append(word)
    near = [pair for words in shared.values() for pair in combinations(words, 2) if abs_length(*pair) <= 1]
    assert [pair for pair in near if distance(*pair) < 2] == []


def test_the_measure_of_that_sees_words_one_letter_apart() -> None:
    assert [distance(*pair) for pair in (("stone", "stove"), ("stone", "stones"), ("cat", "dog"))] == [
        1,
        1,
        3,
    ]
    assert deletions("stone") & deletions("stove")


def test_none_can_be_taken_for_digits() -> None:
    """Not even when somebody stops after the four letters that tell a word, and is to be told which."""
    assert [word for word in WORDS if HEX.issuperset(word[:4])] == []


def test_the_list_is_for_ever_what_is_on_paper_already() -> None:
    digest = hashlib.sha256(" ".join(WORDS).encode()).hexdigest()
    assert digest == "1c17c1507df76aa529fcd88dd19bcaeab78135c01b71b26e3f7c51b14627f483"


def abs_length(one: str, two: str) -> int:
    """Return by how many letters two words differ in length."""
    return abs(len(one) - len(two))


def distance(one: str, two: str) -> int:
    """Return the edit distance of two words, as Levenshtein defines it."""
    above = list(range(len(two) + 1))
    for at, letter in enumerate(one, start=1):
        row = [at]
        for place, other in enumerate(two):
            row.append(min(above[place] + (letter != other), above[place + 1] + 1, row[place] + 1))
        above = row
    return above[-1]
