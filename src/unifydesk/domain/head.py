"""The head of a log for people: its first 80 bits as eight words to read out, and all of it as a code.

The head is the hash of the last act; whoever holds it on paper is the witness of everything before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.plain_words import BITS, WORDS

HEX = frozenset("0123456789abcdef")
SHOWN = 20
"""Hexadecimal digits that the words stand for: 80 bits, so that no second head is found with them."""
COUNT = SHOWN * 4 // BITS
LONGEST = 64
PREFIX = "UNIFYDESK LOG"
"""What a scanned code begins with, so that whoever scans it knows what it is."""
_PLACES = {word: place for place, word in enumerate(WORDS)}


def is_head(digits: str) -> bool:
    """Whether a text is a head: at least 20 and at most 64 digits 0–9 and a–f."""
    return SHOWN <= len(digits) <= LONGEST and HEX.issuperset(digits)


def head_words(digits: str) -> tuple[str, ...]:
    """Return the eight words of a head given in hexadecimal digits; nothing when it is none.

    The first word stands for the first ten bits; equal words mean that the first 20 digits are equal.
    """
    if not is_head(digits):
        return ()
    number = int(digits[:SHOWN], 16)
    return tuple(WORDS[number >> BITS * place & (1 << BITS) - 1] for place in reversed(range(COUNT)))


def digits_of(words: Sequence[str]) -> str:
    """Return the 20 hexadecimal digits that eight words stand for. Raises KeyError for an unknown word."""
    number = 0
    for word in words:
        number = number << BITS | _PLACES[word]
    return f"{number:0{SHOWN}x}"


def grouped(digits: str) -> str:
    """Return hexadecimal digits in groups of four, so that they can be compared by eye."""
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def code_text(digits: str) -> str:
    """Return what the code of a head says once it is scanned: letters and digits of its smallest alphabet."""
    return f"{PREFIX} {digits.upper()}"
