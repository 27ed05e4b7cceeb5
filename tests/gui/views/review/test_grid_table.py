"""A grid on the page: nothing cut, reached by Tab, walked by arrow keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unifydesk.gui.models.grids import Cell, Column, Grid
from unifydesk.gui.views.review.grid_table import GridTable
from unifydesk.gui.widgets.upright_area import UprightArea

NAME = "Time for a second job that pays at least as well as the first one"
WIDE = Grid(
    "Items",
    (Column("Item"), *(Column(f"Heading {n}") for n in range(5))),
    ((Cell("Short"), *[Cell("1")] * 5), (Cell(NAME), *[Cell("22")] * 5)),
)


@pytest.fixture
def table(qtbot) -> GridTable:
    made = GridTable()
    qtbot.addWidget(made)
    made.show_grid(WIDE)
    made.resize(made._least(WIDE) + 400, made.height())
    made.show()
    qtbot.waitExposed(made)
    return made


def narrow(table: GridTable, width: int) -> None:
    """Give the table so much width."""
    table.resize(width, table.height())


def headings(table: GridTable) -> list[str]:
    return list(table.grid.headings)


def test_with_room_it_stands_as_it_is(table: GridTable) -> None:
    assert headings(table) == [column.heading for column in WIDE.columns]
    assert not table.horizontalScrollBar().isVisible()


def test_it_is_as_tall_as_its_rows(table: GridTable) -> None:
    rows = sum(table.rowHeight(row) for row in range(2))
    assert table.height() >= table.horizontalHeader().height() + rows


def test_a_long_name_takes_more_lines_and_is_not_cut(table: GridTable) -> None:
    narrow(table, table._least(WIDE))
    assert table.rowHeight(1) > 2 * table.rowHeight(0)


def test_with_less_room_its_headings_take_two_lines(table: GridTable, qtbot) -> None:
    narrow(table, table._least(WIDE) - 5)
    assert headings(table)[1] == "Heading\n0"
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_with_still_less_room_it_is_turned(table: GridTable) -> None:
    few = Grid("Figures", WIDE.columns, ((Cell("A"), *[Cell("12345")] * 5),))
    table.show_grid(few)
    narrow(table, table._least(few.folded()) - 5)
    assert headings(table) == ["Item", "A"]
    assert table.grid.rowCount() == 5


def test_what_fits_in_no_way_scrolls_sideways(table: GridTable, qtbot) -> None:
    rows = tuple((Cell("1"),) * 30 for _ in range(30))
    table.show_grid(Grid("Pairs", tuple(Column(f"{n}{n}{n}") for n in range(30)), rows))
    narrow(table, 300)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)


def test_another_text_size_is_measured_anew(table: GridTable) -> None:
    before = table.columnWidth(1)
    font = table.font()
    font.setPixelSize(40)
    table.setFont(font)
    assert table.columnWidth(1) > before or headings(table) != [c.heading for c in WIDE.columns]


def test_arrow_keys_walk_its_cells_and_other_keys_belong_to_the_page(table: GridTable, qtbot) -> None:
    table.activateWindow()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(table.hasFocus)
    assert table.currentIndex() == table.grid.index(0, 0)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.currentIndex() == table.grid.index(1, 1)
    assert table.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert table.accessibleName() == "Items"


def test_the_page_follows_the_current_cell(qtbot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    table = GridTable()
    column.addWidget(table)
    area = UprightArea(content)
    qtbot.addWidget(area)
    table.show_grid(
        Grid("Long", (Column(""), Column("1")), tuple((Cell(str(n)), Cell("1")) for n in range(40)))
    )
    area.resize(400, 200)
    area.show()
    area.activateWindow()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: table.hasFocus() and area.verticalScrollBar().maximum() > 400)
    for _ in range(30):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert area.verticalScrollBar().value() > 400
