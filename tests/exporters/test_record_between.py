"""Movement and groups in the record: whole tables, and the reason where there is none."""

from __future__ import annotations

from collections.abc import Callable

from tests.exporters.every_kind import every_kind
from unifydesk.domain.report import ReportClaim
from unifydesk.exporters._record_between import groups_parts, movement_parts
from unifydesk.exporters._record_blocks import Para, Table

Get = Callable[[str], ReportClaim]


def test_every_move_stands_in_a_table(claim: Get) -> None:
    known = claim("EB4")
    [part] = movement_parts(known, "k")
    grids = [block for block in part.blocks if isinstance(block, Table)]
    for grid, movement in zip(grids, known.rounds[1].movements, strict=True):
        counts = [[int(cell.text or 0) for cell in row.cells[1:]] for row in grid.rows]
        assert counts == [list(row) for row in movement.table]
        assert "kappa" in grid.notes[1]


def test_cells_are_marked_by_direction(claim: Get) -> None:
    [part] = movement_parts(claim("EB4"), "k")
    grid = next(block for block in part.blocks if isinstance(block, Table))
    for i, row in enumerate(grid.rows):
        for j, cell in enumerate(row.cells[1:]):
            if cell.text:
                assert cell.mark == ("stayed" if i == j else "up" if j > i else "down")


def test_a_secret_round_says_why_nobody_can_be_followed(claim: Get) -> None:
    [part] = movement_parts(claim("HR2"), "k")
    said = [block.text for block in part.blocks if isinstance(block, Para)]
    assert "a confidential round cannot be linked to people" in said[0]
    assert "of the distribution moved" in said[1]


def test_words_do_not_move() -> None:
    assert movement_parts(every_kind(only=("O8",)).claims[0], "k") == []


def test_groups_stand_side_by_side_with_the_reasons_for_what_is_held_back() -> None:
    claim = every_kind(people=120, only=("B4",)).claims[0]
    [part] = groups_parts(claim, "k")
    tables = [block for block in part.blocks if isinstance(block, Table)]
    assert tables[0].caption == "B4 · Real: groups side by side"
    assert all(len(row.cells) == 5 for row in tables[0].rows)
    assert any("Group-aware consensus" in note for note in tables[0].notes)


def test_approved_items_have_a_column_for_each_group() -> None:
    claim = every_kind(people=300, only=("O3",)).claims[0]
    [part] = groups_parts(claim, "k")
    tables = [block for block in part.blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == [
        "O3 · Yes/pass/no by groups, round 1", "O3 · Yes/pass/no by groups, round 2",
    ]  # fmt: skip
    assert all(len(table.rows) == 12 for table in tables)


def test_without_groups_nothing_is_said_and_small_ones_have_one_sentence(claim: Get) -> None:
    assert groups_parts(claim("EB1"), "k") == []
    [part] = groups_parts(every_kind(people=9, only=("B4",)).claims[0], "k")
    [said] = part.blocks
    assert isinstance(said, Para)
    assert said.text.startswith("No group is shown apart")
