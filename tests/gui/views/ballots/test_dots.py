"""Dots from the facilitator's side: what is sent, what the stage is told, what is never made public."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import open_round
from tests.gui.views.desk import Ballot, Desk, unnamed
from unifydesk.app import preparing, voting
from unifydesk.app.stage_state import stage_state
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui.views.ballots.dots import DotsPanel

Make = Callable[..., tuple[Desk, DotsPanel]]


@pytest.fixture
def open_dots(qtbot, desk: Desk) -> Make:
    """Return a function that opens a round of a claim and shows the panel."""

    def make(claim: str = "O1", channel: str = "dots", form: str = "") -> tuple[Desk, DotsPanel]:
        desk.do(partial(preparing.set_setup, setup=ClaimSetup(claim, True, channel, form=form)))
        desk.do(partial(open_round, claim=claim, channel=channel))
        panel = DotsPanel(desk.jobs, desk.stage)
        qtbot.addWidget(panel)

        def show(workshop: Workshop) -> None:
            last = workshop.last_round(claim)
            if last is not None and last.is_open:
                panel.show_round(workshop, last)

        desk.jobs.changed.connect(show)
        panel.show_round(desk.workshop, desk.last_round(claim))
        panel.show()
        panel.take_focus()
        return desk, panel

    return make


def placed(desk: Desk) -> dict[int, dict[str, str]]:
    """Return the dots that the stage shows."""
    return {seat: dict(answers) for seat, answers in stage_state(desk.workshop).scene.dots}


def ballot(desk: Desk, seat: int, answer: str = "4", claim: str = "O1") -> Ballot:
    return Ballot(desk.last_round(claim).id, seat, {"agreement": answer})


def texts(panel: DotsPanel) -> list[str]:
    return [panel.rows.text(row, 0).split(maxsplit=1)[-1] for row in panel.rows.rows]


def test_the_stage_is_opened_to_the_room_with_one_key_and_closed_again(open_dots: Make, qtbot) -> None:
    desk, panel = open_dots()
    qtbot.keyClick(panel.start, Qt.Key.Key_Space)
    assert desk.stage.dots.is_on
    assert panel.start.text() == "Take no more dots"
    panel.toggle()
    assert not desk.stage.dots.is_on
    assert panel.start.text() == "Let the room touch the stage"


def test_space_is_the_next_step_again_once_the_stage_was_opened(open_dots: Make, qtbot) -> None:
    _desk, panel = open_dots()
    with qtbot.waitActive(panel):
        panel.activateWindow()
    assert panel.start.hasFocus()
    qtbot.keyClick(panel.start, Qt.Key.Key_Space)
    assert not panel.start.hasFocus()


def test_it_says_that_dots_are_public_and_other_ballots_are_not(open_dots: Make) -> None:
    _desk, panel = open_dots()
    assert panel.public.isVisible()
    assert "everybody sees whose dot lies where" in panel.public.text()
    assert "never shown" in panel.public.text()


def test_a_dot_is_on_disk_before_the_stage_is_told(open_dots: Make) -> None:
    desk, panel = open_dots()
    told: list[dict[int, dict[str, str]]] = []
    desk.stage.dots.recorded = lambda _ballot: told.append(placed(desk))
    desk.stage.dots.submitted.emit(ballot(desk, 3))
    assert told == [{3: {"agreement": "4"}}]
    assert "3  Chen   Agree" in texts(panel)


def test_a_dot_moved_replaces_the_one_before(open_dots: Make) -> None:
    desk, _panel = open_dots()
    for answer in ("4", "2"):
        desk.stage.dots.submitted.emit(ballot(desk, 3, answer))
    assert placed(desk) == {3: {"agreement": "2"}}
    assert len(desk.stage.dots.kept) == 2


def test_a_dot_of_a_form_with_two_scales_keeps_the_other_answer(open_dots: Make) -> None:
    desk, panel = open_dots("A1")
    round_id = desk.last_round("A1").id
    desk.stage.dots.submitted.emit(Ballot(round_id, 2, {"real": "4"}))
    assert "2  Beatriz   Agree · –" in texts(panel)
    desk.stage.dots.submitted.emit(Ballot(round_id, 2, {"importance": "5"}))
    assert placed(desk) == {2: {"real": "4", "importance": "5"}}


def test_a_refused_dot_goes_back_with_the_reason(open_dots: Make) -> None:
    desk, panel = open_dots()
    sent = ballot(desk, 77)
    desk.stage.dots.submitted.emit(sent)
    [(back, why)] = desk.stage.dots.sent_back
    assert back is sent
    assert "There is no seat 77" in why
    assert panel.hint.text().startswith("Dot 77 was not recorded.")


def test_a_dot_of_another_round_is_sent_back(open_dots: Make) -> None:
    desk, _panel = open_dots()
    desk.stage.dots.submitted.emit(Ballot(b"x" * 16, 3, {"agreement": "4"}))
    assert [why for _, why in desk.stage.dots.sent_back] == ["This vote is over."]


def test_a_ballot_that_came_in_another_way_is_counted_and_stays_unseen(open_dots: Make) -> None:
    desk, panel = open_dots()
    desk.do(voting.cast, desk.last_round("O1").id, 3, {"agreement": "1"}, channel="roll_call")
    assert placed(desk) == {}
    assert panel.count.text() == "1 of 6"
    assert "1 of them in another way" in panel.recorded.text()
    assert not any(row.placed for row in panel.rows.rows)


def test_a_dot_never_makes_a_ballot_public_that_came_in_another_way(open_dots: Make) -> None:
    desk, panel = open_dots("A1")
    round_id = desk.last_round("A1").id
    desk.do(voting.cast, round_id, 3, {"importance": "1"}, channel="roll_call")
    desk.stage.dots.submitted.emit(Ballot(round_id, 3, {"real": "4"}))
    panel.line.setText("3 4")
    panel._on_line()
    assert placed(desk) == {}
    assert "recorded already, and not with a dot" in desk.stage.dots.sent_back[0][1]
    assert "came in another way" in panel.hint.text()


def test_a_dot_is_placed_and_corrected_with_a_typed_line(open_dots: Make, qtbot) -> None:
    desk, panel = open_dots()
    for typed in ("3 4", "3 2"):
        qtbot.keyClicks(panel.line, typed)
        qtbot.keyClick(panel.line, Qt.Key.Key_Return)
    assert placed(desk) == {3: {"agreement": "2"}}
    assert panel.line.text() == ""


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3", "Type a seat number and its answers"),
        ("x 3", "“x” is not a seat number."),
        ("3 9", "“9” is no answer to “Agreement”: type 1 to 5, or 0 for cannot judge."),
        ("3 4 4", "This ballot has one question, not 2."),
        ("77 4", "There is no seat 77"),
    ],
)
def test_a_line_that_cannot_be_recorded_stays_with_the_reason(open_dots: Make, typed: str, said: str) -> None:
    _desk, panel = open_dots()
    panel.line.setText(typed)
    panel._on_line()
    assert said in panel.hint.text()
    assert panel.line.text() == typed


def test_an_objection_takes_its_reason_from_the_line(open_dots: Make) -> None:
    desk, panel = open_dots(form="consent")
    desk.stage.dots.submitted.emit(Ballot(desk.last_round("O1").id, 3, {"consent": "objection"}))
    assert "needs its reason" in desk.stage.dots.sent_back[0][1]
    panel.line.setText("3 1 It leaves out small labs.")
    panel._on_line()
    assert placed(desk) == {3: {"consent": "objection"}}
    assert voting_reason(desk) == "It leaves out small labs."


def voting_reason(desk: Desk) -> str:
    found: list[str] = []
    desk.jobs.run(
        desk.jobs, lambda file: found.append(voting.ballots(file, desk.last_round("O1").id)[0].reason)
    )
    return found[0]


def test_a_line_left_without_enter_is_sent_before_the_vote_closes(open_dots: Make) -> None:
    desk, panel = open_dots()
    assert not panel.finish_typing()
    panel.line.setText("3 4")
    assert panel.finish_typing()
    assert placed(desk) == {3: {"agreement": "4"}}


def test_one_dot_is_taken_back_and_the_others_stay(open_dots: Make) -> None:
    desk, panel = open_dots()
    for seat in (2, 3):
        desk.stage.dots.submitted.emit(ballot(desk, seat))
    panel.list.setCurrentIndex(panel.rows.index(panel.rows.row_of(3), 0))
    assert panel.remove.isEnabled()
    panel.remove.click()
    assert placed(desk) == {2: {"agreement": "4"}}
    assert not panel.remove.isEnabled()


def test_a_row_that_is_chosen_begins_a_correction(open_dots: Make) -> None:
    _desk, panel = open_dots()
    panel.list.activated.emit(panel.rows.index(4, 0))
    assert panel.line.text() == "5 "
    assert panel.focusWidget() is panel.line


def test_the_list_has_everybody_who_can_vote(open_dots: Make) -> None:
    desk, panel = open_dots()
    assert len(panel.rows.rows) == 6
    assert panel.rows.data(panel.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole) == "Amara: not placed"
    desk.stage.dots.submitted.emit(ballot(desk, 1, "cannot_judge"))
    said = panel.rows.data(panel.rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Amara: I cannot judge"


def test_a_vote_opened_for_another_way_shows_no_dots_and_says_why(open_dots: Make) -> None:
    desk, panel = open_dots(channel="roll_call")
    assert not panel.start.isEnabled()
    assert "Choose Dots before you open a vote." in panel.hint.text()
    panel.toggle()
    assert not desk.stage.dots.is_on


def test_another_round_ends_the_touching(open_dots: Make) -> None:
    desk, panel = open_dots()
    panel.toggle()
    desk.do(voting.close_round, desk.last_round("O1").id)
    desk.do(voting.void_round, desk.last_round("O1").id)
    desk.do(partial(open_round, claim="O1", channel="dots"))
    assert not desk.stage.dots.is_on


def test_the_stage_may_be_closed_to_the_room_from_elsewhere(open_dots: Make) -> None:
    desk, panel = open_dots()
    panel.toggle()
    desk.stage.dots.stop()
    assert panel.start.text() == "Let the room touch the stage"


def test_every_control_has_a_name(open_dots: Make) -> None:
    _desk, panel = open_dots()
    assert unnamed(panel) == []
