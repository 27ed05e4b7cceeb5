"""The table of seats with questions of every kind: keys, written answers, objections, proxies, weights."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from tests.gui.views.asked import CLAIM, answers, ballots
from tests.gui.views.ballots.conftest import Open
from tests.gui.views.desk import Desk
from unifydesk.app import people, preparing, voting
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.gui.views.ballots.roll_call import RollCallPanel
from unifydesk.kinds import KINDS

Panel = Callable[..., tuple[Desk, RollCallPanel]]
SCALES = [kind.id for kind in KINDS if kind.options]
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


@pytest.fixture
def roll(open_panel_on: Open) -> Panel:
    """Return a function that opens a roll call on a form."""
    return partial(open_panel_on, RollCallPanel)


@pytest.mark.parametrize("kind", [kind for kind in SCALES if kind != "consent"])
def test_every_key_of_every_scale_is_an_answer(roll: Panel, qtbot, kind: str) -> None:
    desk, panel = roll(kind)
    options = KINDS[kind].options
    for option in options:
        panel.table.go_to(0)
        qtbot.keyClicks(panel.table, option.key)
        assert answers(desk)[1][0] == option.value


def test_x_is_ten_and_j_cannot_judge_on_a_spectrum(roll: Panel, qtbot) -> None:
    desk, panel = roll("spectrum")
    qtbot.keyClicks(panel.table, "xj0")
    assert answers(desk) == {1: ("10",), 2: (CANNOT_JUDGE,), 3: ("0",)}
    assert [panel.seats.index(row, 2).data() for row in range(3)] == ["10", "j", "0"]


def test_a_letter_that_is_no_answer_is_left_to_the_page(roll: Panel, qtbot) -> None:
    desk, panel = roll("agreement")
    qtbot.keyClicks(panel.table, "bx")
    assert answers(desk) == {}
    assert panel.hint.property("role") == "caption"


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("ranking", "b>a=c", "B>A=C"),
        ("points", "A:60 B:40", "A:60 B:40"),
        ("quadratic", "A:8 B:-6", "A:8 B:-6"),
        ("open", "Too dear; by far", "Too dear; by far"),
        ("open", "0", "0"),
        ("ranking", "0", CANNOT_JUDGE),
        ("points", "0", "0"),
        ("points", "j", CANNOT_JUDGE),
    ],
)
def test_an_answer_is_written_where_the_cursor_is_and_goes_on_with_enter(
    roll: Panel, qtbot, kind: str, typed: str, stored: str
) -> None:
    desk, panel = roll(kind)
    qtbot.keyClicks(panel.table, typed[0])
    assert panel.answer.hasFocus()
    qtbot.keyClicks(panel.answer, f"{typed[1:]}\r")
    assert answers(desk) == {1: (stored,)}
    assert panel.table.currentIndex().row() == 1
    assert panel.answer.hasFocus()  # ready for the next one
    assert panel.answer.text() == ""


@pytest.mark.parametrize(
    ("kind", "line", "stored"),
    [
        ("ranking", "5 B>A=C", "B>A=C"),
        ("points", "5 A:60; B:40", "A:60 B:40"),
        ("open", "5 So be it", "So be it"),
    ],
)
def test_the_line_takes_a_seat_and_a_written_answer(
    roll: Panel, qtbot, kind: str, line: str, stored: str
) -> None:
    desk, panel = roll(kind)
    qtbot.keyClicks(panel.line, f"{line}\r")
    assert answers(desk) == {5: (stored,)}


def test_the_line_takes_several_answers_with_semicolons_and_says_so(roll: Panel, qtbot) -> None:
    desk, panel = roll("agreement+ranking+open")
    assert panel.line.placeholderText() == "7 4; C>B>A; words ⏎"
    assert "semicolon" in panel.line.toolTip()
    qtbot.keyClicks(panel.line, "3 4; B>A; Too dear; by far\r")
    assert answers(desk) == {3: ("4", "B>A", "Too dear; by far")}


def test_keys_and_written_answers_follow_each_other_in_one_ballot(roll: Panel, qtbot) -> None:
    desk, panel = roll("agreement+ranking")
    qtbot.keyClicks(panel.table, "4B")
    qtbot.keyClicks(panel.answer, ">A\r")
    assert panel.table.hasFocus()  # the next seat begins with a key
    qtbot.keyClicks(panel.table, "2")
    assert answers(desk) == {1: ("4", "B>A"), 2: ("2",)}


def test_what_is_left_is_said_before_enter_and_too_much_is_refused_there(roll: Panel, qtbot) -> None:
    desk, panel = roll("points")
    qtbot.keyClicks(panel.answer, "A:60 ")
    assert panel.hint.text() == "40 of 100 left"
    qtbot.keyClicks(panel.answer, "B:50")
    assert (panel.hint.property("role"), panel.hint.text()[:10]) == ("error", "110 points")
    qtbot.keyClick(panel.answer, ENTER)
    assert answers(desk) == {}
    assert panel.answer.text() == "A:60 B:50"


def test_letters_of_a_written_answer_are_no_shortcuts(roll: Panel, qapp) -> None:
    _desk, panel = roll("ranking")
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_B, Qt.KeyboardModifier.NoModifier, "b")
    event.ignore()
    qapp.sendEvent(panel.table, event)
    assert event.isAccepted()
    _desk, other = roll("agreement")
    event.ignore()
    qapp.sendEvent(other.table, event)
    assert not event.isAccepted()


def test_a_long_answer_is_cut_in_its_cell_and_whole_in_its_tip(roll: Panel, qtbot) -> None:
    _desk, panel = roll("ranking")
    qtbot.keyClicks(panel.line, "1 B>A=C\r")
    cell = panel.seats.index(0, 2)
    assert cell.data() == "B>A=C"
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == "1. Cost; 2. Speed and Quality"


# Objections


def test_an_objection_asks_for_its_reason_and_both_are_recorded_together(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent")
    qtbot.keyClicks(panel.table, "1")
    assert panel.reason.hasFocus()
    assert "Amara objects" in panel.hint.text()
    assert answers(desk) == {}
    assert panel.seats.rows[0].shown(0) == "objection"
    qtbot.keyClicks(panel.reason, "Too dear.\r")
    found = ballots(desk)[1]
    assert (found.answer("consent"), found.reason) == ("objection", "Too dear.")
    assert panel.table.hasFocus()
    assert panel.table.currentIndex().row() == 1


def test_a_line_that_objects_goes_on_once_its_reason_is_kept(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent")
    qtbot.keyClicks(panel.line, "2 1\r")
    assert panel.table.currentIndex().row() == 1
    qtbot.keyClicks(panel.reason, "Too dear.\r")
    assert ballots(desk)[2].reason == "Too dear."
    assert panel.table.currentIndex().row() == 2


def test_esc_gives_an_objection_up(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent")
    qtbot.keyClicks(panel.table, "1")
    qtbot.keyClicks(panel.reason, "Too")
    qtbot.keyClick(panel.reason, ESC)
    assert answers(desk) == {}
    assert panel.seats.rows[0].shown(0) == ""
    assert panel.reason.text() == ""
    qtbot.keyClicks(panel.table, "4")
    assert answers(desk) == {1: ("agree",)}


def test_an_objection_without_a_reason_is_not_recorded_and_says_why(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent")
    qtbot.keyClicks(panel.line, "2 1\r")
    qtbot.keyClick(panel.reason, ENTER)
    assert answers(desk) == {}
    assert panel.hint.text().startswith("The objection of Beatriz waits for its reason.")
    assert panel.finish_typing()  # the vote is not closed over it
    assert panel.reason.hasFocus()


def test_the_reason_of_an_earlier_objection_is_offered_again(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent")
    desk.do(
        voting.cast,
        desk.last_round(CLAIM).id,
        1,
        {"consent": "objection"},
        channel="paper",
        reason="Too dear.",
    )
    panel.table.go_to(0)
    qtbot.keyClicks(panel.table, "1")
    assert panel.reason.text() == "Too dear."
    qtbot.keyClick(panel.reason, ENTER)
    assert ballots(desk)[1].reason == "Too dear."


def test_a_reason_that_is_refused_stays_to_be_shortened(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent")
    qtbot.keyClicks(panel.table, "1")
    panel.reason.setText("x" * 700)
    qtbot.keyClick(panel.reason, ENTER)
    assert "700 characters" in panel.hint.text()
    panel.reason.setText("Too dear.")
    qtbot.keyClick(panel.reason, ENTER)
    assert ballots(desk)[1].reason == "Too dear."


def test_a_reason_goes_with_the_ballot_of_the_current_seat_and_keeps_its_way(roll: Panel, qtbot) -> None:
    desk, panel = roll("agreement", reason=True)
    desk.do(voting.cast, desk.last_round(CLAIM).id, 2, {"agreement": "2"}, channel="booth")
    panel.table.go_to(1)
    qtbot.keyClicks(panel.reason, "Less is tried.\r")
    found = ballots(desk)[2]
    assert (found.reason, found.channel, found.answer("agreement")) == ("Less is tried.", "booth", "2")


def test_a_reason_without_an_answer_waits_for_one(roll: Panel, qtbot) -> None:
    desk, panel = roll("agreement", reason=True)
    qtbot.keyClicks(panel.reason, "Less is tried.\r")
    assert answers(desk) == {}
    assert panel.hint.text() == "Type the answer of Amara first; the reason goes with it."
    assert panel.reason.text() == "Less is tried."


@pytest.mark.parametrize("name", ["answer", "reason", "line"])
def test_whatever_waits_for_enter_is_recorded_before_the_vote_is_closed(
    roll: Panel, qtbot, name: str
) -> None:
    desk, panel = roll("ranking", reason=True)
    desk.do(voting.cast, desk.last_round(CLAIM).id, 1, {"ranking": "A"}, channel="booth")
    panel.table.go_to(0)
    assert not panel.finish_typing()
    getattr(panel, name).setText({"answer": "B>A", "reason": "Why not", "line": "1 B>A"}[name])
    assert panel.finish_typing()
    found = ballots(desk)[1]
    assert "Why not" in found.reason if name == "reason" else found.answer("ranking") == "B>A"
    assert not panel.finish_typing()


# Who votes


def test_somebody_who_votes_by_proxy_is_named_and_asked(roll: Panel, qtbot) -> None:
    desk, panel = roll("agreement", seats=[Seat(2, "Beatriz", present=False, proxy=4)], absent=(3,))
    assert [row.who for row in panel.seats.rows[:3]] == [
        "Amara",
        "Beatriz, by proxy of Daniel",
        "Chen, absent",
    ]
    qtbot.keyClicks(panel.table, "454")
    assert answers(desk) == {1: ("4",), 2: ("5",), 4: ("4",)}
    assert ballots(desk)[2].proxy == 4


def test_weights_stand_beside_the_names_where_they_count(roll: Panel) -> None:
    desk, panel = roll("agreement")
    assert panel.seats.rows[0].who == "Amara"
    desk.do(voting.close_round, desk.last_round(CLAIM).id)
    desk.do(preparing.set_rule, "delphi75", weighted=True)
    desk.do(people.edit, Seat(1, "Amara", weight="2.5"))
    desk.do(voting.open_round, CLAIM)
    assert [row.who for row in panel.seats.rows[:2]] == ["Amara ×2.5", "Beatriz"]


def test_a_ballot_taken_back_keeps_how_it_came_and_its_reason(roll: Panel, qtbot) -> None:
    desk, panel = roll("consent+agreement")
    given = {"consent": "objection", "agreement": "2"}
    desk.do(voting.cast, desk.last_round(CLAIM).id, 1, given, channel="paper", reason="Too dear.")
    panel.table.go_to(0, 1)
    panel.table.one_go = 10**9
    qtbot.keyClicks(panel.table, "3 ")
    qtbot.keyClicks(panel.line, "4\r")  # “3 4”: seat 3 answers 4
    before = ballots(desk)[1]
    assert (before.answer("agreement"), before.channel, before.reason) == ("2", "paper", "Too dear.")
    assert ballots(desk)[3].answer("consent") == "agree"


def test_a_ballot_says_how_it_came(roll: Panel) -> None:
    desk, panel = roll("agreement")
    desk.do(voting.cast, desk.last_round(CLAIM).id, 1, {"agreement": "2"}, channel="booth")
    tick = panel.seats.index(0, panel.seats.columnCount() - 1)
    assert tick.data(Qt.ItemDataRole.AccessibleTextRole) == "recorded, Booth"


# What cannot be


@pytest.mark.parametrize(
    "kind", ["agreement", "spectrum", "ranking", "points", "quadratic", "open", "consent"]
)
@pytest.mark.parametrize("junk", ["9" * 100_000, "7 " + "x" * 100_000, "a\x00\ud800\n;" * 20_000])
def test_a_whole_page_pasted_into_a_line_is_refused_in_a_sentence(roll: Panel, kind: str, junk: str) -> None:
    desk, panel = roll(kind, reason=True)
    for line in (panel.line, panel.answer, panel.reason):
        line.setText(junk)
        line.returnPressed.emit()
        assert len(panel.hint.text()) < 300
        line.empty()
    assert answers(desk) == {}


def test_questions_that_do_not_fit_are_scrolled_to(roll: Panel, qtbot) -> None:
    _desk, panel = roll(
        "+".join(
            k for k in SCALES if k not in ("consent", "approval", "agreement4", "agreement7", "agreement9")
        )
    )
    for _ in panel.seats.questions:
        qtbot.keyClick(panel.table, Qt.Key.Key_Right)
    rect = panel.table.visualRect(panel.table.currentIndex())
    assert panel.table.viewport().rect().contains(rect.center())
