"""The Prepare page: every field is on disk when it is left; refusals stay at the foot of their part."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import QDate

from tests.gui.views.desk import unnamed
from tests.gui.views.prepare.parts import now, part
from unifydesk.app import people

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
    assert not page.section("rule").ui.baseCombo.isEnabled()
    assert not page.section("claims").scale.isEnabled()


# --- for everybody


@pytest.mark.parametrize("name", ["info", "people", "time", "claims", "rule"])
def test_every_control_has_a_name_for_screen_readers(page, name):
    assert unnamed(part(page, name)) == []


@pytest.mark.parametrize("name", ["info", "people", "time", "claims", "rule"])
def test_every_part_fits_a_small_laptop(page, name):
    assert part(page, name).minimumSizeHint().width() <= 1366 - 264
