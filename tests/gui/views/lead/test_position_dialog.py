"""Another label than the rule's, recorded from the menu of the claim."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QDialog
from shiboken6 import isValid

from tests.app.stories import open_round, play
from tests.gui.views.desk import Desk, unnamed
from unifydesk.app import agenda
from unifydesk.gui.views.lead.position_dialog import PositionDialog
from unifydesk.gui.views.lead_page import LeadPage


@pytest.fixture
def dialog(desk: Desk, lead: LeadPage) -> Iterator[PositionDialog]:
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    desk.do(agenda.go_to, claim="A1")
    lead.vote.menu.other_label.trigger()
    made = lead.findChild(PositionDialog)
    assert made is not None
    yield made
    if isValid(made):
        made.reject()


def test_it_records_another_label_with_its_reason_and_closes(
    desk: Desk, dialog: PositionDialog, qtbot
) -> None:
    statement = dialog.statement
    statement.label.setCurrentIndex(statement.label.findData("divided"))
    qtbot.keyClicks(statement.why, "Two left.")
    with qtbot.waitSignal(dialog.accepted):
        statement.record.click()
    recorded = desk.workshop.positions["A1"]
    assert (recorded.label, recorded.why) == ("divided", "Two left.")


def test_cancelling_records_nothing(desk: Desk, dialog: PositionDialog) -> None:
    dialog.reject()
    assert desk.workshop.positions == {}


def test_everything_in_it_has_a_name(dialog: PositionDialog) -> None:
    assert unnamed(dialog) == []


def test_the_choice_is_captioned_and_the_button_is_the_one_that_counts(dialog: PositionDialog) -> None:
    statement = dialog.statement
    assert statement.caption.isVisible()
    assert statement.caption.text() == "Position to record"
    assert statement.caption.buddy() is statement.label
    assert statement.record.property("role") == "primary"


def test_nothing_in_it_overlaps(dialog: PositionDialog, qtbot) -> None:
    statement = dialog.statement
    statement.label.setCurrentIndex(1)
    qtbot.waitUntil(lambda: statement.text.geometry().bottom() < statement.label.geometry().top())
    assert statement.label.geometry().bottom() < statement.why.geometry().top()


def test_it_is_not_offered_before_the_room_has_seen_the_result(desk: Desk, lead: LeadPage) -> None:
    desk.do(open_round)
    desk.do(agenda.go_to, claim="A1")
    assert not lead.vote.menu.other_label.isEnabled()
    assert lead.findChildren(QDialog) == []
