"""Bytes and names get to the disk: what is asked of the system, and in which order."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from unifydesk.store import durable
from unifydesk.store.durable import make_folder, sync_file, sync_folder, sync_handle


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was synced, file or folder, in order."""
    found: list[str] = []

    def note(handle: int) -> None:
        found.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")

    monkeypatch.setattr(durable.os, "fsync", note)
    return found


def test_a_file_is_synced(tmp_path: Path, synced: list[str]) -> None:
    (tmp_path / "x").write_bytes(b"x")
    sync_file(tmp_path / "x")
    assert synced == ["file"]


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs names by itself")
def test_a_folder_is_synced(tmp_path: Path, synced: list[str]) -> None:
    sync_folder(tmp_path)
    assert synced == ["folder"]


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs names by itself")
def test_every_new_folder_is_synced_into_the_one_above_it(tmp_path: Path, synced: list[str]) -> None:
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    assert synced == ["folder"] * 3
    make_folder(tmp_path / "a" / "b" / "c")
    assert len(synced) == 3


def test_on_macos_the_sync_goes_through_to_the_platter(tmp_path: Path, monkeypatch) -> None:
    if not hasattr(durable, "fcntl"):
        pytest.skip("no fcntl here")
    asked: list[int] = []
    monkeypatch.setattr(durable, "_FULL_SYNC", 51)
    monkeypatch.setattr(durable.fcntl, "fcntl", lambda _, request: asked.append(request))
    with (tmp_path / "x").open("wb") as file:
        sync_handle(file.fileno())
    assert asked == [51]


def test_a_sync_that_fails_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        sync_file(tmp_path / "gone")
