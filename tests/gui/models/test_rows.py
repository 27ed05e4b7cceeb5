"""The table model behind every list: smallest differences, and never a reset."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from unifydesk.gui.models.rows import RowsModel


@dataclass(frozen=True)
class Row:
    """A row with a key and some content."""

    number: int
    words: str = ""


class Rows(RowsModel[Row]):
    """Two columns of rows."""

    headings = ("Number", "Words")

    def key(self, row: Row) -> int:
        return row.number

    def text(self, row: Row, column: int) -> str:
        return (str(row.number), row.words)[column]


ROWS = st.lists(
    st.builds(Row, st.integers(0, 9), st.sampled_from("ab")), max_size=8, unique_by=lambda r: r.number
)


@pytest.fixture
def model(qapp) -> Rows:
    return Rows()


def test_the_model_keeps_every_promise_of_a_qt_model(model: Rows, qtmodeltester) -> None:
    model.replace([Row(1), Row(2)])
    qtmodeltester.check(model)
    model.replace([Row(2, "x"), Row(3), Row(4)])
    model.replace([])
    model.replace([Row(5)])


@settings(max_examples=60)
@given(before=ROWS, after=ROWS)
def test_after_a_replacement_the_model_shows_exactly_the_new_rows(
    before: list[Row], after: list[Row]
) -> None:
    model = Rows()
    model.replace(before)
    model.replace(after)
    shown = [model.index(n, 0).data() for n in range(model.rowCount())]
    assert shown == [str(row.number) for row in after]


def test_a_changed_row_is_told_without_touching_its_neighbours(model: Rows, qtbot) -> None:
    model.replace([Row(1), Row(2), Row(3)])
    with (
        qtbot.assertNotEmitted(model.rowsInserted),
        qtbot.waitSignal(model.dataChanged) as told,
    ):
        model.replace([Row(1), Row(2, "new"), Row(3)])
    first, last = told.args[0], told.args[1]
    assert (first.row(), last.row()) == (1, 1)


def test_an_index_held_by_a_view_survives_an_insertion_above_it(model: Rows) -> None:
    model.replace([Row(1), Row(2)])
    held = QPersistentModelIndex(model.index(1, 0))
    model.replace([Row(1), Row(9), Row(2)])
    assert held.row() == 2


def test_equal_rows_tell_nothing(model: Rows, qtbot) -> None:
    model.replace([Row(1)])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.replace([Row(1)])


def test_one_row_can_be_put_in_place(model: Rows) -> None:
    model.replace([Row(1), Row(2)])
    model.put(1, Row(2, "here"))
    assert model.index(1, 1).data() == "here"


def test_rows_are_found_by_their_key(model: Rows) -> None:
    model.replace([Row(4), Row(7)])
    assert model.row_of(7) == 1
    assert model.row_of(5) == -1
    assert model.row_at(model.index(0, 0)) == Row(4)
    assert model.row_at(QModelIndex()) is None


def test_headings_are_those_of_the_columns(model: Rows) -> None:
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Words"
    assert model.headerData(2, Qt.Orientation.Horizontal) is None
