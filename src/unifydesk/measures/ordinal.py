"""Figures of one ordinal question, computed from its counts so that n never has to be unrolled.

Counts are tuples of people per option, lowest option first; options are numbered from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def order_statistic(counts: Sequence[int], index: int) -> int:
    """Return the option (from 1) of the person at `index` (from 0) when all are lined up lowest first.

    Raises IndexError when fewer than `index + 1` people answered.
    """
    passed = 0
    for option, count in enumerate(counts, start=1):
        passed += count
        if 0 <= index < passed:
            return option
    raise IndexError(f"no person at {index} among {passed}")


def quantile(counts: Sequence[int], numerator: int, denominator: int) -> float | None:
    """Return the quantile `numerator / denominator`, interpolated by type 7 of Hyndman and Fan (1996).

    Type 7 is the default of R, of numpy and of QUARTILE.INC in spreadsheets: h = (n − 1) q, with a straight
    line between neighbours. Range 1 … k; None when nobody answered. ValueError unless 0 ≤ q ≤ 1.
    """
    place = neighbours(counts, numerator, denominator)
    if place is None:
        return None
    lower, upper, rest = place
    return lower + (upper - lower) * rest / denominator if rest else float(lower)


def exact_quantile(counts: Sequence[int], numerator: int, denominator: int) -> Fraction | None:
    """Return the quantile of type 7 as a fraction, for rules that compare it with a threshold.

    Range 1 … k; None when nobody answered. ValueError unless 0 ≤ q ≤ 1.
    """
    place = neighbours(counts, numerator, denominator)
    if place is None:
        return None
    lower, upper, rest = place
    return lower + Fraction((upper - lower) * rest, denominator)


def neighbours(counts: Sequence[int], numerator: int, denominator: int) -> tuple[int, int, int] | None:
    """Return the answers between which a quantile lies, and how many parts of `denominator` lie below it.

    None when nobody answered; ValueError unless 0 ≤ q ≤ 1.
    """
    if not 0 <= numerator <= denominator or denominator == 0:
        raise ValueError("a quantile lies between 0 and 1")
    n = sum(counts)
    if n == 0:
        return None
    at, rest = divmod((n - 1) * numerator, denominator)
    lower = order_statistic(counts, at)
    return lower, order_statistic(counts, at + 1) if rest else lower, rest


def median(counts: Sequence[int]) -> float | None:
    """Return the median (1 … k, possibly x.5), or None when nobody answered."""
    return quantile(counts, 1, 2)


def quartiles(counts: Sequence[int]) -> tuple[float, float] | tuple[None, None]:
    """Return the first and third quartile of type 7, or (None, None) when nobody answered."""
    low, high = quantile(counts, 1, 4), quantile(counts, 3, 4)
    if low is None or high is None:
        return None, None
    return low, high


def iqr(counts: Sequence[int]) -> float | None:
    """Return the interquartile range Q3 − Q1 of type 7 (0 … k − 1), or None when nobody answered.

    On a 5-point scale at most 1 is a usual mark of consensus in Delphi studies (von der Gracht 2012).
    """
    low, high = quartiles(counts)
    return None if low is None or high is None else high - low


def middle(counts: Sequence[int]) -> tuple[int, int] | tuple[None, None]:
    """Return the two middle answers (equal for an odd number of people), or (None, None) without any.

    They say what a median of 3.5 stands for, and keep a median from being read as an option nobody chose.
    """
    n = sum(counts)
    if n == 0:
        return None, None
    return order_statistic(counts, (n - 1) // 2), order_statistic(counts, n // 2)


def shares(counts: Sequence[int]) -> tuple[int, int, int]:
    """Return the people above, below and at the midpoint (k + 1) / 2; an even k has nobody at it."""
    half = len(counts) // 2
    below = sum(counts[:half])
    above = sum(counts[len(counts) - half :])
    return above, below, sum(counts) - above - below


def interpolated_median(counts: Sequence[int]) -> float | None:
    """Return the median as if the answers of its option were spread evenly from ½ below it to ½ above it.

    m − ½ + (n/2 − people below m) / people at m. Tells two groups with the same median apart. Where the
    median falls between two options it is the plain median. Range ½ … k + ½; None when nobody answered.
    """
    low, high = middle(counts)
    if low is None or high is None:
        return None
    if low != high:
        return (low + high) / 2
    below, at = sum(counts[: low - 1]), counts[low - 1]
    return float(low + Fraction(sum(counts) - 2 * below - at, 2 * at))


def net(counts: Sequence[int]) -> float | None:
    """Return the net agreement (For − Against) / n, −1 … 1, or None when nobody answered.

    Those at the midpoint count in n. It hides polarisation: never show it alone.
    """
    above, below, neutral = shares(counts)
    n = above + below + neutral
    return (above - below) / n if n else None


def dominant_opinion(counts: Sequence[int]) -> float | None:
    """Return (f − a)(f + a) with the shares for and against, −1 … 1, or None when nobody answered.

    The net agreement, made smaller by everybody who stands at the midpoint.
    """
    above, below, neutral = shares(counts)
    n = above + below + neutral
    return (above - below) * (above + below) / n**2 if n else None
