"""Krippendorff's alpha: whether people use a scale in the same way over several units.

A low alpha over different claims is no failure: it only says that people differ.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from enum import StrEnum
from fractions import Fraction
from itertools import combinations
from typing import Literal

Level = Literal["nominal", "ordinal", "interval", "ratio"]
Distance = Callable[[int, int], Fraction | int]


class NoAlpha(StrEnum):
    """Why alpha is not defined."""

    TOO_FEW = "too few"
    """No unit has two answers: there is nothing to compare."""
    IDENTICAL = "identical"
    """All answers that can be compared are the same: without variation nothing can be said."""


def krippendorff_alpha(units: Sequence[Sequence[int]], scale: int, level: Level = "ordinal") -> float | None:
    """Return alpha: 1 when the answers within every unit agree, 0 as by chance, below 0 worse than chance.

    `units` holds the answers (1 … `scale`) that each unit got from different people; missing ones are left
    out, and a unit with fewer than two answers drops out. None where `why_no_alpha` names a reason.
    ValueError for an answer off the scale or an unknown level. Computed in fractions. Source: Krippendorff,
    “Content analysis”, 2004, chapter 11 (coincidence matrix).
    """
    if any(not 1 <= answer <= scale for unit in units for answer in unit):
        raise ValueError(f"an answer is a whole number from 1 to {scale}")
    tallies = compared(units)
    totals = Counter[int]()
    for tally in tallies:
        totals.update(tally)
    distance = distance_of(level, totals)
    n = totals.total()
    expected = disagreement(totals, distance)
    if not expected:
        return None
    observed = sum((disagreement(tally, distance) / (tally.total() - 1) for tally in tallies), Fraction(0))
    return float(1 - (n - 1) * observed / expected)


def why_no_alpha(units: Sequence[Sequence[int]]) -> NoAlpha | None:
    """Return why alpha is not defined for these units, or None when it is."""
    answers = {answer for tally in compared(units) for answer in tally}
    if not answers:
        return NoAlpha.TOO_FEW
    return NoAlpha.IDENTICAL if len(answers) == 1 else None


def compared(units: Sequence[Sequence[int]]) -> list[Counter[int]]:
    """Return how many people gave each answer, for every unit with at least two of them."""
    return [Counter(unit) for unit in units if len(unit) > 1]


def disagreement(tally: Counter[int], distance: Distance) -> Fraction:
    """Return the sum of the squared distances over all pairs of people with different answers."""
    pairs = combinations(tally.items(), 2)
    return sum((here * there * Fraction(distance(a, b)) for (a, here), (b, there) in pairs), Fraction(0))


def distance_of(level: Level, totals: Counter[int]) -> Distance:
    """Return the squared distance of two different answers on a scale of this level.

    The ordinal one counts the people between two answers, those at the ends by half.
    """

    def ordinal(a: int, b: int) -> Fraction:
        between = sum(totals[answer] for answer in range(min(a, b), max(a, b) + 1))
        return Fraction(2 * between - totals[a] - totals[b], 2) ** 2

    distances: dict[str, Distance] = {
        "nominal": lambda a, b: 1,
        "ordinal": ordinal,
        "interval": lambda a, b: (a - b) ** 2,
        "ratio": lambda a, b: Fraction(a - b, a + b) ** 2,
    }
    if level not in distances:
        raise ValueError(f"there is no level “{level}”")
    return distances[level]
