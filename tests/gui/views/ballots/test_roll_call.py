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
