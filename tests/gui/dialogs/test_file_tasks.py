"""Checking minutes, checking a file, and recovering one: through real dialogs on real files."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from tests.app.damages import zeroed_pages
from unifydesk.app import exporting, noting, reporting
from unifydesk.app.fingerprint import fingerprint
from unifydesk.domain.errors import CancelledError
from unifydesk.gui.dialogs.check_minutes import CheckMinutes
from unifydesk.gui.dialogs.check_workshop import CheckWorkshop
from unifydesk.gui.dialogs.recover import Recover

Key = Qt.Key


@pytest.fixture
def led(program, open_workshop):
    """The path of a workshop that is open and has a note."""
    path = Path(open_workshop(name="monday.unify").path)
    program.jobs.run(program, lambda file: noting.add(file, "remark", "The end"))
    return path


@pytest.fixture
def minutes(program, led, tmp_path):
    """The minutes of the open workshop."""
    made = []
    program.jobs.run(program, reporting.collect, made.append)
    path = tmp_path / "monday.pdf"
    path.write_bytes(exporting.render(made[0], "pdf").data)
    return path


@pytest.fixture
def closed(program, led):
    """The path of the workshop, closed."""
    program.jobs.leave(program)
    return led


@pytest.fixture
def shown(program):
    """Return a function that opens a dialog."""

    def make(kind, **options):
        dialog = kind(program.desk, program.window, **options)
        dialog.open()
        return dialog

    return make


def edit(path, sql):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


def told(dialog):
    """Return verdict and sentences."""
    return dialog.findings.verdict.text(), dialog.findings.text.toPlainText()


# --- minutes


def test_minutes_are_held_against_the_workshop_that_is_open(shown, minutes, led):
    dialog = shown(CheckMinutes)
    assert dialog.workshop.path == led
    assert not dialog.begin_button.isEnabled()
    dialog.minutes.choose(str(minutes))
    dialog.begin_button.click()
    verdict, text = told(dialog)
    assert verdict == "“monday.pdf” agrees"
    assert "byte for byte" in text
    assert "“monday.unify” says what the minutes say." in text
    assert "Differs" not in text


def test_what_was_done_since_is_named(program, shown, minutes):
    program.jobs.run(program, lambda file: noting.add(file, "remark", "<b>later</b>"))
    dialog = shown(CheckMinutes)
    dialog.minutes.choose(str(minutes))
    dialog.begin_button.click()
    verdict, text = told(dialog)
    assert verdict == "“monday.pdf” does not agree"
    assert text.startswith("Differs\n•  The workshop has changed since the minutes were made: 1 later act.")
    assert "<b>later</b>" in text


def test_a_file_that_is_not_open_is_only_looked_into(shown, minutes, closed):
    before = closed.read_bytes()
    dialog = shown(CheckMinutes)
    assert dialog.workshop.path is None
    assert dialog.workshop.leave_out.isHidden()
    dialog.minutes.choose(str(minutes))
    dialog.workshop.choose(str(closed))
    dialog.begin_button.click()
    assert told(dialog)[0] == "“monday.pdf” agrees"
    assert closed.read_bytes() == before
    dialog.workshop.leave_out.click()
    assert told(dialog) == ("", "")
    dialog.begin_button.click()
    assert "monday.unify" not in told(dialog)[1]


def test_a_pdf_without_a_record_is_refused_in_place(shown, workshop, tmp_path):
    other = tmp_path / "other.pdf"
    other.write_bytes(b"%PDF-1.4 nothing")
    dialog = shown(CheckMinutes)
    dialog.minutes.choose(str(other))
    dialog.begin_button.click()
    assert "is no PDF that can be read" in dialog.problem.text()
    assert told(dialog) == ("", "")
    assert dialog.begin_button.isEnabled()


def test_what_was_found_can_be_copied(shown, minutes, qapp):
    dialog = shown(CheckMinutes)
    dialog.minutes.choose(str(minutes))
    dialog.begin_button.click()
    dialog.findings.copy.click()
    verdict, text = told(dialog)
    assert qapp.clipboard().text() == f"{verdict}\n\n{text}\n"


def test_a_check_can_be_stopped_and_begun_again(program, shown, minutes, monkeypatch):
    """The first escape stops what runs, the next one closes."""
    dialog = shown(CheckMinutes)
    waiting = []

    class Held:
        done = cancelled = False

        def cancel(self):
            self.cancelled = True

    def hold(_owner, _task, then, _on_progress, refused, **_options):
        waiting.append((then, refused))
        return Held()

    monkeypatch.setattr(program.jobs, "work", hold)
    dialog.minutes.choose(str(minutes))
    dialog.begin_button.click()
    assert dialog.close_button.text() == "Stop"
    assert not dialog.begin_button.isEnabled()
    assert dialog.findings.bar.isVisible()
    dialog.close_button.click()
    assert dialog._work.cancelled
    dialog.close_button.click()
    assert dialog.isVisible(), "it may still be reading a file"
    waiting[0][1](str(CancelledError("Stopped. Nothing was written.")))
    assert dialog.problem.text().startswith("Stopped.")
    assert dialog.begin_button.isEnabled()
    dialog.close_button.click()
    assert not dialog.isVisible()


def test_tab_walks_from_what_is_chosen_to_the_button_that_begins(shown, minutes, led, qtbot):
    dialog = shown(CheckMinutes)
    assert dialog.focusWidget() is dialog.minutes.choose_button
    dialog.minutes.choose(str(minutes))
    dialog.minutes.choose_button.setFocus()
    seen = []
    for _ in range(8):
        seen.append(dialog.focusWidget())
        qtbot.keyClick(dialog.focusWidget(), Key.Key_Tab)
    want = [
        dialog.minutes.choose_button,
        dialog.workshop.choose_button,
        dialog.findings.text,
        dialog.begin_button,
    ]
    assert [widget for widget in seen if widget in want][: len(want)] == want


# --- a workshop file


def test_the_open_workshop_is_checked_where_it_is(shown, led):
    dialog = shown(CheckWorkshop)
    dialog.begin_button.click()
    verdict, text = told(dialog)
    assert verdict == "“monday.unify” is whole"
    assert "not sealed since its last act" in text


def test_a_closed_file_is_checked_with_the_words_of_its_minutes(program, shown, led, qtbot):
    found = []
    program.jobs.run(program, fingerprint, found.append)
    program.jobs.leave(program)
    before = led.read_bytes()
    dialog = shown(CheckWorkshop)
    dialog.workshop.choose(str(led))
    dialog.head.setText(found[0].words)
    qtbot.waitUntil(dialog.begin_button.hasFocus)  # the window is active
    dialog.head.setFocus()
    qtbot.keyClick(dialog.head, Key.Key_Return)
    verdict, text = told(dialog)
    assert verdict == "“monday.unify” is whole"
    assert "sealed and unchanged" in text
    assert "The log holds that entry as line 2 of 3" in text
    assert led.read_bytes() == before


def test_a_file_that_was_changed_is_named_with_what(shown, closed):
    edit(closed, "UPDATE note SET text = 'a lie'")
    dialog = shown(CheckWorkshop)
    dialog.workshop.choose(str(closed))
    dialog.begin_button.click()
    verdict, text = told(dialog)
    assert verdict == "“monday.unify” is not as it should be"
    assert "is changed since sealed" in text


@pytest.mark.parametrize("typed", ["nonsense words", "12"])
@pytest.mark.parametrize("is_open", [True, False])
def test_a_fingerprint_that_is_none_is_refused_in_place(program, shown, led, typed, is_open):
    if not is_open:
        program.jobs.leave(program)
    dialog = shown(CheckWorkshop)
    dialog.workshop.choose(str(led))
    dialog.head.setText(typed)
    dialog.begin_button.click()
    assert dialog.problem.text()
    assert told(dialog) == ("", "")


# --- recovering


def damaged(path):
    """Write zeros over pages of a file and return its bytes."""

    path.write_bytes(zeroed_pages(bytearray(path.read_bytes()), random.Random(3)))
    return path.read_bytes()


def test_a_damaged_file_is_recovered_into_a_new_one_and_opened(program, shown, closed):
    before = damaged(closed)
    dialog = shown(Recover, path=str(closed))
    target = dialog.target.path
    assert target == closed.with_name("monday.recovered.unify")
    dialog.begin_button.click()
    verdict, text = told(dialog)
    assert "ecovered into “monday.recovered.unify”" in verdict
    assert [head for head in ("Recovered", "Missing", "Found") if f"{head}\n•" in text] == [
        "Recovered",
        "Missing",
        "Found",
    ]
    assert closed.read_bytes() == before
    assert dialog.begin_button.isHidden()
    dialog.open_button.click()
    assert program.jobs.workshop.path == str(target)
    assert not dialog.isVisible()


def test_a_whole_file_is_said_to_be_recovered_in_full(shown, closed):
    dialog = shown(Recover, path=str(closed))
    dialog.begin_button.click()
    assert told(dialog)[0] == "Everything was recovered into “monday.recovered.unify”"


def test_nothing_of_value_is_refused_in_place(shown, workshop, tmp_path):
    nothing = tmp_path / "nothing.unify"
    nothing.write_bytes(b"nothing of use" * 100)
    dialog = shown(Recover, path=str(nothing))
    dialog.begin_button.click()
    assert "can be recovered" in dialog.problem.text()
    assert dialog.open_button.isHidden()


def test_another_place_and_another_file_can_be_chosen(shown, closed, tmp_path):
    dialog = shown(Recover)
    assert not dialog.begin_button.isEnabled()
    assert not dialog.target.choose_button.isEnabled()
    dialog.damaged.choose_button.click()
    dialog.damaged.findChild(QFileDialog).fileSelected.emit(str(closed))
    dialog.target.choose(str(tmp_path / "new folder" / "mine"))
    dialog.begin_button.click()
    assert (tmp_path / "new folder" / "mine.unify").exists()
    dialog.damaged.choose(str(closed))
    assert dialog.begin_button.isVisible()
    assert dialog.open_button.isHidden()


# --- where they are offered


def test_a_file_that_fails_to_open_offers_its_rows(program, closed):
    damaged(closed)
    program.start([str(closed)])
    messages = program.window.footer.messages
    assert messages._recover.isVisible()
    messages._recover.click()
    [dialog] = program.window.findChildren(Recover)
    assert dialog.damaged.path == closed
    assert messages.isVisible()  # the other way out is still there when this one is given up


def test_a_message_about_something_else_offers_no_rows(program, closed):
    damaged(closed)
    program.start([str(closed)])
    messages = program.window.footer.messages
    messages.show_message("error", "Something else")
    assert messages._recover.isHidden()


def test_a_file_that_was_changed_since_it_was_sealed_says_so_when_it_is_opened(program, closed):
    edit(closed, "UPDATE note SET text = 'a lie'")
    program.start([str(closed)])
    assert program.window.footer.messages.text.startswith(
        "“monday.unify” was changed outside UnifyDesk since"
    )
    assert program.jobs.workshop is not None


@pytest.mark.parametrize(
    ("action", "kind"),
    [("file.minutes", CheckMinutes), ("file.check", CheckWorkshop), ("file.recover", Recover)],
)
def test_the_menu_leads_to_each_without_a_workshop_too(program, action, kind):
    program.window.actions_.actions[action].trigger()
    assert [dialog.isVisible() for dialog in program.window.findChildren(kind)] == [True]


@pytest.mark.parametrize(("kind", "row"), [(CheckMinutes, "minutes"), (CheckWorkshop, "workshop")])
def test_enter_begins_once_a_file_was_chosen(program, shown, closed, qtbot, kind, row):
    dialog = shown(kind)
    chosen = getattr(dialog, row)
    chosen.choose_button.setFocus()
    qtbot.waitUntil(chosen.choose_button.hasFocus)
    chosen.choose(str(closed))
    assert dialog.focusWidget() is dialog.begin_button
    assert dialog.begin_button.isDefault()
    qtbot.keyClick(dialog.begin_button, Key.Key_Return)
    assert not dialog.findChildren(QFileDialog)
    assert dialog.focusWidget() is dialog.findings.text
    assert dialog.findings.verdict.text() or dialog.problem.text()
