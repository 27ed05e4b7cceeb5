"""Parts below each other: what is there already is used again."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from tests.gui.results import counted
from unifydesk.gui.models.grids import Cell, Column, Grid
from unifydesk.gui.models.result_parts import BODY, HEAD, SMALL, Drawing, Words
from unifydesk.gui.views.review.grid_table import GridTable
from unifydesk.gui.views.review.sheet import Sheet
from unifydesk.gui.widgets.picture_view import PictureView

GRID = Grid("Counts", (Column(""), Column("1")), ((Cell("1"), Cell("5")),))
DRAWING = Drawing(counted("agreement", 1, 2, 3, 4, 5), None)
PARTS = (Words(HEAD, "Real?"), DRAWING, Words(SMALL, "15 of 15 present answered."), GRID)


@pytest.fixture
def sheet(qtbot) -> Sheet:
    made = Sheet()
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    made.show_parts(PARTS)
    return made


def visible(sheet: Sheet, kind: type) -> list:
    """Return the widgets of one kind that are shown, from top to bottom."""
    found = [widget for widget in sheet.findChildren(kind) if widget.isVisible() and widget.parent() is sheet]
    return sorted(found, key=lambda widget: widget.y())


def test_every_part_has_its_widget(sheet: Sheet) -> None:
    assert [label.text() for label in visible(sheet, QLabel)] == ["Real?", "15 of 15 present answered."]
    assert len(visible(sheet, GridTable)) == len(visible(sheet, PictureView)) == 1
    assert "agree" in visible(sheet, PictureView)[0].accessibleName()


def test_another_list_of_the_same_shape_keeps_its_widgets(sheet: Sheet) -> None:
    before = visible(sheet, QLabel)
    sheet.show_parts((Words(HEAD, "Other"), *PARTS[1:]))
    assert visible(sheet, QLabel) == before
    assert before[0].text() == "Other"


def test_what_is_not_needed_any_more_is_hidden_and_used_later(sheet: Sheet) -> None:
    table = visible(sheet, GridTable)[0]
    sheet.show_parts((Words(BODY, "Nothing"),))
    assert visible(sheet, GridTable) == []
    sheet.show_parts(PARTS)
    assert visible(sheet, GridTable) == [table]


def test_a_label_that_is_used_again_is_as_tall_as_its_new_words(sheet: Sheet, qtbot) -> None:
    sheet.show_parts((GRID, Words(SMALL, "Many words. " * 60)))
    qtbot.waitUntil(lambda: sheet.heightForWidth(420) > 150)
    tall = sheet.heightForWidth(420)
    sheet.show_parts((GRID, Words(SMALL, "Few words.")))
    qtbot.waitUntil(lambda: sheet.heightForWidth(420) < tall - 50)


def test_the_same_parts_again_change_nothing(sheet: Sheet) -> None:
    label = visible(sheet, QLabel)[0]
    label.setText("touched")
    sheet.show_parts(PARTS)
    assert label.text() == "touched"
