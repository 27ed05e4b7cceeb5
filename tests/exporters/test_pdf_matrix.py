"""The matrix of pairs: counts, the pairs that are won, and what does not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from unifydesk.domain.deck import Item
from unifydesk.domain.tally import RankedItem, RankingFigures
from unifydesk.exporters._pdf_matrix import is_small, matrix
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def ranking(*rows: tuple[int, ...]) -> RankingFigures:
    """Return figures with this matrix; nothing else of them is printed here."""
    items = tuple(RankedItem(Item(f"I{at}", f"Item {at}"), 0, None, (), 0, 0, 0) for at in range(len(rows)))
    return RankingFigures(items, rows, "", (), 0, None, None, 0)


def test_the_diagonal_is_empty_and_every_other_pair_is_counted(lay: Lay) -> None:
    [text] = lay(matrix("Round 1", ranking((0, 7), (5, 0)), 300, PAGE))
    assert "Round 1: people who put the row above the column" in text
    assert "I0 Item 0\n7\nI1 Item 1\n5" in text


def test_only_pairs_that_are_won_are_filled() -> None:
    made = matrix("Round 1", ranking((0, 7, 3), (5, 0, 3), (3, 4, 0)), 300, PAGE)[1]
    fills = [command[1] for command in made._bkgrndcmds]
    won = {(2, 1), (2, 3)}  # I0 beats I1, I2 beats I1; I0 and I2 are equal
    assert won <= set(fills)
    assert len(fills) == len(won) + 3  # and the diagonal


@pytest.mark.parametrize("count", [2, 6, 12, 26, 33])
def test_it_is_never_wider_than_its_room(count: int) -> None:
    made = matrix("R", ranking(*[(0,) * count] * count), PAGE.width, PAGE)[1]
    assert sum(made._colWidths) <= PAGE.width + 0.01


def test_more_items_than_fit_are_not_squeezed(lay: Lay) -> None:
    [text] = lay(matrix("Round 2", ranking(*[(0,) * 40] * 40), PAGE.width, PAGE))
    assert "40 items are too many for a table of pairs" in text


def test_two_small_ones_fit_beside_each_other() -> None:
    assert is_small(ranking(*[(0,) * 5] * 5), PAGE)
    assert not is_small(ranking(*[(0,) * 9] * 9), PAGE)


def test_long_names_are_cut_to_their_column(lay: Lay) -> None:
    made = ranking((0, 1), (2, 0))
    first = replace(made.items[0], item=Item("A", "long " * 100))
    [text] = lay(matrix("R", replace(made, items=(first, made.items[1])), 200, PAGE))
    assert "…" in text
