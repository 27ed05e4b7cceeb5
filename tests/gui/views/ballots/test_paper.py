"""Paper ballots typed in with the keyboard: once or twice, by seat or without."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.gui.views.asked import CLAIM, answers, ballots, texts
from tests.gui.views.ballots.conftest import Open
from tests.gui.views.desk import Desk, unnamed
from unifydesk.app import people, voting
from unifydesk.domain.people import Seat
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.views.ballots.paper import PaperPanel

Panel = Callable[..., tuple[Desk, PaperPanel]]
FORM = "likelihood+severity"
SECRET = {"level": "confidential"}


@pytest.fixture
def paper(open_panel_on: Open) -> Panel:
    """Return a function that opens a round on paper."""
    return partial(open_panel_on, PaperPanel, channel="paper")


def type_ballot(qtbot, panel: PaperPanel, *given: str, seat: str = "") -> None:
    """Type one ballot: the seat where one is asked, the answers, and Enter after the last one."""
    if seat:
        panel.form.number.setFocus()
        panel.form.number.selectAll()
        qtbot.keyClicks(panel.form.number, f"{seat}\r")
    for row, answer in zip(panel.form.rows, given, strict=False):
        qtbot.keyClicks(row.line, answer)
    last = panel.form.lines[-1]
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return)


def counted(desk: Desk) -> dict[str, int]:
    """Close the round and return answer → people of its first question."""
    desk.do(voting.close_round, desk.last_round(CLAIM).id)
    result = desk.workshop.result(CLAIM)
    assert result is not None
    return {answer: n for answer, n in zip("12345", result.figures[0].tally.counts, strict=True) if n}


# Once, by seat


def test_the_keyboard_goes_to_the_form_after_choosing_to_type_twice(paper: Panel, qtbot) -> None:
    _desk, panel = paper(FORM)
    panel.twice.setFocus()
    qtbot.keyClick(panel.twice, Qt.Key.Key_Space)
    assert panel.twice.isChecked()
    assert panel.form.number.hasFocus()


def test_a_seat_and_one_key_an_answer_are_recorded_with_enter(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    assert panel.form.number.hasFocus()
    qtbot.keyClicks(panel.form.number, "3\r")
    qtbot.keyClicks(panel.form.rows[0].line, "4")
    assert panel.form.rows[1].line.hasFocus()  # the key was enough
    qtbot.keyClicks(panel.form.rows[1].line, "2")
    assert answers(desk) == {}  # the last line waits for Enter
    qtbot.keyClick(panel.form.rows[1].line, Qt.Key.Key_Return)
    assert answers(desk) == {3: ("4", "2")}
    assert ballots(desk)[3].channel == "paper"
    assert panel.form.is_empty
    assert panel.form.number.hasFocus()
    assert panel.recorded.text().startswith("1 of 6 recorded, missing: 1  Amara, 2  Beatriz, 4  Daniel")


@pytest.mark.parametrize(
    ("kind", "typed", "stored"),
    [
        ("ranking", "b>a", "B>A"),
        ("points", "A:60 B:40", "A:60 B:40"),
        ("quadratic", "A:8", "A:8"),
        ("open", "So be it", "So be it"),
        ("spectrum", "x", "10"),
    ],
)
def test_every_kind_of_answer_is_typed_from_the_sheet(
    paper: Panel, qtbot, kind: str, typed: str, stored: str
) -> None:
    desk, panel = paper(kind)
    type_ballot(qtbot, panel, typed, seat="2")
    assert answers(desk) == {2: (stored,)}


def test_written_answers_show_their_pattern_and_what_is_left(paper: Panel, qtbot) -> None:
    _desk, panel = paper("points")
    row = panel.form.rows[0]
    assert row.line.placeholderText() == "up to 100 points, such as A:50 B:50"
    assert row.told.text() == "j cannot judge; A Speed, B Cost, C Quality"
    qtbot.keyClicks(row.line, "A:60")
    assert row.told.text() == "40 of 100 left"
    qtbot.keyClicks(row.line, "0")
    assert row.told.property("role") == "error"


def test_a_number_says_whose_ballot_it_is(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, absent=(4,), seats=[Seat(5, "Eleni", present=False, proxy=1)])
    desk.do(voting.cast, desk.last_round(CLAIM).id, 2, {"severity": "2"}, channel="booth")
    for typed, told, role in (
        ("3", "Chen", "muted"),
        ("5", "Eleni, by proxy of Amara", "muted"),
        ("2", "Beatriz · has a ballot, this replaces it", "muted"),
        ("4", "Daniel, absent", "error"),
        ("99", "There is no seat 99 in this workshop.", "error"),
        ("x", "“x” is not a seat number.", "error"),
    ):
        panel.form.number.clear()
        qtbot.keyClicks(panel.form.number, typed)
        assert (panel.form.who.text(), panel.form.who.property("role")) == (told, role)


@pytest.mark.parametrize("seat", ["4", "99", "x", "9" * 5000])
def test_a_ballot_of_nobody_here_is_refused_and_stays(paper: Panel, qtbot, seat: str) -> None:
    desk, panel = paper(FORM, absent=(4,))
    panel.form.number.setText(seat)
    type_ballot(qtbot, panel, "4", "2")
    assert answers(desk) == {}
    assert panel.hint.isVisible()
    assert panel.form.rows[0].line.text() == "4"


def test_a_question_left_out_on_the_sheet_is_left_out_of_the_ballot(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    type_ballot(qtbot, panel, "", "2", seat="1")
    assert ballots(desk)[1].answers == (("severity", "2"),)


def test_an_answer_that_is_refused_beside_its_line_is_not_refused_once_more(paper: Panel, qtbot) -> None:
    desk, panel = paper("quadratic")
    type_ballot(qtbot, panel, "A:11", seat="1")
    assert answers(desk) == {}
    assert panel.form.rows[0].told.text().startswith("These votes cost 121 credits")
    assert not panel.hint.isVisible()


def test_an_empty_sheet_is_no_ballot(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    type_ballot(qtbot, panel, "", "", seat="1")
    assert answers(desk) == {}
    assert panel.hint.text() == "The ballot is empty. Answer at least one question."


def test_a_wrong_key_stays_marked_and_is_typed_over(paper: Panel, qtbot) -> None:
    _desk, panel = paper(FORM)
    line = panel.form.rows[0].line
    line.setFocus()
    qtbot.keyClicks(line, "7")
    assert line.hasFocus()
    assert panel.form.rows[0].told.property("role") == "error"
    qtbot.keyClicks(line, "3")
    assert line.text() == "3"
    assert panel.form.rows[1].line.hasFocus()


def test_a_reason_is_typed_where_the_round_asks_for_one(paper: Panel, qtbot) -> None:
    desk, panel = paper("agreement", reason=True)
    qtbot.keyClicks(panel.form.number, "1\r")
    qtbot.keyClicks(panel.form.rows[0].line, "4")
    qtbot.keyClicks(panel.form.reason, "More is shared.\r")
    assert ballots(desk)[1].reason == "More is shared."


def test_an_objection_on_paper_puts_the_keyboard_to_its_reason(paper: Panel, qtbot) -> None:
    desk, panel = paper("consent")
    type_ballot(qtbot, panel, "1", seat="1")
    assert answers(desk) == {}
    assert panel.form.reason.hasFocus()
    qtbot.keyClicks(panel.form.reason, "Too dear.\r")
    assert ballots(desk)[1].reason == "Too dear."


def test_arrows_go_from_line_to_line_and_esc_forgets(paper: Panel, qtbot) -> None:
    _desk, panel = paper(FORM)
    qtbot.keyClick(panel.form.number, Qt.Key.Key_Down)
    qtbot.keyClicks(panel.form.rows[0].line, "4")
    qtbot.keyClick(panel.form.rows[1].line, Qt.Key.Key_Up)
    assert panel.form.rows[0].line.hasFocus()
    qtbot.keyClick(panel.form.rows[0].line, Qt.Key.Key_Escape)
    assert panel.form.is_empty


def test_a_ballot_that_waits_for_enter_is_recorded_before_the_vote_is_closed(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    assert not panel.finish_typing()
    qtbot.keyClicks(panel.form.number, "1\r")
    qtbot.keyClicks(panel.form.rows[0].line, "4")
    assert panel.finish_typing()
    assert answers(desk) == {1: ("4",)}
    assert not panel.finish_typing()


def test_a_ballot_that_voting_refuses_comes_back_into_the_form(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    shown = desk.workshop
    desk.do(partial(people.edit, seat=Seat(2, "Beatriz", present=False)))
    panel.show_round(shown, desk.last_round(CLAIM))  # the panel has not heard of it yet
    type_ballot(qtbot, panel, "4", "2", seat="2")
    assert answers(desk) == {}
    assert panel.form.texts[:3] == ("2", "4", "2")
    assert "not marked as present" in panel.hint.text()


# Once, without a seat


def test_a_confidential_ballot_has_a_number_and_leaves_nothing_on_the_screen(paper: Panel, qtbot) -> None:
    desk, panel = paper("open", **SECRET)
    assert panel.form.heading.text() == "Ballot 1"
    assert not panel.form.number.isVisible()
    type_ballot(qtbot, panel, "Only Ann says this")
    assert panel.form.heading.text() == "Ballot 2"
    assert panel.recorded.text() == "1 of 6 recorded"
    assert "Only Ann" not in texts(panel)
    panel.form.rows[0].line.undo()
    assert "Only Ann" not in texts(panel)
    assert desk.last_round(CLAIM).recorded == 1


def test_confidential_ballots_are_counted_as_they_were_typed(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, **SECRET)
    for given in ("44", "43", "12"):
        type_ballot(qtbot, panel, *given)
    assert counted(desk) == {"1": 1, "4": 2}


def test_more_ballots_than_people_are_refused_by_the_urn(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, absent=(4, 5, 6), **SECRET)
    for given in ("44", "43", "12", "11"):
        type_ballot(qtbot, panel, *given)
    assert desk.last_round(CLAIM).recorded == 3
    assert panel.hint.isVisible()
    assert panel.form.rows[0].line.text() == "1"


# Twice


def twice(qtbot, panel: PaperPanel, first: list[str], again: list[str]) -> None:
    """Type confidential ballots once and again."""
    panel.twice.click()
    for given in first:
        type_ballot(qtbot, panel, *given)
    panel.also.click()
    for given in again:
        type_ballot(qtbot, panel, *given)


def test_ballots_typed_once_are_not_recorded_and_the_panel_says_so(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, **SECRET)
    panel.twice.click()
    for given in ("44", "43"):
        type_ballot(qtbot, panel, *given)
    assert panel.status.text() == "Not recorded yet: 2 ballots typed once"
    assert desk.last_round(CLAIM).recorded == 0
    assert not panel.twice.isEnabled()
    assert panel.form.heading.text() == "Ballot 3"
    assert panel.form.who.text() == "Write it on the sheet"


def test_two_entries_that_agree_are_recorded_at_once(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, **SECRET)
    twice(qtbot, panel, ["44", "43", "12"], ["44", "43"])
    assert panel.status.text() == "Not recorded yet: 2 of 3 ballots typed twice"
    type_ballot(qtbot, panel, "1", "2")
    assert desk.last_round(CLAIM).recorded == 3
    assert panel.recorded.text() == "3 of 6 recorded"
    assert panel.form.heading.text() == "Ballot 4"
    assert counted(desk) == {"1": 1, "4": 2}


def test_differences_stand_side_by_side_and_only_what_is_settled_is_recorded(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, **SECRET)
    twice(qtbot, panel, ["44", "43", "12"], ["44", "53", "15"])
    first, second = panel.compare.blocks
    assert "Ballot 2 · Likelihood" in texts(first)
    assert "Likely\nVery likely" in texts(first)
    assert panel.status.text() == "Not recorded yet: 3 ballots, differences left: 2"
    assert not panel.act.isEnabled()
    first.again.click()
    qtbot.keyClicks(second.anew, "3\r")
    assert "Counts: Moderate" in texts(second)
    assert desk.last_round(CLAIM).recorded == 0
    assert panel.act.hasFocus()
    qtbot.keyClick(panel.act, Qt.Key.Key_Space)
    assert counted(desk) == {"1": 1, "4": 1, "5": 1}


def test_what_was_typed_anew_must_be_an_answer(paper: Panel, qtbot) -> None:
    _desk, panel = paper(FORM, **SECRET)
    twice(qtbot, panel, ["44"], ["54"])
    (block,) = panel.compare.blocks
    qtbot.keyClicks(block.anew, "9\r")
    assert block.told.property("role") == "error"
    assert panel.pile.unsettled


def test_a_choice_can_be_changed_until_it_is_recorded(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, **SECRET)
    twice(qtbot, panel, ["44", "11", "22"], ["54", "11", "22"])
    (block,) = panel.compare.blocks
    block.again.click()
    block.first.click()
    assert (block.first.isChecked(), block.again.isChecked()) == (True, False)
    panel.act.click()
    assert counted(desk) == {"1": 1, "2": 1, "4": 1}


def test_a_recorded_pile_leaves_nothing_on_the_screen(paper: Panel, qtbot) -> None:
    _desk, panel = paper("open", **SECRET)
    twice(qtbot, panel, [["Only Ann says this"]], [["Only Bob says that"]])
    panel.compare.blocks[0].first.click()
    panel.act.click()
    qtbot.waitUntil(lambda: "Only" not in texts(panel))
    assert panel.pile.numbers == ()


def test_named_ballots_are_typed_again_in_any_order(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    panel.twice.click()
    for seat in "135":
        type_ballot(qtbot, panel, "4", seat, seat=seat)
    panel.also.click()
    for seat in "51":
        type_ballot(qtbot, panel, "4", seat, seat=seat)
    qtbot.keyClicks(panel.form.number, "2")
    assert panel.form.who.text() == "Beatriz · not typed the first time"
    type_ballot(qtbot, panel, "4", "3", seat="3")
    assert answers(desk) == {1: ("4", "1"), 3: ("4", "3"), 5: ("4", "5")}


def test_a_ballot_typed_only_once_is_kept_or_left_out(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    panel.twice.click()
    for seat in "123":
        type_ballot(qtbot, panel, "4", "4", seat=seat)
    panel.also.click()
    type_ballot(qtbot, panel, "4", "4", seat="1")
    panel.also.click()  # compare, though two are missing
    second, third = panel.compare.blocks
    assert "2  Beatriz · typed only once" in texts(second)
    assert [second.first.text(), second.again.text()] == ["Keep it", "Leave it out"]
    second.first.click()
    third.again.click()
    panel.act.click()
    assert set(answers(desk)) == {1, 2}
    assert panel.pile.numbers == ()


def test_one_can_go_back_from_the_comparison_and_type_what_is_missing(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    panel.twice.click()
    for seat in "12":
        type_ballot(qtbot, panel, "4", "4", seat=seat)
    panel.also.click()
    type_ballot(qtbot, panel, "4", "4", seat="1")
    panel.also.click()
    assert panel.also.text() == "Type on"
    panel.also.click()
    type_ballot(qtbot, panel, "4", "4", seat="2")
    assert set(answers(desk)) == {1, 2}


def test_closing_finds_ballots_that_wait_and_loses_none(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM, **SECRET)
    panel.twice.click()
    type_ballot(qtbot, panel, "4", "4")
    assert panel.finish_typing()
    assert panel.hint.text().startswith("These ballots are not recorded.")
    assert panel.status.text() == "Not recorded yet: 1 ballot typed once"
    panel.also.click()
    type_ballot(qtbot, panel, "5", "4")
    panel.compare.blocks[0].again.click()
    assert panel.finish_typing()  # all is settled: recorded now, closed with the next key
    assert desk.last_round(CLAIM).recorded == 1
    assert not panel.finish_typing()


def test_comparing_can_be_given_up(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    panel.twice.click()
    for seat in "12":
        type_ballot(qtbot, panel, "4", "4", seat=seat)
    panel.more.menu().actions()[0].trigger()
    assert set(answers(desk)) == {1, 2}


def test_what_was_typed_is_thrown_away_only_when_that_is_meant(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    panel.twice.click()
    for seat in "12":
        type_ballot(qtbot, panel, "4", "4", seat=seat)
    panel.more.menu().actions()[1].trigger()
    (ask,) = panel.findChildren(Ask)
    assert ask.verb_button.text() == "Discard 2 ballots"
    assert len(panel.pile.numbers) == 2
    ask.verb_button.click()
    assert panel.pile.numbers == ()
    assert answers(desk) == {}


def test_ballots_that_are_refused_stay_in_the_pile(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    shown = desk.workshop
    panel.twice.click()
    for seat in "12":
        type_ballot(qtbot, panel, "4", "4", seat=seat)
    desk.do(partial(people.edit, seat=Seat(2, "Beatriz", present=False)))
    panel.show_round(shown, desk.last_round(CLAIM))
    panel.more.menu().actions()[0].trigger()
    assert set(answers(desk)) == {1}
    assert panel.pile.numbers == (2,)
    assert "not marked as present" in panel.hint.text()


def test_another_round_begins_with_an_empty_pile(paper: Panel, qtbot) -> None:
    desk, panel = paper(FORM)
    panel.twice.click()
    type_ballot(qtbot, panel, "4", "4", seat="1")
    desk.do(voting.void_round, desk.last_round(CLAIM).id)
    desk.do(voting.open_round, CLAIM)
    assert panel.pile.numbers == ()
    assert panel.twice.isChecked()


@pytest.mark.parametrize("level", ["named", "confidential"])
@pytest.mark.parametrize("kind", ["agreement", "ranking", "points", "quadratic", "open", "consent"])
def test_a_whole_page_pasted_into_the_form_is_refused_in_a_sentence(
    paper: Panel, qtbot, kind: str, level: str
) -> None:
    desk, panel = paper(kind, level=level, reason=True)
    for line in panel.form.lines:
        line.setText("a\x00\ud800\n;9" * 20_000)
    panel.act.click()
    said = panel.hint.text() or panel.form.rows[0].told.text()  # beside the answer, or below the ballot
    assert 0 < len(said) < 300
    assert desk.last_round(CLAIM).recorded == 0


def test_every_control_has_a_name_in_every_state(paper: Panel, qtbot) -> None:
    _desk, panel = paper("consent+ranking", **SECRET)
    assert unnamed(panel) == []
    panel.twice.click()
    type_ballot(qtbot, panel, "4", "A>B")
    panel.also.click()
    type_ballot(qtbot, panel, "3", "B>A")
    assert panel.compare.blocks
    assert unnamed(panel) == []
