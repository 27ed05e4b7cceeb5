"""From a tally to its figures: the measures, and the position of the declared rule."""

from __future__ import annotations

from functools import lru_cache

from unifydesk.domain.position import Position
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Figures, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures.agreement import agreement_a
from unifydesk.measures.ordinal import median, quartiles, shares
from unifydesk.rules import RULES


@lru_cache(maxsize=4096)
def figures(tally: Tally, choice: RuleChoice) -> Figures:
    """Return the figures of one question of one closed round.

    The position is None for kinds without one (confidence) and for kinds or rules this program lacks, so
    that a file made elsewhere still opens. Remembered, because every snapshot asks for the same again.
    """
    above, below, neutral = shares(tally.counts)
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
        position=position(tally, choice),
    )


def position(tally: Tally, choice: RuleChoice) -> Position | None:
    """Return what the declared rule says about a tally, or None when no rule applies."""
    kind, rule = KINDS.get(tally.question.kind), RULES.get(choice.id)
    if kind is None or rule is None or not kind.has_position:
        return None
    return rule.position(tally.counts, tally.present, choice)
