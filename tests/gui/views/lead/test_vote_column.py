"""The right column: which ways are open, and that nothing typed is lost in any of them."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.app.stories import play
from tests.gui.views.asked import CLAIM, answers, ask, give_items, open_form
from tests.gui.views.desk import Desk, unnamed
from unifydesk.app import voting
from unifydesk.gui.views.lead.vote_column import VoteColumn
from unifydesk.gui.views.lead_page import LeadPage


@pytest.fixture(autouse=True)
def _items(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims with items, before any deck is read."""
    give_items(monkeypatch)


@pytest.fixture
def column(lead: LeadPage) -> VoteColumn:
    """The column of the Lead page."""
    return lead.vote


def click(qtbot, column: VoteColumn, tab: str) -> None:
    qtbot.mouseClick(column.tabs.buttons[tab], Qt.MouseButton.LeftButton)


def open_ways(column: VoteColumn) -> list[str]:
    """Return the ways that can be chosen, as tabs or in the menu."""
    tabs = column.tabs
    offered = [t for t in tabs.buttons if not tabs.buttons[t].isHidden() or tabs.actions_[t].isVisible()]
    return [tab for tab in offered if tabs.buttons[tab].isEnabled()]


@pytest.mark.parametrize("kind", ["ranking", "points", "quadratic", "open"])
def test_ways_that_cannot_take_a_form_are_closed_before_and_during_the_vote(
    desk: Desk, column: VoteColumn, kind: str
) -> None:
    ask(desk, f"agreement+{kind}")
    assert open_ways(column) == ["roll_call", "booth", "paper"]
    assert "cannot show" in column.tabs.buttons["cards"].accessibleDescription()
    desk.do(voting.open_round, CLAIM)
    assert open_ways(column) == ["roll_call", "booth", "paper"]


@pytest.mark.parametrize("channel", ["booth", "paper"])
def test_a_confidential_round_takes_ballots_in_its_own_way_alone(
    desk: Desk, column: VoteColumn, channel: str
) -> None:
    open_form(desk, channel=channel, level="confidential")
    assert open_ways(column) == [channel]
    assert column.tabs.current == channel


@pytest.mark.parametrize("channel", ["hands", "roll_call", "cards", "paper"])
def test_a_way_chosen_before_the_vote_is_the_way_it_is_opened(
    qtbot, desk: Desk, column: VoteColumn, channel: str
) -> None:
    ask(desk, channel="booth")
    click(qtbot, column, channel)
    assert desk.workshop.setups[CLAIM].channel == channel
    column.take_next_step()
    assert desk.last_round(CLAIM).channel == channel
    assert column.tabs.current == channel


def test_confidential_stays_confidential_between_booth_and_paper_and_no_further(
    qtbot, desk: Desk, column: VoteColumn
) -> None:
    ask(desk, channel="booth", level="confidential")
    click(qtbot, column, "paper")
    assert desk.workshop.setups[CLAIM].level == "confidential"
    click(qtbot, column, "cards")
    assert (desk.workshop.setups[CLAIM].channel, desk.workshop.setups[CLAIM].level) == ("cards", "named")


def test_the_panel_before_the_vote_follows_the_tab_at_once(qtbot, desk: Desk, column: VoteColumn) -> None:
    ask(desk, channel="hands")
    click(qtbot, column, "cards")
    assert column.before.how.text().startswith("Everyone holds up a number")


def test_a_way_chosen_elsewhere_moves_the_tab(desk: Desk, column: VoteColumn) -> None:
    ask(desk, channel="hands")
    ask(desk, channel="cards")
    assert column.tabs.current == "cards"


def test_ballots_by_several_ways_are_counted_under_every_panel(qtbot, desk: Desk, column: VoteColumn) -> None:
    open_form(desk)
    qtbot.keyClicks(column.roll_call.table, "4")
    click(qtbot, column, "cards")
    qtbot.keyClicks(column.cards.table, "44")
    assert column.ways.isVisible()
    assert column.ways.text() == "1 by roll call, 2 with cards"


def test_what_was_typed_in_another_panel_is_recorded_before_the_vote_is_closed(
    qtbot, desk: Desk, column: VoteColumn
) -> None:
    open_form(desk)
    qtbot.keyClicks(column.roll_call.line, "3 4")
    click(qtbot, column, "cards")
    column.take_next_step()
    assert desk.last_round(CLAIM).is_open
    assert answers(desk) == {3: ("4",)}
    assert column.tabs.current == "roll_call"  # the facilitator sees what was kept
    column.take_next_step()
    assert not desk.last_round(CLAIM).is_open


def test_ballots_typed_once_keep_the_vote_open_from_any_panel(qtbot, desk: Desk, column: VoteColumn) -> None:
    open_form(desk, channel="paper")
    paper = column.paper
    paper.twice.click()
    qtbot.keyClicks(paper.form.number, "3\r")
    qtbot.keyClicks(paper.form.rows[0].line, "4\r")
    click(qtbot, column, "roll_call")
    column.take_next_step()
    assert desk.last_round(CLAIM).is_open
    assert column.stack.currentWidget() is paper
    assert paper.hint.isVisible()


