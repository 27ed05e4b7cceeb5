"""The RAND/UCLA appropriateness method: the median decides, unless the panel disagrees.

Fitch et al. 2001 (RAND MR-1269). Disagreement is found with percentiles: the distance from the 30th to the
70th is compared with one that grows the further the panel stands from the middle of the scale.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import Rule, RuleChoice, Threshold, Votes
from unifydesk.rules._enough import enough, nmin, quorum
from unifydesk.rules._quantiles import exact_quantile, twice_median

MIDDLE = 5
LOW, HIGH = Fraction(3, 10), Fraction(7, 10)
BREADTH, SLOPE = Fraction(235, 100), Fraction(3, 2)
"""The distance allowed around the middle of the scale, and what one point of asymmetry adds to it.

Some papers print the first as 2.5 and yet compute with 2.35 (table 1 of BMJ Open 2012;2:e001431).
"""
FOR, AGAINST = 13, 7
"""Twice the medians 6.5 and 3.5, at which the upper and the middle third of the scale begin."""

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "On nine points, a median of 6.5 or more is for, a median below 3.5 is against, and anything between "
    "them is uncertain: a median that falls exactly between two thirds of the scale belongs to the upper "
    "one. "
    "Where the answers disagree, the position is uncertain whatever the median is. They disagree when the "
    "30th and the 70th percentile lie further apart than 2.35 points plus one and a half times the distance "
    "of their midpoint from 5 (RAND/UCLA appropriateness method; percentiles are interpolated, type 7). "
    "All of this is taken from the people who answered, so “I cannot judge” and silence are left out. "
    "No position is named when {few}.",
)


@dataclass(frozen=True, slots=True)
class Ram9:
    """Labels from the median and from the two percentiles."""

    id: str = "ram9"
    label: str = QT_TRANSLATE_NOOP("rules", "RAND/UCLA, 9 points")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (nmin(7), quorum(50))  # the method asks for seven people or more

    def applies(self, kind: str, options: int) -> bool:
        """The numbers of the method are those of a scale of nine points."""
        return kind != "consent" and options == 9

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label; the declared base matters for the quorum only."""
        if not enough(votes, choice):
            return "no_position"
        if disagreement(votes.counts, votes.answered):
            return "disagreement"
        middle = twice_median(votes.counts)
        if middle >= FOR:
            return "appropriate"
        return "inappropriate" if middle < AGAINST else "uncertain"


def disagreement(counts: tuple[int, ...], people: int) -> bool:
    """Return whether the distance between the percentiles (IPR) exceeds the one allowed (IPRAS)."""
    low, high = (exact_quantile(counts, people, at) for at in (LOW, HIGH))
    asymmetry = abs(MIDDLE - (low + high) / 2)
    return high - low > BREADTH + SLOPE * asymmetry


RULE: Rule = Ram9()
