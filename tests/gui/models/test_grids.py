"""Small tables as values: read, spoken, turned and folded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from unifydesk.gui.models.grids import Cell, Column, Grid, GridModel, number, of_base

Role = Qt.ItemDataRole
GRID = Grid(
    "Figures",
    (Column("Question"), Column("Cannot judge", "People who cannot judge"), Column("A", "", "Agreement A")),
    ((Cell("Real?"), Cell("3"), Cell("–", "nobody answered")), (Cell("Important"), Cell("0"), Cell("0.5"))),
)


@pytest.fixture
def model(qtmodeltester) -> GridModel:
    made = GridModel()
    made.show_grid(GRID)
    qtmodeltester.check(made)
    return made


def test_another_grid_takes_the_place_of_the_first(model: GridModel, qtmodeltester) -> None:
    model.show_grid(GRID.turned())
    qtmodeltester.check(model)
    assert [model.index(0, c).data() for c in range(3)] == ["Cannot judge", "3", "0"]


def test_rows_of_the_same_table_change_in_place(model: GridModel, qtbot) -> None:
    other = Grid(GRID.name, GRID.columns, ((Cell("Real?"), Cell("4"), Cell("1")), GRID.rows[1]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_grid(other)


def test_a_number_is_spoken_with_its_row_and_its_heading(model: GridModel) -> None:
    assert model.index(1, 1).data(Role.AccessibleTextRole) == "Important, Cannot judge: 0"


def test_an_undefined_value_gives_its_reason_in_the_tip_and_to_the_ear(model: GridModel) -> None:
    undefined = model.index(0, 2)
    assert undefined.data() == "–"
    assert undefined.data(Role.ToolTipRole) == "nobody answered"
    assert undefined.data(Role.AccessibleTextRole) == "Real?, A: –, nobody answered"


def test_a_defined_number_gives_the_meaning_of_its_column(model: GridModel) -> None:
    assert model.index(0, 1).data(Role.ToolTipRole) == "People who cannot judge"


def test_names_stand_at_the_left_and_numbers_at_the_right(model: GridModel) -> None:
    sides = [
        model.headerData(c, Qt.Orientation.Horizontal, Role.TextAlignmentRole)
        & int(Qt.AlignmentFlag.AlignRight)
        for c in range(3)
    ]
    assert [bool(side) for side in sides] == [False, True, True]
    assert model.index(0, 1).data(Role.TextAlignmentRole) & int(Qt.AlignmentFlag.AlignRight)


def test_turned_its_columns_are_rows_under_their_long_names() -> None:
    turned = GRID.turned()
    assert [column.heading for column in turned.columns] == ["Question", "Real?", "Important"]
    assert turned.texts() == [["Cannot judge", "3", "0"], ["Agreement A", "–", "0.5"]]
    assert turned.rows[1][1].told == "nobody answered"


def test_folded_its_headings_take_two_lines_and_are_spoken_in_one(model: GridModel) -> None:
    model.show_grid(GRID.folded())
    assert model.headings[1] == "Cannot\njudge"
    assert model.index(0, 1).data(Role.AccessibleTextRole) == "Real?, Cannot judge: 3"


def test_columns_can_be_left_out() -> None:
    assert GRID.without(1).texts() == [["Real?", "–"], ["Important", "0.5"]]


def test_a_share_names_its_base_and_without_one_there_is_none() -> None:
    assert of_base(7, 12, "nobody") == Cell("7 / 12")
    assert of_base(0, 0, "nobody") == Cell("–", "nobody")


def test_zero_is_a_number_and_nothing_is_a_dash() -> None:
    assert number(0.0, "why") == Cell("0")
    assert number(None, "why") == Cell("–", "why")
