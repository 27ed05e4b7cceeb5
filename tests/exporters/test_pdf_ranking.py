"""Rankings: every winner beside its rule, every rank, every pair, and how alike the orders are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.exporters.every_kind import CLAIMS, Room, claim_of, every_kind, seats
from tests.exporters.sample import CHOICE
from unifydesk.app.figures import figures
from unifydesk.domain.deck import Item
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import RoundResult, Tally
from unifydesk.exporters._pdf_question import question_blocks
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")
ITEMS = (Item("A", "Memphis"), Item("B", "Nashville"), Item("C", "Chattanooga"), Item("D", "Knoxville"))
TENNESSEE = (("A>B>C>D", 42), ("B>C>D>A", 26), ("C>D>B>A", 15), ("D>C>B>A", 17))
"""The textbook example: 100 voters choose the capital of Tennessee."""


def ranked(
    *every: tuple[tuple[str, int], ...], items: tuple[Item, ...] = ITEMS, cannot: int = 0
) -> ReportClaim:
    """Return a claim with these rankings, one round after the other."""
    question = Question("ranking", "ranking", "Ranking", items)
    made = []
    for number, answers in enumerate(every, start=1):
        people = sum(n for _, n in answers)
        tally = Tally(
            question, (), (), cannot, people + cannot, (("roll_call", people),), answers, people + cannot
        )
        found = figures(tally, CHOICE)
        made.append(RoundResult(b"r", number, "revealed", "named", (found,), (), ()))
    base = claim_of(CLAIMS[9], Room(seats(1), CHOICE, ""), rounds=1)
    return ReportClaim(base.claim, base.setup, "", tuple(made), ("First by Borda: Nashville",), None, "", ())


def text_of(lay: Lay, claim: ReportClaim) -> str:
    """Return the words of the question."""
    return "\n".join(lay(question_blocks(claim, "ranking", PAGE)))


def test_each_winner_stands_beside_the_name_of_its_rule(lay: Lay) -> None:
    text = " ".join(text_of(lay, ranked(TENNESSEE)).split())
    assert "Borda B Nashville (194 points)" in text
    assert "Copeland B Nashville (3 pairs more won than lost)" in text
    assert "First places A Memphis (42 people)" in text
    assert "Condorcet B Nashville" in text
    assert "Kemeny B > C > D > A" in text
    assert "Mean rank B Nashville (2.06)" in text


def test_the_pairs_are_all_counted(lay: Lay) -> None:
    text = text_of(lay, ranked(TENNESSEE))
    assert "A B C D\nA Memphis\n42\n42\n42" in text or "A\nB\nC\nD\nA Memphis\n42\n42\n42" in text
    assert "B Nashville\n58\n68\n68" in text


def test_every_rank_is_printed_with_its_people(lay: Lay) -> None:
    text = text_of(lay, ranked(TENNESSEE))
    assert "1×42, 4×58" in text
    assert "1×26, 2×42, 3×32" in text


def test_items_stand_in_the_order_of_borda(lay: Lay) -> None:
    text = text_of(lay, ranked(TENNESSEE))
    table = text[text.index("best by Borda first") :]
    places = [table.index(name) for name in ("B Nashville", "C Chattanooga", "A Memphis", "D Knoxville")]
    assert places == sorted(places)


def test_how_alike_the_orders_are_has_a_number_a_word_and_a_chance(lay: Lay) -> None:
    text = text_of(lay, ranked((("A>B>C>D", 9), ("A>C>B>D", 3))))
    assert (
        "Ranked every item\n12\nKendall’s W\n0.925\nIn Schmidt’s words\nvery strong\np of W\n< 0.001" in text
    )


CIRCLE = (("A>B>C", 1), ("B>C>A", 1), ("C>A>B", 1))


def test_without_a_condorcet_winner_the_table_says_so_and_lists_all_best_orders(lay: Lay) -> None:
    text = " ".join(text_of(lay, ranked(CIRCLE, items=ITEMS[:3])).split())
    assert "Condorcet none: no item beats every other one" in text
    assert all(order in text for order in ("A > B > C", "B > C > A", "C > A > B"))
    assert "Borda A Memphis, B Nashville and C Chattanooga (3 points each)" in text


def test_best_orders_beyond_those_listed_are_counted(lay: Lay) -> None:
    text = " ".join(text_of(lay, ranked((("A=B=C=D", 2),))).split())
    assert "and 20 other best orders" in text


@pytest.mark.parametrize(
    ("answers", "items", "why"),
    [
        ((("A>B", 5),), ITEMS, "W needs two people who ranked every item."),
        ((("A=B=C=D", 5),), ITEMS, "W is not defined where everybody ties everything."),
        ((("A>B>C", 5), ("B>A>C", 2)), ITEMS[:3], "With three items or fewer W has no p."),
    ],
)
def test_an_undefined_figure_is_a_dash_with_its_reason(
    answers: tuple[tuple[str, int], ...], items: tuple[Item, ...], why: str, lay: Lay
) -> None:
    text = text_of(lay, ranked(answers, items=items))
    assert "p of W\n–" in text
    assert why in " ".join(text.split())


def test_what_becomes_of_items_left_out_is_said_with_how_many_people(lay: Lay) -> None:
    text = " ".join(text_of(lay, ranked((("A>B>C>D", 5), ("B>A", 2)))).split())
    assert "2 people left items out: those stand tied last" in text
    assert "left items out" not in text_of(lay, ranked(TENNESSEE))


def test_two_rounds_have_their_winners_side_by_side(lay: Lay) -> None:
    text = " ".join(text_of(lay, ranked(TENNESSEE, (("D>C>B>A", 100),))).split())
    assert "First by Round 1 Round 2" in text
    assert "Condorcet B Nashville D Knoxville" in text


def test_nobody_ranked_anything(lay: Lay) -> None:
    text = text_of(lay, ranked((), cannot=3))
    assert "Cannot judge\n3" in text
    assert "Kendall’s W\n–" in text
    assert "best by Borda" not in text


def test_twelve_items_with_long_names_are_printed_whole_over_three_rounds(lay: Lay) -> None:
    [claim] = every_kind(only=("O4",), rounds=3).claims
    text = " ".join(text_of(lay, claim).split())
    for item in claim.claim.items:
        assert text.count(item.text) >= 3, item.text
    assert "not computed for more than 8 items" in text
