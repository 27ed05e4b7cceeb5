from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import SIZES, faults, heading, open_booth, press, shown_texts, touch
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.stage import BoothScene
from unifydesk.stage.ballot import BoothBallot
from unifydesk.stage.booth_confirm import ConfirmPage
from unifydesk.stage.booth_pages import EndPage, MessagePage, PinPage, ReasonPage, SeatPage, TurnPage
from unifydesk.stage.booth_scale import ScalePage
from unifydesk.stage.look import Look


def test_a_named_ballot_by_keys(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, ballots = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_0)
    assert isinstance(booth.page, ReasonPage)
    QTest.keyClicks(booth.page.field, "It is fast.")
    press(booth, Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    press(booth, Qt.Key.Key_Return)
    answers = {"real": "4", "importance": CANNOT_JUDGE}
    assert ballots == [BoothBallot(b"r" * 16, 7, answers, "It is fast.")]


def test_a_confidential_ballot_by_keys_has_no_seat(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, ballots = open_booth(qtbot, dark, confidential_booth)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_J, Qt.Key.Key_5, Qt.Key.Key_Return)
    assert ballots == [BoothBallot(b"r" * 16, None, {"real": CANNOT_JUDGE, "importance": "5"}, "")]


def test_a_ballot_by_mouse(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, ballots = open_booth(qtbot, dark, replace(named_booth, asks_reason=False))
    page = booth.page
    assert isinstance(page, SeatPage)
    qtbot.mouseClick(page.buttons[2], Qt.MouseButton.LeftButton)
    for at in (0, 5):
        assert isinstance(booth.page, ScalePage)
        qtbot.mouseClick(booth.page.buttons[at], Qt.MouseButton.LeftButton)
    assert isinstance(booth.page, ConfirmPage)
    qtbot.mouseClick(booth.page.record, Qt.MouseButton.LeftButton)
    assert ballots[0].seat == 3
    assert ballots[0].answers == {"real": "1", "importance": CANNOT_JUDGE}


def test_a_touch_presses_a_button(qtbot: QtBot, dark: Look, confidential_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, confidential_booth)
    assert isinstance(booth.page, TurnPage)
    touch(booth.page.start)
    assert isinstance(booth.page, ScalePage)


def test_a_touch_anywhere_begins_a_turn(qtbot: QtBot, dark: Look, confidential_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, confidential_booth)
    assert booth.page is not None
    QTest.mouseClick(booth.page, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert isinstance(booth.page, ScalePage)


def test_arrows_and_enter_answer_too(qtbot: QtBot, dark: Look, confidential_booth: BoothScene) -> None:
    booth, _ = open_booth(
        qtbot, dark, replace(confidential_booth, questions=confidential_booth.questions[:1])
    )
    press(booth, Qt.Key.Key_Return)
    page = booth.page
    assert isinstance(page, ScalePage)
    page.buttons[1].setFocus()
    QTest.keyClick(page.buttons[1], Qt.Key.Key_Right)
    assert booth.window().focusWidget() is page.buttons[2]
    QTest.keyClick(page.buttons[2], Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    assert "3  Neither agree nor disagree" in shown_texts(booth)


def test_nobody_can_begin_once_everybody_has_voted(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, ballots = open_booth(qtbot, dark, replace(confidential_booth, recorded=11))
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return)
    booth.show_count(12, 12)
    assert heading(booth) == "Saving…"
    booth.show_recorded()
    booth.on_pause_over()
    booth.on_pause_over()
    assert heading(booth) == "Everybody has voted"
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_1)
    touch(booth.page)
    assert heading(booth) == "Everybody has voted"
    assert len(ballots) == 1


def test_who_comes_late_can_still_vote_in_a_booth_that_was_done(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, replace(confidential_booth, recorded=12))
    assert isinstance(booth.page, EndPage)
    booth.show_count(12, 13)
    assert isinstance(booth.page, TurnPage)


def test_the_facilitator_can_leave_a_booth_that_is_done(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, replace(confidential_booth, recorded=12))
    press(booth, Qt.Key.Key_Escape)
    with qtbot.waitSignal(booth.left):
        press(booth, Qt.Key.Key_Return)


def test_nothing_says_recorded_before_the_console_does(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, ballots = open_booth(qtbot, dark, confidential_booth)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert len(ballots) == 1
    assert heading(booth) == "Saving…"
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    booth.restart()
    assert heading(booth) == "Saving…"
    booth.show_recorded()
    assert heading(booth) == "Recorded"
    booth.on_pause_over()
    assert heading(booth) == "Thank you. Please pass on."
    booth.on_pause_over()
    assert isinstance(booth.page, TurnPage)


@pytest.mark.parametrize("by_touch", [True, False])
def test_the_next_person_need_not_wait_for_the_thanks_to_go(
    qtbot: QtBot, dark: Look, named_booth: BoothScene, by_touch: bool
) -> None:
    booth, _ballots = open_booth(qtbot, dark, named_booth)
    press(
        booth,
        Qt.Key.Key_7,
        Qt.Key.Key_Return,
        Qt.Key.Key_4,
        Qt.Key.Key_0,
        Qt.Key.Key_Return,
        Qt.Key.Key_Return,
    )
    booth.show_recorded("Person 7")
    press(booth, Qt.Key.Key_Return)
    assert heading(booth) == "Recorded"
    booth.on_pause_over()
    page = booth.page
    assert page is not None
    if by_touch:
        QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(page, Qt.Key.Key_Return)
    assert heading(booth) == "Pick your seat"


def test_a_ballot_is_handed_over_once(qtbot: QtBot, dark: Look, confidential_booth: BoothScene) -> None:
    booth, ballots = open_booth(qtbot, dark, confidential_booth)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert len(ballots) == 1


def test_nothing_of_a_ballot_is_left_in_any_widget(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_2)
    assert isinstance(booth.page, ReasonPage)
    QTest.keyClicks(booth.page.field, "zebra")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    booth.show_recorded("Person 7")
    booth.on_pause_over()
    booth.on_pause_over()
    texts = shown_texts(booth)
    assert booth.holds_nothing
    for trace in ("zebra", "Agree", "Slightly important"):
        assert trace not in texts
    buttons = booth.findChildren(QAbstractButton)
    assert not [b for b in buttons if b.isChecked() or b.isDown() or b.hasFocus()]


def test_a_recorded_seat_shows_a_tick_and_no_answer(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, replace(named_booth, asks_reason=False))
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_Return)
    booth.show_recorded("Person 7")
    booth.restart()
    page = booth.page
    assert isinstance(page, SeatPage)
    assert [int(b.lead) for b in page.buttons if b.is_ticked] == [2, 7]


def test_a_refused_ballot_can_be_sent_again(qtbot: QtBot, dark: Look, confidential_booth: BoothScene) -> None:
    booth, ballots = open_booth(qtbot, dark, confidential_booth)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_Return)
    booth.show_refused("The disk is full.")
    assert heading(booth) == "Not recorded"
    assert "The disk is full." in shown_texts(booth)
    press(booth, Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0] == ballots[1]


def test_twenty_idle_seconds_forget_a_half_filled_ballot(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4)
    assert booth._idle.timer.isActive()
    assert booth._idle.timer.interval() == 20_000
    booth._idle.timer.timeout.emit()
    assert isinstance(booth.page, SeatPage)
    assert booth.holds_nothing
    assert not booth._idle.timer.isActive()


def test_somebody_who_is_still_thinking_is_told_in_time(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7)
    booth._idle.warning.timeout.emit()
    assert not booth._last_call.isVisible()
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_4)
    assert booth._idle.warning.interval() == 12_000
    booth._idle.warning.timeout.emit()
    assert booth._last_call.isVisible()
    assert booth._last_call.text == "Still there? This ballot is forgotten in 8 seconds."
    press(booth, Qt.Key.Key_Right)
    assert not booth._last_call.isVisible()
    assert booth._idle.timer.remainingTime() > 8_000
    booth._idle.warning.timeout.emit()
    booth._idle.timer.timeout.emit()
    assert not booth._last_call.isVisible()
    assert booth.holds_nothing


@pytest.mark.parametrize("size", SIZES)
def test_the_last_call_is_read_at_every_size(
    qtbot: QtBot, dark: Look, named_booth: BoothScene, size: tuple[int, int]
) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth, size=size)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return)
    booth._idle.warning.timeout.emit()
    assert not booth._last_call.is_cut
    assert booth.rect().contains(booth._last_call.geometry())


