"""Letters with what belongs to them: where a text may be cut, whatever its script (cf. Unicode Annex 29)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
LONGEST_CLUSTER = 32
"""A letter with more marks than this is cut like any text; no script writes one."""
_SKIN = range(0x1F3FB, 0x1F400)
_FLAG = range(0x1F1E6, 0x1F200)
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+")


@lru_cache(maxsize=8192)
def _mark(letter: str) -> bool:
    """Return whether a letter always belongs to the one before it."""
    return letter in JOINERS or ord(letter) in _SKIN or unicodedata.category(letter)[0] == "M"


def joined(text: str, at: int) -> bool:
    """Return whether the letter at `at` belongs to the one before it: a mark, or a part of an emoji."""
    letter, before = text[at], text[at - 1]
    if before != "\n" and _mark(letter):
        return True
    if ord(letter) in _FLAG and ord(before) in _FLAG:
        return at in _second_halves(text)
    return before == JOINERS[1] and unicodedata.category(letter) == "So"


@lru_cache(maxsize=16)
def _second_halves(text: str) -> frozenset[int]:
    """Return where the second letter of each flag stands: flags in a row are pairs from the first one on."""
    found = _FLAGS.finditer(text)
    return frozenset(at for flags in found for at in range(flags.start() + 1, flags.end(), 2))


def whole(text: str, most: int) -> int:
    """Return where to cut a text after at most `most` letters without parting a letter from its marks."""
    least = max(1, most - LONGEST_CLUSTER)
    return next((at for at in range(most, least, -1) if at < len(text) and not joined(text, at)), most)


def clusters(text: str) -> list[str]:
    """Return `text` in pieces that no font change and no line end may part."""
    starts = [at for at in range(len(text)) if not at or not joined(text, at)]
    return [text[start:end] for start, end in pairwise([*starts, len(text)])]
