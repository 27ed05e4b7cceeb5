from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from math import factorial

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from unifydesk.measures.rankings import (
    MOST_ITEMS,
    MOST_ORDERS,
    borda,
    completed,
    condorcet_winner,
    copeland,
    first_places,
    kemeny,
    mean_ranks,
    pairwise,
    rank_spread,
    ranks,
)

Order = tuple[tuple[str, ...], ...]


def order(text: str) -> Order:
    """Read “a b=c d” as a first, b and c tied, d last."""
    return tuple(tuple(level.split("=")) for level in text.split())


# the textbook vote on the capital of Tennessee, in percent of the people
CITIES = ("Memphis", "Nashville", "Chattanooga", "Knoxville")
TENNESSEE = [
    (order("Memphis Nashville Chattanooga Knoxville"), 42),
    (order("Nashville Chattanooga Knoxville Memphis"), 26),
    (order("Chattanooga Knoxville Nashville Memphis"), 15),
    (order("Knoxville Chattanooga Nashville Memphis"), 17),
]
CYCLE = [(order("a b c"), 25), (order("b c a"), 40), (order("c a b"), 35)]
ABC = ("a", "b", "c")
FIVE = ("a", "b", "c", "d", "e")


@st.composite
def some_rankings(draw: st.DrawFn, items: tuple[str, ...] = FIVE) -> list[tuple[Order, int]]:
    """Draw rankings with ties and gaps, each by a few people."""
    found = []
    for _ in range(draw(st.integers(0, 6))):
        levels: list[list[str]] = [[]]
        for item in draw(st.permutations(items))[: draw(st.integers(0, len(items)))]:
            if levels[-1] and draw(st.booleans()):
                levels.append([])
            levels[-1].append(item)
        ranking = tuple(tuple(level) for level in levels if level)
        found.append((ranking, draw(st.integers(1, 4))))
    return found


def people(rankings: list[tuple[Order, int]]) -> int:
    return sum(count for _, count in rankings)


# --- ranks ---------------------------------------------------------------------------------------


def test_tied_items_share_the_mean_of_their_ranks() -> None:
    assert ranks(order("a b=c d")) == {"a": 1, "b": 2.5, "c": 2.5, "d": 4}
    assert ranks(()) == {}


@given(some_rankings())
def test_ranks_are_those_of_scipy(rankings: list[tuple[Order, int]]) -> None:
    for ranking, _ in rankings:
        levels = [index for index, level in enumerate(ranking) for _ in level]
        assert list(ranks(ranking).values()) == list(stats.rankdata(levels) if levels else [])


def test_unranked_items_are_tied_last() -> None:
    assert completed(order("b"), FIVE) == (("b",), ("a", "c", "d", "e"))
    assert completed(order("a b=c"), ABC) == order("a b=c")


def test_an_item_that_is_not_asked_for_leaves_no_gap() -> None:
    assert completed(order("x a x=b c"), ABC) == order("a b c")


def test_a_mean_rank_is_over_those_who_ranked_the_item() -> None:
    rankings = [(order("a b c"), 2), (order("b"), 1), (order("c=b a"), 1)]
    assert mean_ranks(rankings, (*ABC, "d")) == (
        (1 + 1 + 3) / 3,
        (2 + 2 + 1 + 1.5) / 4,
        (3 + 3 + 1.5) / 3,
        None,
    )


@given(some_rankings())
def test_complete_rankings_share_out_all_ranks(rankings: list[tuple[Order, int]]) -> None:
    assume(rankings)
    full = [(completed(ranking, FIVE), count) for ranking, count in rankings]
    assert sum(mean_ranks(full, FIVE)) == pytest.approx(15)


def test_the_spread_counts_every_rank_from_the_best() -> None:
    rankings = [(order("b a c"), 2), (order("a b"), 3), (order("a=b c"), 1), (order("c"), 4), (order("a"), 0)]
    assert rank_spread(rankings, "a") == {1: 3, 1.5: 1, 2: 2}
    assert list(rank_spread(rankings, "a")) == [1, 1.5, 2]
    assert rank_spread(rankings, "x") == {}


