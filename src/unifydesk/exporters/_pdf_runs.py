"""Runs: which font draws which letters of a text, in the order of writing and in that of the page.

What no font has becomes a visible mark, and whoever collects gets to know of it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.exporters._clusters import JOINERS, clusters
from unifydesk.exporters._pdf_bidi import direction, levels, line_levels, strong, visual
from unifydesk.exporters._pdf_fonts import (
    CAREFUL,
    FALLBACKS,
    FROM_RIGHT,
    UNSHAPED,
    candidates,
    coverage,
    plain,
    script_font,
)
from unifydesk.exporters._pdf_shaping import shape
from unifydesk.exporters._plain import REPLACED

ONE_MISSING = QT_TRANSLATE_NOOP(
    "exporters", "1 letter could not be printed because no bundled font has it, and shows as �: {}; in “{}”."
)
MANY_MISSING = QT_TRANSLATE_NOOP(
    "exporters",
    "{} letters could not be printed because no bundled font has them, and show as �: {}; first in “{}”.",
)
NAMED = 8
"""So many missing letters a warning names; the rest is counted."""
AROUND = 24
"""So many characters on both sides of the first missing letter are quoted."""


@dataclass(slots=True)
class Missing:
    """The letters that could not be printed, each with the text around its first place."""

    found: dict[str, str] = field(default_factory=dict)

    def warnings(self) -> tuple[str, ...]:
        """Return what to tell the person: one sentence, or none."""
        if not self.found:
            return ()
        names = [f"U+{ord(letter):04X}" for letter in self.found]
        more = [f"+{len(names) - NAMED}"] if len(names) > NAMED else []
        listed, where = ", ".join([*names[:NAMED], *more]), next(iter(self.found.values()))
        if len(names) == 1:
            return (ONE_MISSING.format(listed, where),)
        return (MANY_MISSING.format(len(names), listed, where),)


_COLLECTING: ContextVar[Missing | None] = ContextVar("missing letters", default=None)


@contextmanager
def missing_letters() -> Iterator[Missing]:
    """Collect what cannot be printed while the context is open."""
    collector = Missing()
    token = _COLLECTING.set(collector)
    try:
        yield collector
    finally:
        _COLLECTING.reset(token)


def runs(text: str, font: str) -> list[tuple[str, str]]:
    """Return cleaned text as (font, text) runs that print: other fonts help out, then a visible mark."""
    if plain(font).issuperset(text):
        return [(font, text)] if text else []
    found: list[tuple[str, str]] = []
    base = direction(text)
    first = (script_font(text[strong(text)], font) if base else font) or font
    done = 0
    for cluster in clusters(text):
        for name, shown in _placed(cluster, font, found[-1][0] if found else first, base):
            if shown == REPLACED != cluster:
                _tell(cluster, text, done)
            if found and found[-1][0] == name:
                found[-1] = (name, found[-1][1] + shown)
            else:
                found.append((name, shown))
        done += len(cluster)
    return found


def _tell(cluster: str, text: str, at: int) -> None:
    """Remember the letters of a cluster that could not be printed."""
    collector = _COLLECTING.get()
    if collector is None:
        return
    around = " ".join(text[max(0, at - AROUND) : at + AROUND].split())
    for letter in cluster:
        if not any(letter in coverage(name) for name in candidates(letter, FALLBACKS[0])):
            collector.found.setdefault(letter, around)


@lru_cache(maxsize=8192)
def _placed(cluster: str, font: str, last: str, base: int) -> list[tuple[str, str]]:
    """Return a cluster as runs: one font for all of it, or the fonts of its letters and marks."""
    if cluster == "\n" or _stays(cluster, font, last, base):
        return [(last, cluster)]
    names = candidates(cluster[0], font)
    letters = set(cluster).difference(JOINERS)
    for name in names:
        if coverage(name) >= letters:
            known = coverage(name)
            return [(name, "".join(c for c in cluster if c in known or c not in JOINERS))]
    if len(letters) == 1 or cluster[0] in JOINERS:
        return [(font, REPLACED)]
    return [run for letter in cluster if letter not in JOINERS for run in _placed(letter, font, last, base)]


def _stays(letter: str, font: str, last: str, base: int) -> bool:
    """Return whether a letter of no script goes on in the font of the script before it.

    Readers of PDF take text from right to left for one only as long as its font is one.
    """
    if last == font or last in FALLBACKS or last in UNSHAPED or letter not in coverage(last):
        return False
    neutral = (
        base and last.startswith(FROM_RIGHT) and unicodedata.bidirectional(letter) not in ("L", "R", "AL")
    )
    return letter == " " or bool(neutral)


def piece(text: str, font: str, backwards: bool) -> str:
    """Return a run of one font and direction as it is drawn: as it is where nothing has to be shaped."""
    return text if not backwards and plain(font).issuperset(text) else shape(text, font, backwards)


def _owned(owners: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield (owner, start, end) for every sequence of letters with one owner."""
    start = 0
    for owner, members in groupby(owners):
        end = start + sum(1 for _ in members)
        yield owner, start, end
        start = end


def arranged(
    text: str, owners: Sequence[int], found: Sequence[int], base: int
) -> list[tuple[int, str, bool]]:
    """Return one line as (owner, text, whether from right to left), from the left edge to the right one.

    `owners` and `found` give an owner (a run, say) and a level for every letter of the line.
    """
    if not base and not any(found):
        return [(owner, text[start:end], False) for owner, start, end in _owned(owners)]
    parts: list[tuple[int, str, bool]] = []
    for start, end, level in visual(line_levels(text, found, base)):
        backwards = bool(level % 2)
        here = [(owner, text[start + a : start + b], backwards) for owner, a, b in _owned(owners[start:end])]
        parts += here[::-1] if backwards else here
    return parts


def laid_out(text: str, font: str) -> list[tuple[str, str]]:
    """Return one line of cleaned text as the (font, run) pieces to draw from left to right."""
    parts = runs(text, font)
    shown = "".join(part for _, part in parts)
    if not CAREFUL.search(shown):
        return parts
    base = direction(shown)
    owners = [number for number, (_, part) in enumerate(parts) for _ in part]
    return [
        (parts[owner][0], piece(run, parts[owner][0], backwards))
        for owner, run, backwards in arranged(shown, owners, levels(shown, base), base)
    ]
