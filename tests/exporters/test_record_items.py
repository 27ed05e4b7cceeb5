"""Questions about items in the record: every item with every figure, sorted as in the minutes."""

from __future__ import annotations

from tests.exporters.every_kind import every_kind
from unifydesk.domain.deck import Item
from unifydesk.exporters._counts import rounds_apart
from unifydesk.exporters._record_blocks import Table
from unifydesk.exporters._record_items import approval_part, item_words, points_tables, ranking_tables


def test_an_item_is_its_id_and_its_whole_text() -> None:
    assert item_words(Item("A", "x" * 500)) == "A  " + "x" * 500
    assert item_words(Item("EB1", "EB1")) == "EB1"


def test_pairs_that_are_won_are_strong_and_marked() -> None:
    claim = every_kind(only=("O5",)).claims[0]
    [rounds] = rounds_apart(claim, claim.rounds[0].figures[0].tally.question.id)
    [pairs] = [
        t for t in ranking_tables("O5", rounds) if isinstance(t, Table) and "Pairs in round 1" in t.caption
    ]
    ranking = rounds[0][1].ranking
    assert ranking is not None
    for i, row in enumerate(pairs.rows):
        for j, cell in enumerate(row.cells[1:]):
            assert cell.text == ("" if i == j else str(ranking.matrix[i][j]))
            assert (cell.mark == "won") == (i != j and ranking.matrix[i][j] > ranking.matrix[j][i])


def test_points_stand_with_the_most_first() -> None:
    claim = every_kind(only=("O6",)).claims[0]
    [rounds] = rounds_apart(claim, claim.rounds[0].figures[0].tally.question.id)
    [table] = points_tables("O6", rounds, signed=False)
    assert isinstance(table, Table)
    totals = [int(row.cells[5].text) for row in table.rows]
    assert totals == sorted(totals, reverse=True)
    assert len(totals) == 12


def test_approval_has_every_item_in_every_round() -> None:
    claim = every_kind(only=("O3",)).claims[0]
    questions = [f.tally.question for f in claim.rounds[0].figures]
    [part] = approval_part(claim, questions, "k")
    [table] = part.blocks
    assert isinstance(table, Table)
    assert len(table.rows) == 12
    assert {column.over for column in table.columns} == {"", "Round 1", "Round 2"}
    assert len(table.notes) == 2
    assert "percentages of those present are those of yes" in table.notes[0]
    yes = [f.above for f in claim.rounds[0].figures]
    assert sorted(int(row.cells[2].text) for row in table.rows) == sorted(yes)
