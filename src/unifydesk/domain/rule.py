"""Position rules: what turns counts into a label, declared before the vote."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from unifydesk.domain.position import Position


@dataclass(frozen=True, slots=True)
class Threshold:
    """One adjustable number of a rule. Unit: percent or people; inclusive range."""

    id: str
    label: str
    unit: str  # "%" or "people"
    default: int
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """The rule a workshop declared, with every threshold it uses."""

    id: str
    thresholds: tuple[tuple[str, int], ...]

    def threshold(self, name: str) -> int:
        """Return the value of one threshold; raises KeyError when the rule has none of that name."""
        return dict(self.thresholds)[name]


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
        """What the rule says in plain sentences, with `{threshold}` fields, printed in the minutes."""

    @property
    def thresholds(self) -> tuple[Threshold, ...]:
        """What can be adjusted."""

    def position(self, counts: tuple[int, ...], present: int, choice: RuleChoice) -> Position:
        """Return the position for counts from the lowest to the highest option among `present` people."""
