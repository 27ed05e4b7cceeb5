"""Lines for ballots: which keys they take and which they leave to the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.asking import question
from unifydesk.gui.views.ballots.lines import AnswerLine, LeavableLine

SHIFT, CTRL, NONE = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def line(qtbot) -> AnswerLine:
    made = AnswerLine()
    qtbot.addWidget(made)
    return made


def claims(line: LeavableLine, key: Qt.Key, text: str = "") -> bool:
    """Return whether the line keeps a key from being a shortcut of the window."""
    event = QKeyEvent(QEvent.Type.ShortcutOverride, key, NONE, text)
    event.ignore()
    QApplication.sendEvent(line, event)
    return event.isAccepted()


def test_on_a_scale_space_is_the_next_step_even_beside_an_answer(line: AnswerLine) -> None:
    line.ask(question("agreement"), "Agreement")
    line.setText("4")
    assert not claims(line, Qt.Key.Key_Space, " ")
    line.ask(question("open"), "Words")
    line.setText("So")
    assert claims(line, Qt.Key.Key_Space, " ")


def test_esc_is_the_lines_own(line: AnswerLine, qtbot) -> None:
    assert claims(line, Qt.Key.Key_Escape)
    with qtbot.waitSignal(line.gave_up):
        qtbot.keyClick(line, Qt.Key.Key_Escape)


def test_a_key_that_is_an_answer_says_so_and_another_does_not(line: AnswerLine, qtbot) -> None:
    line.ask(question("spectrum"), "Spectrum")
    with qtbot.waitSignal(line.keyed):
        qtbot.keyClick(line, Qt.Key.Key_X, SHIFT)
    with qtbot.assertNotEmitted(line.keyed):
        qtbot.keyClick(line, Qt.Key.Key_K)
    assert line.text() == "k"


def test_keys_with_ctrl_are_no_answers(line: AnswerLine, qtbot) -> None:
    line.ask(question("agreement"), "Agreement")
    with qtbot.assertNotEmitted(line.keyed):
        qtbot.keyClick(line, Qt.Key.Key_4, CTRL)
    assert line.text() == ""


def test_another_question_begins_with_an_empty_line(line: AnswerLine) -> None:
    line.ask(question("points"), "Points")
    line.setText("A:60")
    line.ask(question("ranking"), "Ranking")
    assert (line.text(), line.placeholderText()) == ("", "an order such as C>B>A")
