"""The default rule: consensus at 75 % with little dissent, and honest words for everything below it.

75 % is the commonest threshold of 100 Delphi studies (Diamond et al. 2014); dissent under 15 % comes from
core outcome sets; a third in each camp is the disagreement test of the RAND/UCLA method.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import Rule, RuleChoice, Threshold, Votes
from unifydesk.measures.agreement import agreement_ratio
from unifydesk.measures.ordinal import shares
from unifydesk.rules._enough import enough, nmin, quorum

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "“For” counts the answers above the middle of the scale, “against” those below it; percentages are "
    "{base}. "
    "Consensus needs at least {consensus}% on one side and fewer than {dissent}% on the other. "
    "Where at least a third stand on each side, the group is polarised if the answers pile up at the ends "
    "(van der Eijk’s A below 0) and divided if they do not. "
    "Otherwise more than half on one side is a majority, half or more in the middle is undecided, and a "
    "larger side without a majority is a leaning; equal sides are divided. "
    "No position is named when {few}.",
)


@dataclass(frozen=True, slots=True)
class Delphi75:
    """Labels from the shares for and against; A only tells “polarised” from “divided”."""

    id: str = "delphi75"
    label: str = QT_TRANSLATE_NOOP("rules", "Delphi 75%")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (
        Threshold("consensus", QT_TRANSLATE_NOOP("rules", "Consensus needs at least"), "%", 75, 51, 100),
        Threshold("dissent", QT_TRANSLATE_NOOP("rules", "Dissent stays below"), "%", 15, 1, 49),
        nmin(5),
        quorum(50),
    )

    def applies(self, kind: str, options: int) -> bool:
        """Any scale with two sides will do."""
        return kind != "consent" and options > 1

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label; percentages are of the declared base."""
        if not enough(votes, choice):
            return "no_position"
        consensus, dissent = choice.threshold("consensus"), choice.threshold("dissent")
        return label(votes.counts, votes.base, consensus, dissent)


def label(counts: tuple[int, ...], n: int, consensus: int, dissent: int) -> str:
    """Return the label of enough answers out of `n`; `consensus` and `dissent` in percent. First match wins.

    All comparisons are between whole numbers: 9 of 12 is 75 %, 8 of 11 is not.
    """
    above, below, neutral = shares(counts)
    for side, these, others in (("for", above, below), ("against", below, above)):
        if 100 * these >= consensus * n and 100 * others < dissent * n:
            return f"consensus_{side}"
    if 3 * above >= n and 3 * below >= n:
        return "polarised" if agreement_ratio(counts)[0] < 0 else "divided"
    if 2 * max(above, below) > n:
        return "majority_for" if above > below else "majority_against"
    if 2 * neutral >= n or above == below == 0:  # of a wide base, all who answered may be less than half
        return "undecided"
    if above == below:
        return "divided"
    return "leaning_for" if above > below else "leaning_against"


RULE: Rule = Delphi75()
