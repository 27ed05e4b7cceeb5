"""Showing a file in its folder: the way of each system, and the plain folder when there is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QProcess
from PySide6.QtGui import QDesktopServices

from unifydesk.gui import reveal
from unifydesk.gui.reveal import Revealer, command_for

FILE = Path("/tmp/a, b/minutes.pdf")


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """What would have been opened."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


def test_windows_and_macos_mark_the_file():
    assert command_for("win32", FILE) == ["explorer", "/select,", str(FILE)]
    assert command_for("darwin", FILE) == ["open", "-R", str(FILE)]
    assert command_for("linux", FILE) == []


def test_a_file_is_opened_as_it_is(opened):
    reveal.open_file(FILE)
    assert opened == [str(FILE)]


def test_without_a_file_manager_to_ask_the_folder_is_opened(qapp, opened, monkeypatch):
    monkeypatch.setattr(reveal, "QtDBus", None)
    monkeypatch.setattr(reveal.sys, "platform", "linux")
    Revealer().reveal(FILE)
    assert opened == [str(FILE.parent)]


def test_where_the_system_has_no_such_program_the_folder_is_opened(qapp, opened, monkeypatch):
    monkeypatch.setattr(reveal.sys, "platform", "darwin")
    monkeypatch.setattr(QProcess, "startDetached", lambda *_arguments: (False, 0))
    Revealer().reveal(FILE)
    assert opened == [str(FILE.parent)]


class Answer:
    """What came of asking the file manager."""

    def __init__(self, is_error):
        self.error = is_error
        self.gone = False

    def isError(self):
        return self.error

    def deleteLater(self):
        self.gone = True


@pytest.mark.parametrize(("is_error", "folders"), [(True, [str(FILE.parent)]), (False, [])])
def test_a_file_manager_that_does_not_answer_is_not_needed(qapp, opened, is_error, folders):
    revealer = Revealer()
    revealer._path = FILE
    revealer._watcher = answer = Answer(is_error)
    revealer._on_answered()
    assert opened == folders
    assert answer.gone
