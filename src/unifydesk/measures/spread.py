"""How far the answers to one ordinal question lie apart, in six ways that describe and never decide.

Counts are tuples of people per option, lowest option first, for k options. All but the entropy need k ≥ 2.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate
from math import log2


def consensus_cns(counts: Sequence[int]) -> float | None:
    """Return Cns = 1 + Σ p log₂(1 − |i − mean| / (k − 1)): 1 for one answer, 0 for two halves at the ends.

    None when nobody answered or k < 2. Not a percentage of consensus: a uniform vote on 5 options gives
    0.434. It takes the options as equally far apart. Source: Tastle and Wierman, International Journal of
    Approximate Reasoning 45, 2007.
    """
    n, k = sum(counts), len(counts)
    if n == 0 or k < 2:
        return None
    total = sum(i * count for i, count in enumerate(counts))
    widest = n * (k - 1)
    return 1 + sum(
        count / n * log2((widest - abs(n * i - total)) / widest) for i, count in enumerate(counts) if count
    )


def leik_d(counts: Sequence[int]) -> float | None:
    """Return Leik's ordinal dispersion D: 0 for one answer, 1 for half and half at the ends.

    2 Σ d / (k − 1), where d is the cumulated share or what it lacks to 1, whichever is smaller. None when
    nobody answered or k < 2. Source: Leik, Pacific Sociological Review 9, 1966.
    """
    n, k = sum(counts), len(counts)
    if n == 0 or k < 2:
        return None
    return 2 * sum(min(below, n - below) for below in cumulated(counts)) / (n * (k - 1))


def iov(counts: Sequence[int]) -> float | None:
    """Return the index of ordinal variation: 0 for one answer, 1 for two halves at the ends (n odd: almost).

    The sum of the distances of all pairs of people, divided by the largest possible for n people. None when
    fewer than two people answered or k < 2. Source: Berry and Mielke, Perceptual and Motor Skills 74, 1992.
    """
    n, k = sum(counts), len(counts)
    if n < 2 or k < 2:
        return None
    apart = sum(below * (n - below) for below in cumulated(counts))
    return apart / ((n // 2) * ((n + 1) // 2) * (k - 1))


def l2(counts: Sequence[int]) -> float | None:
    """Return the squared concentration l²: 1 for one answer, 0 for half and half at the ends.

    Σ (F − ½)² / ((k − 1) / 4) over the cumulated shares F below the last. None when nobody answered or k < 2.
    For an even n it is 1 − IOV. Source: Blair and Lacy, Sociological Methods & Research 28, 2000.
    """
    n, k = sum(counts), len(counts)
    if n == 0 or k < 2:
        return None
    return sum((2 * below - n) ** 2 for below in cumulated(counts)) / (n * n * (k - 1))


def esteban_ray(counts: Sequence[int]) -> float | None:
    """Return the polarisation of Esteban and Ray for α = 1: 0 for one answer, 1 for two halves at the ends.

    ΣΣ p²ᵢ pⱼ |i − j|, divided by its value (k − 1) / 4 for two halves at the ends. None when nobody answered
    or k < 2. Source: Esteban and Ray, “On the measurement of polarization”, Econometrica 62, 1994.
    """
    n, k = sum(counts), len(counts)
    if n == 0 or k < 2:
        return None
    total = sum(a * a * b * abs(i - j) for i, a in enumerate(counts) for j, b in enumerate(counts))
    return float(Fraction(4 * total, n**3 * (k - 1)))


def entropy_bits(counts: Sequence[int]) -> float | None:
    """Return Shannon's entropy −Σ p log₂ p in bits, 0 … log₂ k, or None when nobody answered.

    It ignores the order of the options: next neighbours and far ends give the same number.
    """
    n = sum(counts)
    return sum(count / n * log2(n / count) for count in counts if count) if n else None


def cumulated(counts: Sequence[int]) -> list[int]:
    """Return how many people are at or below each option but the last."""
    return list(accumulate(counts))[:-1]
