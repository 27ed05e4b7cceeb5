"""Scales in the booth: three to eleven answers, with keys, mouse and touch."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import (
    LONG,
    SIZES,
    at_question,
    booth_for,
    click,
    faults,
    heading,
    open_booth,
    press,
    shown_texts,
    touch,
    type_in,
)
from unifydesk.domain.question import CANNOT_JUDGE, SCALE, Question
from unifydesk.kinds import KINDS, judge_key, options_of
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_confirm import ConfirmPage
from unifydesk.stage.booth_pages import ReasonPage
from unifydesk.stage.booth_scale import ScalePage
from unifydesk.stage.look import Look

SCALES = [kind.id for kind in KINDS if kind.shape == SCALE]
ENDS = ("One model for everything there is", "Many models, one for each question")


def asked(kind: str) -> Question:
    return Question(kind, kind, kind.capitalize(), ends=ENDS if kind == "spectrum" else ("", ""))


def page_of(booth: Booth) -> ScalePage:
    assert isinstance(booth.page, ScalePage)
    return booth.page


def test_scales_of_three_to_eleven_answers_are_among_the_kinds() -> None:
    assert {len(KINDS[kind].options) for kind in SCALES} == {3, 4, 5, 7, 9, 11}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", ["", LONG])
@pytest.mark.parametrize("kind", SCALES)
def test_every_answer_can_be_read_and_touched(
    qtbot: QtBot, dark: Look, kind: str, text: str, size: tuple[int, int]
) -> None:
    booth, _ = at_question(qtbot, dark, asked(kind), size=size, text=text)
    assert faults(booth) == []
    page = page_of(booth)
    answers = [button for button in page.buttons if button is not page.judge]
    assert max(b.width() for b in answers) - min(b.width() for b in answers) <= 1
    assert max(b.height() for b in answers) - min(b.height() for b in answers) <= 1
    assert not any(button.hasFocus() or button.isDown() for button in page.buttons)


@pytest.mark.parametrize("kind", SCALES)
def test_the_key_on_a_button_gives_its_answer(qtbot: QtBot, dark: Look, kind: str) -> None:
    question = asked(kind)
    booth, _ = at_question(qtbot, dark, question, Question("next", "confidence", "Next"))
    expected = {option.key: option.value for option in options_of(question)}
    expected[judge_key(question)] = CANNOT_JUDGE
    assert {button.lead: button.value for button in page_of(booth).buttons} == expected
    for key, answer in expected.items():
        type_in(booth, key)
        assert booth._draft.answers == {question.id: answer}
        press(booth, Qt.Key.Key_Backspace)


@pytest.mark.parametrize("by_touch", [True, False])
@pytest.mark.parametrize("kind", SCALES)
def test_a_touch_or_a_click_on_a_button_gives_its_answer(
    qtbot: QtBot, dark: Look, kind: str, by_touch: bool
) -> None:
    question = asked(kind)
    booth, _ = at_question(qtbot, dark, question, Question("next", "confidence", "Next"))
    for option in options_of(question):
        button = next(b for b in page_of(booth).buttons if b.value == option.value)
        touch(button) if by_touch else click(button)
        assert booth._draft.answers == {question.id: option.value}
        press(booth, Qt.Key.Key_Backspace)
        QApplication.processEvents()


def test_on_a_spectrum_zero_is_an_answer_and_ten_has_a_key(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked("spectrum"))
    type_in(booth, "0")
    assert booth._draft.answers == {"spectrum": "0"}
    press(booth, Qt.Key.Key_Backspace)
    QTest.keyClick(page_of(booth), Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"spectrum": "10"}


def test_arrows_walk_along_a_spectrum(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked("spectrum"))
    press(booth, *[Qt.Key.Key_Right] * 4, Qt.Key.Key_Left, Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    assert booth._draft.answers == {"spectrum": "2"}


def test_the_ends_of_a_spectrum_are_named(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked("spectrum"))
    for end in ENDS:
        assert end in shown_texts(booth)
    type_in(booth, "7")
    assert f"From 0, {ENDS[0]}, to 10, {ENDS[1]}" in shown_texts(booth)


def test_a_spectrum_without_names_says_which_end_is_which(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, Question("spectrum", "spectrum", "Spectrum"))
    assert "Lean to the lower end" in shown_texts(booth)


def test_j_says_cannot_judge_on_every_scale(qtbot: QtBot, dark: Look) -> None:
    questions = [asked(kind) for kind in SCALES]
    booth, ballots = at_question(qtbot, dark, *questions)
    press(booth, *[Qt.Key.Key_J] * len(questions), Qt.Key.Key_Return)
    assert set(ballots[0].answers.values()) == {CANNOT_JUDGE}


def test_a_key_with_control_answers_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked("agreement"))
    QTest.keyClick(page_of(booth), Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert booth._draft.answers == {}


def test_a_question_about_one_of_several_items_names_it(qtbot: QtBot, dark: Look) -> None:
    asks = [Question(f"approval-{n}", "approval", f"Proposal {n}") for n in "AB"]
    booth, _ = at_question(qtbot, dark, *asks)
    assert heading(booth) == "Proposal A: Do you approve?"
    assert faults(booth) == []
    press(booth, Qt.Key.Key_3, Qt.Key.Key_1)
    texts = shown_texts(booth)
    assert "Proposal A\n" in texts
    assert "Do you approve?" not in texts


def test_a_key_that_is_held_down_answers_one_question(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked("agreement"), asked("importance"))
    press(booth, Qt.Key.Key_4)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_4, Qt.KeyboardModifier.NoModifier, "4", True)
    QApplication.sendEvent(page_of(booth), held)
    assert booth._draft.answers == {"agreement": "4"}


def test_the_second_half_of_a_double_click_does_not_answer_the_next_question(
    qtbot: QtBot, dark: Look
) -> None:
    booth, _ = at_question(qtbot, dark, asked("agreement"), asked("importance"), asked("severity"))
    click(page_of(booth).buttons[1])
    QApplication.processEvents()
    half(page_of(booth).buttons[1])
    assert booth._draft.answers == {"agreement": "2"}
    click(page_of(booth).buttons[1])
    assert booth._draft.answers == {"agreement": "2", "importance": "2"}


def half(button: QWidget) -> None:
    """Send what the system sends for the second press of a double click, and lift the finger."""
    spot = QPointF(button.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for kind, held in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, left)):
        event = QMouseEvent(kind, spot, QPointF(button.mapToGlobal(spot)), left, held, none)
        QApplication.sendEvent(button, event)


def test_an_objection_cannot_go_on_without_its_reason(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked("consent"))
    press(booth, Qt.Key.Key_1)
    assert isinstance(booth.page, ReasonPage)
    assert heading(booth) == "Your reason"
    assert "“I object, for this reason” counts only with its reason." in shown_texts(booth)
    type_in(booth, "  ")
    press(booth, Qt.Key.Key_Return)
    assert isinstance(booth.page, ReasonPage)
    assert "Type the reason in a sentence" in shown_texts(booth)
    type_in(booth, "It leaves nobody time.")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"consent": "objection"}
    assert ballots[0].reason == "It leaves nobody time."


def test_every_other_consent_needs_no_reason(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked("consent"))
    press(booth, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert (ballots[0].answers, ballots[0].reason) == ({"consent": "disagree"}, "")


def test_where_reasons_are_asked_one_beside_consent_stays_optional(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = open_booth(qtbot, dark, booth_for(asked("consent"), reason=True))
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4)
    assert heading(booth) == "Your reason, if you wish"
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].reason == ""


def test_who_takes_an_objection_back_takes_its_reason_back_too(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked("consent"))
    press(booth, Qt.Key.Key_1)
    type_in(booth, "No time.")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, ReasonPage)
    assert booth.page.field.text() == "No time."
    booth.page.back.emit()
    press(booth, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert (ballots[0].answers, ballots[0].reason) == ({"consent": "agree"}, "")
