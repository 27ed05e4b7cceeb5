"""Points or votes that people spread over items: sums, means, and how concentrated they are.

Votes of quadratic voting may be negative; shares of a whole, and so Gini and HHI, then have no meaning.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Allocations = Sequence[tuple[Mapping[str, int], int]]
"""(points by item, how many people spread theirs like that); an item that is missing got 0."""


def totals(allocations: Allocations, items: Sequence[str]) -> tuple[int, ...]:
    """Return the sum of the points of each item."""
    return tuple(sum(given.get(item, 0) * people for given, people in allocations) for item in items)


def means(allocations: Allocations, items: Sequence[str]) -> tuple[float | None, ...]:
    """Return the mean points of each item over everybody who answered, those who gave 0 included.

    None for every item when nobody answered.
    """
    n = sum(people for _, people in allocations)
    return tuple(total / n if n else None for total in totals(allocations, items))


def givers(allocations: Allocations, items: Sequence[str]) -> tuple[int, ...]:
    """Return how many people gave each item anything: points above 0, or votes for or against it."""
    return tuple(sum(people for given, people in allocations if given.get(item, 0)) for item in items)


def gini(totals: Sequence[int]) -> float | None:
    """Return the Gini coefficient of the totals of N items: 0 when all are equal, 1 − 1/N when one has all.

    Σ|a − b| over all ordered pairs, divided by 2 N times the sum. None without items, when all totals are 0,
    and when one is negative. Source: Gini 1912.
    """
    whole = whole_of(totals)
    if whole is None:
        return None
    n = len(totals)
    return sum((2 * rank - n - 1) * total for rank, total in enumerate(sorted(totals), start=1)) / (n * whole)


def hhi(totals: Sequence[int]) -> float | None:
    """Return the Herfindahl–Hirschman index, 1/N when all are equal, 1 when one has all.

    The sum of the squared shares; 1/HHI is the number of equal items that would be as concentrated. None
    without items, when all totals are 0, and when one is negative. Source: Hirschman 1945, Herfindahl 1950.
    """
    whole = whole_of(totals)
    return None if whole is None else sum(total * total for total in totals) / (whole * whole)


def whole_of(totals: Sequence[int]) -> int | None:
    """Return the sum of which the totals are shares, or None when they are not shares of anything."""
    whole = sum(totals)
    return whole if whole > 0 and min(totals) >= 0 else None
