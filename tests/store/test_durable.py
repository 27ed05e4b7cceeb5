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


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders whose names were synced, in order."""
    found: list[Path] = []
    monkeypatch.setattr(durable, "sync_folder", found.append)
    return found


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs names by itself")
def test_a_folder_is_synced(tmp_path: Path, synced: list[str]) -> None:
    sync_folder(tmp_path)
    assert synced == ["folder"]


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs names by itself")
def test_every_new_folder_is_synced_into_the_one_above_it(tmp_path: Path, folders: list[Path]) -> None:
    make_folder(tmp_path / "a" / "b" / "c")
    assert (tmp_path / "a" / "b" / "c").is_dir()
    assert folders[-3:] == [tmp_path, tmp_path / "a", tmp_path / "a" / "b"]


@pytest.mark.skipif(os.name == "nt", reason="Windows syncs names by itself")
def test_a_folder_that_somebody_else_made_is_synced_too_but_only_once(
    tmp_path: Path, folders: list[Path]
) -> None:
    (tmp_path / "state").mkdir()
    make_folder(tmp_path / "state")
    assert folders == [tmp_path, *tmp_path.parents]
    make_folder(tmp_path / "state")
    assert len(folders) == 1 + len(tmp_path.parents)


def test_a_folder_above_that_cannot_be_synced_is_no_reason_to_give_up(tmp_path: Path, monkeypatch) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    (tmp_path / "state").mkdir()
    monkeypatch.setattr(durable, "sync_folder", refuse)
    make_folder(tmp_path / "state")
    with pytest.raises(PermissionError):
        make_folder(tmp_path / "state" / "urns")


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


def test_a_folder_that_was_removed_and_made_anew_is_settled_anew(
    tmp_path: Path, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = iter((1, 1, 2))
    real = Path.stat

    def stat_with(self: Path, **how: bool) -> object:
        found = real(self, **how)
        return os.stat_result((found.st_mode, next(numbers), *found[2:])) if self == tmp_path else found

    for name in ("one", "two", "three"):
        with monkeypatch.context() as counting:
            counting.setattr(Path, "is_dir", lambda self: self == tmp_path)
            counting.setattr(Path, "stat", stat_with)
            make_folder(tmp_path / name)
    assert folders.count(tmp_path.parent) == 2
