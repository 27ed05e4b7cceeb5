"""`verify`: agrees, differs, or is refused in one sentence; and `new --from`."""

from __future__ import annotations

import json
import sqlite3

import pytest

from unifydesk.app import noting, workshops


@pytest.fixture
def minutes(cli, played, tmp_path):
    """The minutes of the rehearsed workshop."""
    assert cli("export", played, "-o", "minutes.pdf").code == 0
    return tmp_path / "minutes.pdf"


def test_minutes_that_agree_end_with_0(cli, minutes, played):
    before = (minutes.read_bytes(), played.read_bytes())
    said = cli("verify", minutes, played)
    assert (said.code, said.err) == (0, "")
    assert said.out.splitlines()[-1] == "“minutes.pdf” agrees."
    assert "Differs" not in said.out
    assert (minutes.read_bytes(), played.read_bytes()) == before


def test_minutes_need_no_file_to_be_checked(cli, minutes):
    said = cli("verify", minutes)
    assert said.code == 0
    assert len(said.out.splitlines()) == 4


def test_a_workshop_that_went_on_differs_and_ends_with_1(cli, minutes, played):
    file = workshops.open_file(played)
    noting.add(file, "remark", "One\x1b[31m more\nthing.")
    file.close()
    said = cli("verify", minutes, played)
    assert (said.code, said.err) == (1, "")
    assert "Differs: The workshop has changed since the minutes were made: 1 later act." in said.out
    assert said.out.splitlines()[-1] == "“minutes.pdf” does not agree."
    assert "\x1b" not in said.out


def test_a_workshop_that_is_open_in_another_program_is_refused_and_nothing_is_said_of_the_minutes(
    cli, minutes, played
):
    other = sqlite3.connect(played, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert cli("verify", minutes, played).sentence == (
        "“played.unify” is already open in another UnifyDesk on this computer. Close it there first."
    )
    other.close()
    assert cli("verify", minutes, played).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.pdf",), "There is no file “nowhere.pdf”"),
        ((".",), "is a folder"),
        (("demo.md",), "“demo.md” is no PDF that can be read"),
        (("minutes.pdf", "nowhere.unify"), "There is no file “nowhere.unify”"),
        (("minutes.pdf", "demo.md"), "is not a workshop file"),
    ],
)
def test_what_cannot_be_checked_is_one_sentence(cli, minutes, deck, words, said):
    assert said in cli("verify", *words).sentence


def test_a_file_can_be_made_from_its_record(cli, played, minutes, tmp_path):
    said = cli("export", played, "--to", "json", "-o", "record.json")
    assert (said.code, said.out) == (0, "record.json\n")
    assert said.err.startswith("This record holds every row of the file")
    said = cli("new", "--from", "record.json", "-o", "again.unify")
    assert (said.code, said.out, said.err) == (0, "again.unify\n", "")
    assert cli("results", "--json", "again.unify").out == cli("results", "--json", played).out
    cli("export", "again.unify", "-o", "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == minutes.read_bytes()
    cli("export", "again.unify", "--to", "json", "-o", "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "record.json").read_bytes()
    assert cli("check", "again.unify").code == 0


def test_a_record_that_was_changed_is_refused_with_what_is_wrong(cli, played, tmp_path):
    cli("export", played, "--to", "json", "-o", "record.json")
    told = json.loads((tmp_path / "record.json").read_bytes())
    told["report"]["info"]["place"] = "Elsewhere"
    (tmp_path / "record.json").write_text(json.dumps(told))
    assert "the record says “Elsewhere”" in cli("new", "--from", "record.json", "-o", "a.unify").sentence
    assert not (tmp_path / "a.unify").exists()


def test_the_record_inside_minutes_makes_no_file(cli, minutes):
    assert "without the rows" in cli("new", "--from", minutes, "-o", "a.unify").sentence


@pytest.mark.parametrize(
    "words",
    [
        ("-o", "a.unify"),
        ("demo.md", "--from", "record.json", "-o", "a.unify"),
        ("--from", "record.json", "--title", "T", "-o", "a.unify"),
        ("--from", "record.json", "--base", "present", "-o", "a.unify"),
    ],
)
def test_a_file_is_made_from_one_thing(cli, words):
    assert cli("new", *words).code == 2
