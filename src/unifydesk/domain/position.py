"""Positions: the label a declared rule gives, and what the group recorded."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

LABELS: dict[str, str] = {
    "consensus_for": QT_TRANSLATE_NOOP("positions", "consensus for"),
    "consensus_against": QT_TRANSLATE_NOOP("positions", "consensus against"),
    "polarised": QT_TRANSLATE_NOOP("positions", "polarised"),
    "divided": QT_TRANSLATE_NOOP("positions", "divided"),
    "majority_for": QT_TRANSLATE_NOOP("positions", "majority for"),
    "majority_against": QT_TRANSLATE_NOOP("positions", "majority against"),
    "undecided": QT_TRANSLATE_NOOP("positions", "undecided (neutral)"),
    "leaning_for": QT_TRANSLATE_NOOP("positions", "leaning for"),
    "leaning_against": QT_TRANSLATE_NOOP("positions", "leaning against"),
    "no_position": QT_TRANSLATE_NOOP("positions", "no position (too few votes)"),
    "agree_apart": QT_TRANSLATE_NOOP("positions", "agreed, without consensus"),
    "disagree_apart": QT_TRANSLATE_NOOP("positions", "rejected, without consensus"),
    "neither": QT_TRANSLATE_NOOP("positions", "neither agreed nor rejected"),
    "neither_apart": QT_TRANSLATE_NOOP("positions", "neither agreed nor rejected, without consensus"),
    "appropriate": QT_TRANSLATE_NOOP("positions", "for"),
    "inappropriate": QT_TRANSLATE_NOOP("positions", "against"),
    "uncertain": QT_TRANSLATE_NOOP("positions", "uncertain"),
    "disagreement": QT_TRANSLATE_NOOP("positions", "uncertain (disagreement)"),
    "in": QT_TRANSLATE_NOOP("positions", "in"),
    "out": QT_TRANSLATE_NOOP("positions", "out"),
    "no_consensus": QT_TRANSLATE_NOOP("positions", "no consensus"),
    "strong_for": QT_TRANSLATE_NOOP("positions", "strong for"),
    "weak_for": QT_TRANSLATE_NOOP("positions", "weak for"),
    "weak_against": QT_TRANSLATE_NOOP("positions", "weak against"),
    "strong_against": QT_TRANSLATE_NOOP("positions", "strong against"),
    "no_recommendation": QT_TRANSLATE_NOOP("positions", "no recommendation"),
    "carried": QT_TRANSLATE_NOOP("positions", "carried"),
    "not_carried": QT_TRANSLATE_NOOP("positions", "not carried"),
    "tied": QT_TRANSLATE_NOOP("positions", "tied"),
    "not_tested": QT_TRANSLATE_NOOP("positions", "not tested"),
    "objection_open": QT_TRANSLATE_NOOP("positions", "objection open"),
    "consent_reservations": QT_TRANSLATE_NOOP("positions", "consent with reservations"),
    "consent": QT_TRANSLATE_NOOP("positions", "consent"),
    "outside_rule": QT_TRANSLATE_NOOP("positions", "no position (the rule does not judge this scale)"),
    "figures_only": QT_TRANSLATE_NOOP("positions", "no label (figures only)"),
}
UNNAMED = frozenset({"no_position", "not_tested", "outside_rule", "figures_only"})
"""Labels that say that no position was found."""
CONTESTED = frozenset({"polarised", "divided", "disagreement", "objection_open", "tied"})
SWING_LIMIT = 3
"""Swing is searched up to this many moved ballots; beyond it a label is called robust."""


@dataclass(frozen=True, slots=True)
class Position:
    """The label of a rule with its swing: the fewest moved ballots that would change the label.

    `swing` is None for labels in UNNAMED (nothing to change), when more than SWING_LIMIT are needed, and
    where ballots have weights, because then they are not alike.
    """

    label: str
    swing: int | None
    weighted: bool = False
    why: str = ""  # what the rule asks for, where too few answered: “the rule asks for 5”

    @property
    def words(self) -> str:
        """The label in words."""
        return LABELS[self.label]


@dataclass(frozen=True, slots=True)
class RecordedPosition:
    """What was recorded for a claim: its label, the rule’s own beside it, and the agreed sentence."""

    claim: str
    round_id: bytes
    label: str  # what was recorded; a key of LABELS
    statement: str  # the sentence the group agreed to print; may be empty
    rule_label: str = ""  # the rule's own label at that round
    why: str = ""  # the reason for recording another label than the rule's

    @property
    def differs(self) -> bool:
        """Whether the facilitator recorded another label than the rule gave."""
        return bool(self.rule_label) and self.label != self.rule_label
