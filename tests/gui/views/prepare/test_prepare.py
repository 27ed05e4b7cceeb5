"""The Prepare page: every field is on disk when it is left; refusals stay at the foot of their part."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, Qt
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem

from unifydesk.app import agenda, people, voting
from unifydesk.gui.desk import PREPARE
from unifydesk.gui.dialogs.paste_people import PastePeople
from unifydesk.gui.models.claims import WAY
from unifydesk.gui.models.people import NAME, PRESENT


@pytest.fixture
def page(program, workshop):
    program.window.show_page(PREPARE)
    return program.window.page_widget(PREPARE)


def part(page, name):
    page.show_part(name)
    return page.section(name)


def now(program):
    return program.jobs.workshop


# --- the check-list


def test_a_row_leads_to_its_part(page):
    page.rows["people"].click()
    assert page.stack.currentWidget() is page._holders["people"]


def test_the_check_list_names_what_is_missing(program, page):
    program.jobs.run(page, partial(people.remove, numbers=[seat.number for seat in now(program).seats]))
    assert page.rows["people"].accessibleName() == "People: No people yet"
    assert page.summary.text() == "Still to complete: People"


def test_a_complete_workshop_is_ready_to_lead(page):
    assert page.summary.text() == "Ready to lead"


# --- the title page


def test_a_field_is_kept_when_it_is_left(program, page, qtbot):
    info = part(page, "info")
    info.ui.placeEdit.setText("Room 7")
    info.ui.placeEdit.editingFinished.emit()
    assert now(program).info.place == "Room 7"


def test_an_empty_title_is_refused_in_place_and_comes_back(program, page):
    info = part(page, "info")
    info.ui.titleEdit.setText("")
    info.ui.titleEdit.editingFinished.emit()
    assert "title" in info.problem.text()
    assert now(program).info.title == "Tools and ties"
    assert info.ui.titleEdit.text() == "Tools and ties"


def test_a_date_is_kept(program, page):
    info = part(page, "info")
    info.ui.dateEdit.setDate(QDate(2026, 12, 24))
    info.ui.dateEdit.editingFinished.emit()
    assert now(program).info.date == "2026-12-24"


def test_leaving_a_field_unchanged_is_no_act(program, page):
    part(page, "info").ui.placeEdit.editingFinished.emit()
    assert now(program).undo_text == ""


# --- people


def test_a_name_typed_into_the_table_is_kept(program, page):
    section = part(page, "people")
    section.model.setData(section.model.index(2, NAME), "Chiara")
    assert now(program).seats[2].name == "Chiara"
    assert section.model.index(2, NAME).data() == "Chiara"


def test_attendance_is_its_own_act(program, page):
    section = part(page, "people")
    section.model.setData(
        section.model.index(0, PRESENT), Qt.CheckState.Unchecked.value, Qt.ItemDataRole.CheckStateRole
    )
    assert now(program).present == 5
    assert section.count.text() == "5 of 6 in the room"
    assert now(program).undo_text == "Seat 1 left"


def test_seats_without_names_are_added(program, page):
    section = part(page, "people")
    section.seats.setValue(3)
    section.add.click()
    assert len(now(program).seats) == 9


def test_chosen_seats_are_removed(program, page):
    section = part(page, "people")
    section.table.selectRow(0)
    section.remove.click()
    assert [seat.number for seat in now(program).seats] == [2, 3, 4, 5, 6]


def test_delete_removes_the_chosen_seats_as_one_act(program, page, qtbot):
    section = part(page, "people")
    page.activateWindow()
    section.table.setFocus()
    section.table.selectRow(0)
    section.table.selectionModel().select(
        section.model.index(1, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    qtbot.keyClick(section.table, Qt.Key.Key_Delete)
    assert [seat.number for seat in now(program).seats] == [3, 4, 5, 6]
    assert now(program).undo_text == "Remove 2 people"


def test_without_people_the_page_says_what_to_do(program, page):
    section = part(page, "people")
    section.table.selectAll()
    section.remove.click()
    assert section.stack.currentIndex() == 0


def test_people_come_from_a_file(program, page, tmp_path):
    file = tmp_path / "names.csv"
    file.write_text("name,group\nZoe,A\nYann,B\n", "utf-8")
    part(page, "people")._on_csv_chosen(str(file))
    assert [seat.name for seat in now(program).seats[:3]] == ["Zoe", "Yann", ""]


@pytest.mark.parametrize(("content", "said"), [(b"\xff\xfe\x00", "UTF-8"), (b"seat,name\nx,Ann", "row 2")])
def test_a_file_that_cannot_be_read_is_refused_in_place(program, page, tmp_path, content, said):
    file = tmp_path / "names.csv"
    file.write_bytes(content)
    section = part(page, "people")
    section._on_csv_chosen(str(file))
    assert said in section.problem.text()
    assert len(now(program).seats) == 6


def test_a_file_that_is_gone_is_refused_in_place(page, tmp_path):
    section = part(page, "people")
    section._on_csv_chosen(str(tmp_path / "gone.csv"))
    assert "cannot be read" in section.problem.text()


def test_pasting_opens_its_dialog(program, page):
    part(page, "people").paste.click()
    assert program.window.findChildren(PastePeople)


# --- claims


def test_a_way_of_voting_is_chosen_in_the_table(program, page, qtbot):
    claims = part(page, "claims")
    index = claims.model.index(0, WAY)
    delegate = claims.table.itemDelegate()
    editor = delegate.createEditor(claims.table.viewport(), QStyleOptionViewItem(), index)
    assert isinstance(editor, QComboBox)
    delegate.setEditorData(editor, index)
    editor.setCurrentIndex(3)
    delegate.setModelData(editor, claims.model, index)
    setup = now(program).setups["A1"]
    assert (setup.channel, setup.level) == ("booth", "confidential")


def test_all_claims_get_a_way_as_one_act(program, page):
    claims = part(page, "claims")
    claims.way.setCurrentIndex(1)
    claims.way.activated.emit(1)
    assert {setup.channel for setup in now(program).setups.values()} == {"hands"}
    program.window.actions_.actions["edit.undo"].trigger()
    assert {setup.channel for setup in now(program).setups.values()} == {"roll_call"}


def test_confidence_and_reason_are_turned_on_and_off_for_all(program, page):
    claims = part(page, "claims")
    claims.confidence.click()
    claims.reason.click()
    assert all(setup.confidence and setup.reason for setup in now(program).setups.values())
    assert claims.confidence.text() == "Confidence on none"
    claims.confidence.click()
    assert not any(setup.confidence for setup in now(program).setups.values())


def test_a_confidential_vote_of_two_is_warned_about(program, page):
    claims = part(page, "claims")
    claims.way.setCurrentIndex(3)
    claims.way.activated.emit(3)
    assert claims.warning.text() == ""
    few = replace(now(program), seats=now(program).seats[:2])
    claims.show_workshop(few)
    assert "at least 3" in claims.warning.text()


# --- the rule


def test_a_threshold_is_declared_at_once_and_its_words_follow(program, page):
    rule = part(page, "rule")
    rule.fields["consensus"].setValue(80)
    assert now(program).rule.threshold("consensus") == 80
    assert "80%" in rule.ui.summaryLabel.text()


def test_before_the_first_round_nothing_is_noted(page):
    assert part(page, "rule").ui.noticeLabel.isHidden()


def test_after_the_first_round_a_change_is_announced_as_late(program, page):
    program.jobs.run(page, agenda.begin)
    program.jobs.run(page, partial(voting.open_round, claim="A1"))
    rule = part(page, "rule")
    assert not rule.ui.noticeLabel.isHidden()
    rule.fields["dissent"].setValue(20)
    assert now(program).rule_events[-1].after_first_round


# --- time


def test_a_running_order_puts_its_claims_on_the_agenda(program, page):
    time = part(page, "time")
    time.order.setCurrentIndex(0)
    time.order.activated.emit(0)
    assert now(program).info.running_order == "short"
    assert now(program).info.minutes_planned == 20
    assert time.minutes.value() == 20


def test_the_planned_time_is_kept_and_reckoned(program, page):
    time = part(page, "time")
    time.minutes.setValue(60)
    assert now(program).info.minutes_planned == 60
    assert time.verdict.text().endswith("minutes for each claim")


def test_too_little_time_is_said(program, page):
    time = part(page, "time")
    time.minutes.setValue(1)
    assert "longer than planned" in time.verdict.text() or "minutes for each claim" in time.verdict.text()
    assert any("usually take" in line.text() for line in time._lines)


# --- reading only


def test_a_file_to_read_only_can_be_looked_at(program, page):
    for name in ("info", "people", "time", "claims", "rule"):
        part(page, name)
    page.show_workshop(replace(now(program), read_only=True))
    assert not page.section("info").ui.titleEdit.isEnabled()
    assert not page.section("people").add.isEnabled()
    assert not page.section("time").order.isEnabled()
    assert not page.section("claims").way.isEnabled()
    assert not page.section("rule").fields["consensus"].isEnabled()
