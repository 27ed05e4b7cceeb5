"""Items in tables: the numbers are computed by hand from four ballots."""

from __future__ import annotations

import pytest

from tests.asking import question
from tests.gui.results import answered
from unifydesk.domain.deck import Item
from unifydesk.domain.tally import AllocationFigures, RankingFigures
from unifydesk.gui.models.item_grids import (
    allocation_grid,
    allocation_sentences,
    answer_lines,
    p_words,
    pairs_grid,
    ranking_grid,
    ranking_sentences,
)

pytestmark = pytest.mark.usefixtures("qapp")
# two people A>B>C, one B first and the others tied, one names C alone
RANKED = answered("ranking", ("A>B>C", 2), ("B>A=C", 1), ("C", 1))
POINTS = answered("points", ("A:60 B:40", 2), ("A:100", 1), ("0", 1))
VOTES = answered("quadratic", ("A:8 B:-6", 1), ("A:-2", 1))


def ranking() -> RankingFigures:
    assert RANKED.ranking is not None
    return RANKED.ranking


def allocation(found=POINTS) -> AllocationFigures:
    assert found.allocation is not None
    return found.allocation


def test_items_are_listed_by_borda_with_four_more_figures() -> None:
    assert ranking_grid(RANKED.tally, ranking()).texts() == [
        ["A  Speed", "1.5 (3)", "5", "2", "2"],
        ["B  Cost", "1.67 (3)", "4.5", "0", "1"],
        ["C  Quality", "2.38 (4)", "2.5", "−2", "1"],
    ]


def test_the_mean_tells_its_base_and_how_the_ranks_are_spread() -> None:
    first = ranking_grid(RANKED.tally, ranking()).rows[0]
    assert first[1].told == "3 of 4 ranked it: rank 1: 2, rank 2.5: 1"


def test_an_item_that_nobody_ranked_has_a_dash_with_the_reason() -> None:
    found = answered("ranking", ("A", 2))
    assert found.ranking is not None
    last = ranking_grid(found.tally, found.ranking).rows[-1]
    assert (last[1].text, last[1].told) == ("– (0)", "nobody ranked it")


def test_pairs_say_who_stands_above_whom() -> None:
    grid = pairs_grid(ranking())
    assert grid.texts() == [
        ["A  Speed", "", "2", "2"],
        ["B  Cost", "1", "", "3"],
        ["C  Quality", "1", "1", ""],
    ]
    assert grid.rows[1][3].told == "3 people put B above C"


def test_every_method_is_named_with_what_it_found() -> None:
    condorcet, kemeny, kendall, unranked = ranking_sentences(RANKED.tally, ranking())
    assert condorcet.endswith("pair by pair: Speed.")
    assert kemeny.endswith("all ballots: A > B > C.")
    assert kendall == (
        "Kendall’s W 0.58, moderate (in Schmidt’s words), of the 3 people who ranked every item; "
        "no p-value below 4 items."
    )
    assert "tied last" in unranked


def test_a_circle_has_no_condorcet_winner_and_three_best_orders() -> None:
    found = answered("ranking", ("A>B>C", 1), ("B>C>A", 1), ("C>A>B", 1))
    assert found.ranking is not None
    condorcet, kemeny, kendall = ranking_sentences(found.tally, found.ranking)
    assert condorcet.startswith("No Condorcet winner")
    assert kemeny == "Kemeny’s best orders, 3 of them alike: A > B > C; B > C > A; C > A > B."
    assert "W 0, very weak" in kendall


def test_more_than_eight_items_have_no_kemeny_order_and_the_reason() -> None:
    nine = question("ranking", items=tuple(Item(x, x) for x in "ABCDEFGHI"))
    found = answered("ranking", (">".join("ABCDEFGHI"), 2), question=nine)
    assert found.ranking is not None
    said = ranking_sentences(found.tally, found.ranking)
    assert said[1] == "Kemeny’s order: –, because it is searched for up to 8 items only."
    assert "p = " in said[2] or "p < " in said[2]


def test_one_complete_ranking_is_too_few_for_kendalls_w() -> None:
    found = answered("ranking", ("A>B>C", 1), ("B", 3))
    assert found.ranking is not None
    assert "Kendall’s W: –, because it needs two people" in ranking_sentences(found.tally, found.ranking)[2]


def test_points_are_listed_with_means_and_givers_of_those_who_answered() -> None:
    assert allocation_grid(POINTS.tally, allocation()).texts() == [
        ["A  Speed", "220", "55", "3 / 4"],
        ["B  Cost", "80", "20", "2 / 4"],
        ["C  Quality", "0", "0", "0 / 4"],
    ]
    first = allocation_grid(POINTS.tally, allocation()).rows[0]
    assert first[2].told == "0: 1 people, 60: 2 people, 100: 1 people"


def test_what_was_not_given_is_said_and_how_concentrated_the_rest_is() -> None:
    spent, concentrated = allocation_sentences(POINTS.tally, allocation())
    assert spent == "300 of 400 points given; 100 unspent."
    assert concentrated == (
        "Gini 0.49 (0 all items alike, 0.67 one item has all); "
        "HHI 0.61 (0.33 all items alike, 1 one item has all)."
    )


def test_nothing_given_has_no_concentration() -> None:
    nothing = answered("points", ("0", 3))
    assert "nothing was given" in allocation_sentences(nothing.tally, allocation(nothing))[1]


def test_votes_against_make_no_shares_of_a_whole() -> None:
    assert allocation_grid(VOTES.tally, allocation(VOTES)).texts()[0] == ["A  Speed", "6", "3", "2 / 2"]
    spent, concentrated = allocation_sentences(VOTES.tally, allocation(VOTES))
    assert spent == "104 of 200 credits spent; 96 unspent."
    assert concentrated.startswith("Gini and HHI: –")


def test_answers_in_words_say_how_often_each_came() -> None:
    assert answer_lines(answered("open", ("Pay", 2), ("Travel", 1))) == ("Pay (2 people)", "Travel")


@pytest.mark.parametrize(("p", "words"), [(0.03125, "p = 0.031"), (0.0004, "p < 0.001"), (1.0, "p = 1")])
def test_a_p_value_is_never_nothing(p: float, words: str) -> None:
    assert p_words(p) == words
