"""Line breaks: where a line may end in scripts that write without spaces (after Unicode Annex 14)."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from unifydesk.exporters._clusters import joined

_NEVER_FIRST = frozenset(
    ",.;:!?%‰°′″’”…‥、。，．・：；？！％ー々〻゛゜ヽヾゝゞ～〜"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ\u00a0\u202f"
)
_NEVER_LAST = frozenset("“‘$£€¥￥＄￡\u00a0\u202f")


@lru_cache(maxsize=8192)
def alone(letter: str) -> bool:
    """Return whether a line may break on both sides of a letter: Han, kana, wide signs, emoji; not Hangul."""
    if letter < "\u2e80":
        return False
    return unicodedata.east_asian_width(letter) in "WF" and not "\uac00" <= letter <= "\ud7ff"


def breaks(text: str) -> list[int]:
    """Return where a new line may begin: after spaces, and beside letters that stand alone.

    Closing brackets, stops and small kana begin no line; opening brackets end none.
    """
    found: list[int] = []
    for at in range(1, len(text)):
        before, letter = text[at - 1], text[at]
        fed = "\n" in (letter, before)
        if fed or (letter != " " and (before == " " or _between(text, at))):
            found.append(at)
    return found


def _between(text: str, at: int) -> bool:
    """Return whether a line may break between two letters that no space parts."""
    before, letter = text[at - 1], text[at]
    if not (alone(before) or alone(letter)) or joined(text, at):
        return False
    if letter in _NEVER_FIRST or unicodedata.category(letter) in ("Pe", "Pf"):
        return False
    return before not in _NEVER_LAST and unicodedata.category(before) not in ("Ps", "Pi")
