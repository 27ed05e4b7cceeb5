"""Figures of rankings, points and quadratic votes, from the distinct answers and how often each came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from unifydesk.domain.question import ALLOCATION, RANKING, AllocationKind, Question
from unifydesk.domain.tally import AllocationFigures, RankedItem, RankingFigures, SharedItem, Tally
from unifydesk.kinds import KINDS
from unifydesk.measures import allocation, rankings
from unifydesk.measures.kendall import kendall_w, schmidt_words

MOST_ORDERS = 4
"""Best orders that are listed; the minutes say how many more there are."""

Shares = Sequence[tuple[Mapping[str, int], int]]


def ranking_figures(tally: Tally) -> RankingFigures | None:
    """Return what the rankings say; None for other kinds and when nobody ranked anything."""
    kind, items = KINDS.get(tally.question.kind), tally.question.items
    if kind is None or kind.shape != RANKING or not tally.answers or not items:
        return None
    ids = [item.id for item in items]
    given = [(_levels(answer), people) for answer, people in tally.answers]
    matrix = rankings.pairwise(given, ids)
    best = rankings.kemeny(matrix)
    winner = rankings.condorcet_winner(matrix)
    complete = [(ranking, people) for ranking, people in given if sum(map(len, ranking)) == len(ids)]
    w = kendall_w([_row(ranking, ids) for ranking, people in complete for _ in range(people)])
    orders = best.orders[:MOST_ORDERS] if best is not None else ()
    return RankingFigures(
        items=_ranked(tally.question, given, matrix),
        matrix=matrix,
        condorcet=ids[winner] if winner is not None else "",
        kemeny=tuple(tuple(ids[at] for at in order) for order in orders),
        kemeny_count=best.optima if best is not None else 0,
        kendall_w=w.w if w is not None else None,
        kendall_p=w.p if w is not None else None,
        complete=sum(people for _, people in complete),
        w_words=schmidt_words(w.w) if w is not None else "",
    )


def _levels(answer: str) -> rankings.Ranking:
    """Return “B>A=C” as levels of tied items, best first."""
    return tuple(tuple(level.split("=")) for level in answer.split(">"))


def _row(ranking: rankings.Ranking, ids: Sequence[str]) -> list[float]:
    given = rankings.ranks(ranking)
    return [given[item] for item in ids]


def _ranked(question: Question, given: rankings.Rankings, matrix: rankings.Matrix) -> tuple[RankedItem, ...]:
    ids = [item.id for item in question.items]
    means, points = rankings.mean_ranks(given, ids), rankings.borda(given, ids)
    wins, firsts = rankings.copeland(matrix), rankings.first_places(given, ids)
    found = []
    for at, item in enumerate(question.items):
        spread = tuple(sorted(rankings.rank_spread(given, item.id).items()))
        named = sum(people for _, people in spread)
        found.append(
            RankedItem(item, named, means[at], spread, points[at], float(wins[at]), float(firsts[at]))
        )
    return tuple(found)


def allocation_figures(tally: Tally) -> AllocationFigures | None:
    """Return where points or votes went; None for other kinds and when nobody answered."""
    kind = KINDS.get(tally.question.kind)
    if not isinstance(kind, AllocationKind) or kind.shape != ALLOCATION or not tally.answers:
        return None
    ids = [item.id for item in tally.question.items]
    given: Shares = [(_shares(answer), people) for answer, people in tally.answers]
    totals = allocation.totals(given, ids)
    means, givers = allocation.means(given, ids), allocation.givers(given, ids)
    budget = kind.budget(tally.question)
    spent = sum(people * sum(kind.cost(n) for n in shares.values()) for shares, people in given)
    return AllocationFigures(
        items=tuple(
            SharedItem(item, totals[at], means[at], givers[at], _spread(given, item.id))
            for at, item in enumerate(tally.question.items)
        ),
        budget=budget,
        spent=spent,
        unspent=budget * tally.answered - spent,
        gini=None if kind.negative else allocation.gini(totals),
        hhi=None if kind.negative else allocation.hhi(totals),
    )


def _shares(answer: str) -> dict[str, int]:
    """Return item → number of a stored answer; “0” is somebody who gave nothing."""
    pairs = (part.split(":") for part in answer.split() if ":" in part)
    return {item: int(number) for item, number in pairs}


def _spread(given: Shares, item: str) -> tuple[tuple[int, int], ...]:
    """Return how many people gave an item how much, those who gave it nothing included."""
    found: Counter[int] = Counter()
    for shares, people in given:
        found[shares.get(item, 0)] += people
    return tuple(sorted(found.items()))
