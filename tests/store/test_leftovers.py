"""Leftovers of a cut: ours and stale ones go, and nothing else ever does."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from unifydesk.store import leftovers
from unifydesk.store.leftovers import STALE_SECONDS, tidy

NOW = 1_800_000_000.0
OURS = (
    ".monday.unify.0a1b2c3d.new",
    ".monday.unify.0a1b2c3d.new-journal",
    ".minutes.pdf.0a1b2c3d.part",
    ".a b.c.html.00000000.part",
    ".monday.ab_cd3f9.part",
    ".monday.ab_cd3f9.part-journal",
    ".monday.before-v5.ab_cd3f9.part",
    ".monday.before-v5 (2).ab_cd3f9.part",
)
OTHERS = (
    "monday.unify",
    "monday.unify-journal",
    "monday.before-v5.unify",
    ".monday.unify",  # a copy that lacks less, on its way to a place elsewhere
    ".monday.unify.unify-reserve",
    "monday.unify.0a1b2c3d.new",
    "minutes.pdf.part",
    ".minutes.pdf.part",
    ".minutes.pdf.0a1b2c3.part",
    ".minutes.pdf.0a1b2c3d4.part",
    ".minutes.pdf.0A1B2C3D.part",
    ".minutes.0a1b2c3d.new",
    ".letter.ab_cd3f9.part",  # no workshop of that name lies here
    ".monday.ab_cd3f9.part.txt",
    ".monday.ab_cd3f9.new",
)


def left(folder: Path, *names: str, age: float = STALE_SECONDS + 60) -> None:
    """Put files into a folder that were written to that many seconds ago."""
    for name in names:
        (folder / name).write_text("x")
        os.utime(folder / name, (NOW - age,) * 2)


def tidied(folder: Path) -> tuple[Path, ...]:
    return tidy(folder, lambda: NOW)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", OURS)
def test_a_stale_leftover_of_ours_is_removed(tmp_path, name):
    left(tmp_path, "monday.unify", name)
    assert tidied(tmp_path) == (tmp_path / name,)
    assert names(tmp_path) == {"monday.unify"}


def test_nothing_else_is_touched_however_old_it_is(tmp_path):
    left(tmp_path, *OTHERS)
    assert tidied(tmp_path) == ()
    assert names(tmp_path) == set(OTHERS)


@pytest.mark.parametrize("age", [0, 3600, STALE_SECONDS - 60, -3600, -10 * STALE_SECONDS])
def test_what_may_be_somebodys_work_stays(tmp_path, age):
    """Also what a clock that is ahead has written in the future."""
    left(tmp_path, "monday.unify", *OURS, age=age)
    assert tidied(tmp_path) == ()


def test_links_and_folders_of_such_a_name_stay(tmp_path):
    (tmp_path / "mine").mkdir()
    left(tmp_path / "mine", "only.unify")
    (tmp_path / OURS[0]).symlink_to(tmp_path / "mine" / "only.unify")
    (tmp_path / OURS[2]).mkdir()
    os.utime(tmp_path / OURS[2], (0, 0))
    assert tidied(tmp_path) == ()
    assert names(tmp_path / "mine") == {"only.unify"}


def test_what_belongs_to_somebody_else_stays(tmp_path, monkeypatch):
    left(tmp_path, OURS[0])
    monkeypatch.setattr(os, "getuid", lambda: -1, raising=False)
    assert tidied(tmp_path) == ()


def test_what_is_open_here_stays(tmp_path, monkeypatch):
    left(tmp_path, OURS[0])
    monkeypatch.setattr(leftovers, "is_open_here", lambda _path: True)
    assert tidied(tmp_path) == ()


def test_the_second_name_of_a_finished_file_goes_and_the_file_stays(tmp_path):
    """A cut between the two names of a new file: the bytes are those of the workshop itself."""
    left(tmp_path, "monday.unify")
    os.link(tmp_path / "monday.unify", tmp_path / OURS[0])
    assert tidied(tmp_path) == (tmp_path / OURS[0],)
    assert (tmp_path / "monday.unify").read_text() == "x"


@pytest.mark.parametrize("name", ["nowhere", "a\x00b"])
def test_a_folder_that_cannot_be_read_is_no_trouble(tmp_path, name):
    assert tidied(tmp_path / name) == ()


def test_one_that_cannot_be_removed_does_not_save_the_others(tmp_path, monkeypatch):
    left(tmp_path, *OURS[:3])
    real = Path.unlink

    def refuse(path):
        if path.name == OURS[1]:
            raise PermissionError
        real(path)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert {path.name for path in tidied(tmp_path)} == {OURS[0], OURS[2]}
