"""Writing direction: which letters run from right to left (Unicode Standard Annex 9, no explicit controls).

Text reaches the page with its direction controls printed by name, so the rules X1–X8 have nothing to do. What
is left is small, and it answers with levels: a line break and a shaper need these, not a reordered string.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence

from bidi.mirror import MIRRORED

MOST_OPEN = 63
"""So many brackets may be open at once (BD16)."""
FROM_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Letters and digits that may run from right to left."""
_STRONG = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
_NEUTRAL = frozenset(("B", "S", "WS", "ON"))


def first_strong(text: str) -> int:
    """Return the level of a paragraph from its first strong letter: 0, or 1 for right to left (P2, P3)."""
    at = strong(text)
    return int(at < len(text) and unicodedata.bidirectional(text[at]) != "L")


def direction(text: str) -> int:
    """Return the level for a text that may join our words to those of a person (HL1): first strong letter and
    the most letters must be from right to left, or the paragraph runs from left to right.
    """
    if not first_strong(text):
        return 0
    kinds = Counter(map(unicodedata.bidirectional, text))
    return int(kinds["R"] + kinds["AL"] >= kinds["L"])


def strong(text: str) -> int:
    """Return where the first strong letter stands; the length of the text if there is none."""
    kinds = (at for at, letter in enumerate(text) if unicodedata.bidirectional(letter) in ("L", "R", "AL"))
    return next(kinds, len(text))


def levels(text: str, base: int) -> list[int]:
    """Return the level of every letter of a paragraph whose own level is `base`: odd is right to left.

    White space at the end of a line is `line_levels`’ affair. A line feed ends a paragraph (P1).
    """
    if not base and not FROM_RIGHT.search(text):
        return [0] * len(text)
    found: list[int] = []
    for part in text.split("\n"):
        found += [*_levels(part, base), base]
    return found[:-1]


def line_levels(text: str, found: Sequence[int], base: int) -> list[int]:
    """Return the levels of one line: separators, and spaces before them or at its end, have `base` (L1)."""
    result = list(found)
    if not base and not any(found):
        return result
    trailing = True
    for at in range(len(text) - 1, -1, -1):
        kind = unicodedata.bidirectional(text[at])
        trailing = kind in ("S", "B") or (trailing and kind in ("WS", "BN"))
        if trailing:
            result[at] = base
    return result


def visual(found: Sequence[int]) -> list[tuple[int, int, int]]:
    """Return the (start, end, level) runs of a line as they stand from left to right (L2)."""
    runs: list[tuple[int, int, int]] = []
    for at, level in enumerate(found):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], at + 1, level)
        else:
            runs.append((at, at + 1, level))
    for least in range(max(found, default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][2] >= least:
                end += 1
            runs[start:end] = runs[start:end][::-1]
            start = end + 1
    return runs


def _levels(text: str, base: int) -> list[int]:
    """Return the levels of one paragraph."""
    own = "R" if base else "L"
    kinds = [unicodedata.bidirectional(letter) or "L" for letter in text]
    marks = [kind in ("NSM", "BN") for kind in kinds]
    _weak(kinds, marks, own)
    _brackets(text, kinds, marks, own)
    _neutral(kinds, own)
    if base:
        return [1 if kind == "R" else 2 for kind in kinds]
    return [{"L": 0, "R": 1}.get(kind, 2) for kind in kinds]


def _weak(kinds: list[str], marks: list[bool], own: str) -> None:
    """Resolve marks, numbers and what joins them (W1–W7)."""
    before, strong, last = own, own, own
    for at, kind in enumerate(kinds):
        kind = before if marks[at] else kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[at] = before = kind
    for at in range(1, len(kinds) - 1):
        kind, left, right = kinds[at], kinds[at - 1], kinds[at + 1]
        if left == right and ((kind == "CS" and left in ("EN", "AN")) or (kind == "ES" and left == "EN")):
            kinds[at] = left
    _spread(kinds, lambda kind: kind == "ET", lambda left, right: "EN" if "EN" in (left, right) else "ON")
    for at, kind in enumerate(kinds):
        kind = {"AL": "R", "ES": "ON", "CS": "ON"}.get(kind, kind)
        if kind in ("L", "R"):
            last = kind
        kinds[at] = "L" if kind == "EN" and last == "L" else kind


def _spread(
    kinds: list[str], chosen: Callable[[str], bool], decide: Callable[[str | None, str | None], str]
) -> None:
    """Set every unbroken sequence of chosen kinds to what its two neighbours (None: the edge) decide."""
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and chosen(kinds[end]):
            end += 1
        if end > start:
            left = kinds[start - 1] if start else None
            right = kinds[end] if end < len(kinds) else None
            kinds[start:end] = [decide(left, right)] * (end - start)
        start = max(end, start + 1)


def pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Return where paired brackets open and close, in the order of their opening (BD16)."""
    found: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for at, letter in enumerate(text):
        category = unicodedata.category(letter)
        if kinds[at] != "ON" or category not in ("Ps", "Pe") or letter not in MIRRORED:
            continue
        if category == "Ps":
            if len(waiting) == MOST_OPEN:
                return []
            waiting.append((MIRRORED[letter], at))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == letter:
                found.append((waiting[depth][1], at))
                del waiting[depth:]
                break
    return sorted(found)


def _brackets(text: str, kinds: list[str], marks: list[bool], own: str) -> None:
    """Give both brackets of a pair one direction: that of what they hold (N0)."""
    for first, last in pairs(text, kinds):
        inside = {_STRONG[kind] for kind in kinds[first + 1 : last] if kind in _STRONG}
        if not inside:
            continue
        direction = own
        if own not in inside:
            before = next((_STRONG[kind] for kind in reversed(kinds[:first]) if kind in _STRONG), own)
            direction = before
        for at in (first, last):
            kinds[at] = direction
            while (at := at + 1) < len(kinds) and marks[at]:
                kinds[at] = direction


def _neutral(kinds: list[str], own: str) -> None:
    """Give neutral letters the direction on both their sides, else that of the paragraph (N1, N2)."""

    def decide(left: str | None, right: str | None) -> str:
        sides = {own if kind is None else _STRONG[kind] for kind in (left, right)}
        return sides.pop() if len(sides) == 1 else own

    _spread(kinds, lambda kind: kind in _NEUTRAL, decide)
