"""Finds words in a page as people look for them: capitals, accents and line ends do not matter."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_BROKEN_LINE = "\x02\xad\ufffe"  # how pdfium and fonts mark a hyphen at the end of a line
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Folded:
    """Text as it is compared, and for each of its characters the place it came from."""

    text: str
    places: tuple[int, ...]


def fold(text: str) -> Folded:
    """Return a text without case, accents, hyphens and more than one space at a time."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character in _BROKEN_LINE or character in _HYPHENS:
            continue
        if character.isspace():
            if letters and letters[-1] != " ":
                letters.append(" ")
                places.append(place)
            continue
        for letter in unicodedata.normalize("NFKD", character.casefold()):
            if not unicodedata.combining(letter):
                letters.append(letter)
                places.append(place)
    return Folded("".join(letters), tuple(places))


def find(folded: Folded, query: str) -> list[tuple[int, int]]:
    """Return (first character, how many) of every place in the original text that reads like `query`."""
    wanted = fold(query).text.strip()
    if not wanted:
        return []
    found, start = [], folded.text.find(wanted)
    while start >= 0:
        last = start + len(wanted) - 1
        first = folded.places[start]
        found.append((first, folded.places[last] - first + 1))
        start = folded.text.find(wanted, last + 1)
    return found
