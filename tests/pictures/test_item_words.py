from __future__ import annotations

from dataclasses import replace

from tests.pictures.items import items_of, points_of, ranking_of
from unifydesk.domain.question import Question
from unifydesk.domain.tally import Figures, Tally
from unifydesk.pictures.item_words import (
    allocation_sentence,
    by_rank,
    by_total,
    by_wins,
    item_name,
    kemeny_words,
    pairs_sentence,
    ranking_sentence,
    rules_words,
    short_finding,
    signed,
    spending_words,
    texts_sentence,
    w_words,
)

THREE = ["A>B>C", "A>C>B", "B>A=C"]
CYCLE = ["A>B>C", "B>C>A", "C>A>B"]


def test_an_item_is_named_by_its_letter_and_what_it_stands_for() -> None:
    assert [item_name(item) for item in items_of("AZ")] == ["A Speed of exchange", "Z"]


def test_items_are_sorted_by_mean_rank_and_those_left_out_come_last() -> None:
    ranking = ranking_of(["B>A", "B>C"], "ABCD").ranking
    assert [item.item.id for item in by_rank(ranking)] == ["B", "A", "C", "D"]


def test_pairs_are_sorted_by_net_wins() -> None:
    ranking = ranking_of(THREE, "ABC").ranking
    assert [ranking.items[at].item.id for at in by_wins(ranking)] == ["A", "B", "C"]


def test_totals_are_sorted_the_largest_first() -> None:
    allocation = points_of([{"A": 8, "B": -6}, {"C": 9}], "ABC").allocation
    assert [item.item.id for item in by_total(allocation)] == ["C", "A", "B"]


def test_every_winner_has_its_rule_beside_it() -> None:
    assert rules_words(ranking_of(THREE, "ABC").ranking)[:3] == (
        "Borda: A",
        "Copeland: A",
        "Condorcet winner: A",
    )


def test_a_cycle_has_no_condorcet_winner_and_ties_are_said() -> None:
    assert rules_words(ranking_of(CYCLE, "ABC").ranking)[:3] == (
        "Borda: A, B and C (tied)",
        "Copeland: A, B and C (tied)",
        "no Condorcet winner",
    )


def test_how_far_rankings_agree_is_said_with_its_base_or_why_not() -> None:
    ranking = ranking_of(THREE, "ABC").ranking
    assert w_words(ranking) == "Kendall’s W 0.54 (moderate, 3 complete rankings)"
    assert w_words(replace(ranking, kendall_p=0.0429)).endswith("3 complete rankings, p 0.043)")
    alone = ranking_of(["A>B>C"], "ABC").ranking
    assert w_words(alone) == "Kendall’s W is not defined (1 complete ranking)"


def test_best_orders_are_listed_and_counted() -> None:
    ranking = ranking_of(THREE, "ABC").ranking
    assert kemeny_words(ranking) == ""
    one = replace(ranking, kemeny=(("A", "B", "C"),), kemeny_count=1)
    assert kemeny_words(one) == "Kemeny: A > B > C"
    assert kemeny_words(replace(one, kemeny_count=4)) == "Kemeny: A > B > C, among 4 best orders"


def test_a_ranking_in_words_gives_every_rank_rule_and_base() -> None:
    assert ranking_sentence(ranking_of(THREE, "ABC", silent=1)) == (
        "Priorities: 3 of 4 people present answered, rank 1 is first: "
        "A Speed of exchange, mean rank 1.5, ranked by 3 (2 at 1, 1 at 2.5), first for 2, Borda 4.5, "
        "Copeland +2; "
        "B Lower cost for everybody who trains models, mean rank 2, ranked by 3 (1 at 1, 1 at 2, 1 at 3), "
        "first for 1, Borda 3, Copeland 0; "
        "C Quality, mean rank 2.5, ranked by 3 (1 at 2, 1 at 2.5, 1 at 3), first for 0, Borda 1.5, "
        "Copeland –2. "
        "Borda: A; Copeland: A; Condorcet winner: A; Kendall’s W 0.54 (moderate, 3 complete rankings). "
        "0 cannot judge; 1 gave no answer."
    )


def test_an_item_that_nobody_ranked_is_said() -> None:
    assert "C Quality, ranked by nobody" in ranking_sentence(ranking_of(["A>B"], "ABC"))
    assert ranking_sentence(ranking_of([], "ABC", silent=2)) == (
        "Priorities: 0 of 2 people present answered; no ranking; 0 cannot judge; 2 gave no answer."
    )


def test_pairs_in_words_name_the_one_above_and_both_counts() -> None:
    said = pairs_sentence(ranking_of(THREE, "ABC"))
    assert "A above B, 2 to 1; A above C, 2 to 0; B above C, 2 to 1." in said
    assert "Items: A Speed of exchange, B Lower cost" in said
    assert "A level with B, 1 to 1" in pairs_sentence(ranking_of(["A>B", "B>A"], "AB"))
    assert "no pairs" in pairs_sentence(ranking_of([], "AB"))


def test_points_in_words_give_totals_means_givers_and_the_budget() -> None:
    assert allocation_sentence(points_of([{"A": 8, "B": -6}, {"A": 8}], "ABC", silent=1)) == (
        "Priorities: 2 of 3 people present answered: A Speed of exchange, total 16, mean 8, given by 2 "
        "(8 from 2); C Quality, total 0, mean 0, given by 0; B Lower cost for everybody who trains models, "
        "total –6, mean –3, given by 1 (–6 from 1). Of a budget of 100 each, 22 spent, 178 left. 0 cannot "
        "judge; 1 gave no answer."
    )
    assert "nothing was given" in allocation_sentence(points_of([], "ABC"))


def test_unevenness_is_said_only_where_it_is_defined() -> None:
    allocation = points_of([{"A": 60, "B": 40}], "ABC").allocation
    assert len(spending_words(allocation)) == 1
    known = replace(allocation, gini=0.4, hhi=0.52)
    assert spending_words(known)[1:] == ("Gini 0.4", "HHI 0.52")


def test_words_of_their_own_are_given_in_full(figures_of) -> None:
    tally = Tally(Question("why", "open", "Why?"), (), (), 1, 5, (), (("Energy", 2), ("Trust me", 1)))
    figures = Figures(tally, 0, 0, 0, None, None, None, None, None)
    assert texts_sentence(figures) == (
        "Why: 3 of 5 people present answered: “Energy” (2 people); “Trust me”. 1 cannot judge; 1 gave no "
        "answer."
    )
    assert short_finding(figures) == "3 in words"
    assert "no words" in texts_sentence(replace(figures, tally=replace(tally, answers=())))


def test_a_line_of_a_table_has_a_few_words(figures_of) -> None:
    assert short_finding(ranking_of(THREE, "ABC")) == "Borda: A"
    assert short_finding(points_of([{"B": 60}], "ABC")) == "B: 60"
    assert short_finding(ranking_of([], "ABC")) == ""
    assert short_finding(points_of([], "ABC")) == ""
    assert short_finding(figures_of(0, 1, 2, 6, 3)) == ""


def test_numbers_that_compare_have_signs() -> None:
    assert [signed(value) for value in (2, 0, -1.5)] == ["+2", "0", "–1.5"]
