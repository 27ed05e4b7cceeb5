"""Bundled decks by name, other decks by path."""

from __future__ import annotations

from pathlib import Path

import pytest

from unifydesk.decks import bundled, load
from unifydesk.domain.errors import InputProblemsError, UnifyError


def test_the_deck_on_unification_is_bundled() -> None:
    assert "unification" in bundled()


def test_a_bundled_deck_is_loaded_by_its_name() -> None:
    name, source = load("unification")
    assert (name, source[:4]) == ("unification", "---\n")


def test_a_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes("\ufeffé\r\n".encode())
    assert load(str(path)) == ("mine.md", "é\r\n")


@pytest.mark.parametrize("name", ["", "nowhere.md", "a\0b", "x" * 5_000, "~nobody-of-that-name/x.md"])
def test_a_missing_deck_is_said_in_a_sentence(name: str) -> None:
    with pytest.raises(UnifyError, match="deck"):
        load(name)


def test_a_missing_deck_names_the_bundled_ones() -> None:
    with pytest.raises(UnifyError, match="unification"):
        load("unifcation")


def test_a_folder_is_not_a_deck(tmp_path: Path) -> None:
    with pytest.raises(UnifyError, match="folder"):
        load(str(tmp_path))


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "mine.md"
    path.write_bytes(b"---\ntitle: T\n---\n## A\n- \xe9\n")
    with pytest.raises(InputProblemsError, match=r"mine\.md:5: the byte 0xE9 is not UTF-8"):
        load(str(path))


def test_a_huge_file_is_refused_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "huge.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputProblemsError, match=r"huge\.md:1: the deck has 50,000,000 bytes"):
        load(str(path))
