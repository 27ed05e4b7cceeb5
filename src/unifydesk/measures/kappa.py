"""Cohen's kappa between two rounds: how stable individuals are beyond what the totals alone would give.

Never a headline: it is 0 when everyone moves from 4 to 5, although the group is unanimous twice.
"""

from __future__ import annotations

from typing import Literal

from unifydesk.measures.movement import Table

Weights = Literal["none", "linear", "quadratic"]
POWERS = {"none": 0, "linear": 1, "quadratic": 2}
"""A change by d points weighs d to this power; none: every change weighs the same."""


def kappa(table: Table, weights: Weights = "none") -> float | None:
    """Return kappa of a k × k movement table: 1 when nobody changed, 0 as by chance, below 0 less than that.

    1 − Σ w·observed / Σ w·expected, with weights 0 on the diagonal. None where it is not defined: without
    pairs, and when both rounds are one and the same category. ValueError for unknown weights. Source: Cohen
    1960; weighted, Cohen 1968.
    """
    if weights not in POWERS:
        raise ValueError(f"there are no weights “{weights}”")
    before = [sum(row) for row in table]
    after = [sum(column) for column in zip(*table, strict=True)]
    n, power = sum(before), POWERS[weights]
    changes = [(i, j, abs(i - j) ** power) for i in range(len(table)) for j in range(len(table)) if i != j]
    expected = sum(weight * before[i] * after[j] for i, j, weight in changes)
    observed = sum(weight * table[i][j] for i, j, weight in changes)
    return (expected - n * observed) / expected if expected else None
