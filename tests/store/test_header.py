"""What is no workshop file is recognised from its first bytes, told in a sentence, and left as it was."""

from __future__ import annotations

import os
import sqlite3
import struct
from pathlib import Path

import pytest
import sqlite_utils

from unifydesk.store import schema
from unifydesk.store.errors import DamagedFileError, FileLockedError, NewerFileError, NotAWorkshopError
from unifydesk.store.header import APPLICATION_ID, has_hot_journal, read_header

NEWEST = schema.VERSION


def patched(path: Path, at: int, data: bytes) -> None:
    content = bytearray(path.read_bytes())
    content[at : at + len(data)] = data
    path.write_bytes(content)


def refused(path: Path, kind: type[Exception], words: str) -> None:
    """The file is refused with a sentence that names it, and neither it nor its folder changes."""
    before = path.read_bytes() if path.is_file() else None
    beside = sorted(os.listdir(path.parent))
    with pytest.raises(kind, match=words) as error:
        read_header(path, newest=NEWEST)
    assert f"“{path.name}”" in str(error.value)
    assert str(path.parent) not in str(error.value)
    assert sorted(os.listdir(path.parent)) == beside
    assert before is None or path.read_bytes() == before


def test_a_workshop_file_says_what_it_is(workshop: Path) -> None:
    header = read_header(workshop, newest=NEWEST)
    assert (header.application_id, header.version) == (APPLICATION_ID, NEWEST)
    assert header.size == header.pages * header.page_size == workshop.stat().st_size


def test_a_file_that_is_missing(tmp_path: Path) -> None:
    refused(tmp_path / "gone.unify", NotAWorkshopError, "not there any more")


def test_a_folder(tmp_path: Path) -> None:
    (tmp_path / "folder.unify").mkdir()
    refused(tmp_path / "folder.unify", NotAWorkshopError, "is a folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.unify")
    refused(tmp_path / "pipe.unify", NotAWorkshopError, "not an ordinary file")


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "empty.unify").touch()
    refused(tmp_path / "empty.unify", NotAWorkshopError, "is empty")


@pytest.mark.parametrize("content", [b"# Minutes\n", b"x" * 5000, b"\x00" * 200, b"SQLite format 3"])
def test_a_file_of_another_kind(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.txt").write_bytes(content)
    refused(tmp_path / "notes.txt", NotAWorkshopError, "not a workshop file")


@pytest.mark.parametrize("content", [b"\x00" * 20000, b"\x00" * 100 + b"x" * 5000])
@pytest.mark.parametrize("name", ["monday.unify", "MONDAY.UNIFY"])
def test_a_workshop_that_lost_its_beginning_is_damaged(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    refused(tmp_path / name, DamagedFileError, "is damaged, or was never one. Recover what is in it")


def test_a_file_larger_than_500_mb(tmp_path: Path) -> None:
    path = tmp_path / "film.unify"
    with path.open("wb") as file:
        file.truncate(500_000_001)
    with pytest.raises(NotAWorkshopError, match="larger than 500 MB"):
        read_header(path, newest=NEWEST)


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t(x)")
    other.close()
    refused(path, NotAWorkshopError, "another program")


def test_a_file_of_a_newer_version(workshop: Path) -> None:
    patched(workshop, 60, struct.pack(">I", 7))
    words = rf"newer UnifyDesk \(file version 7, this program reads up to {NEWEST}\)"
    refused(workshop, NewerFileError, words)


def test_a_file_that_was_never_finished(workshop: Path) -> None:
    patched(workshop, 60, struct.pack(">I", 0))
    refused(workshop, DamagedFileError, "never finished")


@pytest.mark.parametrize("lost", [1, 100, 4096, 20_000])
def test_a_file_that_is_cut_off(workshop: Path, lost: int) -> None:
    os.truncate(workshop, workshop.stat().st_size - lost)
    refused(workshop, DamagedFileError, "its end is missing")


def test_a_file_cut_off_within_its_header(workshop: Path) -> None:
    os.truncate(workshop, 60)
    refused(workshop, DamagedFileError, "its end is missing")


def test_while_a_journal_waits_the_length_says_nothing_yet(workshop: Path) -> None:
    os.truncate(workshop, workshop.stat().st_size - 100)
    journal = workshop.with_name(workshop.name + "-journal")
    journal.touch()
    assert not has_hot_journal(workshop)
    refused(workshop, DamagedFileError, "its end is missing")
    journal.write_bytes(b"journal")
    assert has_hot_journal(workshop)
    assert read_header(workshop, newest=NEWEST).version == NEWEST


def test_a_file_that_another_tool_left_in_wal_mode(workshop: Path) -> None:
    other = sqlite3.connect(workshop)
    other.execute("PRAGMA journal_mode=WAL")
    other.close()
    refused(workshop, DamagedFileError, "write-ahead log")


@pytest.mark.parametrize("setting", ["auto_vacuum=FULL", "encoding='UTF-16le'"])
def test_a_file_that_another_tool_laid_out_anew(tmp_path: Path, setting: str) -> None:
    other = sqlite3.connect(tmp_path / "n.unify", isolation_level=None)
    for pragma in (setting, f"application_id={APPLICATION_ID}", "user_version=1"):
        other.execute(f"PRAGMA {pragma}")
    other.execute("CREATE TABLE t(x)")
    other.close()
    refused(tmp_path / "n.unify", DamagedFileError, "another program has altered them")


@pytest.mark.parametrize(("at", "data"), [(18, b"\x03\x03"), (16, b"\x00\x07"), (16, b"\x0f\xff")])
def test_a_header_that_makes_no_sense(workshop: Path, at: int, data: bytes) -> None:
    patched(workshop, at, data)
    refused(workshop, DamagedFileError, "is damaged")


def test_a_file_that_is_open_here_is_not_read(db: sqlite_utils.Database, workshop: Path) -> None:
    with pytest.raises(FileLockedError, match="already open in this window"):
        read_header(workshop, newest=NEWEST)
    other = sqlite3.connect(workshop, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT * FROM meta")
    other.close()
    assert db.execute("SELECT count(*) FROM meta").fetchone() == (1,)
