"""The RAND/UCLA appropriateness method: disagreement of a panel that answers from 1 to 9.

Computed in fractions, because a label depends on IPR > IPRAS. Source: Fitch and others, “The RAND/UCLA
appropriateness method user's manual”, MR-1269, 2001.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from unifydesk.measures.ordinal import exact_quantile

POINTS = 9
CENTRE = 5
SYMMETRIC = Fraction(235, 100)
"""The IPR that is disagreement for symmetric answers; some papers print 2.5 and compute with 2.35."""
CORRECTION = Fraction(15, 10)


@dataclass(frozen=True, slots=True)
class Ram:
    """Interpercentile range and what it may be: IPR = P70 − P30, IPRAS = 2.35 + 1.5 · AI, DI = IPR / IPRAS.

    `centre` is the middle between P30 and P70, `ai` its distance from 5; `disagreement` is IPR > IPRAS.
    """

    p30: float
    p70: float
    ipr: float
    centre: float
    ai: float
    ipras: float
    di: float
    disagreement: bool


def ram(counts: Sequence[int]) -> Ram | None:
    """Return the RAM figures of the counts of a 9-point scale, or None when nobody answered.

    ValueError for any other scale. The percentiles are 30 and 70 (type 7): those with 10 and 90 are not RAM.
    """
    check(counts)
    p30, p70 = exact_quantile(counts, 3, 10), exact_quantile(counts, 7, 10)
    if p30 is None or p70 is None:
        return None
    ipr, centre = p70 - p30, (p30 + p70) / 2
    ai = abs(CENTRE - centre)
    ipras = SYMMETRIC + CORRECTION * ai
    return Ram(
        p30=float(p30),
        p70=float(p70),
        ipr=float(ipr),
        centre=float(centre),
        ai=float(ai),
        ipras=float(ipras),
        di=float(ipr / ipras),
        disagreement=ipr > ipras,
    )


def check(counts: Sequence[int]) -> None:
    """Raise ValueError unless the scale has 9 points."""
    if len(counts) != POINTS:
        raise ValueError(f"the RAND/UCLA method needs 9 points, not {len(counts)}")
