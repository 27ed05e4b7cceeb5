"""Backups: equal to the original, whole or absent, and not too many."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlite_utils

from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import backup as module
from unifydesk.store import schema
from unifydesk.store.backup import (
    backup,
    content_hash,
    is_equal,
    listed,
    newest,
    next_moment,
    thin,
    verified_copy,
    verified_copy_before_migration,
)
from unifydesk.store.connection import connect, write
from unifydesk.store.errors import DiskError, FileLockedError
from unifydesk.store.exact_schema import schema_hash
from unifydesk.store.opening import check_openable, verify

FILE = b"file-uuid-16byte"
NOON = datetime(2026, 10, 5, 12, 0, tzinfo=UTC)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_opens_and_holds_what_the_original_holds(db: sqlite_utils.Database, tmp_path: Path) -> None:
    expected, content = schema_hash(db), content_hash(db.conn)
    made = backup(db, tmp_path / "backups" / "deep", FILE, "north", NOON)
    assert made.name == "north.66696c65.20261005T120000000000Z.unify"
    assert names(made.parent) == [made.name]
    assert not check_openable(made, newest=schema.VERSION).read_only
    copy = connect(made)
    verify(copy, expected)
    assert content_hash(copy.conn) == content
    copy.conn.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_only_the_owner_may_read_a_backup(db: sqlite_utils.Database, tmp_path: Path) -> None:
    made = backup(db, tmp_path / "backups", FILE, "north", NOON)
    assert stat.S_IMODE(made.stat().st_mode) == 0o600


def test_a_backup_leaves_the_lock_of_the_original_in_place(db, workshop: Path, tmp_path: Path) -> None:
    backup(db, tmp_path / "backups", FILE, "north", NOON)
    other = sqlite3.connect(workshop, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT * FROM meta")
    other.close()


def test_a_copy_is_on_the_disk_before_it_gets_its_name(db, tmp_path: Path, monkeypatch) -> None:
    steps: list[str] = []
    replace = os.replace
    monkeypatch.setattr(module, "sync_file", lambda _: steps.append("file"))
    monkeypatch.setattr(module, "sync_folder", lambda _: steps.append("folder"))
    monkeypatch.setattr(module.os, "replace", lambda a, b: (steps.append("name"), replace(a, b)))
    verified_copy(db, tmp_path / "copy.unify")
    assert steps == ["file", "name", "folder"]


def test_a_copy_that_differs_is_refused_and_removed(db, tmp_path: Path, monkeypatch) -> None:
    hashes = iter([b"copy", b"original"])
    monkeypatch.setattr(module, "content_hash", lambda _: next(hashes))
    (tmp_path / "backups").mkdir()
    with pytest.raises(DiskError, match="did not turn out like the original"):
        verified_copy(db, tmp_path / "backups" / "copy.unify")
    assert names(tmp_path / "backups") == []


def test_a_full_disk_leaves_the_older_copy_as_it_was(db, tmp_path: Path, monkeypatch) -> None:
    target = tmp_path / "backups" / "copy.unify"
    target.parent.mkdir()
    target.write_bytes(b"older")

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "sync_file", full)
    with pytest.raises(DiskError, match=r"“copy\.unify” is full"):
        verified_copy(db, target)
    assert (names(target.parent), target.read_bytes()) == (["copy.unify"], b"older")


def test_a_folder_that_is_a_file_is_told_in_a_sentence(db: sqlite_utils.Database, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("not a folder")
    with pytest.raises(KnownStoreError, match="“backups”"):
        backup(db, tmp_path / "backups", FILE, "north", NOON)


def test_no_copy_in_the_middle_of_a_transaction(db: sqlite_utils.Database, tmp_path: Path) -> None:
    with write(db), pytest.raises(RuntimeError):
        verified_copy(db, tmp_path / "copy.unify")


def test_a_copy_never_replaces_the_file_it_is_made_from(db: sqlite_utils.Database, workshop: Path) -> None:
    with pytest.raises(FileLockedError, match="open in this window"):
        verified_copy(db, workshop)


def test_before_a_migration_every_attempt_keeps_its_own_copy(db, workshop: Path) -> None:
    first = verified_copy_before_migration(db, workshop, 2)
    second = verified_copy_before_migration(db, workshop, 2)
    assert (first.name, second.name) == ("north.before-v2.unify", "north.before-v2 (2).unify")
    assert first.parent == workshop.parent


def test_a_changed_row_changes_the_hash_of_the_content(db: sqlite_utils.Database) -> None:
    before = content_hash(db.conn)
    with write(db):
        db.execute("UPDATE meta SET revision = 1")
    assert content_hash(db.conn) != before


def test_names_that_some_disk_would_refuse_are_tamed(db: sqlite_utils.Database, tmp_path: Path) -> None:
    made = backup(db, tmp_path / "b", FILE, 'a/b\\c:"d"\n' + "ü" * 200 + " .", NOON)
    assert made.parent == tmp_path / "b"
    assert made.name.startswith("a_b_c__d__ü")
    assert len(made.name.encode()) < 140
    assert backup(db, tmp_path / "b", FILE, " . ", NOON).name.startswith("workshop.")


def fake(folder: Path, made: datetime, uuid: str = "66696c65") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / f"north.{uuid}.{made.strftime('%Y%m%dT%H%M%S%fZ')}.unify"
    path.touch()
    return path


def test_the_last_ten_are_kept_however_old(tmp_path: Path) -> None:
    made = [fake(tmp_path / "b", NOON - timedelta(days=100, minutes=n)) for n in range(12)]
    assert set(thin(tmp_path / "b", FILE, NOON)) == set(made[10:])
    assert len(names(tmp_path / "b")) == 10


def test_of_each_of_the_last_14_days_the_last_one_is_kept(tmp_path: Path) -> None:
    for day in range(20):
        for hour in range(3):
            fake(tmp_path / "b", NOON - timedelta(days=day, hours=hour))
    thin(tmp_path / "b", FILE, NOON)
    # the last ten reach back to day 3; after that one a day up to and with day 14
    kept = [name.split(".")[2][:11] for name in names(tmp_path / "b")]
    expected = [f"{NOON - timedelta(days=day):%Y%m%dT%H}" for day in range(3, 15)]
    assert sorted(set(kept) & set(expected)) == sorted(expected)
    assert len(kept) == 9 + 12


def test_a_backup_made_after_the_clock_was_set_back_is_the_newest_and_stays(db, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    for minute in range(12):
        backup(db, folder, FILE, "north", NOON + timedelta(minutes=minute))
    made = [backup(db, folder, FILE, "north", NOON - timedelta(hours=1, minutes=-n)) for n in range(3)]
    assert all(path.exists() for path in made)
    assert newest(folder, FILE) == made[-1]


def test_a_moment_at_the_end_of_all_time_is_followed_by_one_that_can_be_written(tmp_path: Path) -> None:
    (tmp_path / f"north.{FILE.hex()[:8]}.99991231T235959999999Z.unify").touch()
    assert next_moment(tmp_path, FILE, NOON).year == 9999


def test_a_backup_that_is_open_is_never_removed(db: sqlite_utils.Database, tmp_path: Path) -> None:
    old = backup(db, tmp_path / "b", FILE, "north", NOON - timedelta(days=100))
    opened = connect(old)
    try:
        newer = [
            fake(tmp_path / "b", NOON - timedelta(days=50, minutes=n), FILE.hex()[:8]) for n in range(11)
        ]
        assert set(thin(tmp_path / "b", FILE, NOON)) == {newer[-1]}
        assert old.exists()
    finally:
        opened.conn.close()


def test_backups_of_other_workshops_and_foreign_files_stay(tmp_path: Path) -> None:
    for n in range(30):
        fake(tmp_path / "b", NOON - timedelta(days=50, minutes=n))
    other = fake(tmp_path / "b", NOON - timedelta(days=500), uuid="00000000")
    foreign = tmp_path / "b" / "my.66696c65.own copy.unify"
    foreign.touch()
    thin(tmp_path / "b", FILE, NOON)
    assert other.exists()
    assert foreign.exists()
    assert len(names(tmp_path / "b")) == 12


def test_what_a_killed_copy_left_behind_is_cleared_away_after_an_hour(tmp_path: Path) -> None:
    old, young = tmp_path / ".north.abc.part", tmp_path / ".north.def.part"
    for path, age in ((old, 7200), (young, 60)):
        path.touch()
        os.utime(path, (NOON.timestamp() - age,) * 2)
    thin(tmp_path, FILE, NOON)
    assert names(tmp_path) == [young.name]


def test_the_newest_backup_of_a_workshop_is_found_among_others(db, tmp_path: Path) -> None:
    folder = tmp_path / "b"
    fake(folder, NOON)
    expected = fake(folder, NOON + timedelta(seconds=1))
    fake(folder, NOON + timedelta(days=1), uuid="00000000")
    assert newest(folder, FILE) == expected
    assert newest(tmp_path / "nowhere", FILE) is None


def test_a_backup_is_equal_until_a_row_is_changed(db: sqlite_utils.Database, tmp_path: Path) -> None:
    made = backup(db, tmp_path / "b", FILE, "north", NOON)
    assert is_equal(made, db.conn)
    with write(db):
        db.execute("UPDATE meta SET revision = 1")
    assert not is_equal(made, db.conn)
    assert not is_equal(tmp_path / "gone", db.conn)


def test_backups_are_listed_with_name_mark_and_moment_and_nothing_else_is(tmp_path: Path) -> None:
    made = fake(tmp_path / "b", NOON)
    for name in (
        "own.unify",
        "my.66696c65.own copy.unify",
        ".x.66696c65.20261005T120000000000Z.unify",
        "a.txt",
    ):
        (tmp_path / "b" / name).touch()
    assert list(listed(tmp_path / "b")) == [(made, "north", "66696c65", NOON)]


def test_backups_that_the_disk_does_not_list_are_a_sentence(tmp_path, monkeypatch):
    def refuse(*_arguments):
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "glob", refuse)
    with pytest.raises(DiskError, match="did not answer properly"):
        list(listed(tmp_path))
