"""Whether enough people answered for any position: two thresholds that the rules share."""

from __future__ import annotations

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rule import ENTITLED, RuleChoice, Threshold, Votes


def nmin(default: int) -> Threshold:
    """Return the threshold for the fewest answers."""
    return Threshold(
        "nmin", QT_TRANSLATE_NOOP("rules", "Fewest answers for a position"), "people", default, 1, 500
    )


def quorum(default: int) -> Threshold:
    """Return the threshold for the share of people who must have answered."""
    return Threshold(
        "quorum", QT_TRANSLATE_NOOP("rules", "Answers needed from those present"), "%", default, 0, 100
    )


def enough(votes: Votes, choice: RuleChoice) -> bool:
    """Return whether the answers reach both thresholds.

    The quorum is of those present, or of those entitled when that is the declared base.
    """
    room = votes.entitled if choice.base == ENTITLED else votes.present
    n, needed = votes.answered, dict(choice.thresholds)
    return n > 0 and n >= needed["nmin"] and 100 * n >= needed["quorum"] * room
