"""Group-aware consensus of Polis: a statement is shared only when every opinion group agrees with it."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction


def group_aware_consensus(groups: Sequence[tuple[int, int]]) -> Fraction | None:
    """Return the product over opinion groups of (agree + 1) / (seen + 2), between 0 and 1.

    `groups` are (people who agree, people who saw the statement, passes included). One group against it pulls
    the product down however large the others are. A group that never saw it counts ½. None without groups;
    ValueError unless 0 ≤ agree ≤ seen. Offer it for 20 people and more in groups of 5 and more. Source: Small
    and others, “Polis: scaling deliberation by mapping high dimensional opinion spaces”, Recerca 26, 2021.
    """
    if any(not 0 <= agree <= seen for agree, seen in groups):
        raise ValueError("nobody agrees with a statement without having seen it")
    if not groups:
        return None
    product = Fraction(1)
    for agree, seen in groups:
        product *= Fraction(agree + 1, seen + 2)
    return product
