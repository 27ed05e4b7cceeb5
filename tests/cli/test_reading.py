"""Files named on the command line."""

from __future__ import annotations

import pytest

from unifydesk.cli import reading
from unifydesk.cli.reading import existing, read_bytes
from unifydesk.domain.errors import InvalidInputError, KnownStoreError, NotFoundError


def test_the_bytes_of_a_file_are_read_as_they_are(tmp_path):
    (tmp_path / "a").write_bytes(b"\x00\xff\r\n")
    assert read_bytes(tmp_path / "a") == b"\x00\xff\r\n"


def test_a_missing_file_is_named_with_its_folder(tmp_path):
    with pytest.raises(NotFoundError, match=r"nowhere/a\.csv"):
        read_bytes(tmp_path / "nowhere" / "a.csv")
    with pytest.raises(NotFoundError, match=r"nowhere/a\.unify"):
        existing(tmp_path / "nowhere" / "a.unify")


def test_a_path_through_a_file_leads_nowhere(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(NotFoundError):
        existing(tmp_path / "a" / "b")


def test_a_link_to_nowhere_is_there_as_far_as_this_goes(tmp_path):
    (tmp_path / "a").symlink_to("gone")
    assert existing(tmp_path / "a") == tmp_path / "a"


def test_a_name_that_no_system_takes_is_refused(tmp_path):
    for ask in (existing, read_bytes):
        with pytest.raises(KnownStoreError, match="too long"):
            ask(tmp_path / ("x" * 300))


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InvalidInputError, match="is a folder"):
        read_bytes(tmp_path)


def test_no_more_than_the_limit_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "SIZE_LIMIT", 3)
    (tmp_path / "a").write_bytes(b"abc")
    assert read_bytes(tmp_path / "a") == b"abc"
    (tmp_path / "a").write_bytes(b"abcd")
    with pytest.raises(InvalidInputError, match="larger than"):
        read_bytes(tmp_path / "a")
