"""Where a new file may be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from unifydesk.app.targets import NAME_LIMIT, check_new_file
from unifydesk.domain.errors import InvalidInputError


def refusal(path):
    with pytest.raises(InvalidInputError) as error:
        check_new_file(path, "workshop.unify")
    return str(error.value)


def test_a_free_name_in_a_folder_is_fine(tmp_path):
    check_new_file(tmp_path / "a.unify", "workshop.unify")
    assert list(tmp_path.iterdir()) == []  # asking leaves nothing behind


def test_a_folder_asks_for_a_file_name(tmp_path):
    assert refusal(tmp_path).endswith("is a folder. Add a file name, such as workshop.unify.")


def test_an_empty_path_is_the_folder_where_one_stands():
    assert refusal(Path()).startswith("“.” is a folder")


def test_a_file_that_is_there_stays(tmp_path):
    (tmp_path / "a.unify").write_text("x")
    assert "stays as it is" in refusal(tmp_path / "a.unify")


def test_a_link_to_nowhere_is_a_name_that_is_taken(tmp_path):
    (tmp_path / "a.unify").symlink_to(tmp_path / "gone")
    assert "stays as it is" in refusal(tmp_path / "a.unify")


def test_a_missing_folder_is_named(tmp_path):
    assert refusal(tmp_path / "nowhere" / "a.unify").startswith("There is no folder “nowhere”.")


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "a").write_text("x")
    assert refusal(tmp_path / "a" / "b.unify").startswith("There is no folder “a”.")


def test_a_name_too_long_to_build_beside_is_refused(tmp_path):
    check_new_file(tmp_path / ("x" * NAME_LIMIT), "workshop.unify")
    for name in ("x" * (NAME_LIMIT + 1), "é" * (NAME_LIMIT // 2 + 1), "x" * 5000):
        assert "is too long" in refusal(tmp_path / name)
