"""How low the picture of which figures may be, and the lines in place of one without shapes."""

from __future__ import annotations

from unifydesk.domain.tally import Figures
from unifydesk.kinds import options_of
from unifydesk.stage import scene_words, words
from unifydesk.stage.canvas import UNIT

LEAST_BAR, LEAST_STRIP, LEAST_LIST = 5.7, 9.0, 5.0
"""Least heights of a bar with its heads and captions, of a spectrum, and of a list, in units."""
LEAST_ITEMS, LEAST_ITEM = 6.0, 1.08
"""Least height of a picture of items: its heads and small print, and each of its rows."""


def least_height(figures: Figures) -> float:
    """Return the height below which nothing on the picture of these figures could be read."""
    items = figures.ranking or figures.allocation
    if items is not None:
        return (LEAST_ITEMS + LEAST_ITEM * len(items.items)) * UNIT
    if not figures.is_scale:
        return LEAST_LIST * UNIT
    return (LEAST_BAR if figures.position is not None else LEAST_STRIP) * UNIT


def lines_of(figures: Figures) -> tuple[str, ...]:
    """Return the answers in words, with how many people gave each that more than one gave; else the items.

    Answers stand in the order of their wording, items from the first to the last.
    """
    if figures.ranking is not None:
        ranked = sorted(figures.ranking.items, key=lambda i: -i.borda)
        return tuple(_numbered(i.item.text, f"{i.borda:g}") for i in ranked)
    if figures.allocation is not None:
        shared = sorted(figures.allocation.items, key=lambda i: -i.total)
        return tuple(_numbered(i.item.text, str(i.total)) for i in shared)
    return tuple(text if n == 1 else words.say(scene_words.TIMES, text, n) for text, n in figures.texts)


def _numbered(text: str, number: str) -> str:
    return words.say(scene_words.OPTION, words.capital(text), number)


def told(figures: Figures) -> str:
    """Return the answers to one question with their counts and their base, for those who hear the stage."""
    tally = figures.tally
    if figures.is_scale:
        labels = {o.value: words.tr("kinds", o.label) for o in options_of(tally.question)}
        pairs = zip(tally.options, tally.counts, strict=False)
        said = ", ".join(f"{labels.get(value, value)}: {n}" for value, n in pairs)
    else:
        said = "; ".join(lines_of(figures)) or "–"
    return f"{words.question_label(tally.question)} ({said}). {words.base_line(tally)}."
