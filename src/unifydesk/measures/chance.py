"""Tail probabilities that the tests of movement and of concordance need, from the standard library alone."""

from __future__ import annotations

from math import erfc, exp, pi, sqrt


def fair_coin(one: int, other: int) -> float:
    """Return how likely a fair coin parts one + other throws at least as unevenly, both sides counted.

    Exact (the sum of whole numbers, divided once), 0 < p ≤ 1; 1 when there was no throw or an even parting.
    """
    n, ways, total = one + other, 1, 0
    for throw in range(min(one, other) + 1):
        total += ways
        ways = ways * (n - throw) // (throw + 1)
    return min(1.0, 2 * total / (1 << n))


def both_normal_tails(z: float) -> float:
    """Return how likely a standard normal value lies at least as far from 0 as `z`."""
    return erfc(abs(z) / sqrt(2))


def chi_square_tail(x: float, df: int) -> float:
    """Return how likely χ² with `df` ≥ 1 degrees of freedom is at least `x` ≥ 0.

    For `df` up to about a thousand. The finite sums for whole degrees of freedom: Abramowitz and Stegun,
    26.4.4 (odd) and 26.4.5 (even).
    """
    half = x / 2
    if df % 2:
        total, term, at = erfc(sqrt(half)), 2 * sqrt(half / pi) * exp(-half), 3
    else:
        total, term, at = 0.0, exp(-half), 2
    for step in range(at, df + 1, 2):
        total += term
        term *= x / step
    return total
