"""A line for typing leaves to the window the keys that it has no use for."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from unifydesk.gui.widgets.line import Line


@pytest.fixture
def line(qtbot) -> Line:
    """A line in a window that counts what it is left: `left` on the window."""
    window = QWidget()
    made = Line()
    QVBoxLayout(window).addWidget(made)
    window.left = []
    for key in ("Space", "Ctrl+Z"):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda key=key: window.left.append(key))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


def test_an_empty_line_leaves_space_and_undo_to_the_window(qtbot, line: Line) -> None:
    qtbot.keyClick(line, Qt.Key.Key_Space)
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.window().left == ["Space", "Ctrl+Z"]
    assert line.text() == ""


def test_words_have_their_spaces_and_their_undo(qtbot, line: Line) -> None:
    qtbot.keyClicks(line, "a b")
    assert line.text() == "a b"
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.window().left == []
