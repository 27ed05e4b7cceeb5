"""Position rules: what turns counts into a label, declared before the vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from unifydesk.domain.marks import QT_TRANSLATE_NOOP

ANSWERED, PRESENT, ENTITLED = "answered", "present", "entitled"
BASES: dict[str, str] = {
    ANSWERED: QT_TRANSLATE_NOOP("bases", "of those who answered"),
    PRESENT: QT_TRANSLATE_NOOP("bases", "of those present"),
    ENTITLED: QT_TRANSLATE_NOOP("bases", "of those entitled"),
}
"""What shares and percentages are of; the base is printed beside every number."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """One adjustable number of a rule. Unit: percent or people; inclusive range."""

    id: str
    label: str
    unit: str  # "%", "people" or "points"
    default: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rule a workshop declared, with every threshold it uses."""

    id: str
    thresholds: tuple[tuple[str, int], ...]
    base: str = ANSWERED  # a key of BASES
    weighted: bool = False  # whether ballots count with the weights of their seats

    def threshold(self, name: str) -> int:
        """Return the value of one threshold; raises KeyError when the rule has none of that name."""
        return dict(self.thresholds)[name]


@dataclass(frozen=True, slots=True)
class Votes:
    """What a rule sees of one question: counts from the lowest to the highest option, and their bases.

    `counts` and `base` are whole numbers of one unit: people, or parts of a weight. The other numbers are
    people. Rules compare whole numbers only, never rounded shares.
    """

    counts: tuple[int, ...]
    base: int  # what shares are of; never below the sum of the counts
    answered: int
    present: int
    entitled: int
    kind: str  # id of the question kind
    addressed: int = 0  # objections that the facilitator recorded as addressed


class Rule(Protocol):
    """A position rule."""

    @property
    def id(self) -> str:
        """Stored name, equal to the file's name."""

    @property
    def label(self) -> str:
        """Name for people."""

    @property
    def summary(self) -> str:
        """What the rule says in plain sentences, with fields for its thresholds, `{base}` and `{few}`."""

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """What can be adjusted."""

    def applies(self, kind: str, options: int) -> bool:
        """Return whether the rule can judge a question of this kind with so many options."""

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return a key of `position.LABELS`; `no_position` where too few answered."""
