"""File names from titles: safe on every system and never one already taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.domain.errors import KnownStoreError
from unifydesk.gui.naming import (
    LONGEST,
    MOST_BYTES,
    export_stem,
    file_stem,
    free_path,
    make_folder,
    shown_path,
)


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Tools and ties", "Tools and ties"),
        ("a/b\\c: d?", "a b c d"),
        ("  .. ", "Workshop"),
        ("CON", "CON workshop"),
        ("con.v2", "con workshop.v2"),
        ("COM²", "COM² workshop"),
        ("../../etc/passwd", "etc passwd"),
        ("a\u202eb\u2066c", "a b c"),
        ("ends with dots...", "ends with dots"),
        ("line\nbreak\ttab", "line break tab"),
    ],
)
def test_a_title_becomes_a_safe_name(title, stem):
    assert file_stem(title) == stem


@given(st.text())
def test_no_title_makes_an_unsafe_name(title):
    stem = file_stem(title)
    assert 1 <= len(stem) <= LONGEST + len(" workshop")
    assert not set('<>:"/\\|?*\x00') & set(stem)
    assert stem == stem.strip(" .")


def test_a_long_name_of_wide_letters_is_short_enough_for_every_disk():
    assert len(file_stem("議事録" * 100).encode()) <= MOST_BYTES


def test_a_long_title_is_cut_between_words():
    title = "Epistemic and ethical benefits and risks of unification in machine learning and elsewhere"
    assert (
        file_stem(title) == "Epistemic and ethical benefits and risks of unification in machine learning and"
    )
    assert export_stem(title, "minutes").endswith("of unification in machine – minutes")


def test_the_name_of_an_export_says_what_it_is_however_long_the_title():
    assert export_stem("Tools and ties", "minutes") == "Tools and ties – minutes"
    assert export_stem("x" * 300, "minutes").endswith("x – minutes")
    assert export_stem("議" * 300, "minutes").endswith("議 – minutes")
    assert export_stem("CON", "") == "CON workshop"


@given(st.text(), st.sampled_from(["minutes", "ballot papers", ""]))
def test_no_title_makes_an_unsafe_name_of_an_export(title, what):
    stem = export_stem(title, what)
    assert len(stem.encode()) <= MOST_BYTES + len(" workshop")
    assert not set('<>:"/\\|?*\x00') & set(stem)
    assert stem == stem.strip(" .")


def test_the_date_of_a_restored_file_stays_behind_a_long_title(tmp_path):
    title = "Epistemic and ethical benefits and risks of unification in machine learning"
    end = "as of 2026-11-26 03.46"
    path = free_path(tmp_path, title, ".unify", end=end)
    assert path.name == f"Epistemic and ethical benefits and risks of unification {end}.unify"
    path.touch()
    assert free_path(tmp_path, title, ".unify", end=end).name.endswith(f"{end} 2.unify")
    assert free_path(tmp_path, "Tools", ".unify", end=end).name == f"Tools {end}.unify"


def test_a_taken_name_gets_a_number(tmp_path):
    (tmp_path / "A.unify").touch()
    (tmp_path / "A 2.unify").touch()
    assert free_path(tmp_path, "A", ".unify").name == "A 3.unify"


def test_the_home_folder_is_shown_short():
    assert shown_path(Path.home() / "x.unify") == str(Path("~") / "x.unify")


def test_a_folder_that_cannot_be_made_is_refused_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(KnownStoreError, match="cannot be made"):
        make_folder(tmp_path / "file" / "folder")
