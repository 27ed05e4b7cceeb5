"""The booth from the facilitator's side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import open_round
from tests.gui.views.desk import Ballot, Desk
from unifydesk.app import people, voting
from unifydesk.domain.stage import BoothScene
from unifydesk.gui.views.ballots.booth import BoothPanel

Make = Callable[[str], tuple[Desk, BoothPanel]]
ANSWERS = {"agreement": "4"}


@pytest.fixture
def open_booth(qtbot, desk: Desk) -> Make:
    """Return a function that opens a round of O1 at a level and shows the panel."""

    def make(level: str) -> tuple[Desk, BoothPanel]:
        desk.do(partial(open_round, claim="O1", channel="booth", level=level))
        panel = BoothPanel(desk.jobs, desk.stage)
        qtbot.addWidget(panel)
        desk.jobs.changed.connect(lambda workshop: panel.show_round(workshop, workshop.last_round("O1")))
        panel.show_round(desk.workshop, desk.last_round("O1"))
        panel.show()
        panel.take_focus()
        return desk, panel

    return make


def test_the_booth_starts_with_one_key_on_the_projector_for_named_ballots(open_booth: Make, qtbot) -> None:
    desk, panel = open_booth("named")
    qtbot.keyClick(panel.start, Qt.Key.Key_Space)
    assert desk.stage.booth is not None
    state, on_laptop, pin = desk.stage.booth
    assert isinstance(state.scene, BoothScene)
    assert (on_laptop, pin) == (False, "")


def test_a_confidential_booth_starts_on_the_laptop_when_there_is_a_projector(open_booth: Make, qtbot) -> None:
    desk, panel = open_booth("confidential")
    qtbot.keyClicks(panel.pin, "2468")
    qtbot.keyClick(panel.start, Qt.Key.Key_Space)
    assert desk.stage.booth is not None
    assert desk.stage.booth[1:] == (True, "2468")


def test_the_promise_stands_beside_a_confidential_booth_only(open_booth: Make) -> None:
    _desk, panel = open_booth("confidential")
    assert panel.contract.isVisible()
    assert panel.contract.text().count("\n") == 3


def test_whoever_votes_for_somebody_else_is_told_to_take_a_second_turn(open_booth: Make) -> None:
    desk, panel = open_booth("confidential")
    assert panel.lead.isHidden()
    desk.do(partial(people.edit, seat=replace(desk.workshop.seats[1], present=False, proxy=1)))
    assert panel.lead.text() == "1 person votes by proxy: the proxy takes a second turn."
    assert not panel.lead.isHidden()


def test_a_named_ballot_is_recorded_before_the_stage_says_so(open_booth: Make) -> None:
    desk, panel = open_booth("named")
    desk.stage.booth_submitted.emit(Ballot(desk.last_round("O1").id, 3, ANSWERS))
    assert desk.stage.recorded == ["Chen"]
    assert [row.voted for row in panel.turnout.rows] == [False, False, True, False, False, False]


def test_a_confidential_ballot_shows_a_number_and_nobody(open_booth: Make) -> None:
    desk, panel = open_booth("confidential")
    desk.stage.booth_submitted.emit(Ballot(desk.last_round("O1").id, None, ANSWERS))
    assert desk.stage.recorded == [""]
    assert panel.count.text() == "1 of 6"
    assert panel.turnout.rows == ()
    assert not panel.list.isVisible()


def test_a_confidential_ballot_that_is_handed_over_twice_is_one(open_booth: Make) -> None:
    desk, panel = open_booth("confidential")
    round_id = desk.last_round("O1").id
    for turn in (b"one", b"one", b"another"):
        desk.stage.booth_submitted.emit(Ballot(round_id, None, ANSWERS, turn=turn))
    assert desk.stage.recorded == ["", "", ""]
    assert panel.count.text() == "2 of 6"


def test_a_ballot_that_is_refused_says_why_on_the_stage(open_booth: Make) -> None:
    desk, _panel = open_booth("named")
    desk.stage.booth_submitted.emit(Ballot(desk.last_round("O1").id, 77, ANSWERS))
    assert desk.stage.recorded == []
    assert len(desk.stage.refused) == 1


def test_the_booth_can_be_ended_from_the_console_and_from_the_stage(open_booth: Make) -> None:
    desk, panel = open_booth("named")
    panel.toggle()
    panel.toggle()
    assert desk.stage.booth is None
    panel.toggle()
    desk.stage.booth_left.emit()
    assert panel.start.text() == "Start the booth"


def test_a_booth_without_an_open_round_says_what_to_do(open_booth: Make) -> None:
    desk, panel = open_booth("named")
    desk.do(voting.close_round, desk.last_round("O1").id)
    panel.toggle()
    assert desk.stage.booth is None
    assert panel.hint.text() == "Open the vote first; then the booth can take ballots."


def test_a_round_whose_key_is_elsewhere_can_only_be_voided(open_booth: Make) -> None:
    desk, panel = open_booth("confidential")
    stranded = replace(desk.workshop, stranded=(desk.last_round("O1").id,))
    panel.show_round(stranded, desk.last_round("O1"))
    assert not panel.start.isEnabled()
    assert "Void the round" in panel.hint.text()
