"""The message bar: the newest message only, dismissible, and announced."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from unifydesk.gui.dialogs.restore import Restore
from unifydesk.gui.messages import AllLines
from unifydesk.gui.widgets.footer import HEIGHT


@pytest.fixture
def bar(program):
    return program.window.footer.messages


def test_it_is_hidden_until_there_is_something_to_read(bar):
    assert bar.text == ""


def test_the_newest_message_replaces_the_one_before(bar):
    bar.show_message("error", "First.")
    bar.show_message("warning", "Second.")
    assert bar.text == "Second."
    assert bar.property("level") == "warning"


def test_it_can_be_dismissed_with_the_keyboard(bar, qtbot):
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        bar.show_message("error", "No.")
        bar._dismiss.setFocus()
        qtbot.keyClick(bar._dismiss, key)
        assert bar.text == ""


def test_information_goes_by_itself_and_errors_stay(bar):
    bar.show_message("info", "Hello.")
    assert bar._timer.isActive()
    bar.show_message("error", "No.")
    assert not bar._timer.isActive()


def test_a_long_list_shows_its_first_line_and_all_on_request(program, bar, qtbot):
    bar.show_message("error", "a.csv: row 1: bad\na.csv: row 2: worse\na.csv: row 3: worst")
    assert bar.accessibleName() == "a.csv: row 1: bad (and 2 more)"
    bar._all.click()
    (dialog,) = program.window.findChildren(AllLines)
    dialog.reject()


def test_a_refusal_of_a_use_case_is_shown(program, workshop, bar):
    program.jobs.rejected.emit("The round is closed.")
    assert bar.text == "The round is closed."


def test_a_message_about_one_file_does_not_outlast_the_next(program, bar, open_workshop):
    bar.show_message("error", "“not.unify” is not a workshop file.")
    bar.offer_restore("/nowhere/not.unify")
    open_workshop()
    assert "not.unify" not in bar.text
    bar.show_message("warning", "“a.unify” was changed outside UnifyDesk.")
    program.jobs.leave(program)
    assert bar.text == ""


def test_what_the_closing_of_a_file_had_to_say_outlasts_it(program, bar, workshop):
    program.jobs.warned.emit("Both versions were kept.")
    program.jobs.leave(program)
    assert bar.text == "Both versions were kept."


def test_looking_for_a_backup_keeps_the_message_with_its_other_way(program, bar, tmp_path):
    file = tmp_path / "not.unify"
    file.write_bytes(b"nothing")
    program.start([str(file)])
    assert bar._restore.isVisible()
    bar._restore.click()
    (dialog,) = program.window.findChildren(Restore)
    dialog.reject()
    assert bar.text.startswith("“not.unify”")
    assert bar._recover.isVisible()


def test_a_long_message_is_wrapped_and_whole(program, bar, qtbot):
    sentence = "“a.unify” was changed outside UnifyDesk since it was sealed: the log. Compare it. " * 4
    bar.show_message("warning", sentence)
    window = program.window
    window.resize(window.minimumSize())
    label = bar._text
    qtbot.waitUntil(lambda: label.height() >= label.heightForWidth(label.width()))
    assert label.text() == sentence
    bar.dismiss()
    qtbot.waitUntil(lambda: window.footer.height() == HEIGHT)


def test_a_message_without_end_is_cut_and_shown_whole_on_request(program, bar):
    bar.show_message("error", "word " * 2000)
    assert len(bar._text.text()) < 500
    assert bar._text.text().endswith("…")
    assert bar._all.isVisible()


def test_the_next_thing_done_takes_the_message_away(program, workshop, bar):
    bar.show_message("error", "No.")
    program.jobs.said.emit("Seat 7 recorded")
    assert bar.text == ""
