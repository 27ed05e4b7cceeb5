"""The frame: start page, pages, ribbon, header and footer, dropping a file, closing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from tests.app.stories import DECK, close_and_reveal, open_round
from unifydesk.app import agenda, backups, noting, safekeeping
from unifydesk.app.paper import Sheet
from unifydesk.domain.errors import KnownStoreError
from unifydesk.gui.desk import LEAD, MINUTES, PAGES, PREPARE
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.dialogs.new_workshop import NewWorkshop
from unifydesk.gui.jobs import Work


@pytest.fixture
def window(program):
    return program.window


def dropped(*paths: object) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_without_a_workshop_there_is_the_start_page(program, window):
    program.start([])
    assert window.stack.currentWidget() is window.start
    assert window.header.isHidden()


def test_a_new_workshop_opens_on_prepare(window, workshop):
    assert window.page == PREPARE
    assert window.windowTitle() == "Tools and ties — UnifyDesk"


def test_a_session_that_was_begun_opens_on_lead(program, window, workshop):
    program.jobs.run(window, agenda.begin)
    program.jobs.leave(window)
    program.start([workshop.path])
    assert window.page == LEAD


@pytest.mark.parametrize("page", [page for page in PAGES if page != MINUTES])
def test_every_page_shows_the_workshop(window, workshop, page):
    window.show_page(page)
    assert window.stack.currentWidget() is window.page_widget(page)
    assert window.header._tabs[page].isChecked()


def test_a_key_records_the_position_once_the_room_has_seen_the_result(program, window, workshop, qtbot):
    window.show_page(LEAD)
    record = window.actions_.actions["vote.record"]
    program.jobs.run(window, open_round)
    program.jobs.run(window, lambda file: agenda.go_to(file, claim="A1"))
    assert not record.isEnabled()
    program.jobs.run(window, lambda file: close_and_reveal(file, program.jobs.workshop.last_round("A1")))
    assert record.isEnabled()
    assert [key.toString() for key in record.shortcuts()] == ["P"]
    record.trigger()
    assert "A1" in program.jobs.workshop.positions
    assert not record.isEnabled()


def test_a_page_that_is_not_shown_is_told_when_it_is(program, window, workshop):
    window.show_page(LEAD)
    window.show_page(PREPARE)
    program.jobs.run(window, agenda.begin)
    assert window._shown[LEAD] is not program.jobs.workshop
    window.show_page(LEAD)
    assert window._shown[LEAD] is program.jobs.workshop


def test_closing_the_workshop_goes_back_to_the_start_page(window, workshop):
    window.actions_.actions["file.close"].trigger()
    assert window.stack.currentWidget() is window.start
    assert window.windowTitle() == "UnifyDesk"
    assert [recent.title for recent in window.start.shown()] == ["Tools and ties"]


def test_a_rehearsal_wears_its_ribbon(open_workshop, window):
    open_workshop(rehearsal=True)
    assert window.ribbon.text.startswith("Rehearsal")


def test_a_usual_workshop_has_no_ribbon(window, workshop):
    assert window.ribbon.text == ""


def test_what_cannot_be_undone_says_so_in_the_footer_and_in_the_menu(program, window, workshop):
    program.jobs.run(window, lambda file: open_round(file, "A1", level="confidential", channel="booth"))
    why = "“Open round 1 of A1” cannot be undone, nor what came before it"
    undo = window.footer._undo
    assert (undo.isVisible(), undo.isEnabled()) == (True, False)
    assert (undo.toolTip(), undo.accessibleDescription()) == (why, why)
    assert window.actions_.actions["edit.undo"].text() == why
    program.jobs.run(window, lambda file: noting.add(file, "remark", "Later"))
    assert undo.isEnabled()
    assert undo.toolTip() == ""


def test_quotes_of_an_act_do_not_meet_those_around_it(program, window, workshop):
    program.jobs.run(window, lambda file: noting.add(file, "remark", "Features alike"))
    assert program.jobs.workshop.undo_text == "Add note “Features alike”"
    assert window.footer._undo.accessibleName() == "Undo “Add note ‘Features alike’”"


def test_the_footer_names_what_can_be_undone(program, window, workshop):
    program.start([])
    window.show_page(LEAD)
    program.desk.next_asked.emit()
    program.desk.next_asked.emit()
    program.desk.next_asked.emit()
    undo = program.jobs.workshop.undo_text
    assert undo
    assert window.footer._undo.accessibleName() == f"Undo “{undo}”"
    window.footer._undo.click()
    assert program.jobs.workshop.undo_text != undo


def test_the_elapsed_time_runs_once_the_session_was_begun(program, window, workshop):
    assert window.header._elapsed.text().endswith("planned")
    program.jobs.run(window, agenda.begin)
    assert " of " in window.header._elapsed.text()
    assert window.header._timer.isActive()


def test_the_header_says_what_the_stage_does(program, window, workshop):
    assert window.header._stage.accessibleName() == "Stage is closed"
    window.header._stage.click()
    assert window.header._stage.accessibleName() == "On stage"
    program.stage.set_mode("blank")
    assert window.header._stage.accessibleName() == "Stage is blank"


def test_a_lost_projector_is_said(program, window, workshop):
    program.stage.projector_lost.emit("The projector went away.")
    assert window.footer.messages.text == "The projector went away."


def test_a_dropped_workshop_is_opened(program, window, workshop):
    program.jobs.leave(window)
    data = dropped(workshop.path)
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, data, buttons, keys)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, keys))
    assert program.jobs.workshop.path == workshop.path


def test_a_dropped_deck_starts_a_new_workshop(program, window, tmp_path):
    deck = tmp_path / "deck.md"
    deck.write_text(DECK, "utf-8")
    data = dropped(deck)
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(QDropEvent(QPointF(9, 9), actions, data, buttons, keys))
    (dialog,) = window.findChildren(NewWorkshop)
    assert dialog.ui.titleEdit.text() == "Tools and ties"


def test_anything_else_cannot_be_dropped(window, tmp_path):
    actions, buttons, keys = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for data in (dropped(tmp_path / "a.png"), dropped(tmp_path / "a.md", tmp_path / "b.md")):
        enter = QDragEnterEvent(QPointF(9, 9).toPoint(), actions, data, buttons, keys)
        enter.ignore()
        window.dragEnterEvent(enter)
        assert not enter.isAccepted()


def test_leaving_is_asked_about_only_while_something_is_written(program, window, workshop):
    program.jobs._works.append(Work(window, None))
    assert not window.close()
    (ask,) = window.findChildren(Ask)
    program.jobs._works.clear()
    ask.verb_button.click()
    assert window.isHidden()


def test_leaving_is_asked_about_while_ballots_wait_for_their_second_entry(program, window, workshop):
    window.show_page(LEAD)
    panel = program.lead_page.vote.paper
    panel.pile = panel.pile.with_first(Sheet(3, (("agreement", "4"),)))
    assert not window.close()
    (ask,) = window.findChildren(Ask)
    ask.keep_button.click()
    assert window.isVisible()
    assert not window.close()
    window.findChildren(Ask)[-1].verb_button.click()
    assert window.isHidden()


def test_the_window_comes_back_where_it_was(program, window):
    window.resize(1200, 700)
    window.close()
    assert not program.settings.geometry("console").isEmpty()


def test_the_first_window_stays_on_the_laptop_with_its_foot(window):
    # the laptop of the tests has 1366 × 768: too little for a window of that size and its title bar
    assert window.isMaximized()
    assert window.screen().availableGeometry().contains(window.geometry())


def test_opening_the_workshop_that_is_open_shows_its_lead_page(program, window, workshop):
    program.start([workshop.path])
    assert window.page == LEAD


def test_a_file_that_is_none_is_refused_on_the_start_page(program, window, tmp_path):
    wrong = tmp_path / "wrong.unify"
    wrong.write_text("hello", "utf-8")
    program.start([str(wrong)])
    assert window.stack.currentWidget() is window.start
    assert "wrong.unify" in window.footer.messages.text


def test_pages_made_are_kept(window, workshop):
    assert window.page_widget(LEAD) is window.page_widget(LEAD)


def test_the_footer_says_quietly_that_there_is_no_backup_until_there_is(program, window, workshop):
    why = "The disk that holds “backups” is full."
    program.jobs.unbacked.emit(why)
    assert window.footer._said.text() == f"No backup: {why}"
    assert window.footer.messages.text == ""  # nothing covers what the room is doing
    program.jobs.run(window, agenda.begin)
    assert window.footer._disk.text() == "on disk, no backup"
    assert window.footer._disk.accessibleDescription() == why
    program.jobs.unbacked.emit("")
    assert window.footer._disk.text() == "on disk"
    assert window.footer._disk.toolTip() == ""


def test_a_full_disk_for_backups_is_told_and_the_session_goes_on(program, window, open_workshop, monkeypatch):
    def full(*_arguments):
        raise KnownStoreError("The disk is full.")

    monkeypatch.setattr(safekeeping.copies, "backup", full)
    open_workshop()
    program.jobs.run(window, agenda.begin)
    assert program.jobs.workshop.standing.started
    assert window.footer._disk.text() == "on disk, no backup"


def test_a_session_in_which_nobody_does_anything_is_backed_up_too(
    program, window, open_workshop, monkeypatch
):
    monkeypatch.setattr(safekeeping, "BETWEEN", timedelta(seconds=-1))
    open_workshop()
    program.jobs._file.between_tasks = None  # as if the change had come just before the ten minutes
    program.jobs.run(window, agenda.begin)
    safekeeping.watch(program.jobs._file)
    program.keep_watch()
    program._watch.timeout.emit()
    newest, *_ = backups.all_backups()
    assert backups.look(newest).held.last_act == "Begin the session"


@pytest.mark.parametrize("page", PAGES)
def test_every_page_fits_a_small_projector(program, window, workshop, page):
    window.show_page(page)
    assert window.minimumWidth() <= 1024
    assert window.minimumSizeHint().width() <= 1024
