"""Leading with the keyboard: from the welcome to a recorded position, notes on the way."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.app.stories import forward, open_round, play, vote
from tests.gui.views.desk import Desk, unnamed
from unifydesk.app import agenda, noting, voting
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.views.lead.channel_tabs import RESULT
from unifydesk.gui.views.lead_page import LeadPage

SPACE = Qt.Key.Key_Space


def press(qtbot, lead: LeadPage, *keys: Qt.Key) -> None:
    """Press keys as a presenter does, wherever the page has put the cursor."""
    for key in keys:
        qtbot.keyClick(lead, key)


def test_space_alone_leads_a_claim_from_the_slide_to_its_position(qtbot, desk: Desk, lead: LeadPage) -> None:
    labels = []
    for _ in range(10):
        labels.append(lead.vote.next.text())
        press(qtbot, lead, SPACE)
    assert labels == [
        "Begin the session", "Show the claim", "Open the vote", "Close the vote", "Reveal the result",
        "Discuss", "Vote again", "Close the vote", "Reveal the result", "Record the position",
    ]  # fmt: skip
    assert "A1" in desk.workshop.positions


def test_the_button_says_the_key_beside_the_step(lead: LeadPage) -> None:
    assert lead.vote.next.accessibleName() == "Begin the session"
    assert lead.vote.next.property("role") == "primary"


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_Right])
def test_a_presenter_remote_does_the_next_step(qtbot, desk: Desk, lead: LeadPage, key: Qt.Key) -> None:
    press(qtbot, lead, key)
    assert desk.workshop.standing.scene == "slide"


def test_page_up_goes_one_stop_back(qtbot, desk: Desk, lead: LeadPage) -> None:
    press(qtbot, lead, SPACE, SPACE, Qt.Key.Key_PageUp)
    assert desk.workshop.standing.scene == "slide"


def test_opening_a_roll_call_puts_the_keyboard_into_it_and_space_still_leads(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    lead.activateWindow()
    press(qtbot, lead, SPACE, SPACE, SPACE)
    table = lead.vote.roll_call.table
    assert lead.vote.stack.currentWidget() is lead.vote.roll_call
    qtbot.keyClicks(table, "4455")
    assert desk.last_round().recorded == 2
    table.one_go = 0  # after a pause
    qtbot.keyClick(table, SPACE)
    assert desk.last_round().state == "closed"


def test_a_closed_round_is_shown_to_the_facilitator_alone(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(lambda file: vote(file, open_round(file), "445544"))
    press(qtbot, lead, SPACE)
    assert lead.vote.tabs.current == RESULT
    assert lead.vote.result.status.text().endswith("not on stage yet")
    assert lead.stage.previews.next.words.text() == "The result, once you reveal it"
    press(qtbot, lead, SPACE)
    assert lead.vote.result.status.text().endswith("revealed to the room")


def test_the_position_is_recorded_with_the_sentence_that_was_typed(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(play, claim="A1", first="444444", second="445555"))
    statement = lead.vote.result.statement
    assert statement.isVisible()
    qtbot.keyClicks(statement, "We agree\r")
    assert desk.workshop.positions["A1"].statement == "We agree"


def test_space_in_the_sentence_is_a_space(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(play, claim="A1", first="444444", second="445555"))
    qtbot.keyClicks(lead.vote.result.statement, "a b")
    assert desk.workshop.positions == {}


def test_a_sentence_can_be_changed_after_it_was_recorded(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(play, claim="A1", first="444444", second="445555"))
    qtbot.keyClicks(lead.vote.result.statement, "We agree\r")
    lead.activateWindow()
    lead.vote.result.statement.setFocus()
    qtbot.keyClicks(lead.vote.result.statement, " at last\r")
    assert desk.workshop.positions["A1"].statement == "We agree at last"


def test_a_line_of_the_outline_goes_there(qtbot, desk: Desk, lead: LeadPage) -> None:
    outline = lead.outline
    outline.setCurrentIndex(outline.rows.index(outline.rows.row_of(("claim", "A1")), 0))
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert (desk.workshop.standing.claim, desk.workshop.standing.scene) == ("A1", "claim")


def test_enter_on_a_section_folds_it(qtbot, lead: LeadPage) -> None:
    outline = lead.outline
    outline.setCurrentIndex(outline.rows.index(0, 0))
    before = outline.rows.rowCount()
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert outline.rows.rowCount() == before - 1
    qtbot.keyClick(outline, Qt.Key.Key_Return)
    assert outline.rows.rowCount() == before


def test_the_section_unfolds_when_the_session_arrives_there(desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(agenda.go_to, claim="R1"))
    assert lead.outline.rows.row_of(("claim", "R1")) >= 0
    assert lead.outline.rows.row_of(("claim", "A1")) < 0


def test_a_note_belongs_to_the_claim_and_can_be_corrected_and_removed(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    desk.do(partial(agenda.go_to, claim="A1"))
    qtbot.keyClicks(lead.notes.line.line, "- to dear\r")
    notes = lead.notes.list
    notes.setCurrentIndex(notes.notes.index(0, 0))
    qtbot.keyClick(notes, Qt.Key.Key_Return)
    qtbot.keyClicks(lead.notes.line.line, "too dear\r")
    assert [(n.kind, n.text, n.claim) for n in desk.workshop.notes] == [("against", "too dear", "A1")]
    notes.setCurrentIndex(notes.notes.index(0, 0))
    qtbot.keyClick(notes, Qt.Key.Key_Delete)
    assert desk.workshop.notes == ()
    assert lead.notes.empty.isVisible()


def test_a_note_on_a_slide_without_a_claim_belongs_to_the_slide(qtbot, desk: Desk, lead: LeadPage) -> None:
    press(qtbot, lead, SPACE)
    qtbot.keyClicks(lead.notes.line.line, "? why now\r")
    note = desk.workshop.notes[0]
    assert (note.claim, note.slide) == (None, desk.workshop.standing.slide)


def test_the_notes_of_another_claim_are_not_shown(desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(noting.add, kind="for", text="x", claim="A1"))
    desk.do(partial(agenda.go_to, claim="R1"))
    assert lead.notes.list.notes.rowCount() == 0


def test_when_a_panel_goes_away_the_keyboard_never_lands_on_a_button(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    lead.activateWindow()
    desk.do(open_round)
    lead.vote.roll_call.table.setFocus()
    for _ in range(3):
        press(qtbot, lead, SPACE)
        assert not isinstance(QApplication.focusWidget(), QAbstractButton)


def test_choosing_a_tab_before_the_vote_changes_how_it_will_be_put(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(agenda.go_to, claim="A1"))
    qtbot.mouseClick(lead.vote.tabs.buttons["hands"], Qt.MouseButton.LeftButton)
    assert desk.workshop.setups["A1"].channel == "hands"
    press(qtbot, lead, SPACE)
    assert desk.last_round().channel == "hands"
    assert lead.vote.stack.currentWidget() is lead.vote.hands


def test_a_confidential_round_offers_the_booth_alone(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(agenda.go_to, claim="A1"))
    qtbot.mouseClick(lead.vote.tabs.buttons["booth"], Qt.MouseButton.LeftButton)
    lead.vote.before.confidential.click()
    press(qtbot, lead, SPACE)
    assert desk.last_round().level == "confidential"
    assert not lead.vote.tabs.buttons["roll_call"].isEnabled()
    assert lead.vote.stack.currentWidget() is lead.vote.booth


def test_closing_the_vote_takes_the_booth_off_the_stage(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(open_round)
    lead.toggle_booth()
    assert desk.stage.booth is not None
    press(qtbot, lead, SPACE)
    assert desk.stage.booth is None


def test_ballots_of_a_named_round_can_come_by_two_ways(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(open_round, channel="hands"))
    qtbot.mouseClick(lead.vote.tabs.buttons["roll_call"], Qt.MouseButton.LeftButton)
    qtbot.keyClicks(lead.vote.roll_call.table, "44")
    assert desk.last_round().recorded == 1


def test_blank_and_freeze_reach_the_stage(qtbot, desk: Desk, lead: LeadPage) -> None:
    qtbot.mouseClick(lead.stage.blank, Qt.MouseButton.LeftButton)
    assert (desk.stage.mode, lead.stage.blank.isChecked()) == ("blank", True)
    qtbot.mouseClick(lead.stage.freeze, Qt.MouseButton.LeftButton)
    assert (desk.stage.mode, lead.stage.blank.isChecked()) == ("frozen", False)


def test_results_come_back_only_when_they_were_revealed(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(lambda file: vote(file, open_round(file), "444444"))
    desk.do(voting.close_round, desk.last_round().id)
    assert not lead.stage.results.isEnabled()
    desk.do(voting.reveal, desk.last_round().id)
    desk.do(partial(agenda.go_to, scene="claim"))
    qtbot.mouseClick(lead.stage.results, Qt.MouseButton.LeftButton)
    assert desk.workshop.standing.scene == "results"


def test_the_results_button_goes_on_to_who_moved_as_its_key_does(qtbot, desk: Desk, lead: LeadPage) -> None:
    for answers in ("444444", "555555"):
        desk.do(lambda file, given=answers: vote(file, open_round(file), given))
        desk.do(voting.close_round, desk.last_round().id)
        desk.do(voting.reveal, desk.last_round().id)
    desk.do(partial(agenda.go_to, scene="claim"))
    shown = []
    for _ in range(2):
        qtbot.mouseClick(lead.stage.results, Qt.MouseButton.LeftButton)
        shown.append(desk.workshop.standing.scene)
    assert shown == ["results", "movement"]


def test_voiding_asks_once_with_the_number_of_ballots(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(lambda file: vote(file, open_round(file), "444"))
    lead.vote.menu.void.trigger()
    ask = lead.vote.findChild(Ask)
    assert ask is not None
    assert ask.verb_button.text() == "Discard 3 ballots"
    qtbot.mouseClick(ask.verb_button, Qt.MouseButton.LeftButton)
    assert desk.workshop.rounds_of("A1") == ()


def test_a_claim_can_be_skipped(desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(agenda.go_to, claim="A1"))
    lead.vote.menu.skip.trigger()
    assert desk.workshop.standing.claim == "R1"


def test_every_control_has_a_name_for_screen_readers(desk: Desk, lead: LeadPage) -> None:
    desk.do(open_round)
    assert unnamed(lead) == []


def test_the_page_fits_a_small_laptop(qtbot, desk: Desk, lead: LeadPage) -> None:
    for act in (agenda.begin, partial(agenda.go_to, claim="A1"), open_round, forward, forward):
        desk.do(act)
        hint = lead.minimumSizeHint()
        assert hint.width() <= 1366
        assert hint.height() <= 646


def test_an_unchanged_moment_repaints_nothing(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(open_round)
    QApplication.sendPostedEvents()
    with (
        qtbot.assertNotEmitted(lead.outline.rows.dataChanged),
        qtbot.assertNotEmitted(lead.notes.list.notes.dataChanged),
    ):
        lead.show_workshop(desk.workshop)


def test_the_caption_says_at_once_that_the_stage_was_opened_or_closed(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    caption = lead.stage.previews.stage_caption
    desk.stage.is_open = False
    desk.stage.opened_changed.emit(False)
    qtbot.waitUntil(lambda: caption.text() == "On stage when it opens")
    desk.stage.is_open = True
    desk.stage.opened_changed.emit(True)
    qtbot.waitUntil(lambda: caption.text() == "On stage")


def test_space_records_typed_counts_before_it_closes_the_vote(qtbot, desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(open_round, channel="hands"))
    qtbot.keyClicks(lead.vote.hands.rows[3].count, "4")
    press(qtbot, lead, SPACE)
    assert desk.last_round().state == "open"
    assert desk.last_round().recorded == 4
    press(qtbot, lead, SPACE)
    assert desk.last_round().state == "closed"


def test_a_confidential_round_is_closed_on_missing_people_only_when_that_is_meant(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    desk.do(partial(open_round, channel="booth", level="confidential"))
    for _ in range(4):
        desk.do(voting.cast_confidential, desk.last_round().id, {"real": "4", "importance": "4"})
    press(qtbot, lead, SPACE)
    (ask,) = lead.findChildren(Ask)
    assert desk.last_round().state == "open"
    ask.verb_button.click()
    assert desk.last_round().state == "closed"


def test_before_few_confidential_ballots_are_opened_it_is_said_what_their_totals_may_tell(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    desk.do(partial(open_round, channel="booth", level="confidential"))
    for _ in range(4):
        desk.do(voting.cast_confidential, desk.last_round().id, {"real": "4", "importance": "4"})
    press(qtbot, lead, SPACE)
    (ask,) = lead.findChildren(Ask)
    said = " ".join(label.text() for label in ask.findChildren(QLabel))
    assert "Only 4 ballots: the totals alone may tell who said what." in said
    ask.reject()
    assert desk.last_round().state == "open"


def test_a_confidential_round_that_everybody_voted_in_is_closed_at_once(
    qtbot, desk: Desk, lead: LeadPage
) -> None:
    desk.do(partial(open_round, channel="booth", level="confidential"))
    for _ in range(desk.workshop.present):
        desk.do(voting.cast_confidential, desk.last_round().id, {"real": "4", "importance": "4"})
    press(qtbot, lead, SPACE)
    assert desk.last_round().state == "closed"


def test_enter_in_the_sentence_gives_the_keys_back(qtbot, desk: Desk, lead: LeadPage) -> None:
    lead.activateWindow()
    desk.do(partial(play, claim="A1", first="444444", second="444444"))
    desk.do(partial(agenda.go_to, claim="A1"))
    statement = lead.vote.result.statement
    statement.setFocus()
    qtbot.waitUntil(statement.hasFocus)
    qtbot.keyClicks(statement, "We agree\r")
    assert desk.workshop.positions["A1"].statement == "We agree"
    assert not statement.hasFocus()


def test_arrows_fold_a_section_and_otherwise_lead(qtbot, desk: Desk, lead: LeadPage) -> None:
    outline = lead.outline
    outline.setCurrentIndex(outline.rows.index(0, 0))
    before, slide = outline.rows.rowCount(), desk.workshop.standing.slide
    qtbot.keyClick(outline, Qt.Key.Key_Left)
    assert outline.rows.rowCount() < before
    qtbot.keyClick(outline, Qt.Key.Key_Right)
    assert outline.rows.rowCount() == before
    assert desk.workshop.standing.slide == slide
    qtbot.keyClick(outline, Qt.Key.Key_Right)
    assert desk.workshop.standing.scene == "slide"


def test_the_next_claim_does_not_go_on_with_the_last_kind_of_note(desk: Desk, lead: LeadPage) -> None:
    desk.do(partial(agenda.go_to, claim="A1"))
    lead.notes.line.choose("dissent")
    desk.do(partial(noting.add, kind="dissent", text="No.", claim="A1"))
    assert lead.notes.line.kind.currentData() == "dissent"
    desk.do(partial(agenda.go_to, claim="R1"))
    assert lead.notes.line.kind.currentData() == "for"


@pytest.mark.parametrize(("width", "lines"), [(1024, 2), (1100, 2), (1366, 1)])
def test_clocks_and_timer_are_whole_at_every_width(
    qtbot, desk: Desk, lead: LeadPage, width: int, lines: int
) -> None:
    press(qtbot, lead, SPACE, SPACE)
    lead.stage.timer.toggle()
    lead.resize(width, 580)
    stage = lead.stage
    assert lead.width() == width
    parts = [*stage.timer.findChildren(QAbstractButton), stage.results, *stage.clocks.findChildren(QLabel)]

    def whole(widget: QWidget) -> bool:
        place = widget.mapTo(stage, widget.rect().bottomRight())
        return widget.width() >= widget.minimumSizeHint().width() and stage.rect().contains(place)

    qtbot.waitUntil(lambda: all(map(whole, parts)))
    assert (stage.timer.y() > stage.blank.y()) == (lines == 2)
