"""The connection: every setting sticks, one program at a time, all of a transaction or nothing."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import sqlite_utils

from unifydesk.store import connection as module
from unifydesk.store.connection import connect, is_locked_elsewhere, is_open_here, path_of, write
from unifydesk.store.errors import (
    AlreadyThereError,
    DamagedFileError,
    DiskError,
    FileLockedError,
    NotAWorkshopError,
    ReadOnlyFileError,
)


def pragma(db: sqlite_utils.Database, name: str) -> object:
    return db.execute(f"PRAGMA {name}").fetchone()[0]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("locking_mode", "exclusive"),
        ("secure_delete", 1),
        ("fullfsync", 1),
        ("foreign_keys", 1),
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("temp_store", 2),
        ("auto_vacuum", 0),
        ("recursive_triggers", 0),
    ],
)
def test_every_setting_that_protects_the_file_is_on(
    db: sqlite_utils.Database, name: str, value: object
) -> None:
    assert pragma(db, name) == value


def test_a_setting_that_does_not_stick_is_refused(workshop: Path, monkeypatch) -> None:
    monkeypatch.setattr(module, "_WRITING", (("journal_mode", "TRUNCATE", "something else"),))
    with pytest.raises(DiskError, match="journal_mode is truncate"):
        connect(workshop)
    assert not is_open_here(workshop)


def test_an_sqlite_that_is_too_old_is_refused(workshop: Path, monkeypatch) -> None:
    monkeypatch.setattr(module, "OLDEST_SQLITE", (99, 0, 0))
    with pytest.raises(DiskError, match="Install UnifyDesk again"):
        connect(workshop)


def test_a_text_with_invalid_bytes_is_read_and_not_an_error(db: sqlite_utils.Database) -> None:
    assert db.execute("SELECT CAST(x'41ff42' AS TEXT)").fetchone()[0] == "A\ufffdB"


def test_the_limits_of_a_hostile_file_are_set(db: sqlite_utils.Database) -> None:
    with pytest.raises(sqlite3.DataError):
        db.execute("SELECT length(zeroblob(64000001))")
    assert db.conn.getlimit(sqlite3.SQLITE_LIMIT_ATTACHED) == 1
    assert db.conn.getlimit(sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH) == 1


def test_vacuum_still_works(db: sqlite_utils.Database) -> None:
    db.execute("VACUUM")
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


class TestOneProgramAtATime:
    OPENER = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('SELECT * FROM meta')"

    def test_no_other_program_can_even_read(self, db: sqlite_utils.Database, workshop: Path) -> None:
        del db
        other = subprocess.run(
            [sys.executable, "-c", self.OPENER, str(workshop)], capture_output=True, text=True, check=False
        )
        assert "database is locked" in other.stderr

    @pytest.mark.parametrize("read_only", [False, True])
    def test_a_file_held_by_another_program_is_refused_at_once(self, workshop: Path, read_only: bool) -> None:
        holder = sqlite3.connect(workshop, isolation_level=None)
        holder.execute("BEGIN EXCLUSIVE")
        with pytest.raises(FileLockedError, match="already open in another UnifyDesk"):
            connect(workshop, read_only=read_only)
        holder.close()

    def test_a_file_that_another_program_is_reading_is_refused(self, workshop: Path) -> None:
        reader = sqlite3.connect(workshop, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM meta").fetchone()
        with pytest.raises(FileLockedError):
            connect(workshop)
        reader.close()

    def test_the_same_file_under_another_name_is_known_to_be_open_here(self, db, workshop: Path) -> None:
        alias = workshop.with_name("alias.unify")
        os.link(workshop, alias)
        assert is_open_here(alias)
        with pytest.raises(FileLockedError, match="open in this window"):
            connect(alias)
        db.conn.close()
        assert not is_open_here(workshop)

    def test_after_closing_it_opens_again(self, workshop: Path) -> None:
        connect(workshop).conn.close()
        again = connect(workshop)
        assert is_open_here(workshop)
        again.conn.close()

    def test_a_closed_file_leaves_no_journal_beside_it(self, workshop: Path) -> None:
        db = connect(workshop)
        with write(db):
            db.execute("UPDATE meta SET revision = 1")
        db.conn.close()
        assert [path.name for path in workshop.parent.iterdir()] == [workshop.name]


class TestCreate:
    def test_a_new_file_is_only_made_when_asked_for(self, tmp_path: Path) -> None:
        with pytest.raises(NotAWorkshopError, match="not there"):
            connect(tmp_path / "gone.unify")
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_is_there_is_never_taken_for_new(self, workshop: Path) -> None:
        before = workshop.read_bytes()
        with pytest.raises(AlreadyThereError, match="never overwritten"):
            connect(workshop, create=True)
        assert workshop.read_bytes() == before

    @pytest.mark.parametrize(
        "name", ["with blank.unify", "50%20.unify", "was?mode=memory#x.unify", "Ünïfy.unify"]
    )
    def test_any_name_is_taken_as_it_is(self, tmp_path: Path, name: str) -> None:
        db = connect(tmp_path / name, create=True)
        assert path_of(db) == tmp_path / name
        db.conn.close()
        assert [path.name for path in tmp_path.iterdir()] == [name]


class TestReadOnly:
    def test_reading_changes_nothing_and_writes_nothing(self, workshop: Path, opened) -> None:
        before = workshop.read_bytes()
        db = opened(workshop, read_only=True)
        assert db.execute("SELECT count(*) FROM meta").fetchone() == (1,)
        with pytest.raises(ReadOnlyFileError, match="read-only"), write(db):
            db.execute("UPDATE meta SET revision = 1")
        db.conn.close()
        assert workshop.read_bytes() == before

    def test_random_bytes_are_told_in_a_sentence(self, tmp_path: Path) -> None:
        path = tmp_path / "noise.unify"
        path.write_bytes(b"SQLite format 3\x00" + b"\x55" * 5000)
        with pytest.raises(DamagedFileError, match=r"“noise\.unify” is damaged"):
            connect(path)
        assert not is_open_here(path)

    def test_a_schema_that_cannot_be_parsed_is_damage_and_not_a_failing_disk(self, workshop: Path) -> None:
        content = workshop.read_bytes()
        workshop.write_bytes(content.replace(b"CREATE TABLE urn(", b"CREATE TABLE urn)"))
        with pytest.raises(DamagedFileError, match="is damaged"):
            connect(workshop)


class TestWrite:
    def test_an_error_takes_everything_back(self, db: sqlite_utils.Database) -> None:
        def fail_half_way() -> None:
            with write(db):
                db.execute("INSERT INTO done VALUES (x'01')")
                raise RuntimeError

        with pytest.raises(RuntimeError):
            fail_half_way()
        assert db.execute("SELECT count(*) FROM done").fetchone() == (0,)
        assert not db.conn.in_transaction

    def test_a_broken_constraint_stays_what_it_is(self, db: sqlite_utils.Database) -> None:
        with pytest.raises(sqlite3.IntegrityError), write(db):
            db.execute("INSERT INTO meta SELECT * FROM meta")

    def test_wrong_sql_stays_a_mistake_of_ours(self, db: sqlite_utils.Database) -> None:
        with pytest.raises(sqlite3.OperationalError, match="no such table"), write(db):
            db.execute("INSERT INTO nowhere VALUES (1)")

    def test_a_full_disk_is_told_and_nothing_is_lost(self, db: sqlite_utils.Database) -> None:
        with write(db):
            db.execute("INSERT INTO done VALUES (x'01')")
        pages = pragma(db, "page_count")
        db.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(DiskError, match="is full"), write(db):
            db.conn.executemany(
                "INSERT INTO done VALUES (?)", [[n.to_bytes(200, "big")] for n in range(1000)]
            )
        assert db.execute("SELECT count(*) FROM done").fetchone() == (1,)
        db.execute("PRAGMA max_page_count = 1000000")
        with write(db):
            db.execute("INSERT INTO done VALUES (x'02')")

    @pytest.mark.skipif(os.name == "nt", reason="needs a process that can be killed")
    def test_killed_in_the_middle_every_finished_transaction_is_there(self, workshop: Path, opened) -> None:
        writer = (
            "import sys, pathlib\n"
            "from unifydesk.store.connection import connect, write\n"
            "db = connect(pathlib.Path(sys.argv[1]))\n"
            "db.execute('PRAGMA cache_size=1')\n"
            "for n in range(100000):\n"
            "    with write(db):\n"
            "        for part in range(20):\n"
            "            db.execute('INSERT INTO done VALUES (?)', [b'%d-%d' % (n, part) + bytes(500)])\n"
            "    print(n, flush=True)\n"
        )
        process = subprocess.Popen(
            [sys.executable, "-c", writer, str(workshop)], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        acknowledged = [int(process.stdout.readline()) for _ in range(15)]
        process.send_signal(signal.SIGKILL)
        acknowledged += [int(line) for line in process.stdout.read().split()]
        process.stdout.close()
        process.wait()
        db = opened(workshop)
        found = db.execute("SELECT count(*) FROM done").fetchone()[0]
        assert found % 20 == 0
        assert len(acknowledged) <= found // 20 <= len(acknowledged) + 1


def test_a_lock_of_another_program_is_seen_and_nothing_is_written(workshop: Path) -> None:
    before = workshop.read_bytes()
    other = sqlite3.connect(workshop, isolation_level=None)
    assert not is_locked_elsewhere(workshop)
    other.execute("BEGIN EXCLUSIVE")
    assert is_locked_elsewhere(workshop)
    other.execute("ROLLBACK")
    other.close()
    assert not is_locked_elsewhere(workshop)
    assert not is_locked_elsewhere(workshop.with_name("gone.unify"))
    assert workshop.read_bytes() == before


def test_a_change_that_could_not_be_undone_is_still_to_be_undone_after_closing(workshop, opened):
    """A rollback that fails on a full disk leaves its journal; deleting it left half a change for good."""
    db = opened(workshop)
    journal = module.journal_of(workshop)
    journal.write_bytes(b"what is needed to undo the change")
    db.conn.close()
    assert journal.read_bytes() == b"what is needed to undo the change"


def test_closing_takes_away_a_journal_that_sqlite_undid_at_opening(workshop, opened):
    """Under an exclusive lock SQLite leaves its length and makes its head zeros (pager.c, zeroJournalHdr)."""
    db = opened(workshop)
    module.journal_of(workshop).write_bytes(bytes(28) + b"pages that are where they belong again")
    db.conn.close()
    assert not module.journal_of(workshop).exists()


def test_closing_takes_the_empty_journal_away(workshop, opened):
    db = opened(workshop)
    with write(db):
        db.execute("UPDATE meta SET revision = revision + 1")
    db.conn.close()
    assert not module.journal_of(workshop).exists()


@pytest.mark.parametrize(
    ("content", "hot"),
    [
        (b"", False),
        (module.JOURNAL_MAGIC, False),
        (module.JOURNAL_MAGIC + bytes(12) + (512).to_bytes(4, "big") + bytes(488), True),
        (module.JOURNAL_MAGIC + bytes(12) + (4096).to_bytes(4, "big") + bytes(488), False),
        (bytes(512), False),
        (b"rubbish of a power cut" * 40, False),
    ],
)
def test_a_journal_that_sqlite_overlooked_is_known_by_its_head(tmp_path, content, hot):
    journal = tmp_path / "north.unify-journal"
    journal.write_bytes(content)
    assert module._is_hot(journal) == hot
    assert not module._is_hot(tmp_path / "none")


def test_a_file_whose_journal_was_overlooked_is_not_opened(workshop, monkeypatch):
    monkeypatch.setattr(module, "_is_hot", lambda _journal: True)
    with pytest.raises(DiskError, match="did not answer properly"):
        connect(workshop)
    assert not is_open_here(workshop)
