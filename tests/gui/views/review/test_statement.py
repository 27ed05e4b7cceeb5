"""Recording a position: the rule's label, or another one with its reason."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.app.stories import close_and_reveal, open_round, play
from tests.gui.decks import RANKED, ask
from tests.gui.views.desk import Desk
from unifydesk.app import positions, voting
from unifydesk.gui.views.review.statement import Statement


@pytest.fixture
def statement(qtbot, desk: Desk) -> Statement:
    desk.do(partial(play, claim="A1", first="222244", second="344455"))
    made = Statement(desk.jobs)
    qtbot.addWidget(made)
    desk.jobs.changed.connect(lambda workshop: made.show_claim(workshop, "A1"))
    made.show_claim(desk.workshop, "A1")
    made.show()
    return made


def choose(statement: Statement, label: str) -> None:
    statement.label.setCurrentIndex(statement.label.findData(label))


def test_the_rules_own_label_stands_first_and_is_recorded_without_a_reason(
    desk: Desk, statement: Statement
) -> None:
    assert statement.label.currentText() == "Consensus for – as the rule says"
    assert not statement.why.isEnabled()
    statement.record.click()
    recorded = desk.workshop.positions["A1"]
    assert (recorded.label, recorded.differs) == ("consensus_for", False)


def test_another_label_needs_a_reason(desk: Desk, statement: Statement, qtbot) -> None:
    choose(statement, "divided")
    assert statement.why.isEnabled()
    assert not statement.record.isEnabled()
    qtbot.keyClicks(statement.why, "   ")
    assert not statement.record.isEnabled()
    qtbot.keyClicks(statement.why, "Two left before the vote.")
    statement.record.click()
    recorded = desk.workshop.positions["A1"]
    assert (recorded.label, recorded.rule_label) == ("divided", "consensus_for")
    assert recorded.why == "Two left before the vote."


def test_what_differs_is_shown_beside_the_rules_label(desk: Desk, statement: Statement) -> None:
    desk.do(positions.record, "A1", "We agree.", label="divided", why="Two left.")
    assert statement.label.currentData() == "divided"
    assert statement.why.text() == "Two left."
    assert statement.state.text() == "Recorded at round 2"
    assert statement.differing.text() == (
        "Recorded as “divided”, where the rule says “consensus for”: Two left."
    )
    assert not statement.record.isEnabled()


def test_another_sentence_keeps_the_label_and_its_reason(desk: Desk, statement: Statement, qtbot) -> None:
    desk.do(positions.record, "A1", "We agree.", label="divided", why="Two left.")
    statement.text.setPlainText("We mostly agree.")
    assert statement.record.text() == "Record the sentence"
    statement.record.click()
    recorded = desk.workshop.positions["A1"]
    assert (recorded.statement, recorded.label, recorded.why) == ("We mostly agree.", "divided", "Two left.")


def test_going_back_to_the_rules_label_drops_the_reason(desk: Desk, statement: Statement) -> None:
    desk.do(positions.record, "A1", label="divided", why="Two left.")
    statement.label.setCurrentIndex(0)
    assert statement.record.text() == "Record the position"
    statement.record.click()
    assert not desk.workshop.positions["A1"].differs


def test_a_label_of_an_earlier_round_does_not_count_for_a_later_one(desk: Desk, statement: Statement) -> None:
    desk.do(positions.record, "A1", label="divided", why="Two left.")
    desk.do(lambda file: close_and_reveal(file, open_round(file)))
    assert statement.label.currentIndex() == 0
    assert statement.why.text() == ""
    assert "an earlier round" in statement.state.text()


def test_what_is_being_chosen_survives_changes_elsewhere(desk: Desk, statement: Statement, qtbot) -> None:
    choose(statement, "divided")
    qtbot.keyClicks(statement.why, "Two l")
    desk.do(open_round, "R1")
    assert statement.label.currentData() == "divided"
    assert statement.why.text() == "Two l"


def test_before_a_vote_is_revealed_nothing_can_be_chosen(desk: Desk, statement: Statement) -> None:
    desk.do(open_round)
    assert not statement.label.isVisible()
    assert not statement.record.isEnabled()
    desk.do(voting.close_round, desk.last_round().id)
    assert not statement.record.isEnabled()


def test_an_order_has_no_label_and_is_recorded_all_the_same(
    new_desk, qtbot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, O1=RANKED)
    desk = new_desk()
    desk.do(lambda file: close_and_reveal(file, open_round(file, "O1")))
    made = Statement(desk.jobs)
    qtbot.addWidget(made)
    made.show_claim(desk.workshop, "O1")
    made.show()
    assert not made.label.isVisible()
    assert not made.why.isVisible()
    made.record.click()
    assert desk.workshop.positions["O1"].label == "figures_only"


def test_a_file_to_read_only_is_not_recorded_in(desk: Desk, statement: Statement) -> None:
    statement.show_claim(replace(desk.workshop, read_only=True), "A1")
    assert not statement.label.isEnabled()
    assert not statement.record.isEnabled()


def test_it_tells_when_the_position_is_on_disk(statement: Statement, qtbot) -> None:
    with qtbot.waitSignal(statement.recorded):
        qtbot.mouseClick(statement.record, Qt.MouseButton.LeftButton)
