"""Orders of items by several people: ranks, Borda, the pairwise matrix, Copeland, Condorcet, Kemeny, firsts.

Figures come from counts of equal rankings. They may name different winners: say the rule with the winner.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

Ranking = tuple[tuple[str, ...], ...]
"""Levels from best to worst, ties inside a level; each item at most once; unranked items are missing."""
Rankings = Sequence[tuple[Ranking, int]]
"""(ranking, how many people gave it)."""
Matrix = tuple[tuple[int, ...], ...]
"""Square: how many people put the item of the row above the item of the column."""

MOST_ITEMS = 8
MOST_ORDERS = 24


def ranks(ranking: Ranking) -> dict[str, float]:
    """Return the rank of every ranked item, 1 for the best; tied items share the mean of their ranks."""
    found: dict[str, float] = {}
    for level in ranking:
        shared = len(found) + (len(level) + 1) / 2
        found.update(dict.fromkeys(level, shared))
    return found


def among(ranking: Ranking, items: Sequence[str]) -> Ranking:
    """Return the ranking of `items` alone; a level that becomes empty closes up."""
    levels = (tuple(item for item in level if item in items) for level in ranking)
    return tuple(level for level in levels if level)


def completed(ranking: Ranking, items: Sequence[str]) -> Ranking:
    """Return the ranking of `items` with all that it does not rank tied in a last level."""
    ranked = among(ranking, items)
    named = {item for level in ranked for item in level}
    missing = tuple(item for item in items if item not in named)
    return (*ranked, missing) if missing else ranked


def mean_ranks(rankings: Rankings, items: Sequence[str]) -> tuple[float | None, ...]:
    """Return the mean rank of each item (1 … N, lower is better) among those who ranked it.

    An unranked item has no rank: whoever left it out does not count for it. None for an item nobody ranked.
    Ranks are those among `items`.
    """
    sums, people = dict.fromkeys(items, 0.0), dict.fromkeys(items, 0)
    for ranking, count in rankings:
        for item, rank in ranks(among(ranking, items)).items():
            sums[item] += rank * count
            people[item] += count
    return tuple(sums[item] / people[item] if people[item] else None for item in items)


def rank_spread(rankings: Rankings, item: str) -> dict[float, int]:
    """Return how many people gave `item` each rank, best rank first; people who left it out are not in it."""
    spread: dict[float, int] = {}
    for ranking, count in rankings:
        rank = ranks(ranking).get(item)
        if rank is not None and count:
            spread[rank] = spread.get(rank, 0) + count
    return dict(sorted(spread.items()))


def borda(rankings: Rankings, items: Sequence[str]) -> tuple[float, ...]:
    """Return the Borda score of each item: from each person one point per item below it, half per tied item.

    0 … people · (N − 1), in halves; N minus the mid-rank, where unranked items are tied last. Source: Borda
    1781 (printed 1784), with the mean of tied ranks.
    """
    scores = dict.fromkeys(items, 0.0)
    for ranking, count in rankings:
        for item, rank in ranks(completed(ranking, items)).items():
            scores[item] += (len(items) - rank) * count
    return tuple(scores[item] for item in items)


def pairwise(rankings: Rankings, items: Sequence[str]) -> Matrix:
    """Return how many people put item i (row) above item j (column), in the order of `items`.

    Tied items are above neither; unranked items are tied last.
    """
    matrix = [[0] * len(items) for _ in items]
    at = {item: index for index, item in enumerate(items)}
    for ranking, count in rankings:
        for better, worse in pairs(completed(ranking, items)):
            matrix[at[better]][at[worse]] += count
    return tuple(tuple(row) for row in matrix)


def pairs(ranking: Ranking) -> Iterator[tuple[str, str]]:
    """Yield every (better, worse) pair of a ranking."""
    for index, level in enumerate(ranking):
        for better in level:
            for lower in ranking[index + 1 :]:
                for worse in lower:
                    yield better, worse


def copeland(matrix: Matrix) -> tuple[int, ...]:
    """Return for each item how many others it beats minus how many beat it, −(N − 1) … N − 1.

    An equal pair counts for neither. Source: Copeland 1951.
    """
    n = range(len(matrix))
    return tuple(sum((matrix[i][j] > matrix[j][i]) - (matrix[i][j] < matrix[j][i]) for j in n) for i in n)


def condorcet_winner(matrix: Matrix) -> int | None:
    """Return the index of the item that beats every other one, or None when there is none.

    There is none with fewer than two items: a winner has beaten somebody. Source: Condorcet 1785.
    """
    beaten = len(matrix) - 1
    return next((i for i, score in enumerate(copeland(matrix)) if score == beaten > 0), None)


def first_places(rankings: Rankings, items: Sequence[str]) -> tuple[Fraction, ...]:
    """Return in how many rankings each item is first (plurality); tied firsts share one place evenly.

    First among `items`. A ranking that ranks none of them gives no place.
    """
    places = dict.fromkeys(items, Fraction(0))
    for ranking, count in rankings:
        for level in among(ranking, items)[:1]:
            for item in level:
                places[item] += Fraction(count, len(level))
    return tuple(places[item] for item in items)


@dataclass(frozen=True, slots=True)
class Kemeny:
    """The best orders, their number, and by how many pairs of items all people together contradict each.

    `orders` are tuples of item indices from best to worst, in ascending order; of many best orders only the
    first MOST_ORDERS. `optima` counts them all: with more than one, say that the order is not settled.
    """

    orders: tuple[tuple[int, ...], ...]
    optima: int
    distance: int


def kemeny(matrix: Matrix) -> Kemeny | None:
    """Return all best orders for the pairwise matrix; None without items and with more than MOST_ITEMS.

    The distance of an order is the sum, over its pairs, of the people who put the lower item above the upper
    one; somebody who ties the two contradicts neither way. Only orders without ties are considered. Found
    over sets of items already placed (Held and Karp 1962), so 8 items are 256 sets and not 40 320 orders.
    Source: Kemeny, “Mathematics without numbers”, Daedalus 88, 1959.
    """
    if not 0 < len(matrix) <= MOST_ITEMS:
        return None
    best, ways = cheapest(matrix)
    orders: list[tuple[int, ...]] = []
    for order in best_orders(matrix, best):
        orders.append(order)
        if len(orders) == MOST_ORDERS:
            break
    return Kemeny(tuple(orders), ways[0], best[0])


def cheapest(matrix: Matrix) -> tuple[list[int], list[int]]:
    """Return for every set of placed items (as bits) the least distance still to come and its ways."""
    everything = (1 << len(matrix)) - 1
    best, ways = [0] * (everything + 1), [1] * (everything + 1)
    for placed in range(everything - 1, -1, -1):
        after = [
            (cost(matrix, item, placed) + best[placed | 1 << item], ways[placed | 1 << item])
            for item in missing(placed, len(matrix))
        ]
        best[placed] = min(distance for distance, _ in after)
        ways[placed] = sum(count for distance, count in after if distance == best[placed])
    return best, ways


def best_orders(matrix: Matrix, best: list[int], order: tuple[int, ...] = ()) -> Iterator[tuple[int, ...]]:
    """Yield the best orders that begin with `order`, in ascending order."""
    if len(order) == len(matrix):
        yield order
        return
    placed = sum(1 << item for item in order)
    for item in missing(placed, len(matrix)):
        if cost(matrix, item, placed) + best[placed | 1 << item] == best[placed]:
            yield from best_orders(matrix, best, (*order, item))


def cost(matrix: Matrix, item: int, placed: int) -> int:
    """Return how many contradictions it costs to put `item` next, above all that are not placed yet."""
    return sum(matrix[other][item] for other in missing(placed | 1 << item, len(matrix)))


def missing(placed: int, items: int) -> list[int]:
    """Return the items that are not in the set."""
    return [item for item in range(items) if not placed >> item & 1]
