"""Rankings in the booth: by touching, by dragging and with keys; ties, a top, and what is not named."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import (
    LONG,
    SIZES,
    at_question,
    click,
    drag,
    faults,
    press,
    shown_texts,
    touch,
    type_in,
)
from unifydesk.domain.deck import Item
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.stage.ballot import BoothBallot
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_confirm import ConfirmPage
from unifydesk.stage.booth_pages import SeatPage
from unifydesk.stage.booth_ranking import RankingPage
from unifydesk.stage.look import Look

FOUR = (Item("A", "Speed"), Item("B", "Cost"), Item("C", "Quality"), Item("D", "Trust"))
CLAIMS = (Item("E1", "Tools"), Item("E10", "Eyes"), Item("E2a", "Ideas"), Item("E2b", "Parsimony"))
TWELVE = tuple(
    Item(chr(65 + n), f"{n} things that somebody wrote down in many words " * 2) for n in range(12)
)


def asked(items: tuple[Item, ...] = FOUR, top: int = 0) -> Question:
    return Question("ranking", "ranking", "Ranking", items, top=top)


def page_of(booth: Booth) -> RankingPage:
    assert isinstance(booth.page, RankingPage)
    return booth.page


def rank(booth: Booth, *items: str) -> None:
    """Touch rows one after the other."""
    for item in items:
        touch(page_of(booth).list.rows[item])


def given(booth: Booth, ballots: list[BoothBallot]) -> str:
    """Go on, record, and return the answer that was handed over."""
    click(page_of(booth).go_on)
    assert isinstance(booth.page, ConfirmPage)
    press(booth, Qt.Key.Key_Return)
    return ballots[-1].answers["ranking"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("items", [FOUR, CLAIMS, TWELVE])
def test_every_row_can_be_read_and_touched(
    qtbot: QtBot, dark: Look, items: tuple[Item, ...], size: tuple[int, int]
) -> None:
    booth, _ = at_question(qtbot, dark, asked(items), size=size, text=LONG)
    assert faults(booth) == []
    rank(booth, *(item.id for item in items[:3]))
    assert faults(booth) == []
    rows = page_of(booth).list.rows.values()
    assert len({row.height() for row in rows}) == 1
    assert len({row.width() for row in rows}) == 1


def test_items_stand_in_the_order_of_the_ballot_and_none_is_named(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    page = page_of(booth)
    tops = [page.list.rows[item.id].y() for item in FOUR]
    assert tops == sorted(tops)
    assert page.stored == ""
    assert not any(row.place or row.hasFocus() for row in page.list.rows.values())


def test_touches_name_one_after_the_other(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    rank(booth, "C", "A")
    rows = page_of(booth).list.rows
    assert rows["C"].y() < rows["A"].y() < rows["B"].y() < rows["D"].y()
    assert given(booth, ballots) == "C>A"


def test_clicks_name_one_after_the_other(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    for item in "DBCA":
        click(page_of(booth).list.rows[item])
    assert given(booth, ballots) == "D>B>C>A"


def test_touching_again_takes_an_item_out(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    rank(booth, "C", "A", "B", "A")
    assert given(booth, ballots) == "C>B"


def test_the_second_half_of_a_double_click_touches_no_other_row(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    row = page_of(booth).list.rows["C"]
    spot = row.mapTo(booth, row.rect().center())
    QTest.mouseDClick(booth.windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert page_of(booth).stored == "C"


def test_what_is_not_named_is_said_to_come_last(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    rank(booth, "C")
    assert "Not named: these come last" in shown_texts(booth)
    press(booth, Qt.Key.Key_Return)
    assert "Not named, so together in the last place: Speed, Cost, Trust" in shown_texts(booth)


def test_a_drag_puts_an_item_elsewhere(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    rank(booth, "A", "B", "C")
    row = page_of(booth).list.rows["C"]
    drag(row, -20, -row.height(), -2 * row.height())
    assert page_of(booth).stored == "C>A>B"
    assert [page_of(booth).list.rows[i].place for i in "CAB"] == [1, 2, 3]
    assert given(booth, ballots) == "C>A>B"


def test_a_drag_with_the_mouse_does_the_same_and_touches_nothing(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    rank(booth, "A", "B", "C")
    row = page_of(booth).list.rows["A"]
    middle = row.rect().center()
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=middle)
    for _step in range(4):  # the row follows, so that each move is seen from where it is by now
        QTest.mouseMove(row, middle + QPoint(0, row.height() // 2 + 4))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=middle)
    assert page_of(booth).stored == "B>C>A"


def test_an_item_that_is_not_named_can_be_dragged_into_the_order(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    rank(booth, "A", "B")
    row = page_of(booth).list.rows["D"]
    drag(row, -20, page_of(booth).list.rows["B"].y() - row.y())
    assert page_of(booth).stored == "A>D>B"


def test_a_row_that_is_held_and_hardly_moved_is_touched(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    drag(page_of(booth).list.rows["D"], 3)
    assert page_of(booth).stored == "D"


@pytest.mark.parametrize("by_touch", [True, False])
def test_a_touch_lets_two_share_a_place(qtbot: QtBot, dark: Look, by_touch: bool) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    rank(booth, "A", "B", "C")
    rows = page_of(booth).list.rows
    assert not rows["A"].level.isVisible()
    assert not rows["D"].level.isVisible()
    assert rows["C"].level.accessibleName() == "Same place as the one above"
    touch(rows["C"].level) if by_touch else click(rows["C"].level)
    assert [rows[item].place for item in "ABC"] == [1, 2, 2]
    assert rows["C"].level.isChecked()
    assert given(booth, ballots) == "A>B=C"


def test_letters_name_items_and_enter_goes_on(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    type_in(booth, "bad")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"ranking": "B>A>D"}


def test_an_order_can_be_typed_as_it_is_written(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    type_in(booth, "B>A=C")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"ranking": "B>A=C"}


def test_ids_of_several_letters_are_typed_in_full(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked(CLAIMS))
    type_in(booth, "e2b")
    assert page_of(booth).stored == "E2b"
    type_in(booth, "e1e10e2")
    assert page_of(booth).stored == "E2b>E1>E10"
    assert "E2…" in shown_texts(booth)
    type_in(booth, "a")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert ballots[0].answers == {"ranking": "E2b>E1>E10>E2a"}


def test_enter_after_an_id_that_others_go_on_from_names_it(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked(CLAIMS))
    type_in(booth, "e1")
    assert page_of(booth).stored == ""
    press(booth, Qt.Key.Key_Return)
    assert page_of(booth).stored == "E1"


def test_a_number_gives_the_row_under_the_cursor_its_place(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    type_in(booth, "abc")
    press(booth, *[Qt.Key.Key_Down] * 3)
    assert page_of(booth).list.cursor_item == "C"
    type_in(booth, "1")
    assert page_of(booth).stored == "C>A>B"
    press(booth, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    type_in(booth, "2")
    assert page_of(booth).stored == "C>D>A>B"


def test_space_touches_the_row_under_the_cursor_and_equals_ties_it(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    press(booth, Qt.Key.Key_Down, Qt.Key.Key_Space)
    assert page_of(booth).stored == "A"
    press(booth, Qt.Key.Key_Down, Qt.Key.Key_Space)
    type_in(booth, "=")
    assert page_of(booth).stored == "A=B"
    type_in(booth, "=")
    assert page_of(booth).stored == "A>B"


def test_shift_and_arrows_move_the_row_under_the_cursor(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    type_in(booth, "abc")
    press(booth, Qt.Key.Key_Up, Qt.Key.Key_Up)
    page = page_of(booth)
    QTest.keyClick(page.list.rows["C"], Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert page.stored == "A>C>B"


def test_a_number_without_a_cursor_says_what_to_do(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    type_in(booth, "2")
    assert "Go to one of them with the arrow keys first" in shown_texts(booth)


def test_a_letter_of_nobody_is_refused_in_words(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    type_in(booth, "q")
    assert "None of them begins with “Q”." in shown_texts(booth)
    type_in(booth, "a")
    assert "None of them begins" not in shown_texts(booth)


def test_backspace_takes_the_last_one_out_and_then_goes_back(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    type_in(booth, "ab")
    press(booth, Qt.Key.Key_Backspace)
    assert page_of(booth).stored == "A"
    press(booth, Qt.Key.Key_Backspace, Qt.Key.Key_Backspace)
    assert isinstance(booth.page, SeatPage)


def test_no_more_than_the_top_is_taken_and_that_is_said(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked(top=2))
    assert "Name up to 2." in shown_texts(booth)
    rank(booth, "D", "A", "B")
    assert "You may name up to 2. Take one out first." in shown_texts(booth)
    drag(page_of(booth).list.rows["C"], -20, -3 * page_of(booth).list.rows["C"].height())
    assert given(booth, ballots) == "D>A"


def test_an_empty_order_is_refused_in_words(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked())
    press(booth, Qt.Key.Key_Return)
    assert page_of(booth).stored == ""
    assert "Name at least one, or say that you cannot judge." in shown_texts(booth)


@pytest.mark.parametrize("how", ["0", "j", "touch", "click"])
def test_who_cannot_judge_can_say_so(qtbot: QtBot, dark: Look, how: str) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    judge = page_of(booth).judge
    assert judge.lead == "0"
    if how == "touch":
        touch(judge)
    elif how == "click":
        click(judge)
    else:
        type_in(booth, how)
    press(booth, Qt.Key.Key_Return)
    assert ballots[0].answers == {"ranking": CANNOT_JUDGE}


def test_an_item_called_j_is_named_by_its_letter(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked((Item("J", "Joy"), Item("K", "Kin"))))
    type_in(booth, "j")
    assert page_of(booth).stored == "J"


def test_who_comes_back_finds_the_order_again_and_nobody_else_does(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = at_question(qtbot, dark, asked())
    type_in(booth, "b=a")
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Backspace)
    assert page_of(booth).stored == "A=B" or page_of(booth).stored == "B=A"
    press(booth, Qt.Key.Key_Escape, Qt.Key.Key_Escape)
    assert page_of(booth).order.place("B") == 1
    press(booth, Qt.Key.Key_Return, Qt.Key.Key_Return)
    booth.show_recorded("Person 7")
    booth.restart()
    assert booth.holds_nothing
    press(booth, Qt.Key.Key_8, Qt.Key.Key_Return)
    assert page_of(booth).stored == ""
    assert len(ballots) == 1


def test_a_long_list_keeps_what_is_named_in_sight(qtbot: QtBot, dark: Look) -> None:
    booth, _ = at_question(qtbot, dark, asked(TWELVE), size=(1024, 768))
    press(booth, *[Qt.Key.Key_Down] * 12)
    QApplication.processEvents()
    page = page_of(booth)
    last = page.list.rows["L"]
    top = last.mapTo(page.area.viewport(), QPoint()).y()
    assert page.area.scrolls
    assert 0 <= top <= page.area.viewport().height() - last.height()
