"""The Wilson interval of a share, for a reader who takes the group as a sample of somebody else."""

from __future__ import annotations

from math import sqrt

Z95 = 1.959963984540054
"""The normal quantile of 97.5 %: 2.5 % are left outside on either side."""


def wilson(x: int, n: int) -> tuple[float, float] | None:
    """Return the 95 % score interval of the share x / n, without continuity correction, within 0 … 1.

    None when n is 0. ValueError unless 0 ≤ x ≤ n. Nobody gives a lower end of exactly 0, everybody an upper
    end of exactly 1. Source: Wilson 1927; checked with Newcombe, Statistics in Medicine 17, 1998, Table I.
    """
    if not 0 <= x <= n:
        raise ValueError(f"{x} of {n} is no share")
    if n == 0:
        return None
    share, z2 = x / n, Z95 * Z95
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = Z95 * sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return 0.0 if x == 0 else centre - half, 1.0 if x == n else centre + half
