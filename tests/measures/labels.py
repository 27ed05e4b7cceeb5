"""The position rule of the worked cases, written down once more for tests of swing and stability."""

from __future__ import annotations

from unifydesk.measures.agreement import agreement_ratio
from unifydesk.measures.ordinal import shares


def delphi(counts: tuple[int, ...]) -> str:
    """Return the label of counts: 75 % with dissent below 15 %, then thirds, halves and leanings."""
    above, below, neutral = shares(counts)
    n = above + below + neutral
    if n < 5:
        return "no_position"
    if 4 * above >= 3 * n and 100 * below < 15 * n:
        return "consensus_for"
    if 4 * below >= 3 * n and 100 * above < 15 * n:
        return "consensus_against"
    if 3 * above >= n and 3 * below >= n:
        return "polarised" if agreement_ratio(counts)[0] < 0 else "divided"
    if 2 * above > n:
        return "majority_for"
    if 2 * below > n:
        return "majority_against"
    if 2 * neutral >= n:
        return "undecided"
    if above == below:
        return "divided"
    return "leaning_for" if above > below else "leaning_against"
