"""Findings in words: the sentence that stands beside every chart, on the stage and in the minutes."""

from __future__ import annotations

from unifydesk.domain.position import CONTESTED
from unifydesk.domain.tally import Figures, Movement, RoundResult
from unifydesk.kinds import KINDS


def finding(figures: Figures) -> str:
    """Return what one question found: “Consensus for: 10 of 12 agree”. Numbers come with their base."""
    tally, position = figures.tally, figures.position
    if position is None or position.label == "no_position":
        return f"No position: {_answered(figures)}"
    kind = KINDS.get(tally.question.kind)
    above, below = kind.poles if kind else ("are above the middle", "are below it")
    words = position.words[0].upper() + position.words[1:]
    n = tally.answered
    if position.label in CONTESTED:
        said = f"{figures.above} of {n} {above}, {figures.below} {below}"
    elif position.label == "undecided":
        words, said = "Undecided", f"{figures.neutral} of {n} are in the middle"
    elif position.label.endswith("_for"):
        said = f"{figures.above} of {n} {above}"
    else:
        said = f"{figures.below} of {n} {below}"
    return f"{words}: {said}"


def _answered(figures: Figures) -> str:
    tally = figures.tally
    if not tally.answered:
        return "nobody answered"
    return f"only {tally.answered} of {tally.present} answered"


def findings(result: RoundResult | None) -> tuple[str, ...]:
    """Return one finding per question with a position, led by the question's name where there are several.

    Importance is left unnamed when the group agrees that the benefit is not real.
    """
    if result is None:
        return ()
    named = [f for f in result.figures if f.position is not None and is_named(f, result)]
    if len(named) == 1:
        return (finding(named[0]),)
    return tuple(f"{f.tally.question.label.rstrip('?')} – {finding(f)}" for f in named)


def is_named(figures: Figures, result: RoundResult) -> bool:
    """Return whether the figures' position is put into words: importance is not, when “real” was rejected."""
    leading = result.figures[0]
    rejected = leading.position is not None and leading.position.label == "consensus_against"
    return not (rejected and figures.tally.question.id == "importance")


def swing_words(figures: Figures) -> str:
    """Return how firm the label is: “by one vote”, “2 votes would change it”, “firm: more than 3 votes”."""
    position = figures.position
    if position is None or position.label == "no_position":
        return ""
    if position.swing is None:
        return "firm: more than 3 votes would have to change"
    if position.swing == 1:
        return "by one vote"
    return f"{position.swing} votes would change it"


def movement_words(movement: Movement) -> str:
    """Return how people moved: “5 of 12 moved up, 1 down, 6 stayed”."""
    return f"{movement.up} of {movement.pairs} moved up, {movement.down} down, {movement.same} stayed"


def shift_words(before: Figures, after: Figures) -> str:
    """Return how the shape moved where people cannot be paired: “7 of 12 agree, 4 of 11 before”."""
    kind = KINDS.get(after.tally.question.kind)
    above = kind.poles[0] if kind else "are above the middle"
    return (
        f"{after.above} of {after.tally.answered} {above} ({before.above} of {before.tally.answered} before)"
    )
