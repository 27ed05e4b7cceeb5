"""Choosing a question: tabs where they fit, a list where they do not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tests.asking import ballot_form
from unifydesk.domain.question import Question
from unifydesk.gui.views.ballots.question_tabs import QuestionTabs

MANY = tuple(Question(f"q{n}", "approval", f"A question of some length, number {n}") for n in range(24))


@pytest.fixture
def tabs(qtbot) -> Iterator[QuestionTabs]:
    """Tabs as wide as the column at 1366 pixels."""
    host = QWidget()  # a window of its own would grow to what it holds
    qtbot.addWidget(host)
    host.resize(368, 100)
    made = QuestionTabs(host)
    made.resize(368, 32)
    host.show()
    yield made
    host.hide()


def test_one_question_needs_no_tabs(tabs: QuestionTabs) -> None:
    tabs.show_questions(ballot_form("overall"))
    assert tabs.isHidden()


def test_two_questions_are_tabs(tabs: QuestionTabs, qtbot) -> None:
    tabs.show_questions(ballot_form("benefit"))
    qtbot.waitUntil(tabs.buttons[1].isVisible)
    with qtbot.waitSignal(tabs.chosen) as chosen:
        qtbot.mouseClick(tabs.buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == [1]


def test_twenty_four_questions_are_a_list(tabs: QuestionTabs, qtbot) -> None:
    tabs.show_questions(MANY)
    qtbot.waitUntil(tabs.list.isVisible)
    assert tabs.minimumSizeHint().width() <= 368
    with qtbot.waitSignal(tabs.chosen) as chosen:
        tabs.list.activated.emit(23)
    assert chosen.args == [23]


def test_a_question_that_is_done_is_ticked_in_both(tabs: QuestionTabs) -> None:
    tabs.show_questions(ballot_form("benefit"))
    tabs.tick(0, done=True)
    assert tabs.buttons[0].text() == tabs.list.itemText(0) == "Real?  ✓"
    tabs.tick(0, done=False)
    assert tabs.buttons[0].text() == "Real?"


def test_an_ampersand_in_a_name_is_no_shortcut(tabs: QuestionTabs) -> None:
    tabs.show_questions((Question("a", "approval", "R&D"), Question("b", "approval", "C")))
    assert tabs.buttons[0].text() == "R&&D"
    assert tabs.list.itemText(0) == "R&D"
