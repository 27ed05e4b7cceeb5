"""Agreement A of van der Eijk (2001): how far the answers to one ordinal question hold together.

Computed in whole numbers, because a position rule compares A with 0 and a rounding error must not change
a label.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from math import comb, lcm

from unifydesk.measures.moving import figure_of

Pattern = tuple[bool, ...]
# one person more changes n times A by no more than LEAP, as trying all patterns of up to MOST_OPTIONS options
# shows; beyond them by no more than 2k − 1, because A of a layer lies between −1 and 1
LEAP, MOST_OPTIONS = 3, 12


def agreement_a(counts: Sequence[int]) -> float | None:
    """Return A: 1 when all give the same answer, 0 when all options are equally filled, −1 at two far ends.

    None when nobody answered or when the scale has fewer than 3 options, where A is not defined.
    Source: van der Eijk, “Measuring agreement in ordered rating scales”, Quality & Quantity 35, 2001.
    """
    top, bottom = agreement_ratio(counts)
    return top / bottom if bottom else None


def agreement_ratio(counts: Sequence[int]) -> tuple[int, int]:
    """Return A as a numerator and a denominator > 0, whole numbers; (0, 0) where A is not defined.

    The numerator alone tells on which side of 0 a group stands, exactly and fast; it may be asked of counts
    that move (see `moving`).
    """
    n, k = sum(counts), len(counts)
    if n == 0 or k < 3:
        return 0, 0
    leap = LEAP if k <= MOST_OPTIONS else 2 * k - 1
    return figure_of(counts, scaled_total, 2 * leap * scale_of(k)), n * scale_of(k)


def scaled_total(counts: Sequence[int]) -> int:
    """Return the numerator of A: the agreement of every layer times the people in it, in whole numbers."""
    return sum(people * scaled_agreement(pattern) for people, pattern in layers(counts))


def layers(counts: Sequence[int]) -> Iterator[tuple[int, Pattern]]:
    """Peel the counts into layers of equal height: yield (people in the layer, which options it fills)."""
    peeled = 0
    for height in sorted({count for count in counts if count}):
        pattern = tuple(count > peeled for count in counts)
        yield (height - peeled) * sum(pattern), pattern
        peeled = height


@lru_cache(maxsize=64)
def scale_of(k: int) -> int:
    """Return a number that turns A of every layer of k options into a whole number."""
    return (k - 1) * (k - 2) * lcm(*range(1, comb(k, 3) + 1))


@lru_cache(maxsize=4096)
def scaled_agreement(pattern: Pattern) -> int:
    """Return A of one layer times `scale_of(k)`."""
    return int(pattern_agreement(pattern) * scale_of(len(pattern)))


def pattern_agreement(pattern: Pattern) -> Fraction:
    """Return A of one layer: its unimodality U, scaled down by how many of the k options it fills.

    Every three options in order are looked at: two neighbours filled beside an empty one speak for one
    peak (TU), an empty one between two filled ones speaks against it (TDU).
    """
    k, filled = len(pattern), sum(pattern)
    if filled == 1:
        return Fraction(1)
    triples = list(combinations(pattern, 3))
    one_peak = sum(middle and left != right for left, middle, right in triples)
    two_peaks = sum(left and not middle and right for left, middle, right in triples)
    if one_peak + two_peaks == 0:
        return Fraction(0)
    unimodality = Fraction((k - 2) * one_peak - (k - 1) * two_peaks, (k - 2) * (one_peak + two_peaks))
    return unimodality * (1 - Fraction(filled - 1, k - 1))
