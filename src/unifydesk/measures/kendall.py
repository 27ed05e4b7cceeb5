"""Kendall's W: how far several people put the same items in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.measures.chance import chi_square_tail

WORDS: tuple[tuple[float, str], ...] = (
    (0.9, QT_TRANSLATE_NOOP("measures", "very strong")),
    (0.7, QT_TRANSLATE_NOOP("measures", "strong")),
    (0.5, QT_TRANSLATE_NOOP("measures", "moderate")),
    (0.3, QT_TRANSLATE_NOOP("measures", "weak")),
    (0.0, QT_TRANSLATE_NOOP("measures", "very weak")),
)
"""(where the band starts, its word), strongest first."""


@dataclass(frozen=True, slots=True)
class Kendall:
    """W (0 no common order … 1 the same order), and the test of W against pure chance.

    `p` is None for 3 items or fewer, where the χ² of `df` = N − 1 is no approximation of anything.
    """

    w: float
    chi2: float
    df: int
    p: float | None


def kendall_w(ranks: Sequence[Sequence[float]]) -> Kendall | None:
    """Return Kendall's W, corrected for ties, of one sequence of mid-ranks per person over the same N items.

    None for fewer than two people or two items, and when everybody ties everything. ValueError unless every
    sequence is the mid-ranks (1 … N) of N items. Source: Kendall, “Rank correlation methods”, 1948.
    """
    people, items = len(ranks), len(ranks[0]) if ranks else 0
    if any(len(row) != items or tuple(row) != mid_ranks(row) for row in ranks):
        raise ValueError("Kendall’s W needs the mid-ranks of everybody over the same items")
    ties = sum(count**3 - count for row in ranks for count in Counter(row).values())
    scale = people * people * (items**3 - items) - people * ties
    if people < 2 or items < 2 or scale == 0:
        return None
    doubled = [sum(int(2 * row[item]) for row in ranks) for item in range(items)]
    spread = sum((total - people * (items + 1)) ** 2 for total in doubled)
    w = Fraction(3 * spread, scale)
    chi2, df = float(people * (items - 1) * w), items - 1
    return Kendall(float(w), chi2, df, chi_square_tail(chi2, df) if items > 3 else None)


def mid_ranks(values: Sequence[float]) -> tuple[float, ...]:
    """Return the rank of each value, 1 for the lowest; equal values share the mean of their ranks."""
    at, passed = {}, 0
    for value, count in sorted(Counter(values).items()):
        at[value] = passed + (count + 1) / 2
        passed += count
    return tuple(at[value] for value in values)


def schmidt_words(w: float) -> str:
    """Return “very weak”, “weak”, “moderate”, “strong” or “very strong” for a W of 0 … 1, to be translated.

    Schmidt (Decision Sciences 28, 1997) gives words for .1, .3, .5, .7 and .9. Here each word holds from its
    number up to the next: .5 ≤ W < .7 is moderate; below .1 is very weak too. So no word claims more than
    its number does.
    """
    return next(word for start, word in WORDS if w >= start)
