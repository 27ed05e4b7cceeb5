"""Consensus as core outcome sets define it: 70 % rate 7 to 9 and fewer than 15 % rate 1 to 3, or the mirror.

The rule that studies of the COMET initiative commonly declare; everything else is no consensus.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import Rule, RuleChoice, Threshold, Votes
from unifydesk.rules._enough import enough, nmin, quorum

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "On nine points, 7 to 9 speak for taking the claim in and 1 to 3 for leaving it out; percentages are "
    "{base}. "
    "It is in when at least {consensus}% answer 7 to 9 and fewer than {dissent}% answer 1 to 3, and out when "
    "it is the other way round. Anything else is no consensus. "
    "No position is named when {few}.",
)


@dataclass(frozen=True, slots=True)
class Comet70:
    """Labels from the shares of the outer thirds."""

    id: str = "comet70"
    label: str = QT_TRANSLATE_NOOP("rules", "Core outcomes 70/15, 9 points")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (
        Threshold("consensus", QT_TRANSLATE_NOOP("rules", "Consensus needs at least"), "%", 70, 51, 100),
        Threshold("dissent", QT_TRANSLATE_NOOP("rules", "Dissent stays below"), "%", 15, 1, 49),
        nmin(5),
        quorum(50),
    )

    def applies(self, kind: str, options: int) -> bool:
        """Thirds of three points each need a scale of nine."""
        return kind != "consent" and options == 9

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label; percentages are of the declared base."""
        if not enough(votes, choice):
            return "no_position"
        needed = choice.threshold("consensus") * votes.base
        allowed = choice.threshold("dissent") * votes.base
        low, high = sum(votes.counts[:3]), sum(votes.counts[6:])
        if 100 * high >= needed and 100 * low < allowed:
            return "in"
        return "out" if 100 * low >= needed and 100 * high < allowed else "no_consensus"


RULE: Rule = Comet70()
