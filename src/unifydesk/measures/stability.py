"""Stability: how often a group drawn again from these answers would get the same label.

Computed by counting all outcomes and not by drawing at random, so that the same vote gives the same number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import comb

Counts = tuple[int, ...]


def stability(counts: Sequence[int], label_of: Callable[[Counts], str], limit: int = 40_000) -> float | None:
    """Return the bootstrap probability (0 … 1) that `label_of` gives the label of `counts` once more.

    Everyone's answer is drawn anew, with replacement, from the answers given; `label_of` sees only counts of
    the same sum. Options that nobody chose stay empty, which leaves C(n + f − 1, f − 1) outcomes for f filled
    ones. None when nobody answered or when there are more outcomes than `limit` (n = 28 with 5 filled options
    has 35 960). A unanimous vote always gives 1: say “unanimous” with n beside it, never “100 % certain”.
    Source: the bootstrap of Efron 1979, by complete enumeration.
    """
    start = tuple(counts)
    n, filled = sum(start), [option for option, count in enumerate(start) if count]
    if n == 0 or comb(n + len(filled) - 1, len(filled) - 1) > limit:
        return None
    label, same = label_of(start), 0
    for outcome, ways in outcomes(start, n):
        if label_of(outcome) == label:
            same += ways
    draws: int = n**n
    return same / draws


def outcomes(counts: Counts, n: int) -> Iterator[tuple[Counts, int]]:
    """Yield every way in which `n` draws with replacement can fall, and how many of the draws lead to it.

    The numbers add up to (sum of the counts) to the power of n.
    """
    if len(counts) == 1:
        yield (n,), counts[0] ** n
        return
    first, others = counts[0], counts[1:]
    if not any(others):
        yield (n, *others), first**n
        return
    for drawn in range(n + 1 if first else 1):
        ways = comb(n, drawn) * first**drawn
        for rest, more in outcomes(others, n - drawn):
            yield (drawn, *rest), ways * more
