"""Findings in words: the sentence that stands beside every chart, on the stage and in the minutes."""

from __future__ import annotations

from unifydesk.app.item_sentences import item_finding
from unifydesk.domain.position import LABELS, UNNAMED, Position, RecordedPosition
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.kinds import KINDS

BASE_NOUNS = {ANSWERED: "", PRESENT: " present"}


def finding(figures: Figures) -> str:
    """Return what one question found: “Consensus for: 10 of 12 agree”. Numbers come with their base."""
    if not figures.is_scale:
        return item_finding(figures)
    if figures.position is None:
        return _described(figures)
    if figures.position.label in UNNAMED:
        return _unnamed(figures, figures.position.label)
    return _labelled(figures, figures.position)


def _labelled(figures: Figures, position: Position) -> str:
    """Return a label with the sides that carry it; with both where weights may have turned them round."""
    tally = figures.tally
    kind = KINDS.get(tally.question.kind)
    above, below = kind.poles if kind else ("are above the middle", "are below it")
    words = capital(position.words) + (" by weight" if position.weighted else "")
    of = base_words(tally)
    if position.label == "undecided":
        return f"Undecided: {figures.neutral} of {of} are in the middle"
    one_sided = _one_sided(position.label) and not position.weighted
    if figures.is_contested or (figures.above and figures.below and not one_sided):
        return f"{words}: {figures.above} of {of} {above}, {figures.below} {below}"
    if figures.above >= figures.below:
        return f"{words}: {figures.above} of {of} {above}"
    return f"{words}: {figures.below} of {of} {below}"


def _one_sided(label: str) -> bool:
    """Return whether a label is about one side only, so that one number says it."""
    return label.endswith(("_for", "_against"))


def base_words(tally: Tally) -> str:
    """Return the declared base with its number: “12”, “14 present”, “20 entitled”."""
    return f"{tally.base_count}{BASE_NOUNS.get(tally.base, ' entitled')}"


def capital(words: str) -> str:
    """Return words with a capital at the beginning."""
    return words[:1].upper() + words[1:]


def _described(figures: Figures) -> str:
    """Return what a scale without positions says: its middle, of how many answers."""
    tally = figures.tally
    if figures.median is None:
        return f"No answers: {_answered(figures)}"
    if tally.question.kind not in KINDS:
        return f"No position, because this program does not know the question: {_all_answered(figures)}"
    value = figures.median + (int(tally.options[0]) - 1 if tally.options[0].isdecimal() else 0)
    return f"Median {value:g}: {tally.answered} of {tally.present} answered"


def _unnamed(figures: Figures, label: str) -> str:
    if label == "outside_rule":
        return f"No position, because the declared rule does not judge this scale: {_all_answered(figures)}"
    name = "Not tested" if label == "not_tested" else "No position"
    why = figures.position.why if figures.position else ""
    asked = f", and {why}" if why and figures.tally.answered else ""
    return f"{name}: {_answered(figures)}{asked}"


def _answered(figures: Figures) -> str:
    """Return how many answered, of the people whom the rule’s quorum is of, so that one base is named."""
    tally = figures.tally
    if not tally.answered:
        return "nobody answered"
    of_all = tally.base == ENTITLED and tally.entitled >= tally.answered
    room, noun = (tally.entitled, " entitled") if of_all else (tally.present, "")
    few = "only " if tally.answered < room else ""
    return f"{few}{tally.answered} of {room}{noun} answered"


def _all_answered(figures: Figures) -> str:
    return f"{figures.tally.answered} of {figures.tally.present} answered"


def findings(result: RoundResult | None) -> tuple[str, ...]:
    """Return one finding per question that has one, led by the question's name where there are several.

    Importance is left unnamed when the group agrees that the benefit is not real; how sure people are is
    no finding.
    """
    if result is None:
        return ()
    named = [f for f in result.figures if has_finding(f) and is_named(f, result)]
    if len(named) == 1:
        return (finding(named[0]),)
    return tuple(f"{f.tally.question.label.rstrip('?')} – {finding(f)}" for f in named)


def has_finding(figures: Figures) -> bool:
    """Return whether a question is put into words: every one except how sure people are."""
    return figures.position is not None or figures.tally.question.id != "confidence"


def is_named(figures: Figures, result: RoundResult) -> bool:
    """Return whether the figures' position is put into words: importance is not, when “real” was rejected."""
    leading = result.figures[0]
    rejected = leading.position is not None and leading.position.label == "consensus_against"
    return not (rejected and figures.tally.question.id == "importance")


def swing_words(figures: Figures) -> str:
    """Return how firm the label is: “one vote would change it”, “firm: more than 3 votes”."""
    position = figures.position
    if position is None or position.label in UNNAMED:
        return ""
    if position.weighted:
        return "no swing, because ballots have weights"
    if position.swing is None:
        return "firm: more than 3 votes would have to change"
    if position.swing == 1:
        return "one vote would change it"
    return f"{position.swing} votes would change it"


def differing_words(recorded: RecordedPosition) -> str:
    """Return what was recorded in place of the rule's label, with the reason; empty when it is the same."""
    if not recorded.differs:
        return ""
    return (
        f"Recorded as “{LABELS[recorded.label]}”, where the rule says “{LABELS[recorded.rule_label]}”: "
        f"{recorded.why}"
    )


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
