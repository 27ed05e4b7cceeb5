"""The seal of the open file: its state, its fingerprint in words, digits and code, compared with paper."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from unifydesk.app import noting, workshops
from unifydesk.app.fingerprint import fingerprint
from unifydesk.domain.head import code_text, grouped, head_words
from unifydesk.gui.dialogs.seal import SealDialog
from unifydesk.gui.settings import THEME
from unifydesk.gui.widgets.code_view import SIDE
from unifydesk.pictures.qr_code import QUIET, modules


@pytest.fixture
def seal(program):
    """Return a function that opens the dialog."""

    def make():
        dialog = SealDialog(program.desk, program.window)
        dialog.open()
        return dialog

    return make


@pytest.fixture
def head(program, workshop):
    """The head of the open workshop, in digits."""
    found = []
    program.jobs.run(program, fingerprint, lambda told: found.append(told.digits))
    return found[0]


@pytest.fixture
def reopen(program, workshop):
    """Return a function that closes the workshop after a note, changes it by some SQL, and opens it again."""

    def make(sql=""):
        program.jobs.run(program, lambda file: noting.add(file, "remark", "The end"))
        program.jobs.leave(program)
        if sql:
            connection = sqlite3.connect(workshop.path)
            with connection:
                connection.execute(sql)
            connection.close()
        program.jobs.run_open(program, partial(workshops.open_file, Path(workshop.path)))

    return make


def ask(dialog, typed, qtbot):
    """Type into the field and press Enter."""
    dialog.typed.setText(typed)
    qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
    return dialog.answer.text()


def test_a_file_that_was_never_sealed_says_so(seal, workshop):
    dialog = seal()
    assert dialog.state.text() == "In work, not sealed yet"
    assert dialog.told.text().startswith("It was never sealed.")
    assert dialog.entries.text().startswith("1 entry in the log: Create the workshop (20")


def test_a_file_that_was_closed_and_opened_again_is_sealed_and_unchanged(seal, reopen):
    reopen()
    dialog = seal()
    assert dialog.state.text() == "Sealed and unchanged"
    assert dialog.told.text().endswith("Nothing was done since.")


def test_acts_since_the_seal_are_counted(program, seal, reopen):
    reopen()
    program.jobs.run(program, lambda file: noting.add(file, "remark", "One more"))
    assert "1 act since then" in seal().told.text()
    program.jobs.run(program, lambda file: noting.add(file, "remark", "And one"))
    assert "2 acts since then" in seal().told.text()


def test_what_was_changed_since_the_seal_is_named(seal, reopen):
    reopen("UPDATE note SET text = 'a <b>lie</b>'")
    dialog = seal()
    assert dialog.state.text() == "Changed since it was sealed"
    assert "outside UnifyDesk: 1 note" in dialog.told.text() or "notes" in dialog.told.text()


def test_the_fingerprint_is_shown_in_words_digits_and_as_a_code_and_can_be_copied(seal, head, qapp):
    dialog = seal()
    words = " ".join(head_words(head))
    assert (dialog.words.text(), dialog.digits.text()) == (words, grouped(head))
    assert dialog.code.accessibleName().startswith("QR code")
    dialog.copy.click()
    assert qapp.clipboard().text() == f"{words}\n{grouped(head)}\n"
    assert dialog.copy.text() == "Copied"


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_module_of_the_code_is_drawn_in_black_on_white(program, seal, head, theme):

    program.desk.settings.put(THEME, theme)
    dialog = seal()
    image = dialog.code.grab().toImage()
    rows = modules(code_text(head))
    pitch = image.width() / (len(rows) + 2 * QUIET)
    assert SIDE % (len(rows) + 2 * QUIET) == 0
    seen = tuple(
        tuple(
            image.pixelColor(int((QUIET + x + 0.5) * pitch), int((QUIET + y + 0.5) * pitch)).lightness() < 40
            for x in range(len(rows))
        )
        for y in range(len(rows))
    )
    assert seen == rows
    assert image.pixelColor(1, 1).lightness() > 250


def test_printed_words_are_found_with_what_came_after(program, seal, head, qtbot):
    words = " ".join(head_words(head))
    dialog = seal()
    assert "line 1 of 1, “Create the workshop”" in ask(dialog, words, qtbot)
    assert dialog.answer.text().endswith("Nothing was done after it.")
    program.jobs.run(program, lambda file: noting.add(file, "remark", "later"))
    assert ask(dialog, grouped(head), qtbot).endswith("1 act came after it.")
    assert ask(dialog, code_text(head), qtbot).endswith("1 act came after it.")


def test_words_of_another_file_are_told_from_a_slip(seal, head, qtbot):
    dialog = seal()
    assert "holds no such entry" in ask(dialog, "pantry quiet plenty walnut buyer garnet diary skill", qtbot)
    assert "nearest one is “plenty”" in ask(
        dialog, "pantry quiet plenti walnut buyer garnet diary skill", qtbot
    )
    assert dialog.isVisible()
    dialog.typed.setText("else")
    assert dialog.answer.isHidden()


def test_nothing_typed_can_be_compared_with_nothing(seal, workshop):
    dialog = seal()
    assert not dialog.compare.isEnabled()
    dialog.typed.setText("  ")
    assert not dialog.compare.isEnabled()
