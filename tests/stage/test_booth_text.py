"""Answers in one's own words: up to their length, on one line, and out of everybody's reach afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import (
    LONG,
    SIZES,
    at_question,
    booth_for,
    click,
    faults,
    open_booth,
    press,
    shown_texts,
    touch,
    type_in,
)
from unifydesk.domain.question import CANNOT_JUDGE, LONGEST_TEXT, Question
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_confirm import ConfirmPage
from unifydesk.stage.booth_pages import SeatPage
from unifydesk.stage.booth_text import TextPage
from unifydesk.stage.look import Look

OPEN = Question("open", "open", "In your own words")


def page_of(booth: Booth) -> TextPage:
    assert isinstance(booth.page, TextPage)
    return booth.page


@pytest.mark.parametrize("size", SIZES)
def test_everything_can_be_read_and_touched(qtbot: QtBot, dark: Look, size: tuple[int, int]) -> None:
    booth, _ = at_question(qtbot, dark, OPEN, size=size, text=LONG)
    page_of(booth).field.setPlainText("wide " * 80)
    QApplication.processEvents()
    assert faults(booth) == []
    assert not page_of(booth).field.verticalScrollBar().isVisible()


def test_a_text_is_typed_and_enter_goes_on(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, OPEN)
    type_in(booth, "Keep 10 tools, not 1 = one.")
    press(booth, Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    assert "Keep 10 tools, not 1 = one." in shown_texts(booth)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"open": "Keep 10 tools, not 1 = one."}


@pytest.mark.parametrize("by_touch", [True, False])
def test_a_button_goes_on_too(qtbot: QtBot, dark: Look, by_touch: bool) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    type_in(booth, "So.")
    (touch if by_touch else click)(page_of(booth).go_on)
    assert isinstance(booth.page, ConfirmPage)


def test_what_is_left_is_counted_in_characters_not_in_bytes(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    assert f"{LONGEST_TEXT} characters left" in shown_texts(booth)
    page_of(booth).field.insertPlainText("aé😀字")
    assert f"{LONGEST_TEXT - 4} characters left" in shown_texts(booth)


def test_no_more_is_typed_than_fits_and_that_is_said(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, OPEN)
    field = page_of(booth).field
    field.setPlainText("x" * LONGEST_TEXT)
    assert "0 characters left" in shown_texts(booth)
    type_in(booth, "y")
    assert field.text() == "x" * LONGEST_TEXT
    assert f"Up to {LONGEST_TEXT} characters fit." in shown_texts(booth)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"open": "x" * LONGEST_TEXT}


def test_what_is_pasted_becomes_one_line(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    pasted = QMimeData()
    pasted.setText("one\n\ttwo\r\nthree")
    pasted.setHtml("<b>one</b>")
    page_of(booth).field.insertFromMimeData(pasted)
    assert page_of(booth).field.toPlainText() == "one two three"


def test_a_text_that_is_pasted_and_too_long_is_refused_whole(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    type_in(booth, "ab")
    press(booth, Qt.Key.Key_Left)
    pasted = QMimeData()
    pasted.setText("x" * LONGEST_TEXT)
    page_of(booth).field.insertFromMimeData(pasted)
    assert page_of(booth).field.text() == "ab"
    assert "That is 2 characters too long, so nothing of it was taken." in shown_texts(booth)
    type_in(booth, "c")
    assert page_of(booth).field.text() == "acb"


@pytest.mark.parametrize("typed", ["", "   "])
def test_an_empty_text_is_refused_in_words(qtbot: QtBot, dark: Look, typed: str) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    type_in(booth, typed)
    press(booth, Qt.Key.Key_Return)
    assert isinstance(booth.page, TextPage)
    assert "Write something, or say that you cannot judge." in shown_texts(booth)


@pytest.mark.parametrize("how", ["touch", "click", "keys"])
def test_who_cannot_judge_can_say_so(qtbot: QtBot, dark: Look, how: str) -> None:
    booth, ballots = at_question(qtbot, dark, OPEN)
    if how == "keys":
        press(booth, Qt.Key.Key_Tab, Qt.Key.Key_0)
    else:
        (touch if how == "touch" else click)(page_of(booth).judge)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"open": CANNOT_JUDGE}


def test_the_arrows_leave_the_text_at_its_end(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, OPEN)
    type_in(booth, "So.")
    press(booth, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert page_of(booth).go_on.hasFocus()
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"open": "So."}


def test_backspace_outside_the_text_goes_back(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    press(booth, Qt.Key.Key_Tab, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, SeatPage)


def test_nothing_leaves_the_text_by_the_clipboard_or_a_drag(qtbot: QtBot, dark: Look) -> None:
    QApplication.clipboard().setText("before")
    booth, _ = at_question(qtbot, dark, OPEN)
    type_in(booth, "zebra")
    field = page_of(booth).field
    field.selectAll()
    for key in (Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_Insert):
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
    field.copy()
    assert "zebra" not in QApplication.clipboard().text()
    assert field.text() == "zebra"
    assert field.createMimeDataFromSelection().formats() == []
    assert not field.isUndoRedoEnabled()
    assert field.contextMenuPolicy() == Qt.ContextMenuPolicy.NoContextMenu
    QApplication.clipboard().clear()


def test_screen_keyboards_are_told_to_learn_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    hints = page_of(booth).field.inputMethodHints()
    assert hints & Qt.InputMethodHint.ImhSensitiveData
    assert hints & Qt.InputMethodHint.ImhNoPredictiveText


@pytest.mark.parametrize(("level", "warned"), [("named", False), ("confidential", True)])
def test_in_a_confidential_round_one_is_warned_of_ones_own_wording(
    qtbot: QtBot, dark: Look, level: str, warned: bool
) -> None:
    booth, _ = open_booth(qtbot, dark, booth_for(OPEN, level=level))
    press(booth, *([Qt.Key.Key_7] if level == "named" else []), Qt.Key.Key_Return)
    assert ("Your wording may give you away." in shown_texts(booth)) is warned


def test_who_comes_back_finds_the_text_again_and_nobody_else_does(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, OPEN)
    type_in(booth, "zebra")
    press(booth, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert page_of(booth).field.text() == "zebra"
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    booth.show_recorded("Person 7")
    booth.restart()
    assert booth.holds_nothing
    assert "zebra" not in shown_texts(booth)
    press(booth, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert page_of(booth).field.text() == ""
