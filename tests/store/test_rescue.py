"""Copies byte by byte: with the journal, private, never over another file, and nothing left when refused."""

from __future__ import annotations

import os
import sqlite3
import stat

import pytest

from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import rescue
from unifydesk.store.connection import connect
from unifydesk.store.rescue import journal_of, raw_copy


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "a.unify"
    path.write_bytes(b"pages")
    return path


def test_what_is_there_already_is_neither_replaced_nor_removed(source, tmp_path):
    """A copy that was not allowed to begin used to take the other one away."""
    target = tmp_path / "there.unify"
    target.write_bytes(b"somebody's")
    with pytest.raises(KnownStoreError, match="already there"):
        raw_copy(source, target)
    assert target.read_bytes() == b"somebody's"


def test_the_copy_has_the_same_bytes_and_belongs_to_its_owner_only(source, tmp_path):
    raw_copy(source, tmp_path / "b.unify")
    assert (tmp_path / "b.unify").read_bytes() == b"pages"
    if os.name != "nt":
        assert stat.S_IMODE((tmp_path / "b.unify").stat().st_mode) == 0o600
    assert not journal_of(tmp_path / "b.unify").exists()


def test_an_unfinished_change_is_undone_in_the_copy_and_not_where_the_file_lies(tmp_path):
    path, target = tmp_path / "a.unify", tmp_path / "b.unify"
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("CREATE TABLE t(x)")
    writer.execute("INSERT INTO t VALUES (randomblob(9000))")
    before = writer.execute("SELECT x FROM t").fetchall()
    writer.execute("PRAGMA cache_size=1")
    writer.execute("PRAGMA cache_spill=1")
    writer.execute("BEGIN IMMEDIATE")
    for _ in range(60):
        writer.execute("INSERT INTO t VALUES (randomblob(9000))")
    crashed = tmp_path / "crashed.unify"
    crashed.write_bytes(path.read_bytes())
    journal_of(crashed).write_bytes(journal_of(path).read_bytes())
    writer.execute("ROLLBACK")
    writer.close()
    pages = crashed.read_bytes()

    raw_copy(crashed, target)
    copy = sqlite3.connect(target)
    assert copy.execute("SELECT x FROM t").fetchall() == before
    copy.close()
    assert crashed.read_bytes() == pages
    assert len(pages) > len(target.read_bytes())


def test_a_file_that_is_there_is_never_overwritten(source, tmp_path):
    target = tmp_path / "b.unify"
    target.write_bytes(b"other")
    with pytest.raises(KnownStoreError):
        raw_copy(source, target)


def test_a_source_that_cannot_be_read_is_told_apart_from_a_folder_that_refuses(source, tmp_path):
    with pytest.raises(FileNotFoundError):
        raw_copy(tmp_path / "gone.unify", tmp_path / "b.unify")
    with pytest.raises(KnownStoreError):
        raw_copy(source, tmp_path / "no folder" / "b.unify")


def test_nothing_is_left_when_the_disk_fills_up(source, tmp_path, monkeypatch):
    journal_of(source).write_bytes(b"journal")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(rescue, "sync_handle", full)
    with pytest.raises(KnownStoreError, match="is full"):
        raw_copy(source, tmp_path / "b.unify")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.unify", "a.unify-journal"]


def test_the_bytes_of_an_open_file_are_never_read(tmp_path):
    path = tmp_path / "a.unify"
    db = connect(path, create=True)
    try:
        with pytest.raises(KnownStoreError, match="already open"):
            raw_copy(path, tmp_path / "b.unify")
    finally:
        db.conn.close()
