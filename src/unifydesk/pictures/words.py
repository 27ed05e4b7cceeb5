"""Charts in words: one complete sentence each, with every count and its base."""

from __future__ import annotations

from unifydesk.domain.tally import Figures, Movement
from unifydesk.kinds import KINDS


def option_labels(kind_id: str, options: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return (label, short label) of each option; the stored values where the kind is not known here."""
    kind = KINDS.get(kind_id)
    known = {option.value: (option.label, option.short) for option in kind.options} if kind else {}
    return tuple(known.get(value, (value, value)) for value in options)


def poles(kind_id: str) -> tuple[str, str]:
    """Return what people above and below the middle do, such as (“agree”, “disagree”)."""
    kind = KINDS.get(kind_id)
    return kind.poles if kind else ("above the middle", "below the middle")


def percent(part: int, base: int) -> str:
    """Return a whole percentage that never rounds somebody away: “<1%”, “>99%”."""
    if 0 < 200 * part < base:
        return "<1%"
    if 0 < 200 * (base - part) < base:
        return ">99%"
    return f"{round(100 * part / base)}%"


def tally_sentence(figures: Figures) -> str:
    """Return all counts of one question in a sentence, from the lowest answer to the highest."""
    tally = figures.tally
    name = tally.question.label.rstrip("?")
    base = f"{name}: {tally.answered} of {tally.present} people present answered"
    rest = f"{tally.cannot_judge} cannot judge; {tally.silent} gave no answer."
    labels = option_labels(tally.question.kind, tally.options)
    counts = ", ".join(f"{label.lower()} {n}" for (label, _), n in zip(labels, tally.counts, strict=True))
    return f"{base}: {counts}; {rest}"


def movement_sentence(movement: Movement) -> str:
    """Return how people moved between two rounds, with every step that somebody took."""
    name = movement.question.label.rstrip("?")
    if not movement.pairs:
        return f"{name}: nobody answered in both rounds."
    labels = [label.lower() for label, _ in option_labels(movement.question.kind, movement.options)]
    steps = [
        f"{people} from {labels[i]} to {labels[j]}"
        for i, row in enumerate(movement.table)
        for j, people in enumerate(row)
        if people and i != j
    ]
    stayed = [f"{row[i]} at {labels[i]}" for i, row in enumerate(movement.table) if row[i]]
    return (
        f"{name}: of {movement.pairs} people who answered in both rounds, {movement.up} moved up, "
        f"{movement.down} moved down and {movement.same} stayed"
        + (f"; moved: {', '.join(steps)}" if steps else "")
        + (f"; stayed: {', '.join(stayed)}." if stayed else ".")
    )
