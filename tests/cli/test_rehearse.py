"""`rehearse`: a whole workshop from one command, the same for the same seed, and marked for ever."""

from __future__ import annotations

import json
import re

import pytest

from unifydesk.app import exporting
from unifydesk.cli import rehearse
from unifydesk.domain.errors import ExportError


def votes(cli, folder):
    """The figures without the day on which they were played."""
    found = json.loads(cli("results", folder / "rehearsal.unify", "--json").out)
    del found["workshop"]["date"]
    return found


@pytest.fixture
def bundled(cli, tmp_path):
    """The bundled deck, rehearsed: the one long play of this folder."""
    return cli("rehearse", "-o", tmp_path / "r"), tmp_path / "r"


def test_the_bundled_deck_is_played_to_its_minutes(cli, bundled):
    said, folder = bundled
    assert said.code == 0
    assert said.out.splitlines()[-1] == f"Minutes:  {folder / 'minutes.pdf'}"
    assert (folder / "minutes.pdf").read_bytes().startswith(b"%PDF")
    found = votes(cli, folder)
    assert found["workshop"]["rehearsal"] is True
    played = [claim for claim in found["claims"] if claim["rounds"]]
    assert len(played) >= 12
    assert all([r["state"] for r in claim["rounds"]] == ["revealed"] * 2 for claim in played)
    assert all(claim["recorded"] for claim in played)
    assert cli("check", folder / "rehearsal.unify").out.endswith("REHEARSAL.\n")


def test_the_same_seed_gives_the_same_votes_and_another_seed_others(cli, deck, tmp_path):
    for folder, seed in (("a", 4), ("b", 4), ("c", 5)):
        assert cli("rehearse", deck, "-o", folder, "--people", 5, "--seed", seed).code == 0
    assert votes(cli, tmp_path / "a") == votes(cli, tmp_path / "b")
    assert votes(cli, tmp_path / "a") != votes(cli, tmp_path / "c")


@pytest.mark.parametrize("people", ["0", "2", "501", "-1", "9" * 30])
def test_a_number_of_people_that_no_workshop_has_is_refused(cli, deck, tmp_path, people):
    assert cli("rehearse", deck, "-o", "r", f"--people={people}").sentence == (
        "A rehearsal takes 3 to 500 people."
    )
    assert not (tmp_path / "r").exists()


def test_a_second_rehearsal_in_the_same_folder_is_refused_and_the_first_stays(cli, deck, tmp_path):
    assert cli("rehearse", deck, "-o", "r", "--people", 3).code == 0
    before = {p.name: p.read_bytes() for p in (tmp_path / "r").iterdir()}
    assert "is already in “r” and stays as it is" in cli("rehearse", deck, "-o", "r", "--people", 3).sentence
    assert {p.name: p.read_bytes() for p in (tmp_path / "r").iterdir()} == before


def test_other_files_in_the_folder_are_left_alone(cli, deck, tmp_path):
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "mine.txt").write_text("mine")
    assert cli("rehearse", deck, "-o", "r", "--people", 3).code == 0
    assert (tmp_path / "r" / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("demo.md", "is a file. Name a folder."),
        ("demo.md/r", "cannot be made (not a directory)"),
        ("x" * 300, "too long"),
    ],
)
def test_a_place_where_no_folder_can_be_is_refused(cli, deck, target, part):
    assert part in cli("rehearse", deck, "-o", target).sentence


def test_a_bad_deck_leaves_no_folder_behind(cli, tmp_path):
    (tmp_path / "bad.md").write_text("none")
    assert cli("rehearse", "bad.md", "-o", "r").code == 1
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("fault", [ExportError("The disk is full."), KeyboardInterrupt()], ids=repr)
def test_a_rehearsal_that_is_stopped_or_fails_leaves_nothing_behind(cli, deck, tmp_path, monkeypatch, fault):
    def fail(*_arguments):
        raise fault

    monkeypatch.setattr(exporting, "export", fail)
    assert cli("rehearse", deck, "-o", "r", "--people", 3).code in (1, 130)
    assert not (tmp_path / "r").exists()


def test_a_folder_that_was_there_outlives_a_failed_rehearsal(cli, deck, tmp_path, monkeypatch):
    def fail(*_arguments):
        raise ExportError("The disk is full.")

    (tmp_path / "r").mkdir()
    monkeypatch.setattr(exporting, "export", fail)
    assert cli("rehearse", deck, "-o", "r", "--people", 3).code == 1
    assert list((tmp_path / "r").iterdir()) == []


def test_a_deck_without_claims_is_led_through_all_the_same(cli, tmp_path):
    deck = "---\ntitle: T\nauthors: A\nsource: S\nlanguage: en\n---\n\n# One\n\n## Only a slide\n\n- A line\n"
    (tmp_path / "bare.md").write_text(deck, encoding="utf-8")
    assert cli("rehearse", "bare.md", "-o", "r", "--people", 3).code == 0
    assert votes(cli, tmp_path / "r")["claims"] == []


def test_words_of_every_script_are_played(cli, deck, tmp_path):
    text = deck.read_text(encoding="utf-8").replace("Shared tools", "Κοινά εργαλεία — 統一 ✓ ẞ")
    (tmp_path / "日本.md").write_text(text, encoding="utf-8")
    said = cli("rehearse", "日本.md", "-o", "ω", "--people", 3)
    assert said.code == 0
    assert "Κοινά εργαλεία — 統一" in said.out


def test_the_help_says_what_is_usual(cli):
    text = re.sub(r"\s+", " ", cli("rehearse", "--help").out)
    assert "the same seed gives the same votes" in text
    assert rehearse.rehearsal.LEAST_PEOPLE == 3
