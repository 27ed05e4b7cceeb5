"""`export`: minutes of a file that stays as it is."""

from __future__ import annotations

import os

import pytest


def test_the_minutes_are_written_and_their_path_is_printed(cli, played, tmp_path):
    before = played.read_bytes()
    said = cli("export", played, "--to", "pdf", "-o", "minutes.pdf")
    assert (said.code, said.out, said.err) == (0, "minutes.pdf\n", "")
    assert (tmp_path / "minutes.pdf").read_bytes().startswith(b"%PDF")
    assert played.read_bytes() == before


def test_the_same_file_gives_the_same_bytes(cli, played, tmp_path):
    for name in ("a.pdf", "b.pdf"):
        cli("export", played, "-o", name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_an_empty_workshop_has_minutes_too(cli, workshop):
    assert cli("export", workshop, "-o", "a.pdf", "--paper", "Letter").code == 0


@pytest.mark.parametrize(
    ("target", "part"),
    [
        ("", "“.” is a folder"),
        (".", "“.” is a folder"),
        ("nowhere/a.pdf", "There is no folder “nowhere”"),
        ("demo.md", "stays as it is"),
        ("/dev/null", "stays as it is"),
        ("x" * 300, "too long"),
        ("other.unify", "is the name of a workshop file"),
    ],
)
def test_a_place_where_no_minutes_can_be_is_refused(cli, workshop, tmp_path, target, part):
    assert part in cli("export", workshop, "-o", target).sentence
    assert sorted(p.name for p in tmp_path.iterdir()) == ["demo.md", "monday.unify"]


def test_minutes_that_are_there_stay(cli, workshop, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    assert "stays as it is" in cli("export", workshop, "-o", "a.pdf").sentence
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_file_that_is_none_of_ours_has_no_minutes(cli, deck):
    assert "is not a workshop file" in cli("export", deck, "-o", "a.pdf").sentence
    assert not os.path.exists("a.pdf")
