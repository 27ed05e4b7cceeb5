"""Median and spread on nine points, as Unisanté (Lausanne) reads its Delphi surveys.

The median says whether a claim is agreed or rejected, the distance between the quartiles whether the group
holds together; both are always named.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import Rule, RuleChoice, Threshold, Votes
from unifydesk.rules._enough import enough, nmin, quorum
from unifydesk.rules._quantiles import exact_quantile, twice_median

LOW, HIGH = Fraction(1, 4), Fraction(3, 4)
AGREED, REJECTED = 14, 6
"""Twice the medians 7 and 3."""
LABELS_OF: dict[tuple[str, bool], str] = {
    ("agree", True): "consensus_for",
    ("agree", False): "agree_apart",
    ("disagree", True): "consensus_against",
    ("disagree", False): "disagree_apart",
    ("neither", True): "neither",
    ("neither", False): "neither_apart",
}
"""(where the median lies, whether the quartiles are close) → label."""

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "On nine points, a claim is agreed when the median is 7 or more, rejected when it is 3 or less, and "
    "neither when it lies between them; 6.5 and 3.5 lie between. "
    "There is consensus on it when the first and the third quartile are at most {spread} points apart "
    "(quartiles are interpolated, type 7). "
    "All of this is taken from the people who answered, so “I cannot judge” and silence are left out. "
    "No position is named when {few}.",
)


@dataclass(frozen=True, slots=True)
class Unisante:
    """Labels from the median and from the distance between the quartiles."""

    id: str = "unisante"
    label: str = QT_TRANSLATE_NOOP("rules", "Median and spread (Unisanté), 9 points")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (
        Threshold("spread", QT_TRANSLATE_NOOP("rules", "Quartiles apart by at most"), "points", 3, 0, 8),
        nmin(5),
        quorum(50),
    )

    def applies(self, kind: str, options: int) -> bool:
        """The numbers of the method are those of a scale of nine points."""
        return kind != "consent" and options == 9

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label; the declared base matters for the quorum only."""
        if not enough(votes, choice):
            return "no_position"
        first, third = (exact_quantile(votes.counts, votes.answered, at) for at in (LOW, HIGH))
        return LABELS_OF[side(twice_median(votes.counts)), third - first <= choice.threshold("spread")]


def side(middle: int) -> str:
    """Return whether the median, given twice, says “agree”, “disagree” or “neither”."""
    if middle >= AGREED:
        return "agree"
    return "disagree" if middle <= REJECTED else "neither"


RULE: Rule = Unisante()
