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
}
CONTESTED = frozenset({"polarised", "divided"})
SWING_LIMIT = 3
"""Swing is searched up to this many moved ballots; beyond it a label is called robust."""


@dataclass(frozen=True, slots=True)
class Position:
    """The label of a rule with its swing: the fewest moved ballots that would change the label.

    `swing` is None for no_position (nothing to change) and when more than SWING_LIMIT are needed.
    """

    label: str
    swing: int | None

    @property
    def words(self) -> str:
        """The label in words."""
        return LABELS[self.label]


@dataclass(frozen=True, slots=True)
class RecordedPosition:
    """What the facilitator recorded for a claim: the rule's label at that round and the agreed sentence."""

    claim: str
    round_id: bytes
    label: str  # the rule's label of the leading question at that round
    statement: str  # the sentence the group agreed to print; may be empty
