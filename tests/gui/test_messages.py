"""The message bar: the newest message only, dismissible, and announced."""

from __future__ import annotations

import pytest

from unifydesk.gui.messages import AllLines


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
    bar.show_message("error", "No.")
    bar._dismiss.click()
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


def test_the_next_thing_done_takes_the_message_away(program, workshop, bar):
    bar.show_message("error", "No.")
    program.jobs.said.emit("Seat 7 recorded")
    assert bar.text == ""
