"""Hyphenation of running text: where a word may be divided, and which words are left whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

import pyphen

Divide = Callable[[str], list[tuple[str, str]]]
"""Returns the two parts of a word for every place where it may be divided, the last place first."""
LEAST = 3
"""Letters that stay together before and after a hyphen."""
SHORTEST, LONGEST = 7, 40
"""Letters of the words that are divided; shorter ones are not worth it, longer ones are no words."""
SHORT_WORD = 8
CAPITALS = frozenset({"de"})
"""Languages whose common nouns are capitalised, so that a capital does not tell a name."""


@cache
def hyphenator(language: str) -> Divide | str:
    """Return how words of a language (BCP 47) are divided; "" where no patterns are known, or no language."""
    known = pyphen.language_fallback(language.replace("-", "_")) if language else None
    if not known:
        return ""
    words = pyphen.Pyphen(lang=known, left=LEAST, right=LEAST)
    capitals = known.partition("_")[0] in CAPITALS

    @lru_cache(maxsize=8192)
    def divide(word: str) -> list[tuple[str, str]]:
        """Return the places of one word; names, abbreviations and compounds with a hyphen have none."""
        letters = word[1:] if capitals else word
        if not SHORTEST <= len(word) <= LONGEST or not word.isalpha() or not letters.islower():
            return []
        return [(str(before), str(after)) for before, after in words.iterate(word)]

    return divide


def tied(text: str) -> str:
    """Return text whose last word keeps to the word before when it is short: no last line of four letters."""
    before, space, last = text.rstrip().rpartition(" ")
    if not space or len(last) > SHORT_WORD or before[-1:].isspace() or "\n" in last:
        return text
    return f"{before}\N{NO-BREAK SPACE}{last}"
