"""Measures that describe and never decide, computed when somebody looks: on Review, in JSON, on paper."""

from __future__ import annotations

from functools import lru_cache

from unifydesk.app.figures import label_of, votes_of
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Change, Description, Figures, Movement
from unifydesk.measures import movement as moving
from unifydesk.measures import ordinal, spread
from unifydesk.measures.kappa import kappa
from unifydesk.measures.ram import ram
from unifydesk.measures.signed_rank import signed_rank
from unifydesk.measures.stability import stability
from unifydesk.measures.wilson import wilson
from unifydesk.rules import RULES, judging, weighs

NOBODY = "nobody answered"
ONE_POINT = "needs at least three answers to choose from"
ONE_ANSWER = "needs at least two answers"
MANY = "too many outcomes to count exactly"
NO_LABEL = "no rule gives this question a label"
WEIGHTED = "ballots have weights, so they cannot stand in for one another"
NOBODY_MOVED = "nobody moved"
NOBODY_CROSSED = "no one crossed"
FEW_MOVED = "fewer than 6 people moved, so no p-value can reach 0.05"
ONE_CATEGORY = "both rounds are one and the same answer"
RAM_POINTS = 9


@lru_cache(maxsize=2048)
def describe(figures: Figures, choice: RuleChoice) -> Description | None:
    """Return all measures of one scale question; None for items and words."""
    if not figures.is_scale:
        return None
    counts, n = figures.tally.counts, figures.tally.answered
    low, high = ordinal.middle(counts)
    a = figures.agreement_a
    nine = ram(counts) if len(counts) == RAM_POINTS else None
    values = {
        "interpolated_median": ordinal.interpolated_median(counts),
        "iqr": ordinal.iqr(counts),
        "net": ordinal.net(counts),
        "dominant_opinion": ordinal.dominant_opinion(counts),
        "polarisation": None if a is None else (1 - a) / 2,
        "cns": spread.consensus_cns(counts),
        "leik_d": spread.leik_d(counts),
        "iov": spread.iov(counts),
        "l2": spread.l2(counts),
        "esteban_ray": spread.esteban_ray(counts),
        "entropy_bits": spread.entropy_bits(counts),
    }
    steady, unsteady = _stability(figures, choice)
    undefined = {name: _why(name, n) for name, value in values.items() if value is None}
    if steady is None:
        undefined["stability"] = unsteady
    if n == 0:
        undefined |= dict.fromkeys(("low_median", "high_median", "wilson_for"), NOBODY)
    return Description(
        low_median=low,
        high_median=high,
        **values,
        wilson_for=wilson(figures.above, n),
        stability=steady,
        ram=(
            ("p30", nine.p30),
            ("p70", nine.p70),
            ("ipr", nine.ipr),
            ("ipras", nine.ipras),
            ("di", nine.di),
        )
        if nine is not None
        else (),
        why=tuple(sorted(undefined.items())),
    )


def _why(name: str, n: int) -> str:
    if n == 0:
        return NOBODY
    return ONE_ANSWER if name == "iov" else ONE_POINT


def _stability(figures: Figures, choice: RuleChoice) -> tuple[float | None, str]:
    """Return the exact chance that a resampled group gets the same label, or why there is none."""
    tally = figures.tally
    if tally.answered == 0:
        return None, NOBODY
    if figures.position is not None and figures.position.weighted:
        return None, WEIGHTED
    judge = judging(choice, tally.question.kind, len(tally.options))
    if judge is None or figures.position is None or figures.position.label == "outside_rule":
        return None, NO_LABEL
    votes = votes_of(tally, judge, weighted=weighs(RULES[judge.id]))
    found = stability(tally.counts, label_of(RULES[judge.id], judge, votes))
    return found, "" if found is not None else MANY


@lru_cache(maxsize=2048)
def describe_change(moved: Movement) -> Change:
    """Return the footnotes to a movement: how much changed, and tests for those who want them."""
    both, lost, gained, neither = moving.crossings(moved.table)
    before = [sum(row) for row in moved.table]
    after = [sum(column) for column in zip(*moved.table, strict=True)]
    ranks = signed_rank(moved.table)
    kappas = {name: kappa(moved.table, name) for name in ("none", "linear", "quadratic")}
    why = {}
    if ranks is None:
        why["wilcoxon_p"] = NOBODY_MOVED
    elif ranks.p is None:
        why["wilcoxon_p"] = FEW_MOVED
    if kappas["none"] is None:
        why["kappa"] = ONE_CATEGORY
    if not lost and not gained:
        why["mcnemar_p"] = NOBODY_CROSSED
    if not moved.up and not moved.down:
        why["sign_p"] = NOBODY_MOVED
    return Change(
        histogram_change=moving.histogram_change(before, after),
        individual_change=moving.individual_change(moved.table),
        both_for=both,
        lost=lost,
        gained=gained,
        neither=neither,
        mcnemar_p=moving.mcnemar(lost, gained),
        wilcoxon_w_plus=ranks.w_plus if ranks else None,
        wilcoxon_w_minus=ranks.w_minus if ranks else None,
        wilcoxon_p=ranks.p if ranks else None,
        rank_biserial=ranks.rank_biserial if ranks else None,
        sign_p=moving.sign_test(moved.up, moved.down) if moved.up or moved.down else None,
        kappa=kappas["none"],
        kappa_linear=kappas["linear"],
        kappa_quadratic=kappas["quadratic"],
        why=tuple(sorted(why.items())),
    )