@given(some_rankings())
def test_the_spread_has_the_mean_rank_as_its_mean(rankings: list[tuple[Order, int]]) -> None:
    for item, mean in zip(FIVE, mean_ranks(rankings, FIVE), strict=True):
        spread = rank_spread(rankings, item)
        total = sum(rank * count for rank, count in spread.items())
        assert mean == (pytest.approx(total / sum(spread.values())) if spread else None)


# --- Borda and first places ----------------------------------------------------------------------


def test_the_textbook_vote_has_its_borda_scores() -> None:
    assert borda(TENNESSEE, CITIES) == (126, 194, 173, 107)


def test_ties_and_gaps_share_the_points() -> None:
    assert borda([(order("a=b"), 2)], ("a", "b", "c", "d")) == (5, 5, 1, 1)


@given(some_rankings())
def test_borda_counts_the_items_below_and_half_of_those_beside(rankings: list[tuple[Order, int]]) -> None:
    matrix, n = pairwise(rankings, FIVE), people(rankings)
    for i, score in enumerate(borda(rankings, FIVE)):
        others = [j for j in range(5) if j != i]
        assert score == sum(matrix[i][j] + (n - matrix[i][j] - matrix[j][i]) / 2 for j in others)


@given(some_rankings())
def test_every_person_gives_the_same_number_of_points(rankings: list[tuple[Order, int]]) -> None:
    assert sum(borda(rankings, FIVE)) == 10 * people(rankings)


def test_the_textbook_vote_has_its_first_places() -> None:
    assert first_places(TENNESSEE, CITIES) == (42, 26, 15, 17)


def test_tied_firsts_share_one_place_exactly() -> None:
    rankings = [(order("a=b=c"), 1), (order("a b"), 2), ((), 5), (order("x b"), 1)]
    assert first_places(rankings, ABC) == (Fraction(7, 3), Fraction(4, 3), Fraction(1, 3))


@given(some_rankings())
def test_whoever_ranks_anything_gives_one_first_place(rankings: list[tuple[Order, int]]) -> None:
    assert sum(first_places(rankings, FIVE)) == sum(count for ranking, count in rankings if ranking)


# --- pairs ---------------------------------------------------------------------------------------


def test_the_textbook_vote_has_its_pairs() -> None:
    assert pairwise(TENNESSEE, CITIES) == ((0, 42, 42, 42), (58, 0, 68, 68), (58, 32, 0, 83), (58, 32, 17, 0))


def test_unranked_items_lose_to_ranked_ones_and_tie_with_each_other() -> None:
    assert pairwise([(order("b"), 3)], ABC) == ((0, 0, 0), (3, 0, 3), (0, 0, 0))


@given(some_rankings())
def test_each_person_is_on_one_side_of_a_pair_at_most(rankings: list[tuple[Order, int]]) -> None:
    matrix = pairwise(rankings, FIVE)
    for i, j in combinations(range(5), 2):
        above = sum(n for r, n in rankings if level_of(r, FIVE[i]) < level_of(r, FIVE[j]))
        below = sum(n for r, n in rankings if level_of(r, FIVE[i]) > level_of(r, FIVE[j]))
        assert (matrix[i][j], matrix[j][i]) == (above, below)
    assert all(matrix[i][i] == 0 for i in range(5))


def level_of(ranking: Order, item: str) -> int:
    return next((index for index, level in enumerate(ranking) if item in level), len(ranking))


@given(some_rankings(), st.randoms(use_true_random=False))
def test_figures_do_not_depend_on_the_order_of_people_or_on_how_they_are_counted(rankings, seed) -> None:
    single = [(ranking, 1) for ranking, count in rankings for _ in range(count)]
    seed.shuffle(single)
    for figure in (borda, pairwise, first_places):
        assert figure(single, FIVE) == figure(rankings, FIVE)
    assert mean_ranks(single, FIVE) == pytest.approx(mean_ranks(rankings, FIVE))


@given(some_rankings())
def test_upside_down_rankings_turn_the_pairs_round(rankings: list[tuple[Order, int]]) -> None:
    full = [(completed(ranking, FIVE), count) for ranking, count in rankings]
    turned = [(ranking[::-1], count) for ranking, count in full]
    matrix = pairwise(full, FIVE)
    assert pairwise(turned, FIVE) == tuple(zip(*matrix, strict=True))
    assert copeland(pairwise(turned, FIVE)) == tuple(-score for score in copeland(matrix))


