"""The figures of one question as plain data: counts and shares, measures, items, groups, movement."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from unifydesk.app.describing import describe, describe_change
from unifydesk.domain.question import Question
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import (
    AllocationFigures,
    Change,
    Description,
    Figures,
    GroupComparison,
    Movement,
    RankingFigures,
    RoundResult,
)

Data = dict[str, Any]
KEYS = (
    "scale", "counts", "answers", "items", "present", "entitled", "answered", "cannot_judge", "silent",
    "by_proxy", "base", "base_count", "weights", "for", "against", "neutral", "median", "q1", "q3",
    "agreement_a", "position", "swing", "channels", "measures", "ranking", "allocation", "groups", "movement",
)  # fmt: skip
"""Every key of a question after its id and kind; all None while the round is open."""


def question_data(question: Question, result: RoundResult | None, choice: RuleChoice) -> Data:
    """Return the data of one question in one round; nothing of it is known before the round closes."""
    figures = result.of(question.id) if result else None
    asked: Data = {"id": question.id, "kind": question.kind, "label": question.label}
    if figures is None or result is None:
        return asked | dict.fromkeys(KEYS)
    described = describe(figures, choice)
    groups = result.groups_of(question.id)
    moved = next((m for m in result.movements if m.question.id == question.id), None)
    return (
        asked
        | _counts(figures)
        | _figures(figures)
        | {
            "measures": _measures(described) if described else None,
            "ranking": _ranking(figures.ranking) if figures.ranking else None,
            "allocation": _allocation(figures.allocation) if figures.allocation else None,
            "groups": _groups(groups) if groups else None,
            "movement": _movement(moved) if moved else None,
        }
    )


def _counts(figures: Figures) -> Data:
    tally = figures.tally
    weights = {o: str(w) for o, w in zip(tally.options, tally.weighted, strict=False)}
    return {
        "scale": len(tally.options) or None,
        "counts": dict(zip(tally.options, tally.counts, strict=True)) if tally.options else None,
        "answers": None if tally.options else dict(tally.answers),
        "items": {item.id: item.text for item in tally.question.items} or None,
        "present": tally.present,
        "entitled": tally.entitled,
        "answered": tally.answered,
        "cannot_judge": tally.cannot_judge,
        "silent": tally.silent,
        "by_proxy": tally.by_proxy,
        "base": tally.base,
        "base_count": tally.base_count,
        "weights": weights or None,
        "channels": dict(tally.channels),
    }


def _figures(figures: Figures) -> Data:
    position, on_scale = figures.position, figures.is_scale
    return {
        "for": figures.above if on_scale else None,
        "against": figures.below if on_scale else None,
        "neutral": figures.neutral if on_scale else None,
        "median": figures.median,
        "q1": figures.q1,
        "q3": figures.q3,
        "agreement_a": figures.agreement_a,
        "position": position.label if position else None,
        "swing": position.swing if position else None,
    }


def _measures(described: Description) -> Data:
    """Return the describing measures by name, and why the undefined ones are None."""
    plain = {f.name: getattr(described, f.name) for f in fields(described) if f.name not in ("ram", "why")}
    wilson = plain.pop("wilson_for")
    return plain | {
        "wilson_for": list(wilson) if wilson else None,
        "ram": dict(described.ram) or None,
        "undefined": dict(described.why),
    }


def _ranking(ranking: RankingFigures) -> Data:
    return {
        "items": {
            r.item.id: {
                "ranked": r.ranked,
                "mean_rank": r.mean_rank,
                "ranks": [[rank, people] for rank, people in r.spread],
                "borda": r.borda,
                "copeland": r.copeland,
                "first_places": r.firsts,
            }
            for r in ranking.items
        },
        "pairwise": [list(row) for row in ranking.matrix],
        "condorcet_winner": ranking.condorcet or None,
        "kemeny": [list(order) for order in ranking.kemeny] or None,
        "kemeny_count": ranking.kemeny_count or None,
        "kendall_w": ranking.kendall_w,
        "kendall_p": ranking.kendall_p,
        "complete": ranking.complete,
    }


def _allocation(allocation: AllocationFigures) -> Data:
    return {
        "items": {
            s.item.id: {
                "total": s.total,
                "mean": s.mean,
                "givers": s.givers,
                "given": [[number, people] for number, people in s.spread],
            }
            for s in allocation.items
        },
        "budget": allocation.budget,
        "spent": allocation.spent,
        "unspent": allocation.unspent,
        "gini": allocation.gini,
        "hhi": allocation.hhi,
    }


def _groups(comparison: GroupComparison) -> Data:
    return {
        "groups": {
            g.group: {
                "answered": g.answered,
                "for": g.above,
                "neutral": g.neutral,
                "against": g.below,
                "suppressed": g.suppressed or None,
            }
            for g in comparison.groups
        },
        "group_aware_consensus": comparison.consensus,
        "undefined": comparison.why_not or None,
    }


def _movement(moved: Movement) -> Data:
    change: Change = describe_change(moved)
    told = {key: value for key, value in asdict(change).items() if key != "why"}
    return {
        "pairs": moved.pairs,
        "up": moved.up,
        "down": moved.down,
        "same": moved.same,
        "table": [list(row) for row in moved.table],
        **told,
        "undefined": dict(change.why),
    }
