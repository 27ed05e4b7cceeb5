"""The head of a log as people type it, words or digits, and where it stands in the log of a file."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.head import COUNT, HEX, LONGEST, PREFIX, digits_of
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.plain_words import WORDS
from unifydesk.store import log
from unifydesk.store.workshop_file import WorkshopFile

SHORTEST = 16
"""Digits of a fingerprint that are enough to find a line of the log."""
NEAR = 8
"""Words of the list among which the nearest to a slip are looked for."""
_MOST = 1_000
_KNOWN = frozenset(WORDS)
_BEGINNINGS = {word[:4]: word for word in WORDS}

NO_FINGERPRINT = QT_TRANSLATE_NOOP(
    "heads",
    "“{typed}” is no fingerprint. Type the eight words as the minutes print them, or the digits 0–9 and a–f, "
    "at least the first 16; spaces do not matter.",
)
UNKNOWN = QT_TRANSLATE_NOOP("heads", "“{word}” is none of the words that minutes print. Look again.")
MEANT = QT_TRANSLATE_NOOP(
    "heads", "“{word}” is none of the words that minutes print. The nearest one is “{near}”; look again."
)
MEANT_ONE_OF = QT_TRANSLATE_NOOP(
    "heads", "“{word}” is none of the words that minutes print. The nearest ones are {near}; look again."
)
NOT_EIGHT = QT_TRANSLATE_NOOP(
    "heads", "A fingerprint has eight words, and there are {count} here. Look again."
)
DIFFER = QT_TRANSLATE_NOOP(
    "heads", "The words and the digits belong to different fingerprints. Type one or the other."
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a head stands in a log: its line, what was done there and when, and how many acts came after."""

    line: int
    lines: int
    act: str  # empty for the line of a seal
    at: str
    later: int


def typed_digits(text: str) -> str:
    """Return the digits of a head given as words, digits, both, or as a scanned code; at least the first 16.

    Raises InvalidInputError with a sentence that says what is wrong and, for a slip, which word was probably
    meant; it is never corrected silently.
    """
    parts = text[:_MOST].lower().replace(PREFIX.lower(), " ").replace(",", " ").split()
    words = [part for part in parts if not HEX.issuperset(part)]
    digits = "".join(part for part in parts if HEX.issuperset(part))
    if any(not (word.isascii() and word.isalpha()) for word in words) or (not words and not digits):
        raise _refusal(NO_FINGERPRINT, typed=text[:80])
    found = digits_of(_eight(words)) if words else ""
    if digits and not SHORTEST <= len(digits) <= LONGEST:
        raise _refusal(NO_FINGERPRINT, typed=text[:80])
    if found and digits and not (digits.startswith(found) or found.startswith(digits)):
        raise _refusal(DIFFER)
    return max(found, digits, key=len)


def _eight(words: list[str]) -> list[str]:
    """Return the words if there are eight of the list. Raises InvalidInputError with what is wrong otherwise.

    They count only in full: cut short, some would be one slip away from the beginning of another.
    """
    for word in words:
        if word in _KNOWN:
            continue
        near = _nearest(word)
        if len(near) == 1:
            raise _refusal(MEANT, word=word[:40], near=near[0])
        if near:
            named = [f"“{each}”" for each in near]
            raise _refusal(MEANT_ONE_OF, word=word[:40], near=f"{', '.join(named[:-1])} and {named[-1]}")
        raise (
            _refusal(UNKNOWN, word=word[:40]) if len(words) > 1 else _refusal(NO_FINGERPRINT, typed=word[:80])
        )
    if len(words) != COUNT:
        raise _refusal(NOT_EIGHT, count=str(len(words)))
    return words


def _nearest(word: str) -> list[str]:
    """Return the words that are the fewest slips away; of a beginning, the whole word."""
    begun = _BEGINNINGS.get(word[:4])
    if begun is not None and begun.startswith(word):
        return [begun]
    found = {*get_close_matches(word, WORDS, NEAR), *([begun] if begun is not None else [])}
    slips = {each: _slips(word, each) for each in sorted(found)}
    return [each for each, number in slips.items() if number == min(slips.values())]


def _slips(one: str, other: str) -> int:
    """Return how many letters have to be put in, left out or changed (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        before, row = row, [at]
        for place, wanted in enumerate(other, start=1):
            row.append(min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted)))
    return row[-1]


def _refusal(template: str, **values: str) -> InvalidInputError:
    return InvalidInputError(template.format(**values))


def place_of(file: WorkshopFile, digits: str) -> Place | None:
    """Return where the line whose hash begins with these digits stands, or None when the log knows none."""
    line, lines = log.line_with(file.db, digits), log.head(file.db)[0]
    if line is None:
        return None
    acts = log.acts(file.db)
    here = next((act for act in acts if act.number == line), None)
    later = sum(1 for act in acts if act.number > line)
    return Place(line, lines, here.what if here else "", here.at if here else "", later)
