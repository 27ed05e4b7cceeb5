"""Wilcoxon's signed-rank test of the movement between two rounds; a footnote of the movement table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from unifydesk.measures.chance import both_normal_tails
from unifydesk.measures.movement import Table

FEWEST_FOR_P = 6
MOST_FOR_EXACT = 20


@dataclass(frozen=True, slots=True)
class SignedRank:
    """The sums of the ranks of those who moved up and down, and how surprising their difference is.

    `n` people moved. `p` is two-sided, None below 6 of them, where it cannot reach .05. `exact` says whether
    p comes from all 2ⁿ signs or, above 20 of them, from the normal approximation. `rank_biserial` is
    (w_plus − w_minus) / (w_plus + w_minus): −1 all down … 1 all up.
    """

    w_plus: float
    w_minus: float
    n: int
    p: float | None
    exact: bool
    rank_biserial: float


def signed_rank(table: Table) -> SignedRank | None:
    """Return Wilcoxon's signed-rank figures of a k × k movement table, or None when nobody moved.

    Those who stayed are dropped; equal distances, in points of the scale, share the mean of their ranks. The
    exact p is conditional on these ties; the normal one is corrected for ties, without continuity correction.
    Source: Wilcoxon 1945; Pratt and Gibbons 1981; the biserial by Kerby 2014.
    """
    moves = by_distance(table)
    n = sum(up + down for up, down in moves)
    if n == 0:
        return None
    plus = minus = 0
    doubled: list[int] = []
    for up, down in moves:
        rank = 2 * len(doubled) + up + down + 1
        plus, minus = plus + up * rank, minus + down * rank
        doubled += [rank] * (up + down)
    exact = n <= MOST_FOR_EXACT
    p = None
    if n >= FEWEST_FOR_P:
        p = exact_p(doubled, min(plus, minus)) if exact else normal_p(doubled, plus)
    return SignedRank(plus / 2, minus / 2, n, p, exact, (plus - minus) / (plus + minus))


def by_distance(table: Table) -> list[tuple[int, int]]:
    """Return how many people moved up and down by 1, 2, … k − 1 points."""
    k = len(table)
    return [
        (sum(table[i][i + far] for i in range(k - far)), sum(table[i + far][i] for i in range(k - far)))
        for far in range(1, k)
    ]


def exact_p(doubled: Sequence[int], smaller: int) -> float:
    """Return how many of all signs give a sum of doubled ranks as far out as `smaller`, as a share."""
    ways = [1] + [0] * smaller
    for rank in doubled:
        for total in range(smaller, rank - 1, -1):
            ways[total] += ways[total - rank]
    return min(1.0, 2 * sum(ways) / (1 << len(doubled)))


def normal_p(doubled: Sequence[int], plus: int) -> float:
    """Return the two-sided p of a normal value with the mean and variance of the sum of doubled ranks."""
    mean, variance = sum(doubled) / 2, sum(rank * rank for rank in doubled) / 4
    return both_normal_tails((plus - mean) / sqrt(variance))
