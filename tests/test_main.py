"""The door to the program: windows for files, the command line for commands, a sentence without a display."""

from __future__ import annotations

import pytest

from unifydesk import __main__
from unifydesk.cli.main import names


def test_the_first_words_that_are_commands_are_those_of_the_parser():
    assert names() == __main__.COMMANDS


@pytest.mark.parametrize("arguments", [[], ["--bundled"], ["monday.unify"], ["a folder/new.unify"]])
def test_files_and_nothing_at_all_ask_for_the_windows(arguments):
    assert __main__.wants_window(arguments)


def test_a_file_without_a_suffix_is_known_by_being_there(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert not __main__.wants_window(["monday"])
    (tmp_path / "monday").touch()
    assert __main__.wants_window(["monday"])


@pytest.mark.parametrize("arguments", [["new"], ["results", "x.unify"], ["--help"], ["--version"]])
def test_commands_and_options_ask_for_the_command_line(arguments):
    assert not __main__.wants_window(arguments)


@pytest.mark.parametrize(
    "arguments", [["resluts"], ["exprot", "x.unify"], ["a.unify", "b.unify"], ["--bundled", "--stage"]]
)
def test_what_names_no_file_and_no_command_is_wrong_usage(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        __main__.main(arguments)
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("usage: unifydesk")


def test_without_a_display_the_windows_are_refused_in_one_sentence(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert __main__.main(["monday.unify"]) == 1
    assert "rehearse" in capsys.readouterr().err


def test_windows_and_macos_always_have_a_display():
    assert __main__.has_display("win32", {})
    assert __main__.has_display("darwin", {})
    assert __main__.has_display("linux", {"WAYLAND_DISPLAY": "wayland-0"})
    assert not __main__.has_display("linux", {"DISPLAY": ""})
