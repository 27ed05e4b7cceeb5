"""An area that is as high as what it holds, or scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from unifydesk.gui.widgets.shrinking import LEAST, ShrinkingArea


@pytest.fixture
def window(qtbot) -> QWidget:
    """A window with twenty lines in such an area, and something below it."""
    made = QWidget()
    qtbot.addWidget(made)
    held = QWidget()
    lines = QVBoxLayout(held)
    for n in range(20):
        lines.addWidget(QLabel(f"Line {n}"))
    column = QVBoxLayout(made)
    column.addWidget(ShrinkingArea(held))
    column.addStretch(1)
    made.show()
    return made


def area(window: QWidget) -> ShrinkingArea:
    return window.findChildren(ShrinkingArea)[0]


def test_with_room_nothing_scrolls_and_no_room_is_wasted(window: QWidget, qtbot) -> None:
    window.resize(300, 1200)
    qtbot.waitUntil(lambda: not area(window).verticalScrollBar().isVisible())
    assert area(window).height() == area(window).widget().sizeHint().height()


def test_without_room_it_scrolls_and_cuts_nothing(window: QWidget, qtbot) -> None:
    window.resize(300, 200)
    qtbot.waitUntil(lambda: area(window).verticalScrollBar().isVisible())
    assert area(window).widget().height() >= area(window).widget().sizeHint().height()
    assert area(window).minimumSizeHint().height() == LEAST


def test_it_grows_with_what_it_holds(window: QWidget, qtbot) -> None:
    window.resize(300, 1200)
    before = area(window).height()
    layout = area(window).widget().layout()
    assert layout is not None
    layout.addWidget(QLabel("One more"))
    qtbot.waitUntil(lambda: area(window).height() > before)
