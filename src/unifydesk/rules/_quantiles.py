"""Quantiles as whole numbers and fractions: a label must not hang on a rounding error.

`measures.ordinal` has the same quantiles as decimals, for showing them.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from unifydesk.measures.ordinal import order_statistic


def twice_median(counts: Sequence[int]) -> int:
    """Return the sum of the two middle answers, so that a median of 6.5 is the whole number 13.

    Range 2 … 2k; raises IndexError when nobody answered.
    """
    n = sum(counts)
    return order_statistic(counts, (n - 1) // 2) + order_statistic(counts, n // 2)


def exact_quantile(counts: Sequence[int], people: int, at: Fraction) -> Fraction:
    """Return the quantile `at` (0 … 1) of type 7 of Hyndman and Fan (1996), exactly; range 1 … k.

    Type 7 interpolates between two neighbours at (n − 1) q. That is the mean of what lies in a window one
    person wide that opens after (n − 1) q people, and in this form it holds for weights too: there a person
    is as wide as the whole divided by `people`, so the unit of the weights makes no difference. Without
    weights `people` is the sum of the counts. Raises ZeroDivisionError when nobody answered.
    """
    whole = sum(counts)
    part = people * at.denominator  # width of one part of the counts, in units that keep all edges whole
    opens = whole * (people - 1) * at.numerator
    width = whole * at.denominator
    area = passed = 0
    for option, count in enumerate(counts, start=1):
        end = passed + count * part
        area += option * max(0, min(end, opens + width) - max(passed, opens))
        passed = end
    return Fraction(area, width)
