"""More than half of those not abstaining, as many committees decide.

The published rule of the Node.js steering committee: of 20 members 5 abstain, 8 yes carry, 7 do not. With
another base than the answers it is an absolute majority, more than half of that base.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT, Rule, RuleChoice, Threshold, Votes
from unifydesk.measures.ordinal import shares
from unifydesk.rules._enough import enough, nmin, quorum

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "“For” counts every answer above the middle of the scale, however strong, and “against” every answer "
    "below it; the middle, such as “Neither” or “Pass”, is an abstention. "
    "To be carried, “for” needs more than half {base}. "
    "If “for” and “against” are exactly half each, the vote is tied; anything else is not carried. "
    "No position is named when {few}.",
)
HALF_OF: dict[str, str] = {
    ANSWERED: QT_TRANSLATE_NOOP("rules", "of the people who answered and did not abstain"),
    PRESENT: QT_TRANSLATE_NOOP(
        "rules", "of the people present, so abstentions, “I cannot judge” and silence stand in its way"
    ),
    ENTITLED: QT_TRANSLATE_NOOP(
        "rules", "of all people entitled to vote, so abstentions, silence and absence stand in its way"
    ),
}
"""What “for” needs more than half of, by the declared base; fills `{base}`."""


@dataclass(frozen=True, slots=True)
class Majority:
    """Labels from the two sides; abstaining is no answer to the question."""

    id: str = "majority"
    label: str = QT_TRANSLATE_NOOP("rules", "Majority")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (nmin(1), quorum(50))

    @property
    def base_words(self) -> Mapping[str, str]:
        """What the half is of, which is not the base of percentages when that is the answers."""
        return HALF_OF

    def applies(self, kind: str, options: int) -> bool:
        """Any scale with two sides will do."""
        return kind != "consent" and options > 1

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label; where nobody takes a side nothing is carried, and nothing is tied either."""
        if not enough(votes, choice):
            return "no_position"
        above, below, _ = shares(votes.counts)
        whole = above + below if choice.base == ANSWERED else votes.base
        if 2 * above > whole:
            return "carried"
        tied = above > 0 and 2 * above == 2 * below == whole
        return "tied" if tied else "not_carried"


RULE: Rule = Majority()
