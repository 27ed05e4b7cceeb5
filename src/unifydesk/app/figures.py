"""From a tally to its figures: the measures, and the position of the declared rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from unifydesk.app.item_figures import allocation_figures, ranking_figures
from unifydesk.domain.position import SWING_LIMIT, UNNAMED, Position
from unifydesk.domain.rule import Rule, RuleChoice, Votes
from unifydesk.domain.tally import Figures, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.agreement import agreement_a
from unifydesk.measures.ordinal import median, quartiles
from unifydesk.measures.sides import sides_of
from unifydesk.measures.swing import swing
from unifydesk.rules import RULES, asks_for, judging, weighs


@lru_cache(maxsize=8192)
def figures(tally: Tally, choice: RuleChoice, addressed: int = 0) -> Figures:
    """Return the figures of one question of one closed round.

    The position is None for kinds without one (confidence, rankings) and for kinds or rules this program
    lacks, so that a file made elsewhere still opens. `addressed` counts the objections that were recorded
    as addressed. Remembered, because every snapshot asks for the same again.
    """
    below, neutral, above = sides_of(tally.options).sums(tally.counts)
    q1, q3 = quartiles(tally.counts)
    return Figures(
        tally=tally,
        above=above,
        below=below,
        neutral=neutral,
        median=median(tally.counts),
        q1=q1,
        q3=q3,
        agreement_a=agreement_a(tally.counts),
        position=position(tally, choice, addressed),
        ranking=ranking_figures(tally),
        allocation=allocation_figures(tally),
    )


def position(tally: Tally, choice: RuleChoice, addressed: int = 0) -> Position | None:
    """Return what the declared rule says about a tally, or None when no rule applies."""
    kind = KINDS.get(tally.question.kind)
    if kind is None or choice.id not in RULES or not kind.has_position:
        return None
    judge = judging(choice, kind.id, len(tally.options))
    if judge is None:
        return Position("outside_rule", None)
    rule, choice = RULES[judge.id], judge
    weighted = bool(tally.weighted) and weighs(rule)
    votes = votes_of(tally, choice, addressed, weighted=weighted)
    label = rule.label_of(votes, choice)
    if label in UNNAMED:
        return Position(label, None, weighted, asks_for(votes, choice))
    if weighted:
        return Position(label, None, weighted)
    return Position(label, swing(votes.counts, label_of(rule, choice, votes), SWING_LIMIT))


def label_of(rule: Rule, choice: RuleChoice, votes: Votes) -> Callable[[tuple[int, ...]], str]:
    """Return the function from counts to the label they would get, with everything else as it was."""

    def labelled(counts: tuple[int, ...]) -> str:
        return rule.label_of(replace(votes, counts=counts), choice)

    return labelled


def votes_of(tally: Tally, choice: RuleChoice, addressed: int = 0, *, weighted: bool = True) -> Votes:
    """Return what a rule sees: people, or weights as whole numbers of their smallest part."""
    counts, base = tally.counts, tally.base_count
    if weighted and tally.weighted:
        whole = dict(tally.weight_of).get(choice.base, sum(tally.weighted, Decimal()))
        unit = Decimal(1).scaleb(min(_exponent(w) for w in (*tally.weighted, whole)))
        counts = tuple(int(weight / unit) for weight in tally.weighted)
        base = max(int(whole / unit), sum(counts))
    return Votes(
        counts=counts,
        base=base,
        answered=tally.answered,
        present=tally.present,
        entitled=max(tally.entitled, tally.present),
        kind=tally.question.kind,
        addressed=addressed,
    )


def _exponent(weight: Decimal) -> int:
    """Return the exponent of the last digit of a weight, never above 0."""
    exponent = weight.normalize().as_tuple().exponent
    return min(0, exponent) if isinstance(exponent, int) else 0