def test_the_textbook_vote_has_a_condorcet_winner_who_is_not_the_first_choice_of_most() -> None:
    matrix = pairwise(TENNESSEE, CITIES)
    assert copeland(matrix) == (-3, 3, 1, -1)
    assert condorcet_winner(matrix) == CITIES.index("Nashville")


def test_a_cycle_has_no_winner() -> None:
    matrix = pairwise(CYCLE, ABC)
    assert copeland(matrix) == (0, 0, 0)
    assert condorcet_winner(matrix) is None


def test_an_equal_pair_is_a_tie_and_no_victory() -> None:
    matrix = pairwise([(order("a b c"), 1), (order("b a c"), 1)], ABC)
    assert copeland(matrix) == (1, 1, -2)
    assert condorcet_winner(matrix) is None


@pytest.mark.parametrize("matrix", [(), ((0,),)])
def test_a_winner_has_beaten_somebody(matrix) -> None:
    assert condorcet_winner(matrix) is None


@given(some_rankings())
def test_a_condorcet_winner_beats_every_other_item(rankings: list[tuple[Order, int]]) -> None:
    matrix = pairwise(rankings, FIVE)
    beats_all = [i for i in range(5) if all(matrix[i][j] > matrix[j][i] for j in range(5) if j != i)]
    assert condorcet_winner(matrix) == (beats_all[0] if beats_all else None)


# --- Kemeny --------------------------------------------------------------------------------------


def contradictions(matrix, found: tuple[int, ...]) -> int:
    return sum(matrix[lower][upper] for upper, lower in combinations(found, 2))


def test_the_textbook_vote_has_its_kemeny_order() -> None:
    found = kemeny(pairwise(TENNESSEE, CITIES))
    assert [[CITIES[i] for i in best] for best in found.orders] == [
        ["Nashville", "Chattanooga", "Knoxville", "Memphis"]
    ]
    assert (found.optima, found.distance) == (1, 207)


def test_the_textbook_cycle_has_its_kemeny_order() -> None:
    found = kemeny(pairwise(CYCLE, ABC))
    assert (found.orders, found.optima, found.distance) == (((1, 2, 0),), 1, 120)


def test_an_even_cycle_has_three_best_orders() -> None:
    even = [(ranking, 1) for ranking, _ in CYCLE]
    found = kemeny(pairwise(even, ABC))
    assert (found.orders, found.optima, found.distance) == (((0, 1, 2), (1, 2, 0), (2, 0, 1)), 3, 4)


@given(some_rankings())
def test_it_finds_what_trying_all_orders_finds(rankings: list[tuple[Order, int]]) -> None:
    matrix = pairwise(rankings, FIVE)
    costs = {tried: contradictions(matrix, tried) for tried in permutations(range(5))}
    least = min(costs.values())
    best = [tried for tried in sorted(costs) if costs[tried] == least]
    found = kemeny(matrix)
    assert (found.distance, found.optima) == (least, len(best))
    assert list(found.orders) == best[:MOST_ORDERS]


@given(some_rankings())
def test_a_condorcet_winner_comes_first_in_every_best_order(rankings: list[tuple[Order, int]]) -> None:
    matrix = pairwise(rankings, FIVE)
    winner = condorcet_winner(matrix)
    assume(winner is not None)
    assert all(best[0] == winner for best in kemeny(matrix).orders)


def test_without_preferences_all_orders_of_eight_items_are_best_and_some_are_shown() -> None:
    found = kemeny(((0,) * MOST_ITEMS,) * MOST_ITEMS)
    assert found.optima == factorial(MOST_ITEMS)
    assert len(found.orders) == MOST_ORDERS
    assert found.distance == 0


def test_one_item_has_one_order() -> None:
    found = kemeny(((0,),))
    assert (found.orders, found.optima, found.distance) == (((0,),), 1, 0)


@pytest.mark.parametrize("items", [0, MOST_ITEMS + 1])
def test_none_and_more_than_eight_items_are_not_searched(items: int) -> None:
    assert kemeny(((0,) * items,) * items) is None