def test_a_held_enter_does_not_run_through_the_ballot(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, ballots = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_2, Qt.Key.Key_Return)
    assert isinstance(booth.page, ConfirmPage)
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(booth.page, held)
    assert ballots == []
    press(booth, Qt.Key.Key_Return)
    assert len(ballots) == 1


def test_who_comes_back_to_the_reason_finds_it_again(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, ballots = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_2)
    assert isinstance(booth.page, ReasonPage)
    QTest.keyClicks(booth.page.field, "It is fast.")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, ReasonPage)
    assert booth.page.field.text() == "It is fast."
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].reason == "It is fast."


def test_an_unknown_seat_is_refused_with_a_sentence(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_Return)
    assert isinstance(booth.page, SeatPage)
    assert "There is no seat 99 in the room." in shown_texts(booth)


def test_back_walks_through_the_steps(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, replace(named_booth, asks_reason=False))
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_2)
    assert isinstance(booth.page, ConfirmPage)
    press(booth, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, ScalePage)
    press(booth, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, SeatPage)
    assert booth.holds_nothing


def test_no_answer_is_preselected_and_all_buttons_are_equal(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, confidential_booth)
    press(booth, Qt.Key.Key_Return)
    page = booth.page
    assert isinstance(page, ScalePage)
    QApplication.processEvents()
    assert not any(button.hasFocus() for button in page.buttons)
    widths = [button.width() for button in page.buttons]
    assert max(widths) - min(widths) <= 1
    assert len({button.height() for button in page.buttons}) == 1
    assert [button.lead for button in page.buttons] == ["1", "2", "3", "4", "5", "0"]


