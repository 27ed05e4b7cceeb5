"""The GRADE grid: from five answers to a strong or weak recommendation, or to none.

Jaeschke et al. 2008, BMJ 337:a744: strong for, weak for, neither, weak against, strong against.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import Rule, RuleChoice, Threshold, Votes
from unifydesk.rules._enough import enough, nmin, quorum

SUMMARY = QT_TRANSLATE_NOOP(
    "rules",
    "On five points, the two above the middle are for and the two below it against, and the end of each "
    "side is its strong answer; percentages are {base}. "
    "There is a recommendation when at least {side}% are on one side and fewer than {dissent}% on the other. "
    "It is strong when at least {strong}% chose the strong answer of that side, and weak when fewer did. "
    "Anything else is no recommendation. "
    "No position is named when {few}.",
)


@dataclass(frozen=True, slots=True)
class GradeGrid:
    """Labels from the shares of both sides and of their ends."""

    id: str = "grade_grid"
    label: str = QT_TRANSLATE_NOOP("rules", "GRADE grid, 5 points")
    summary: str = SUMMARY
    thresholds: tuple[Threshold, ...] = (
        Threshold("side", QT_TRANSLATE_NOOP("rules", "A recommendation needs at least"), "%", 50, 50, 100),
        Threshold("dissent", QT_TRANSLATE_NOOP("rules", "Dissent stays below"), "%", 20, 1, 49),
        Threshold("strong", QT_TRANSLATE_NOOP("rules", "Strong needs at least"), "%", 70, 1, 100),
        nmin(5),
        quorum(50),
    )

    def applies(self, kind: str, options: int) -> bool:
        """A strong and a weak answer on each side of a middle make five."""
        return kind != "consent" and options == 5

    def label_of(self, votes: Votes, choice: RuleChoice) -> str:
        """Return the label; percentages are of the declared base."""
        if not enough(votes, choice):
            return "no_position"
        strong_against, weak_against, _, weak_for, strong_for = votes.counts
        above, below = weak_for + strong_for, weak_against + strong_against
        for side, these, others, strong in (
            ("for", above, below, strong_for),
            ("against", below, above, strong_against),
        ):
            if reaches(these, "side", votes, choice) and not reaches(others, "dissent", votes, choice):
                return f"strong_{side}" if reaches(strong, "strong", votes, choice) else f"weak_{side}"
        return "no_recommendation"


def reaches(count: int, threshold: str, votes: Votes, choice: RuleChoice) -> bool:
    """Return whether a count is at least the percentage of the base that a threshold names."""
    return 100 * count >= choice.threshold(threshold) * votes.base


RULE: Rule = GradeGrid()
