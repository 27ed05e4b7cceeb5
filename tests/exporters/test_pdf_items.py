"""Tables about items: whole names, heads of two rows, last rows that stay together."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from reportlab.platypus import Spacer

from tests.exporters.every_kind import every_kind
from unifydesk.domain.deck import Item
from unifydesk.exporters._pdf_items import (
    item_cell,
    item_id,
    item_name,
    items_chart,
    items_table,
    round_heads,
    round_lines,
)
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item("C", "Cost"), "C Cost"),
        (Item("EB1", "EB1"), "EB1"),
        (Item("A", ""), "A"),
        (Item("A", "word " * 40), "A word word word word word word word word word…"),
    ],
)
def test_a_short_name_has_the_id_once(item: Item, said: str) -> None:
    assert item_name(item) == said


def test_the_id_of_a_strange_file_is_cut() -> None:
    assert len(item_id(Item("x" * 400, "X"))) <= 12


def test_the_name_in_a_table_is_whole(lay: Lay) -> None:
    long = "A moratorium on systems that cannot be explained to the people whom they concern, " * 3
    text = " ".join(lay([items_table([["Item"], [item_cell(Item("A", long), PAGE)]], (200,))])[0].split())
    assert long.strip() in text


def test_heads_name_every_round_once_and_its_columns_below(lay: Lay) -> None:
    rows = [*round_heads([1, 2], ["Total", "Mean"], "Item"), ["A", "1", "2", "3", "4"]]
    [text] = lay([items_table(rows, (100, 50, 50, 50, 50), *round_lines(2, 2), head=2)])
    assert "Round 1\nRound 2\nItem\nTotal\nMean\nTotal\nMean\nA\n1\n2\n3\n4" in text


def test_both_heads_are_repeated_and_no_last_row_stands_alone(lay: Lay) -> None:
    rows = [*round_heads([1], ["Total"], "Item"), *([f"row {n}", "1"] for n in range(30))]
    high = PAGE.height - 29 * 13.2 - 40  # one row would not fit
    pages = lay([Spacer(1, high), items_table(rows, (100, 50), *round_lines(1, 1), head=2)])
    assert len(pages) == 2
    assert pages[1].count("row ") >= 3
    assert "Round 1" in pages[1]
    assert "Item" in pages[1]


def test_the_picture_of_twelve_items_is_high_enough_for_all_of_them() -> None:
    [claim] = every_kind(only=("O6",)).claims
    rounds = [(result, result.figures[0]) for result in claim.rounds]
    [together] = items_chart(rounds, PAGE)
    [picture] = [each for each in together._content if isinstance(each, PictureFlowable)]
    assert picture.picture.height > 12 * 10
    assert picture.picture.width <= PAGE.width


def test_nothing_is_drawn_where_nobody_answered() -> None:
    [claim] = every_kind(only=("O6",)).claims
    assert items_chart([], PAGE) == []
    unanswered = [(r, f) for r in claim.rounds for f in r.figures if not f.tally.answered]
    assert items_chart(unanswered, PAGE) == []
