"""The roll call with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import open_round
from tests.gui.views.desk import Desk
from unifydesk.app import voting
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.gui.views.ballots.roll_call import RollCallPanel

Panel = Callable[..., tuple[Desk, RollCallPanel]]


@pytest.fixture
def open_panel(qtbot, new_desk: Callable[..., Desk]) -> Panel:
    """Return a function that opens a round of a claim and shows the panel, with the keyboard in it."""

    def make(claim: str = "A1", people: int = 6, absent: tuple[int, ...] = ()) -> tuple[Desk, RollCallPanel]:
        desk = new_desk(people, absent)
        desk.do(partial(open_round, claim=claim))
        panel = RollCallPanel(desk.jobs)
        qtbot.addWidget(panel)
        panel.resize(370, 400)
        desk.jobs.changed.connect(lambda workshop: panel.show_round(workshop, workshop.last_round(claim)))
        panel.show_round(desk.workshop, desk.last_round(claim))
        panel.show()
        panel.take_focus()
        return desk, panel

    return make


def cast(desk: Desk, claim: str = "A1") -> dict[int, tuple[str, ...]]:
    """Return what is on disk: seat → answers."""
    found: list[dict[int, tuple[str, ...]]] = []
    round_id = desk.last_round(claim).id
    desk.jobs.run(
        desk.jobs,
        partial(voting.ballots, round_id=round_id),
        lambda ballots: found.append({b.seat: tuple(a for _q, a in b.answers) for b in ballots}),
    )
    return found[0]


def place(panel: RollCallPanel) -> tuple[int, int]:
    """Return the seat and the question where the cursor is."""
    index = panel.table.currentIndex()
    return panel.seats.rows[index.row()].seat.number, panel.seats.question_at(index.column())


def test_one_key_an_answer_goes_through_questions_and_then_seats(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel()
    qtbot.keyClicks(panel.table, "4325")
    assert cast(desk) == {1: ("4", "3"), 2: ("2", "5")}
    assert place(panel) == (3, 0)


@pytest.mark.parametrize("key", ["0", "j"])
def test_nought_or_j_says_cannot_judge(open_panel: Panel, qtbot, key: str) -> None:
    desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, key)
    assert cast(desk, "O1") == {1: (CANNOT_JUDGE,)}


def test_absent_seats_are_skipped(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1", absent=(2, 3))
    qtbot.keyClicks(panel.table, "54")
    assert cast(desk, "O1") == {1: ("5",), 4: ("4",)}


def test_arrows_go_back_to_correct_an_answer(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, "54")
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClicks(panel.table, "1")
    assert cast(desk, "O1") == {1: ("5",), 2: ("1",)}


def test_backspace_withdraws_the_ballot_of_the_seat(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, "5")
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClick(panel.table, Qt.Key.Key_Backspace)
    assert cast(desk, "O1") == {}
    assert panel.seats.rows[0].recorded == (None,)


def test_a_key_that_is_no_answer_is_refused_beside_the_table_and_nothing_moves(
    open_panel: Panel, qtbot
) -> None:
    desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, "7")
    assert cast(desk, "O1") == {}
    assert place(panel) == (1, 0)
    assert "type 1 to 5" in panel.hint.text()
    assert panel.hint.property("role") == "error"


def test_a_typed_line_records_any_seat(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel()
    qtbot.keyClicks(panel.line, "5 4 3\r")
    assert cast(desk) == {5: ("4", "3")}
    assert panel.line.text() == ""


def test_after_a_whole_line_the_turn_is_at_the_next_seat_that_misses_an_answer(
    open_panel: Panel, qtbot
) -> None:
    desk, panel = open_panel()
    panel.table.go_to(3)
    qtbot.keyClicks(panel.line, "4 5 5\r")
    assert place(panel) == (5, 0)
    assert panel.next.text() == "Next: 5  Eleni · Real?"
    panel.take_focus()
    qtbot.keyClicks(panel.table, "1")
    assert cast(desk) == {4: ("5", "5"), 5: ("1",)}


def test_after_a_line_with_one_answer_of_two_the_turn_is_at_the_other(open_panel: Panel, qtbot) -> None:
    _desk, panel = open_panel()
    qtbot.keyClicks(panel.line, "4 5\r")
    assert place(panel) == (4, 1)


def test_a_line_goes_over_seats_that_have_voted_or_are_absent(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1", absent=(4,))
    desk.do(voting.cast, desk.last_round("O1").id, 3, {"agreement": "2"}, channel="booth")
    qtbot.keyClicks(panel.line, "2 5\r")
    assert place(panel) == (5, 0)


def test_a_line_for_the_last_missing_seat_below_goes_back_to_an_earlier_empty_one(
    open_panel: Panel, qtbot
) -> None:
    _desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, "44")
    for line in ("4 4\r", "5 4\r", "6 4\r"):
        qtbot.keyClicks(panel.line, line)
    assert place(panel) == (3, 0)


def test_keys_go_back_to_an_earlier_empty_seat_too(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1")
    panel.table.go_to(2)
    qtbot.keyClicks(panel.table, "3333")
    assert place(panel) == (1, 0)
    qtbot.keyClicks(panel.table, "12")
    assert cast(desk, "O1") == {1: ("1",), 2: ("2",), 3: ("3",), 4: ("3",), 5: ("3",), 6: ("3",)}


@pytest.mark.parametrize("by_line", [False, True])
def test_when_all_have_answered_it_is_nobodys_turn_and_a_key_changes_nothing(
    open_panel: Panel, qtbot, by_line: bool
) -> None:
    desk, panel = open_panel(people=2)
    qtbot.keyClicks(panel.table, "443")
    qtbot.keyClicks(*((panel.line, "2 3 2\r") if by_line else (panel.table, "2")))
    assert panel.next.text() == "Everybody has answered"
    panel.table.clearFocus()
    panel.take_focus()  # Qt would give the first cell the turn
    qtbot.keyClicks(panel.table, "1")
    assert cast(desk) == {1: ("4", "4"), 2: ("3", "2")}


def test_arrows_find_a_seat_to_correct_when_it_is_nobodys_turn(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1", people=3)
    qtbot.keyClicks(panel.table, "444")
    assert panel.hint.text() == "Everybody has answered. Arrows go to an answer to correct it."
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    assert place(panel) == (3, 0)
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClicks(panel.table, "12")  # one correction after the other
    assert cast(desk, "O1") == {1: ("4",), 2: ("1",), 3: ("2",)}


def test_a_ballot_that_is_taken_back_gives_its_seat_the_turn_again(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1", people=3)
    qtbot.keyClicks(panel.table, "444")
    desk.do(voting.withdraw, desk.last_round("O1").id, 2)
    assert place(panel) == (2, 0)


def test_a_typed_line_for_a_stranger_is_refused_and_stays(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel()
    qtbot.keyClicks(panel.line, "99 4\r")
    assert panel.hint.text() == "There is no seat 99 in this workshop."
    assert panel.line.text() == "99 4"
    assert cast(desk) == {}


def test_a_typed_line_for_an_absent_seat_is_refused_by_the_rule(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1", absent=(2,))
    qtbot.keyClicks(panel.line, "2 4\r")
    assert cast(desk, "O1") == {}
    assert panel.hint.property("role") == "error"
    assert panel.seats.rows[1].shown(0) == ""


def test_recorded_shows_only_after_every_question_is_on_disk(open_panel: Panel, qtbot) -> None:
    _desk, panel = open_panel()
    last = panel.seats.columnCount() - 1
    qtbot.keyClicks(panel.table, "4")
    assert panel.seats.index(0, last).data() == ""
    qtbot.keyClicks(panel.table, "4")
    assert panel.seats.index(0, last).data() == "✓"


def test_ballots_from_elsewhere_appear(open_panel: Panel) -> None:
    desk, panel = open_panel("O1")
    round_id = desk.last_round("O1").id
    desk.do(voting.cast, round_id, 3, {"agreement": "2"}, channel="booth")
    assert panel.seats.rows[2].recorded == ("2",)


def test_going_on_leaves_out_a_seat_that_has_voted_elsewhere(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1")
    desk.do(voting.cast, desk.last_round("O1").id, 2, {"agreement": "2"}, channel="booth")
    qtbot.keyClicks(panel.table, "44")
    assert cast(desk, "O1") == {1: ("4",), 2: ("2",), 3: ("4",)}


def test_the_cursor_starts_at_the_first_gap(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, "444")
    again = RollCallPanel(desk.jobs)
    qtbot.addWidget(again)
    again.show_round(desk.workshop, desk.last_round("O1"))
    assert place(again) == (4, 0)


def test_answers_can_be_hidden_from_eyes_on_the_laptop(open_panel: Panel, qtbot) -> None:
    _desk, panel = open_panel("O1")
    qtbot.keyClicks(panel.table, "4")
    panel.hide_answers.setFocus()
    qtbot.keyClick(panel.hide_answers, Qt.Key.Key_Space)
    assert panel.seats.index(0, 2).data() == "•"


def test_keys_of_the_presenter_are_left_to_the_page(open_panel: Panel, qtbot) -> None:
    _desk, panel = open_panel("O1")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Escape):
        qtbot.keyClick(panel.table, key)
    assert place(panel) == (1, 0)


AGES = 10**9


def test_a_number_and_a_space_typed_in_one_go_name_a_seat(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel()
    panel.table.one_go = AGES
    qtbot.keyClicks(panel.table, "3 ")
    assert panel.line.text() == "3 "
    assert "still open" in panel.hint.text()
    qtbot.keyClicks(panel.line, "4 2\r")
    assert cast(desk) == {3: ("4", "2")}  # what “3” had answered for seat 1 is taken back


def test_a_number_typed_as_a_seat_gives_back_the_ballot_it_changed(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel()
    desk.do(voting.cast, desk.last_round().id, 1, {"real": "4", "importance": "5"}, channel="roll_call")
    panel.table.go_to(0)
    panel.table.one_go = AGES
    qtbot.keyClicks(panel.table, "12 ")
    qtbot.keyClick(panel.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(panel.line, Qt.Key.Key_Backspace)
    qtbot.keyClick(panel.line, Qt.Key.Key_Backspace)
    qtbot.keyClicks(panel.line, "5 1\r")
    assert cast(desk) == {1: ("4", "5"), 5: ("1",)}


def test_esc_leaves_a_line_that_was_begun_in_the_table_and_keeps_the_answer(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel()
    panel.table.one_go = AGES
    qtbot.keyClicks(panel.table, "3 ")
    qtbot.keyClick(panel.line, Qt.Key.Key_Escape)
    assert panel.line.text() == ""
    assert cast(desk) == {1: ("3",)}
    qtbot.keyClicks(panel.line, "5 4 4\r")
    assert cast(desk) == {1: ("3",), 5: ("4", "4")}


@pytest.mark.parametrize(("keys", "one_go"), [("3 ", 0), ("444444 ", AGES)])
def test_a_space_after_a_pause_or_after_the_last_answer_is_the_pages(
    open_panel: Panel, qtbot, keys: str, one_go: int
) -> None:
    _desk, panel = open_panel("O1")
    panel.table.one_go = one_go
    qtbot.keyClicks(panel.table, keys)
    assert panel.line.text() == ""


def test_fast_answers_that_name_no_seat_leave_the_space_to_the_page(open_panel: Panel, qtbot) -> None:
    _desk, panel = open_panel("O1")
    panel.table.one_go = AGES
    qtbot.keyClicks(panel.table, "4324 ")  # not everybody has answered yet, and there is no seat 4324
    assert panel.line.text() == ""
    assert [panel.seats.index(row, 2).data() for row in range(5)] == ["4", "3", "2", "4", ""]


def test_a_line_that_waits_for_enter_is_recorded_before_the_vote_is_closed(open_panel: Panel, qtbot) -> None:
    desk, panel = open_panel("O1")
    assert not panel.finish_typing()
    qtbot.keyClicks(panel.line, "5 4")
    assert panel.finish_typing()
    assert cast(desk, "O1") == {5: ("4",)}


def test_a_room_without_people_says_what_to_do(open_panel: Panel) -> None:
    _desk, panel = open_panel("O1", people=0)
    assert panel.nobody.isVisible()
    assert not panel.table.isVisible()


def test_two_hundred_seats_are_one_update_a_ballot(open_panel: Panel, qtbot) -> None:
    _desk, panel = open_panel("O1", people=200)
    rows: set[int] = set()
    panel.seats.dataChanged.connect(lambda first, last: rows.update(range(first.row(), last.row() + 1)))
    with qtbot.assertNotEmitted(panel.seats.modelReset):
        qtbot.keyClicks(panel.table, "4")
    assert rows == {0}
