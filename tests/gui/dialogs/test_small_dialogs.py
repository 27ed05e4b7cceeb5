"""Asking once, settings applied at once, the palette, the sheet of keys, and pasting names."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from unifydesk.app import people
from unifydesk.domain.people import Seat
from unifydesk.gui.actions import ACTIONS
from unifydesk.gui.dialogs.ask import Ask
from unifydesk.gui.dialogs.palette import Palette, entries, matching
from unifydesk.gui.dialogs.paste_people import PastePeople
from unifydesk.gui.dialogs.settings import SettingsDialog
from unifydesk.gui.dialogs.shortcuts import Shortcuts, key_names
from unifydesk.gui.settings import STAGE_THEME, TEXT_SIZE, THEME

Key = Qt.Key


@pytest.fixture
def palette(program, workshop):
    made = Palette(program.desk, program.window)
    made.open()
    return made


# --- asking


@pytest.fixture
def ask(program):
    made = Ask("Discard round 1 of A1?", "Its ballots no longer count.", "Discard 9 ballots", program.window)
    made.open()
    return made


def test_enter_keeps_everything(ask, qtbot):
    with qtbot.assertNotEmitted(ask.agreed):
        qtbot.keyClick(ask, Key.Key_Return)


def test_enter_on_the_button_with_the_consequence_does_it(ask, qtbot):
    with qtbot.waitSignal(ask.agreed):
        ask.verb_button.setFocus()
        qtbot.keyClick(ask.verb_button, Key.Key_Return)


def test_escape_keeps_everything(ask, qtbot):
    with qtbot.assertNotEmitted(ask.agreed):
        qtbot.keyClick(ask, Key.Key_Escape)
    assert not ask.isVisible()


def test_the_button_with_the_consequence_does_it(ask, qtbot):
    assert ask.verb_button.text() == "Discard 9 ballots"
    with qtbot.waitSignal(ask.agreed):
        ask.verb_button.click()


# --- settings


def test_a_theme_is_applied_as_soon_as_it_is_chosen(program):
    dialog = SettingsDialog(program.desk, program.window)
    dialog.ui.themeCombo.setCurrentIndex(dialog.ui.themeCombo.findData("dark"))
    dialog.ui.themeCombo.activated.emit(2)
    assert program.settings.get(THEME) == "dark"
    assert program.theming.current.dark
    dialog.reject()


def test_text_size_and_stage_theme_are_kept(program):
    dialog = SettingsDialog(program.desk, program.window)
    dialog.ui.sizeCombo.setCurrentIndex(dialog.ui.sizeCombo.findData(130))
    dialog.ui.sizeCombo.activated.emit(3)
    dialog.ui.stageThemeCombo.setCurrentIndex(dialog.ui.stageThemeCombo.findData("light"))
    dialog.ui.stageThemeCombo.activated.emit(1)
    assert (program.settings.get(TEXT_SIZE), program.settings.get(STAGE_THEME)) == (130, "light")
    dialog.reject()


def test_the_screens_are_listed(program):
    dialog = SettingsDialog(program.desk, program.window)
    assert dialog.ui.screenCombo.count() == len(program.stage.screens())
    dialog.reject()


# --- the palette


def test_it_holds_actions_claims_and_slides(program, workshop):
    keys = {entry.key for entry in entries(program.desk)}
    assert {"stage.open", "claim A1"} <= keys
    assert any(key.startswith("slide ") for key in keys)


def test_only_what_is_possible_is_offered(program):
    assert "file.close" not in {entry.key for entry in entries(program.desk)}


def test_what_begins_with_the_text_comes_first(program, workshop):
    found = matching(entries(program.desk), "r1")
    assert found[0].key == "claim R1"


def test_all_words_must_fit_in_any_order(program, workshop):
    assert [entry.key for entry in matching(entries(program.desk), "stage open")] == ["stage.open"]


def test_enter_goes_to_a_claim(program, palette, qtbot):
    qtbot.keyClicks(palette.typed, "R1")
    qtbot.keyClick(palette.typed, Key.Key_Return)
    assert program.jobs.workshop.standing.claim == "R1"
    assert program.window.page == "lead"


def test_arrows_move_in_the_list_while_typing(palette, qtbot):
    qtbot.keyClick(palette.typed, Key.Key_Down)
    qtbot.keyClick(palette.typed, Key.Key_Down)
    qtbot.keyClick(palette.typed, Key.Key_Up)
    assert palette.list.currentIndex().row() == 1


def test_nothing_that_fits_does_nothing(palette, qtbot):
    qtbot.keyClicks(palette.typed, "zzzz")
    qtbot.keyClick(palette.typed, Key.Key_Return)
    assert palette.isVisible()


# --- keys


def test_every_key_is_on_the_sheet(program):
    sheet = Shortcuts(program.window)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {name for action in ACTIONS for name in key_names(action)} <= shown
    sheet.reject()


# --- pasting names


@pytest.fixture
def paste(program, workshop):
    made = PastePeople(program.jobs, program.window)
    made.open()
    return made


def test_names_are_counted_while_typing(paste):
    paste.ui.peopleEdit.setPlainText("Ann\nBen\n\nChiara")
    assert paste.ui.countLabel.text() == "3 people"
    paste.ui.peopleEdit.setPlainText("Ann")
    assert paste.ui.countLabel.text() == "1 person"


def test_names_take_the_seats_without_a_name_and_then_the_next_numbers(program, paste):
    paste.ui.peopleEdit.setPlainText("Ann\nBen\nCy\nDi\nEd\nFay\nGus")
    paste.ui.addButton.click()
    seats = program.jobs.workshop.seats
    assert [(s.number, s.name) for s in seats if s.number in (1, 6, 7)] == [
        (1, "Ann"),
        (6, "Fay"),
        (7, "Gus"),
    ]


def test_a_bad_row_is_named_and_nothing_can_be_added(paste):
    paste.ui.peopleEdit.setPlainText("seat,name\nx,Ann")
    assert "row 2" in paste.ui.problemLabel.text()
    assert not paste.ui.addButton.isEnabled()


def test_a_seat_that_is_taken_is_refused_in_place(program, paste):
    program.jobs.run(program, partial(people.edit, seat=Seat(1, "Bo")))
    paste.ui.peopleEdit.setPlainText("seat,name\n1,Ann")
    paste.ui.addButton.click()
    assert "taken" in paste.ui.problemLabel.text()
    assert len(program.jobs.workshop.seats) == 6
