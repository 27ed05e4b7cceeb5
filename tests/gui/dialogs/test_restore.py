"""Restoring from the console: what is listed, what is opened, and what is refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from unifydesk.app import backups, noting
from unifydesk.gui.dialogs.recover import Recover
from unifydesk.gui.dialogs.restore import Restore
from unifydesk.gui.models.backups import HOLDS, LAST, STATE, WORKSHOP

Key = Qt.Key


@pytest.fixture
def closed(program, open_workshop):
    """The path of a workshop that was led and closed, with two backups."""
    path = open_workshop(name="monday.unify").path
    program.jobs.run(program, lambda file: noting.add(file, "remark", "The end"))
    program.jobs.leave(program)
    return Path(path)


@pytest.fixture
def restore(program):
    """Return a function that opens the dialog."""

    def make(path=""):
        dialog = Restore(program.desk, program.window, path=str(path))
        dialog.open()
        return dialog

    return make


def column(dialog, number):
    model = dialog.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_without_backups_it_says_so(restore):
    dialog = restore()
    assert dialog.empty.text().startswith("There are no backups yet.")
    assert dialog.table.isHidden()
    assert not dialog.open_button.isEnabled()


def test_backups_are_listed_newest_first_with_what_they_hold(restore, closed):
    dialog = restore(closed)
    assert column(dialog, HOLDS) == [
        "0 rounds closed · 0 ballots · 1 note",
        "0 rounds closed · 0 ballots · 0 notes",
    ]
    assert column(dialog, LAST) == ["Add note “The end”", "Create the workshop"]
    assert column(dialog, STATE) == ["Sealed, unchanged", "Whole, not sealed"]
    assert dialog.table.currentIndex().row() == 0
    assert dialog.focusWidget() is dialog.table


def test_the_chosen_backup_opens_as_a_new_file(program, restore, closed, qtbot):
    before = closed.read_bytes()
    dialog = restore(closed)
    target = dialog.target
    assert target.parent == closed.parent
    assert target.name.startswith("monday as of 20")
    assert dialog.where.text() == f"Opens as {target}"
    qtbot.keyClick(dialog.table, Key.Key_Return)
    assert program.jobs.workshop.path == str(target)
    assert [note.text for note in program.jobs.workshop.notes] == ["The end"]
    assert closed.read_bytes() == before
    assert not dialog.isVisible()


def test_an_older_one_can_be_chosen_with_the_arrow_keys(program, restore, closed, qtbot):
    dialog = restore(closed)
    qtbot.keyClick(dialog.table, Key.Key_Down)
    dialog.open_button.click()
    assert program.jobs.workshop.notes == ()


def test_another_place_can_be_chosen(program, restore, closed, tmp_path):
    dialog = restore(closed)
    dialog.place.click()
    dialog.findChild(QFileDialog).fileSelected.emit(str(tmp_path / "new folder" / "mine.unify"))
    dialog.open_button.click()
    assert program.jobs.workshop.path == str(tmp_path / "new folder" / "mine.unify")


def test_an_existing_file_is_refused_in_place(program, restore, closed):
    dialog = restore(closed)
    before = closed.read_bytes()
    dialog._on_place_chosen(str(closed))
    dialog.open_button.click()
    assert "already there" in dialog.problem.text()
    assert dialog.open_button.isEnabled()
    assert program.jobs.workshop is None
    assert closed.read_bytes() == before


def test_a_damaged_backup_says_why_and_cannot_be_opened(restore, closed):
    newest = backups.all_backups()[0].path
    newest.write_bytes(newest.read_bytes()[:-5000])
    dialog = restore(closed)
    assert column(dialog, STATE)[0] == "Damaged"
    assert dialog.table.currentIndex().row() == 1
    dialog.table.selectRow(0)
    assert "is cut off" in dialog.problem.text()
    assert not dialog.open_button.isEnabled()
    dialog.table.selectRow(1)
    assert dialog.problem.isHidden()
    assert dialog.open_button.isEnabled()


def test_the_newest_that_was_not_changed_since_it_was_sealed_is_proposed(restore, closed, program, qtbot):
    newest = backups.all_backups()[0].path
    connection = sqlite3.connect(newest)
    with connection:
        connection.execute("UPDATE note SET text = 'Another end'")
    connection.close()
    dialog = restore(closed)
    assert column(dialog, STATE) == ["Changed since sealed", "Whole, not sealed"]
    assert dialog.table.currentIndex().row() == 1
    dialog.table.selectRow(0)
    assert dialog.open_button.isEnabled()


def test_the_name_of_the_new_file_can_be_read_however_deep_its_folder(restore, closed, tmp_path):
    dialog = restore(closed)
    target = tmp_path / "/".join(["a folder with a long name"] * 8) / "mine.unify"
    dialog._on_place_chosen(str(target))
    assert dialog.where.shown_text().endswith("…/mine.unify")
    assert str(target) in dialog.where.toolTip()


def test_backups_of_other_workshops_are_shown_on_demand(program, restore, closed, open_workshop):
    open_workshop(name="tuesday.unify")
    program.jobs.leave(program)
    dialog = restore(closed)
    assert len(column(dialog, WORKSHOP)) == 2
    dialog.everything.click()
    assert len(column(dialog, WORKSHOP)) == 3


def test_without_a_file_all_workshops_are_listed(restore, closed):
    dialog = restore()
    assert dialog.everything.isHidden()
    assert len(column(dialog, WORKSHOP)) == 2


def test_the_backups_of_the_open_workshop_are_found(program, restore, open_workshop):
    opened = open_workshop(name="wednesday.unify")
    dialog = restore(opened.path)
    assert len(column(dialog, WORKSHOP)) == 1


def test_escape_closes_it(restore, closed, qtbot):
    dialog = restore(closed)
    qtbot.keyClick(dialog.table, Key.Key_Escape)
    assert not dialog.isVisible()


# --- the way to it


def test_a_damaged_file_offers_its_backups(program, closed):
    closed.write_bytes(closed.read_bytes()[:-5000])
    program.start([str(closed)])
    messages = program.window.footer.messages
    assert "is cut off" in messages.text
    assert messages._restore.isVisible()
    messages._restore.click()
    (dialog,) = program.window.findChildren(Restore)
    assert len(column(dialog, WORKSHOP)) == 2


def test_another_refusal_offers_none(program, closed):
    closed.write_bytes(closed.read_bytes()[:60] + b"\x00\x00\x00\x63" + closed.read_bytes()[64:])
    program.start([str(closed)])
    messages = program.window.footer.messages
    assert "newer UnifyDesk" in messages.text
    assert messages._restore.isHidden()


# --- the fingerprint


def test_rows_can_be_recovered_from_the_file_itself_instead(program, restore, closed):
    dialog = restore(closed)
    dialog.recover.click()
    assert not dialog.isVisible()
    [recover] = program.window.findChildren(Recover)
    assert recover.isVisible()
    assert recover.damaged.path == closed


def test_the_open_workshop_is_not_offered_for_recovery(program, restore, open_workshop):
    dialog = restore(open_workshop(name="wednesday.unify").path)
    dialog.recover.click()
    [recover] = program.window.findChildren(Recover)
    assert recover.damaged.path is None


def test_without_a_backup_the_way_to_the_rows_is_named(restore, tmp_path):
    lost = tmp_path / "lost.unify"
    lost.write_bytes(b"nothing of use")
    dialog = restore(lost)
    assert "“Recover rows” saves what can still be read" in dialog.empty.text()
    assert dialog.recover.isEnabled()
