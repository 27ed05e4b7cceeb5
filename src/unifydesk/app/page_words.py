"""Pages of two documents side by side: which page says something else, and where on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

AROUND = 4
"""Words that are quoted on both sides of a difference."""
LONGEST_QUOTE = 140
MOST_WORDS = 4_000
"""Words of a page that are looked at one by one."""

_NUMBER = re.compile(r"\d")


def page_differences(said: Sequence[str], given: Sequence[str]) -> Iterator[str]:
    """Give a sentence for each page that is not the page the record gives, from the first on."""
    matcher = SequenceMatcher(None, list(said), list(given), autojunk=False)
    for what, start, end, low, high in matcher.get_opcodes():
        if what == "equal":
            continue
        pairs = min(end - start, high - low)
        for at in range(pairs):
            yield _page(start + at + 1, said[start + at], given[low + at])
        for number in range(start + pairs, end):
            yield f"Page {number + 1} is not made from the record: {_quote(said[number].split())}."
        if high - low > pairs:
            missing = high - low - pairs
            pages = (
                "A page that the record gives is" if missing == 1 else f"{missing} pages of the record are"
            )
            yield f"{pages} missing after page {start + pairs}: {_quote(given[low + pairs].split())}."


def _page(number: int, said: str, given: str) -> str:
    one, other = said.split(), given.split()
    if max(len(one), len(other)) > MOST_WORDS:
        return f"Page {number} says something else than the record gives."
    for what, start, end, low, high in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if what != "equal":
            mine = one[max(0, start - AROUND) : end + AROUND]
            yours = other[max(0, low - AROUND) : high + AROUND]
            return f"Page {number} says {_quote(mine)} where the record gives {_quote(yours)}."
    return f"Page {number} says something else than the record gives."


def _quote(words: Sequence[str]) -> str:
    text = " ".join(words)
    shown = text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE] + " "
    return f"“…{shown}…”" if shown else "nothing"


def bag_differences(said: Sequence[str], given: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the words that only the one and only the other document has, numbers first.

    Where lines and pages break differently, this is all that can be compared. Numbers of pages are left out.
    """
    one, other = (Counter(_words(pages)) for pages in (said, given))
    return _first(one - other), _first(other - one)


_PAGE_NUMBER = re.compile(r"\bPage \d+ of \d+\b")


def _words(pages: Sequence[str]) -> Iterator[str]:
    for page in pages:
        yield from _PAGE_NUMBER.sub(" ", page).split()


def _first(words: Counter[str]) -> list[str]:
    """Return words that hold digits before the others, each in the order of the alphabet."""
    return sorted(words, key=lambda word: (_NUMBER.search(word) is None, word))
