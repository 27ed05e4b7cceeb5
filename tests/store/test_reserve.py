"""The reserve: a megabyte on the same disk as the file, gone when the file is closed or the disk is full."""

from __future__ import annotations

import shutil
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace

import pytest

from unifydesk.store import reserve
from unifydesk.store.reserve import RESERVE_BYTES, Reserve, reserve_for

Usage = namedtuple("Usage", "total used free")


def with_free(monkeypatch: pytest.MonkeyPatch, free: int) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 0, free))


def test_it_takes_a_megabyte_and_gives_it_back(tmp_path: Path) -> None:
    held = Reserve(tmp_path)
    assert held.hold()
    assert [p.stat().st_size for p in tmp_path.iterdir()] == [RESERVE_BYTES]
    held.release()
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_already_is_not_filled_further(tmp_path, monkeypatch) -> None:
    with_free(monkeypatch, 3 * RESERVE_BYTES - 1)
    assert not Reserve(tmp_path).hold()
    assert list(tmp_path.iterdir()) == []


def test_a_reserve_that_a_crash_left_half_written_is_written_again(tmp_path: Path) -> None:
    held = Reserve(tmp_path)
    held.path.write_bytes(b"half")
    assert not held.is_held
    assert held.hold()


def test_a_disk_that_refuses_leaves_nothing_and_stops_nobody(tmp_path, monkeypatch) -> None:
    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reserve, "sync_handle", full)
    assert not Reserve(tmp_path).hold()
    assert list(tmp_path.iterdir()) == []
    Reserve(tmp_path / "gone").release()


def test_it_lies_beside_the_file_only_when_that_is_on_another_disk(tmp_path, monkeypatch) -> None:
    own, there = tmp_path / "own", tmp_path / "stick"
    own.mkdir()
    there.mkdir()
    assert reserve_for(there / "a.unify", own).path.parent == own
    disks = {own: SimpleNamespace(st_dev=1), there: SimpleNamespace(st_dev=2)}
    monkeypatch.setattr(Path, "stat", lambda path: disks[path])
    assert reserve_for(there / "a.unify", own).path == there / ".a.unify.unify-reserve"
