"""Small tables of numbers."""

from __future__ import annotations

from unifydesk.gui.models.rows import RowsModel
from unifydesk.gui.widgets.plain_table import ROW_HEIGHT, PlainTable


class Numbers(RowsModel[int]):
    """A number and its square."""

    headings = ("Number", "Square")

    def text(self, row: int, column: int) -> str:
        return str(row ** (column + 1))


def test_a_table_is_as_tall_as_its_rows(qtbot) -> None:
    model = Numbers()
    table = PlainTable(model, "Squares")
    qtbot.addWidget(table)
    empty = table.height()
    model.replace([1, 2, 3])
    assert table.height() == empty + 3 * ROW_HEIGHT
    model.replace([1])
    assert table.height() == empty + ROW_HEIGHT


def test_a_fitting_column_grows_with_its_words(qtbot) -> None:
    model = Numbers()
    table = PlainTable(model, "Squares", (0,))
    qtbot.addWidget(table)
    model.replace([1])
    narrow = table.columnWidth(0)
    model.replace([12345678901234567890])
    assert table.columnWidth(0) > narrow
    assert not table.grab().isNull()
