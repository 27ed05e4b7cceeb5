"""Points and quadratic votes in the booth: the budget shows all the while and is never overdrawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import LONG, SIZES, at_question, click, faults, press, shown_texts, touch, type_in
from unifydesk.domain.deck import Item
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_confirm import ConfirmPage
from unifydesk.stage.booth_pages import SeatPage
from unifydesk.stage.booth_shares import SharesPage
from unifydesk.stage.booth_widgets import touch_pixels
from unifydesk.stage.look import Look

THREE = (Item("A", "Speed"), Item("B", "Cost"), Item("E2a", "Quality of the work"))
TWELVE = tuple(
    Item(chr(65 + n), f"{n} things that somebody wrote down in many words " * 2) for n in range(12)
)


def points(items: tuple[Item, ...] = THREE, budget: int = 0) -> Question:
    return Question("points", "points", "Points", items, budget)


def votes(items: tuple[Item, ...] = THREE, budget: int = 0) -> Question:
    return Question("quadratic", "quadratic", "Quadratic votes", items, budget)


def page_of(booth: Booth) -> SharesPage:
    assert isinstance(booth.page, SharesPage)
    return booth.page


def numbers(booth: Booth) -> list[str]:
    """Return the numbers that show, from the first row to the last."""
    return [row.box.shown for row in page_of(booth).rows.values()]


def left(booth: Booth) -> str:
    """Return the words that say what is left."""
    return page_of(booth).remaining.accessibleName()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("items", [THREE, TWELVE])
@pytest.mark.parametrize("make", [points, votes])
def test_every_row_can_be_read_and_touched(
    qtbot: QtBot, dark: Look, make: type, items: tuple[Item, ...], size: tuple[int, int]
) -> None:
    booth, _ = at_question(qtbot, dark, make(items, 10_000), size=size, text=LONG)
    assert faults(booth) == []
    rows = list(page_of(booth).rows.values())
    assert not any(row.is_cut for row in rows)
    assert len({row.height() for row in rows}) == 1
    for row in rows:
        assert min(row.box.width(), row.box.height()) >= touch_pixels(row)
        assert row.rect().contains(row.more.geometry())
    assert numbers(booth) == ["0"] * len(items)
    assert not any(row.box.hasFocus() for row in rows)


@pytest.mark.parametrize("by_touch", [True, False])
def test_plus_and_minus_give_and_take(qtbot: QtBot, dark: Look, by_touch: bool) -> None:
    booth, ballots = at_question(qtbot, dark, points())
    hand = touch if by_touch else click
    rows = page_of(booth).rows
    hand(rows["A"].more)
    hand(rows["B"].more)
    hand(rows["A"].more)
    hand(rows["B"].less)
    assert numbers(booth) == ["10", "0", "0"]
    assert left(booth) == "90 of 100 points left"
    hand(page_of(booth).go_on)
    assert isinstance(booth.page, ConfirmPage)
    QApplication.processEvents()
    hand(booth.page.record)
    assert ballots[0].answers == {"points": "A:10"}


def test_numbers_are_typed_row_after_row_and_enter_goes_on(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, points())
    press(booth, Qt.Key.Key_Down)
    for number in ("60", "25", "15"):
        type_in(booth, number)
        press(booth, Qt.Key.Key_Return)
    assert numbers(booth) == ["60", "25", "15"]
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"points": "A:60 B:25 E2a:15"}


def test_letters_go_to_their_rows(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "b40e")
    assert page_of(booth).rows["E2a"].box.hasFocus()
    type_in(booth, "7a3")
    assert numbers(booth) == ["3", "40", "7"]


def test_a_click_on_a_number_lets_one_type_there(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    click(page_of(booth).rows["B"].box)
    type_in(booth, "33")
    assert numbers(booth) == ["0", "33", "0"]
    click(page_of(booth).rows["A"].box)
    click(page_of(booth).rows["B"].box)
    type_in(booth, "4")
    assert numbers(booth) == ["0", "4", "0"]


def test_backspace_and_delete_unmake_a_number(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a45")
    press(booth, Qt.Key.Key_Backspace)
    assert numbers(booth)[0] == "4"
    type_in(booth, "2")
    press(booth, Qt.Key.Key_Delete)
    assert left(booth) == "100 of 100 points left"


def test_left_and_right_take_steps_and_up_and_down_walk(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    press(booth, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left)
    press(booth, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up)
    type_in(booth, "++-")
    assert numbers(booth) == ["5", "5", "5"]


def test_typing_too_much_is_refused_in_words_and_changes_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a60b41")
    assert numbers(booth) == ["60", "4", "0"]
    assert "41 is too much: 40 of 100 points can go here." in shown_texts(booth)
    assert left(booth) == "36 of 100 points left"
    type_in(booth, "0")
    assert numbers(booth) == ["60", "40", "0"]
    assert "too much" not in shown_texts(booth)


def test_plus_stops_at_the_budget_and_says_so(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a98")
    more = page_of(booth).rows["B"].more
    assert not more.is_spent
    click(more)
    assert numbers(booth) == ["98", "2", "0"]
    assert more.is_spent
    assert page_of(booth).rows["E2a"].more.is_spent
    click(page_of(booth).rows["E2a"].more)
    assert numbers(booth) == ["98", "2", "0"]
    assert "1 is too much: 0 of 100 points can go here." in shown_texts(booth)


def test_minus_stops_at_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    assert page_of(booth).rows["A"].less.is_spent
    click(page_of(booth).rows["A"].less)
    assert numbers(booth) == ["0", "0", "0"]


def test_who_keeps_some_points_is_told_before_recording(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, points())
    type_in(booth, "a60")
    click(page_of(booth).go_on)
    texts = shown_texts(booth)
    assert "60 for Speed" in texts
    assert "40 of 100 are kept, given to nothing" in texts
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"points": "A:60"}


def test_who_gives_everything_is_told_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a100")
    click(page_of(booth).go_on)
    assert "are kept" not in shown_texts(booth)


def test_giving_nothing_to_anything_is_an_answer(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, points())
    press(booth, Qt.Key.Key_Return)
    assert "nothing" in shown_texts(booth)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"points": "0"}


def test_votes_show_what_they_cost_and_may_be_negative(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, votes())
    type_in(booth, "a8b-6")
    page = page_of(booth)
    assert numbers(booth) == ["8", "\N{MINUS SIGN}6", "0"]
    assert page.rows["A"].box.accessibleName() == "A, Speed: 8, costs 64"
    assert page.rows["B"].box.accessibleName() == "B, Cost: \N{MINUS SIGN}6, costs 36"
    assert left(booth) == "0 of 100 credits left"
    click(page.go_on)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"quadratic": "A:8 B:-6"}


@pytest.mark.parametrize("by_touch", [True, False])
def test_minus_goes_below_nothing_in_votes_as_far_as_the_credits_go(
    qtbot: QtBot, dark: Look, by_touch: bool
) -> None:
    booth, _ = at_question(qtbot, dark, votes(budget=5))
    hand = touch if by_touch else click
    rows = page_of(booth).rows
    for row in ("A", "B", "A", "B", "A"):
        hand(rows[row].less)
    assert numbers(booth) == ["\N{MINUS SIGN}2", "\N{MINUS SIGN}1", "0"]
    assert left(booth) == "0 of 5 credits left"
    assert "\N{MINUS SIGN}3 votes cost 9 credits: 4 can go here." in shown_texts(booth)


def test_votes_beyond_the_credits_are_refused_in_words(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, votes())
    type_in(booth, "a8b-7")
    assert numbers(booth) == ["8", "\N{MINUS SIGN}", "0"]
    assert "\N{MINUS SIGN}7 votes cost 49 credits: 36 can go here." in shown_texts(booth)
    assert left(booth) == "36 of 100 credits left"
    type_in(booth, "6")
    assert left(booth) == "0 of 100 credits left"


def test_a_minus_turns_the_sign_of_what_was_typed(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, votes())
    type_in(booth, "a5-")
    assert numbers(booth)[0] == "\N{MINUS SIGN}5"
    type_in(booth, "-")
    assert numbers(booth)[0] == "5"


def test_a_minus_that_nothing_follows_is_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, votes())
    type_in(booth, "a3b-")
    click(page_of(booth).go_on)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"quadratic": "A:3"}


def test_what_votes_cost_is_explained(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, votes())
    assert "1 vote costs 1, 2 cost 4, 3 cost 9." in shown_texts(booth)


@pytest.mark.parametrize("how", ["0", "j", "touch"])
def test_who_cannot_judge_can_say_so(qtbot: QtBot, dark: Look, how: str) -> None:
    booth, ballots = at_question(qtbot, dark, points())
    if how == "touch":
        touch(page_of(booth).judge)
    else:
        type_in(booth, how)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"points": CANNOT_JUDGE}


def test_a_zero_typed_in_a_row_is_a_number(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a40b0a0")
    assert numbers(booth) == ["0", "0", "0"]
    assert left(booth) == "100 of 100 points left"


def test_a_digit_outside_the_rows_says_what_to_do(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "4")
    assert "Go to a row first" in shown_texts(booth)
    assert numbers(booth) == ["0", "0", "0"]


def test_backspace_outside_the_rows_goes_back(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    press(booth, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, SeatPage)


def test_a_number_that_no_budget_has_does_no_harm(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a" + "9" * 30)
    assert numbers(booth)[0] == "99"


def test_who_comes_back_finds_the_numbers_again_and_nobody_else_does(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, votes())
    type_in(booth, "a-5")
    click(page_of(booth).go_on)
    press(booth, Qt.Key.Key_Backspace)
    assert numbers(booth) == ["\N{MINUS SIGN}5", "0", "0"]
    booth._idle.timer.timeout.emit()
    assert booth.holds_nothing
    press(booth, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert numbers(booth) == ["0", "0", "0"]


def test_a_long_list_keeps_the_row_that_is_typed_in_in_sight(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points(TWELVE), size=(1024, 768))
    type_in(booth, "l")
    QApplication.processEvents()
    area, row = page_of(booth).area, page_of(booth).rows["L"]
    top = row.mapTo(area.viewport(), QPoint()).y()
    assert area.scrolls
    assert 0 <= top <= area.viewport().height() - row.height()


def test_the_page_keys_scroll(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, points(TWELVE), size=(1024, 768))
    bar = page_of(booth).area.verticalScrollBar()
    press(booth, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    assert bar.width() >= touch_pixels(booth)
    press(booth, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_nothing_can_be_copied_from_a_number(qtbot: QtBot, dark: Look) -> None:
    QApplication.clipboard().setText("before")
    booth, _ = at_question(qtbot, dark, points())
    type_in(booth, "a42")
    box = page_of(booth).rows["A"].box
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X):
        QTest.keyClick(box, key, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    assert numbers(booth)[0] == "42"
