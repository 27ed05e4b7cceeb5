"""What this installation remembers of its files: by content when closed, by a mark while a session lasts."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest

from tests.app.stories import DECK, SteppingClock
from unifydesk.app import noting, workshops
from unifydesk.store import known
from unifydesk.store.backup import verified_copy
from unifydesk.store.errors import FileLockedError
from unifydesk.store.known import Known


@pytest.fixture
def memory(tmp_path):
    return Known(tmp_path / "known")


@pytest.fixture
def path(tmp_path):
    workshops.create(tmp_path / "w.unify", DECK, clock=SteppingClock()).close()
    return tmp_path / "w.unify"


def test_a_file_that_was_left_is_known_under_every_name(memory, path, tmp_path):
    assert not memory.has_left(path)
    memory.left(path)
    assert memory.has_left(path)
    assert memory.has_left(shutil.copy(path, tmp_path / "sent.unify"))


def test_one_other_bit_is_another_file(memory, path):
    memory.left(path)
    data = bytearray(path.read_bytes())
    data[-1] ^= 1
    path.write_bytes(data)
    assert not memory.has_left(path)


def test_the_copy_that_is_made_of_an_open_file_is_known_like_the_file(memory, path, tmp_path):
    file = workshops.open_file(path)
    verified_copy(file.db, tmp_path / "copy.unify")
    file.close()
    memory.left(path)
    assert memory.has_left(tmp_path / "copy.unify")


def test_a_session_that_ended_leaves_no_mark(memory, path):
    file = workshops.open_file(path)
    memory.begun(file)
    assert memory.session_in(path).file_uuid == file.file_uuid
    file.close()
    assert memory.session_in(path) is None
    assert memory.has_left(path)


def test_a_file_that_its_disk_failed_is_not_known_by_what_is_left_of_it(memory, path):
    file = workshops.open_file(path)
    memory.begun(file)
    noting.add(file, "remark", "Recorded.")
    file.trouble = FileLockedError("The disk failed.")
    file.release()
    assert memory.session_in(path) is not None
    assert not memory.has_left(path)


def test_a_folder_that_refuses_costs_nothing_but_the_memory(path, tmp_path):
    (tmp_path / "known").write_text("no folder")
    memory = Known(tmp_path / "known")
    memory.left(path)
    assert not memory.has_left(path)
    assert memory.session_in(path) is None
    with memory.alone(path):
        pass


def test_a_disk_that_does_not_answer_knows_nothing(path, memory, monkeypatch):
    """Every look at the folder failed with a raw error of the system, in the middle of opening."""

    def fail(*_args, **_how):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.exists", fail)
    monkeypatch.setattr("pathlib.Path.glob", fail)
    assert memory.session_in(path) is None
    assert not memory.has_left_content(b"content")


def test_the_oldest_are_forgotten_when_there_are_too_many(memory, path, tmp_path, monkeypatch):
    monkeypatch.setattr(known, "MOST_PROOFS", 8)
    for number in range(9):
        other = tmp_path / f"{number}.unify"
        other.write_bytes(bytes([number]) * 200)
        memory.left(other)
        for proof in (tmp_path / "known").glob("left-*"):
            os.utime(proof, ns=(proof.stat().st_atime_ns, proof.stat().st_mtime_ns - 10**9))
    there = [memory.has_left(tmp_path / f"{number}.unify") for number in range(9)]
    assert there == [False] * 2 + [True] * 7


def test_two_programs_do_not_let_files_in_at_the_same_time(memory, path, tmp_path, monkeypatch):
    monkeypatch.setattr(known, "WAIT_SECONDS", 0.0)
    with (
        memory.alone(path),
        pytest.raises(FileLockedError, match="already open in another UnifyDesk"),
        Known(tmp_path / "known").alone(path),
    ):
        raise AssertionError("the second one came in")
    with memory.alone(path):  # the lock went with its block
        pass


def test_nothing_but_names_is_kept(memory, path, tmp_path):
    file = workshops.open_file(path)
    memory.begun(file)
    file.close()
    with memory.alone(path):
        pass
    assert {entry.stat().st_size for entry in (tmp_path / "known").iterdir()} == {0}
    assert sqlite3.connect(tmp_path / "known" / "letting-in.lock").execute(
        "PRAGMA page_count"
    ).fetchone() == (0,)