def test_what_was_typed_for_an_earlier_round_keeps_nothing_open(
    qtbot, desk: Desk, column: VoteColumn
) -> None:
    open_form(desk, channel="hands")
    qtbot.keyClicks(column.hands.rows[0].count, "3")
    desk.do(voting.void_round, desk.last_round(CLAIM).id)
    open_form(desk, channel="roll_call")
    column.take_next_step()
    assert not desk.last_round(CLAIM).is_open


def test_the_booth_is_not_begun_in_a_round_on_paper(desk: Desk, column: VoteColumn) -> None:
    open_form(desk, channel="paper", level="confidential")
    column.toggle_booth()
    assert desk.stage.booth is None
    assert "opened for “Paper”" in column.booth.hint.text()


@pytest.mark.parametrize("level", ["named", "confidential"])
def test_the_next_step_of_a_booth_that_was_not_used_is_to_start_it(
    desk: Desk, column: VoteColumn, level: str
) -> None:
    open_form(desk, channel="booth", level=level)
    assert column.next.text() == "Start the booth"
    column.take_next_step()
    assert desk.stage.booth is not None
    assert desk.last_round(CLAIM).is_open
    assert column.next.text() == "Close the vote"
    column.booth.toggle()
    assert column.next.text() == "Close the vote"


def test_another_way_than_the_booth_leaves_the_next_step_as_it_is(
    qtbot, desk: Desk, column: VoteColumn
) -> None:
    open_form(desk, channel="booth")
    click(qtbot, column, "roll_call")
    assert column.next.text() == "Close the vote"
    click(qtbot, column, "booth")
    assert column.next.text() == "Start the booth"


def test_cards_have_the_keyboard_when_they_are_opened(
    qtbot, desk: Desk, lead: LeadPage, column: VoteColumn
) -> None:
    with qtbot.waitActive(lead):
        lead.activateWindow()
    open_form(desk, channel="cards")
    assert QApplication.focusWidget() is column.cards.table


@pytest.mark.parametrize(
    "form", ["", "spectrum", "agreement9", "approval", "consent", "agreement+ranking+open"]
)
@pytest.mark.parametrize("channel", ["hands", "roll_call", "cards", "booth", "paper"])
def test_every_panel_fits_a_small_laptop(
    desk: Desk, lead: LeadPage, column: VoteColumn, form: str, channel: str
) -> None:
    ask(desk, form)
    desk.do(partial(voting.open_round, claim=CLAIM))
    column.tabs.choose(channel)
    lead.show_workshop(desk.workshop)
    hint = lead.minimumSizeHint()
    assert (hint.width() <= 1366, hint.height() <= 646) == (True, True)
    assert column.minimumSizeHint().width() <= 408


def test_a_position_can_be_recorded_as_soon_as_one_round_is_revealed(
    qtbot, desk: Desk, column: VoteColumn
) -> None:
    open_form(desk)
    assert not column.record.isVisible()
    desk.do(voting.close_round, desk.last_round(CLAIM).id)
    assert not column.record.isVisible()
    desk.do(voting.reveal, desk.last_round(CLAIM).id)
    assert column.record.isVisible()
    assert (column.next.text(), column.record.text()) == ("Discuss", "Record the position")
    qtbot.mouseClick(column.record, Qt.MouseButton.LeftButton)
    assert desk.workshop.positions[CLAIM].round_id == desk.last_round(CLAIM).id
    assert not column.record.isVisible()


def test_a_sentence_typed_after_one_round_is_recorded_with_enter(
    qtbot, desk: Desk, column: VoteColumn
) -> None:
    open_form(desk)
    desk.do(voting.close_round, desk.last_round(CLAIM).id)
    desk.do(voting.reveal, desk.last_round(CLAIM).id)
    qtbot.keyClicks(column.result.statement, "So be it\r")
    assert desk.workshop.positions[CLAIM].statement == "So be it"


def test_the_button_for_the_position_is_not_there_twice(desk: Desk, column: VoteColumn) -> None:
    desk.do(partial(play, claim=CLAIM, first="444444", second="445555"))
    assert column.next.text() == "Record the position"
    assert not column.record.isVisible()


def test_the_menu_of_the_claim_records_the_rules_own_position_too(desk: Desk, column: VoteColumn) -> None:
    open_form(desk)
    assert not column.menu.record.isEnabled()
    desk.do(voting.close_round, desk.last_round(CLAIM).id)
    desk.do(voting.reveal, desk.last_round(CLAIM).id)
    assert column.menu.record.text() == "Record the rule’s position"
    column.menu.record.trigger()
    assert CLAIM in desk.workshop.positions
    assert not column.menu.record.isEnabled()


def test_every_control_of_every_panel_has_a_name(desk: Desk, lead: LeadPage, column: VoteColumn) -> None:
    open_form(desk, "consent+ranking", reason=True)
    for channel in ("roll_call", "booth", "paper", "cards", "hands"):
        column.tabs.choose(channel)
        lead.show_workshop(desk.workshop)
        assert unnamed(lead) == []
