"""One command at a time: exit codes, one sentence per mistake, and never a traceback."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from unifydesk import __version__, paths
from unifydesk.cli import main, workshops
from unifydesk.domain.errors import InvalidInputError

ROOT = Path(__file__).resolve().parent.parent.parent
COMMANDS = ("new", "rehearse", "deck", "votes", "results", "export", "check", "self-test")


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a line of bash in which `unifydesk` is this program."""
    function = f'unifydesk() {{ "{sys.executable}" -m unifydesk "$@"; }}; '
    return subprocess.run(
        ["bash", "-c", function + line],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def shell_on_a_full_disk(blocks: int, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line in which no file may grow beyond so many blocks of 1024 bytes.

    Python would cut its own compiled modules short as well, and break whoever imports them next.
    """
    return shell(f"ulimit -f {blocks}; {line}", PYTHONDONTWRITEBYTECODE="1")


def test_the_version_is_printed(cli):
    assert cli("--version").out == f"UnifyDesk {__version__}\n"


def test_the_help_names_every_command(cli):
    said = cli("--help")
    assert said.code == 0
    assert all(f"\n    {command}" in said.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(cli, command):
    said = cli(command, "--help")
    assert said.code == 0
    assert said.out.startswith(f"usage: unifydesk {command}")


@pytest.mark.parametrize(
    "words",
    [
        ["--frob"],
        ["frobnicate"],
        ["new"],
        ["new", "unification"],
        ["new", "unification", "-o"],
        ["deck"],
        ["deck", "burn"],
        ["votes"],
        ["votes", "import", "only-one"],
        ["votes", "import", "a.unify", "b.csv", "--map"],
        ["votes", "map"],
        ["deck", "from-table", "a.csv"],
        ["deck", "from-table", "a.csv", "--id", "i", "--text", "t"],
        ["deck", "from-table", "a.csv", "--id", "i", "--text", "t", "-o", "d.md", "--kind", "gain"],
        ["new", "unification", "-o", "a.unify", "--base", "everybody"],
        ["results"],
        ["results", "a.unify", "--jason"],
        ["export", "a.unify"],
        ["export", "a.unify", "--to", "doc", "-o", "a.doc"],
        ["export", "a.unify", "--paper", "A0", "-o", "a.pdf"],
        ["rehearse"],
        ["rehearse", "-o", "r", "--people", "many"],
        ["rehearse", "-o", "r", "--seed", "1.5"],
        ["check", "a.unify", "b.unify"],
        ["self-test", "please"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_shows_the_usage(cli, tmp_path, words):
    said = cli(*words)
    assert said.code == 2
    assert said.err.startswith("usage: unifydesk")
    assert said.out == ""
    assert list(tmp_path.iterdir()) == []


def test_a_refusal_is_one_sentence_and_1(cli):
    assert cli("check", "nowhere.unify").sentence == (
        "There is no file “nowhere.unify”. Check the path and try again."
    )


def test_no_name_can_steer_the_terminal(cli):
    assert "\x1b" not in cli("check", "\x1b[2Jgone\n.unify").sentence


@pytest.mark.parametrize("words", [["deck", "\x1b[2J"], ["deck", "list", "\x1b]0;x\x07"], ["--\u202eno"]])
def test_no_argument_can_steer_the_terminal(cli, words):
    said = cli(*words)
    assert said.code == 2
    assert not set("\x1b\x07\u202e") & set(said.err)


def test_what_a_command_has_not_foreseen_of_the_system_is_still_a_sentence(cli, monkeypatch, workshop):
    def refuse(_path):
        raise OSError(5, "Input/output error", "/mnt/stick/a.unify")

    monkeypatch.setattr(workshops.checking, "check", refuse)
    assert cli("check", workshop).sentence.startswith("“a.unify” could not be used (input/output error).")


def test_stopping_a_command_ends_with_130(cli, monkeypatch, workshop):
    def stop(_path):
        raise KeyboardInterrupt

    monkeypatch.setattr(workshops.checking, "check", stop)
    said = cli("check", workshop)
    assert (said.code, said.out, said.err) == (130, "", "Stopped.\n")


def test_a_fault_of_ours_is_kept_in_a_file_and_named(cli, monkeypatch, workshop, capsys):
    def fail(_path):
        raise ZeroDivisionError("one by none")

    monkeypatch.setattr(workshops.checking, "check", fail)
    with pytest.raises(ZeroDivisionError) as fault:
        cli("check", workshop)
    sys.excepthook(ZeroDivisionError, fault.value, fault.value.__traceback__)
    assert "Your file is whole; the details are in" in capsys.readouterr().err
    kept = (paths.state_dir() / "last-fault.txt").read_text(encoding="utf-8")
    assert "builtins.ZeroDivisionError" in kept
    assert "in fail" in kept
    assert "one by none" not in kept  # the text of an error may quote a person


def test_a_fault_that_cannot_be_kept_is_named_all_the_same(monkeypatch, capsys):
    def refuse():
        raise InvalidInputError("no folder")

    monkeypatch.setattr(main, "state_dir", refuse)
    main._our_fault(ZeroDivisionError, ZeroDivisionError(), None)
    assert capsys.readouterr().err.endswith("the details could not be kept (ZeroDivisionError).\n")


def test_a_part_that_cannot_be_loaded_is_named_in_one_sentence_and_the_command_goes_on(deck, tmp_path):
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", ".*"))
    broken = tmp_path / "src" / "unifydesk" / "kinds" / "mood.py"
    broken.write_text('raise ValueError("no such mood")\n', encoding="utf-8")
    said = shell(f"unifydesk deck check {deck}", PYTHONPATH=str(tmp_path / "src"))
    assert (said.returncode, said.stdout) == (0, "demo.md: no problems. 3 slides, 4 claims.\n")
    assert said.stderr == (
        "The part “mood” could not be loaded and is left out (no such mood). Install UnifyDesk again.\n"
    )


# --- streams that are closed, full or read by somebody who leaves -------------------------------------


@pytest.mark.parametrize("line", ["results {} --json", "results {}"])
def test_a_reader_who_leaves_early_is_no_error_to_talk_about(played, line):
    said = shell(f"unifydesk {line.format(played)} | true")
    assert (said.stdout, said.stderr) == ("", "")


def test_a_closed_output_is_no_error_to_talk_about(played):
    said = shell(f"unifydesk results {played} --json >&-")
    assert (said.returncode, said.stderr) == (0, "")


def test_closed_streams_leave_the_exit_code():
    assert shell("unifydesk check nowhere 2>&-").returncode == 1
    assert shell("unifydesk check nowhere >&- 2>&-").returncode == 1


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_an_output_that_is_full_is_one_sentence(played):
    said = shell(f"unifydesk results {played} --json >/dev/full")
    assert said.returncode == 1
    assert said.stderr == "The output could not be used (no space left on device). Nothing more was done.\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no full device here")
def test_an_error_output_that_is_full_leaves_the_exit_code():
    assert shell("unifydesk check nowhere 2>/dev/full").returncode == 1


def test_text_is_utf_8_in_whatever_locale(played):
    said = shell(f"unifydesk check {played}", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert said.stdout.startswith("“played.unify” is whole")


def test_a_home_that_cannot_be_made_is_one_sentence(played, tmp_path):
    (tmp_path / "home").write_text("not a folder")
    said = shell(f"unifydesk results {played}", UNIFYDESK_HOME=str(tmp_path / "home"))
    assert said.returncode == 1
    assert said.stderr.startswith("UnifyDesk needs the folder")
    assert said.stderr.count("\n") == 1


# --- what the system refuses --------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
def test_a_disk_that_is_full_is_one_sentence_and_leaves_nothing_behind(deck, tmp_path):
    folder = tmp_path / "full"
    folder.mkdir()
    for blocks in (1, 40):  # before and in the middle of making the file
        said = shell_on_a_full_disk(blocks, f"unifydesk new {deck} -o {folder}/a.unify")
        assert said.returncode == 1
        assert said.stderr.startswith("The disk that holds “a.unify” ")
        assert said.stderr.count("\n") == 1
        assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit for the size of files there")
def test_a_disk_that_is_full_leaves_no_half_of_a_deck(tmp_path):
    rows = "".join(f"{n},A statement that takes some room on the disk.\n" for n in range(100))
    (tmp_path / "survey.csv").write_text(f"id,text\n{rows}", encoding="utf-8")
    said = shell_on_a_full_disk(
        1, f"unifydesk deck from-table {tmp_path}/survey.csv --id id --text text -o {tmp_path}/d.md"
    )
    assert said.returncode == 1
    assert said.stderr.startswith("The disk that holds “d.md” is full.")
    assert said.stderr.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["survey.csv"]


def test_a_file_that_another_process_has_open_is_refused(workshop):
    file = workshops.workshops.open_file(workshop)
    try:
        said = shell(f"unifydesk results {workshop}")
    finally:
        file.close()
    assert said.returncode == 1
    assert said.stderr == (
        "“monday.unify” is already open in another UnifyDesk on this computer. Close it there first.\n"
    )
