"""Figures of one ordinal question, computed from its counts so that n never has to be unrolled.

Counts are tuples of people per option, lowest option first; options are numbered from 1.
"""

from __future__ import annotations

from collections.abc import Sequence


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
    if not 0 <= numerator <= denominator or denominator == 0:
        raise ValueError("a quantile lies between 0 and 1")
    n = sum(counts)
    if n == 0:
        return None
    at, rest = divmod((n - 1) * numerator, denominator)
    lower = order_statistic(counts, at)
    if rest == 0:
        return float(lower)
    upper = order_statistic(counts, at + 1)
    return lower + (upper - lower) * rest / denominator


def median(counts: Sequence[int]) -> float | None:
    """Return the median (1 … k, possibly x.5), or None when nobody answered."""
    return quantile(counts, 1, 2)


def quartiles(counts: Sequence[int]) -> tuple[float, float] | tuple[None, None]:
    """Return the first and third quartile of type 7, or (None, None) when nobody answered."""
    low, high = quantile(counts, 1, 4), quantile(counts, 3, 4)
    if low is None or high is None:
        return None, None
    return low, high


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
