"""Consent: a proposal stands when no objection is open; a count never closes an objection.

From sociocracy, and from the rough consensus of RFC 7282: every issue is addressed, though not necessarily
accommodated. For adopting something together, such as the minutes; not for whether a claim is true.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import Rule, RuleChoice, Threshold, Votes
from unifydesk.rules._enough import enough, nmin, quorum

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "An objection stands in the way of the proposal until it is recorded as addressed, however many agree. "
    "When none is open there is consent: with reservations if anyone disagrees or an objection had to be "
    "addressed, and without them otherwise. Whoever abstains goes along. "
    "The proposal is not tested when {few}.",
)


@dataclass(frozen=True, slots=True)
class Consent:
    """Labels from objections and disagreement; those who agree are never weighed against them."""

    id: str = "consent"
    label: str = QT_TRANSLATE_NOOP("rules", "Consent")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (nmin(1), quorum(50))

    @property
    def weighs(self) -> bool:
        """An objection is one objection, whatever the weight of its seat."""
        return False

    def applies(self, kind: str, options: int) -> bool:
        """Only answers of consent tell an objection from disagreement."""
        return kind == "consent" and options == 4

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label of objection, disagree, abstain and agree, in this order."""
        if not enough(votes, choice):
            return "not_tested"
        objections, disagreeing = votes.counts[:2]
        if objections > addressed(votes):
            return "objection_open"
        return "consent_reservations" if objections or disagreeing else "consent"


def addressed(votes: Votes) -> int:
    """Return the objections that were addressed; none where the counts are weights and not people.

    Half a weight each from two people would be one objection, so weights could close what is still open.
    """
    return votes.addressed if sum(votes.counts) == votes.answered else 0


RULE: Rule = Consent()
