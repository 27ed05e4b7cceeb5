"""Figures of rankings and points from ballots, worked out by hand for the tests of their pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from statistics import mean

from unifydesk.domain.deck import Item
from unifydesk.domain.question import Question
from unifydesk.domain.tally import (
    AllocationFigures,
    Figures,
    RankedItem,
    RankingFigures,
    SharedItem,
    Tally,
)

NAMES = {
    "A": "Speed of exchange",
    "B": "Lower cost for everybody who trains models",
    "C": "Quality",
    "D": "Reproducible results across subfields and laboratories of every size",
}


def items_of(ids: Sequence[str]) -> tuple[Item, ...]:
    """Return items with their names; others are their own name."""
    return tuple(Item(item, NAMES.get(item, item)) for item in ids)


def ranking_of(ballots: Sequence[str], ids: str = "ABCD", *, silent: int = 0) -> Figures:
    """Return the figures of ballots such as "B>A=C"; W is not worked out."""
    ranks = [_ranks(ballot) for ballot in ballots]
    n = len(ids)
    matrix = [[sum(_rank(r, a, n) < _rank(r, b, n) for r in ranks) for b in ids] for a in ids]
    ranked = []
    for i, item in enumerate(items_of(ids)):
        own = [r[item.id] for r in ranks if item.id in r]
        others = [j for j in range(n) if j != i]
        wins = sum((matrix[i][j] > matrix[j][i]) - (matrix[i][j] < matrix[j][i]) for j in others)
        borda = sum(n - _place(r, item.id, ids) for r in ranks)
        firsts = sum(1 / list(r.values()).count(1.0) for r in ranks if r.get(item.id) == 1.0)
        spread = tuple(sorted(Counter(own).items()))
        ranked.append(
            RankedItem(item, len(own), mean(own) if own else None, spread, borda, float(wins), firsts)
        )
    beaten = [item.item.id for item in ranked if item.copeland == n - 1 and ballots]
    complete = sum(len(r) == n for r in ranks)
    figures = RankingFigures(
        tuple(ranked),
        tuple(map(tuple, matrix)),
        beaten[0] if beaten else "",
        (),
        0,
        0.54 if complete > 1 else None,
        None,
        complete,
        "moderate" if complete > 1 else "",
    )
    return Figures(_tally("ranking", ids, ballots, silent), 0, 0, 0, None, None, None, None, None, figures)


def points_of(
    ballots: Sequence[Mapping[str, int]], ids: str = "ABCD", *, budget: int = 100, silent: int = 0
) -> Figures:
    """Return the figures of ballots that give points to items."""
    shared = []
    for item in items_of(ids):
        given = [ballot.get(item.id, 0) for ballot in ballots]
        nonzero = [number for number in given if number]
        spread = tuple(sorted(Counter(nonzero).items()))
        shared.append(SharedItem(item, sum(given), mean(given) if given else None, len(nonzero), spread))
    spent = sum(abs(number) for ballot in ballots for number in ballot.values())
    figures = AllocationFigures(tuple(shared), budget, spent, budget * len(ballots) - spent, None, None)
    tally = _tally("points", ids, [str(sorted(ballot.items())) for ballot in ballots], silent)
    return Figures(tally, 0, 0, 0, None, None, None, None, None, None, figures)


def _tally(kind: str, ids: str, ballots: Sequence[str], silent: int) -> Tally:
    question = Question("order", kind, "Priorities", items=items_of(ids))
    answers = tuple(sorted(Counter(ballots).items()))
    return Tally(question, (), (), 0, len(ballots) + silent, (), answers)


def _ranks(ballot: str) -> dict[str, float]:
    """Return item → rank of a ballot, tied items at the mean of their places."""
    found: dict[str, float] = {}
    place = 1
    for level in ballot.split(">") if ballot else ():
        tied = level.split("=")
        for item in tied:
            found[item] = place + (len(tied) - 1) / 2
        place += len(tied)
    return found


def _rank(ranks: Mapping[str, float], item: str, last: int) -> float:
    return ranks.get(item, last + 1.0)


def _place(ranks: Mapping[str, float], item: str, ids: str) -> float:
    """Return the rank of an item, those left out tied at the last places."""
    left_out = [other for other in ids if other not in ranks]
    return ranks.get(item, len(ids) - (len(left_out) - 1) / 2)