@pytest.mark.parametrize("size", [*SIZES, (820, 461), (768, 1024)])
def test_buttons_can_be_touched_and_texts_fit_at_every_size(
    qtbot: QtBot, dark: Look, named_booth: BoothScene, size: tuple[int, int]
) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    booth.resize(*size)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert isinstance(booth.page, ScalePage)
    assert faults(booth) == []


def test_leaving_without_a_pin_needs_enter(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    left: list[bool] = []
    booth.left.connect(lambda: left.append(True))
    press(booth, Qt.Key.Key_Escape)
    assert heading(booth) == "Leave the booth?"
    press(booth, Qt.Key.Key_Escape)
    assert isinstance(booth.page, SeatPage)
    press(booth, Qt.Key.Key_Escape, Qt.Key.Key_Return)
    assert left == [True]


def test_leaving_with_a_pin_needs_the_pin(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth, pin="2468")
    left: list[bool] = []
    booth.left.connect(lambda: left.append(True))
    press(booth, Qt.Key.Key_Escape)
    assert isinstance(booth.page, PinPage)
    QTest.keyClicks(booth.page.field, "1111")
    press(booth, Qt.Key.Key_Return)
    assert not left
    assert "That is not the PIN." in shown_texts(booth)
    QTest.keyClicks(booth.page.field, "2468")
    press(booth, Qt.Key.Key_Return)
    assert left == [True]


def test_esc_keeps_the_answers_until_the_person_comes_back(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Escape)
    assert isinstance(booth.page, MessagePage)
    press(booth, Qt.Key.Key_Escape)
    assert isinstance(booth.page, ScalePage)
    assert not booth.holds_nothing


def test_the_confidential_contract_stands_before_the_ballot(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, confidential_booth)
    assert isinstance(booth.page, TurnPage)
    texts = shown_texts(booth)
    for sentence in booth.page.contract():
        assert sentence in texts
    assert len(booth.page.contract()) == 4
    assert "anonymous" not in texts.lower()


def test_a_confidential_ballot_says_that_it_is_final(
    qtbot: QtBot, dark: Look, confidential_booth: BoothScene
) -> None:
    booth, _ = open_booth(qtbot, dark, confidential_booth)
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_2)
    assert "cannot be changed" in shown_texts(booth)


@pytest.mark.parametrize("level", ["named", "confidential"])
def test_mirrored_screens_are_warned_of(
    qtbot: QtBot, dark: Look, named_booth: BoothScene, confidential_booth: BoothScene, level: str
) -> None:
    scene = named_booth if level == "named" else confidential_booth
    booth, _ = open_booth(qtbot, dark, scene, mirrored=True)
    assert "Warning: two screens show this same picture" in shown_texts(booth)


def test_every_control_has_an_accessible_name(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    booth, _ = open_booth(qtbot, dark, named_booth)
    for keys in (
        (),
        (Qt.Key.Key_7, Qt.Key.Key_Return),
        (Qt.Key.Key_4,),
        (Qt.Key.Key_2,),
        (Qt.Key.Key_Return,),
    ):
        press(booth, *keys)
        assert booth.page is not None
        for kind in (QAbstractButton, QLineEdit):
            assert all(control.accessibleName() for control in booth.page.findChildren(kind))
        assert heading(booth)


def test_a_reason_cannot_be_copied_for_the_next_person(
    qtbot: QtBot, dark: Look, named_booth: BoothScene
) -> None:
    QApplication.clipboard().setText("before")
    booth, _ = open_booth(qtbot, dark, named_booth)
    press(booth, Qt.Key.Key_7, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_2)
    assert isinstance(booth.page, ReasonPage)
    field = booth.page.field
    QTest.keyClicks(field, "zebra")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"


def test_names_are_never_read_as_markup(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    seats = tuple(replace(s, name="<b>x</b>") for s in named_booth.seats)
    booth, _ = open_booth(qtbot, dark, replace(named_booth, seats=seats))
    assert isinstance(booth.page, SeatPage)
    assert booth.page.buttons[0].label == "<b>x</b>"
    booth.grab()


def test_two_hundred_seats_can_all_be_reached(qtbot: QtBot, dark: Look, named_booth: BoothScene) -> None:
    seats = tuple(replace(named_booth.seats[0], number=n, name=f"P {n}") for n in range(1, 201))
    booth, _ = open_booth(qtbot, dark, replace(named_booth, seats=seats))
    assert isinstance(booth.page, SeatPage)
    assert len(booth.page.buttons) == 200
    press(booth, Qt.Key.Key_1, Qt.Key.Key_9, Qt.Key.Key_9, Qt.Key.Key_Return)
    assert isinstance(booth.page, ScalePage)
