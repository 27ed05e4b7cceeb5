"""A page that scrolls is as tall as its wrapped words need."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unifydesk.gui.widgets.upright_area import UprightArea


@pytest.fixture
def area(qtbot) -> UprightArea:
    content = QWidget()
    column = QVBoxLayout(content)
    for _ in range(3):
        label = QLabel("Many words that need several lines where there is little room for them. " * 4)
        label.setWordWrap(True)
        column.addWidget(label)
    made = UprightArea(content)
    qtbot.addWidget(made)
    made.resize(600, 120)
    made.show()
    qtbot.waitExposed(made)
    return made


def labels(area: UprightArea) -> list[QLabel]:
    return area.findChildren(QLabel)


def test_no_label_is_cut_at_any_width(area: UprightArea, qtbot) -> None:
    for width in (600, 260, 420):
        area.resize(width, 120)
        qtbot.waitUntil(lambda: all(x.height() >= x.heightForWidth(x.width()) for x in labels(area)))


def test_words_that_are_added_later_make_it_taller(area: UprightArea, qtbot) -> None:
    first = labels(area)[0]
    before = area.widget().minimumHeight()
    first.setText(first.text() * 5)
    qtbot.waitUntil(lambda: area.widget().minimumHeight() > before)


def test_it_never_scrolls_sideways(area: UprightArea) -> None:
    assert not area.horizontalScrollBar().isVisible()
