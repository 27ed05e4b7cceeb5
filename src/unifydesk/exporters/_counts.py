"""The counts of one question over its rounds as rows of words, for every format that prints them.

The row that is the declared base says so. Where ballots have weights, their sums stand beside the people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.rule import ANSWERED, ENTITLED, PRESENT
from unifydesk.domain.tally import Figures, RoundResult, Tally
from unifydesk.exporters._words import (
    DASH,
    is_numbered,
    number,
    on_scale,
    option_labels,
    percent,
    position_words,
    swing_short,
    weight,
    weight_base,
    weights_of,
)

MOST_ROUNDS = 3
"""Rounds in one chart and table; further ones follow in a second block."""
WIDENING = (ANSWERED, PRESENT, ENTITLED)
"""Bases from the narrowest to the widest: a share is of a base that holds the people of its row."""
Rounds = Sequence[tuple[RoundResult, Figures]]
Described = Sequence[tuple[str, Sequence[str]]]
"""Rows of figures that describe the counts: their name, and a text for each round."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row in one round: its people, the narrowest base that holds them, the sum of their weights."""

    name: str
    people: int
    within: str  # a key of rule.BASES
    weighs: Decimal | None = None  # None where it is not known
    base: str = ""  # the base that these people are, if they are one


def rounds_apart(claim: ReportClaim, question: str, most: int = MOST_ROUNDS) -> list[Rounds]:
    """Return the rounds of one question in blocks: up to `most` on one scale stand side by side."""
    asked_in = [(r, f) for r in claim.rounds if (f := r.of(question)) is not None]
    blocks: list[list[tuple[RoundResult, Figures]]] = []
    for each in asked_in:
        if blocks and alike(blocks[-1][-1][1].tally, each[1].tally) and len(blocks[-1]) < most:
            blocks[-1].append(each)
        else:
            blocks.append([each])
    return list(blocks)


def alike(one: Tally, other: Tally) -> bool:
    """Return whether two rounds asked the same, so that their numbers may stand in one table."""
    same = one.question.kind == other.question.kind and one.question.items == other.question.items
    return same and one.options == other.options


def round_name(result: RoundResult, figures: Figures) -> str:
    """Return the name of a round with the position it found, where it found one."""
    return f"Round {result.number}" + (f" · {position_words(figures)}" if figures.position else "")


def is_weighted(rounds: Rounds) -> bool:
    """Return whether any round has sums of weights to show."""
    return any(f.tally.weighted for _, f in rounds)


def count_lines(rounds: Rounds) -> list[tuple[Line, ...]]:
    """Return the rows of a count table, each with its line in every round."""
    tallies = [f.tally for _, f in rounds]
    return list(zip(*(lines_of(tally, tallies) for tally in tallies), strict=True))


def lines_of(tally: Tally, beside: Iterable[Tally]) -> list[Line]:
    """Return the rows of one round; a row that would be empty in every round `beside` it is left out."""
    weights = dict(tally.weight_of)
    options = [
        Line(label, tally.counts[at], ANSWERED, tally.weighted[at] if tally.weighted else None)
        for at, label in enumerate(option_labels(tally))
    ]
    made = [
        *options,
        Line("Answered", tally.answered, ANSWERED, weights.get(ANSWERED), ANSWERED),
        Line("Cannot judge", tally.cannot_judge, PRESENT),
        Line("Silent", tally.silent, PRESENT),
        Line("Present", tally.present, PRESENT, weights.get(PRESENT), PRESENT),
    ]
    known = list(beside)
    if any(t.by_proxy for t in known):
        made.append(Line("Of them by proxy", tally.by_proxy, PRESENT))
    if any(t.entitled or t.base == ENTITLED for t in known):
        made.append(Line("Entitled", tally.entitled, ENTITLED, weights.get(ENTITLED), ENTITLED))
    return made


def line_name(line: Line, tally: Tally, weighted: bool) -> str:
    """Return the name of a row, marked when percentages are of it."""
    if line.base != tally.base:
        return line.name
    return f"{line.name} (base of %, by weight)" if weighted else f"{line.name} (base of %)"


def line_cells(line: Line, tally: Tally, columns: int) -> list[str]:
    """Return count and share of one row in one round, and sum and share of its weights (`columns` 2 or 4)."""
    of_base = WIDENING.index(line.within) <= WIDENING.index(tally.base)
    made = [str(line.people), percent(line.people, tally.base_count) if of_base else ""]
    if columns == 2:
        return made
    if line.weighs is None:
        return [*made, "", ""]
    return [*made, weight(line.weighs), percent(line.weighs, weight_base(tally)) if of_base else ""]


def described_scale(rounds: Rounds) -> Described:
    """Return the figures that describe the counts of a scale; a dash where they are undefined."""
    every = [f for _, f in rounds]
    numbered = is_numbered(every[-1].tally.options)
    made: list[tuple[str, Sequence[str]]] = []
    if numbered:
        made.append(("Median (middle half)", [_middle(f) for f in every]))
        made.append(("Agreement A", [number(f.agreement_a) for f in every]))
    if numbered and any(f.position for f in every):
        made.append(("For / neutral / against", [f"{f.above}/{f.neutral}/{f.below}" for f in every]))
        if any(f.tally.weighted for f in every):
            made.append(("The same by weight", [_sides_by_weight(f.tally) for f in every]))
    if any(f.position and not f.position.weighted for f in every):
        made.append(("Swing", [swing_short(f) for f in every]))
    return made


def _middle(figures: Figures) -> str:
    """Return the median with the quartiles around it, or a dash without answers."""
    if figures.median is None:
        return DASH
    median, q1, q3 = (on_scale(figures.tally, at) for at in (figures.median, figures.q1, figures.q3))
    return f"{median} ({q1}–{q3})"


def _sides_by_weight(tally: Tally) -> str:
    """Return the weights above, at and below the middle, or a dash where ballots have none."""
    if not tally.weighted:
        return DASH
    return "/".join(weight(each) for each in weights_of(tally))
