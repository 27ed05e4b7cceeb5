"""A position rule for tests, so that none of them depends on which rules the program brings."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.rule import RuleChoice, Threshold, Votes


@dataclass(frozen=True)
class RuleFor:
    """A rule that judges scales of so many points, or certain kinds; it finds “divided” in everything."""

    points: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()
    id: str = "testing"
    label: str = "Testing"
    summary: str = "Shares are {base}."
    thresholds: tuple[Threshold, ...] = (Threshold("nmin", "Fewest answers", "people", 1, 1, 500),)

    def applies(self, kind: str, options: int) -> bool:
        """Judge what it was made for."""
        return kind in self.kinds or options in self.points

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Find everything divided."""
        return "divided" if votes.answered >= choice.threshold("nmin") else "no_position"
