"""Findings about items and words: who comes first, by which rule, and where the points went."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.domain.tally import AllocationFigures, Figures, RankedItem, RankingFigures, SharedItem


def item_finding(figures: Figures) -> str:
    """Return what a ranking, a split of points or open answers say, with the base."""
    tally = figures.tally
    if not tally.answered:
        return "No answers: nobody answered"
    of = f"{tally.answered} of {tally.present} answered"
    if figures.ranking is not None:
        return f"{_first(figures.ranking)}; {of}"
    if figures.allocation is not None:
        return f"{_most(figures.allocation)}; {of}"
    return f"{tally.answered} of {tally.present} answered in their own words"


def _first(ranking: RankingFigures) -> str:
    """Return the winners with the rule beside each: rules can name different ones."""
    borda = _names([r for r in ranking.items if r.borda == max(x.borda for x in ranking.items)])
    said = f"First by Borda: {borda}"
    winner = next((r.item.text for r in ranking.items if r.item.id == ranking.condorcet), "")
    return f"{said}; Condorcet winner: {winner}" if winner else f"{said}; no Condorcet winner"


def _most(allocation: AllocationFigures) -> str:
    top = max(shared.total for shared in allocation.items)
    first: Sequence[SharedItem] = [s for s in allocation.items if s.total == top]
    if not allocation.spent and not any(s.total for s in allocation.items):
        return "Nobody gave anything to any item"
    return f"Most for {_names(first)}: {top}"


def _names(found: Sequence[RankedItem | SharedItem]) -> str:
    return " and ".join(each.item.text for each in found)
