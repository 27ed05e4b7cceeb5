"""A workshop file stays locked although this process opens and closes it once more, as file dialogs do."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys

import pytest

from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import connection, hold
from unifydesk.store.connection import connect, journal_of
from unifydesk.store.errors import FileLockedError

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the other systems do not need it")
ASK = (
    "import sqlite3, sys\n"
    "try:\n"
    "    asked = sqlite3.connect(sys.argv[1], timeout=0)\n"
    "    asked.execute(sys.argv[2])\n"
    "    asked.commit()\n"
    "except sqlite3.OperationalError as error:\n"
    "    sys.exit(str(error))\n"
)
READ, WRITE = "SELECT count(*) FROM sqlite_master", "CREATE TABLE stranger (a)"


def another(path, asked=READ):
    """Return what another program’s SQLite says, or an empty text when it is let in."""
    done = subprocess.run(
        [sys.executable, "-c", ASK, path, asked], capture_output=True, text=True, check=False
    )
    return done.stderr.strip()


def look_at(path):
    """Do what a file dialog does: open the file, read its beginning and close it."""
    with path.open("rb") as file:
        return file.read(16)


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "w.unify"
    with sqlite3.connect(made) as db:
        db.execute("CREATE TABLE a (b)")
    db.close()
    return made


@pytest.fixture
def db(path):
    opened = connect(path)
    yield opened
    opened.conn.close()


@pytest.mark.parametrize("asked", [READ, WRITE])
def test_nobody_gets_in_after_a_file_dialog_has_looked_at_the_open_file(path, db, asked):
    for _ in range(3):
        assert look_at(path)
    assert another(path, asked) == "database is locked"


def test_without_the_hold_anybody_would_get_in(path, monkeypatch):
    monkeypatch.setattr(connection, "hold", lambda _path: None)
    opened = connect(path)
    assert another(path) == "database is locked"
    look_at(path)
    assert another(path) == ""
    opened.conn.close()


def test_what_was_written_after_a_look_is_there_and_the_journal_is_gone(path, db):
    look_at(path)
    with connection.write(db):
        db.execute("INSERT INTO a VALUES (1)")
    look_at(path)
    assert another(path, WRITE) == "database is locked"
    db.conn.close()
    assert not journal_of(path).exists()
    assert another(path, WRITE) == ""
    again = connect(path)
    assert [row["b"] for row in again["a"].rows] == [1]
    again.conn.close()


def test_a_failed_change_is_undone_although_the_file_was_looked_at(path, db):
    def fail():
        with connection.write(db):
            db.execute("INSERT INTO a VALUES (1)")
            look_at(path)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert another(path) == "database is locked"
    assert list(db["a"].rows) == []


def test_where_a_disk_has_no_such_locks_sqlite_keeps_its_own(path, monkeypatch):
    def unknown(_self, _kind):
        raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr(hold.Hold, "_lock", unknown)
    opened = connect(path)
    assert another(path) == "database is locked"
    opened.conn.close()
    assert another(path, WRITE) == ""


def test_who_asks_for_the_file_all_the_time_keeps_it_from_being_opened(path, monkeypatch):
    def busy(_self, _kind):
        raise BlockingIOError(errno.EAGAIN, "Resource temporarily unavailable")

    monkeypatch.setattr(hold.Hold, "_lock", busy)
    monkeypatch.setattr(hold, "_PAUSE", 0)
    with pytest.raises(FileLockedError):
        connect(path)
    monkeypatch.undo()
    connect(path).conn.close()


def test_a_file_that_is_shown_only_is_not_held(path):
    shown = connect(path, read_only=True)
    assert another(path) == ""
    shown.conn.close()


def test_a_second_opening_in_this_process_is_refused_and_drops_nothing(path, db):
    with pytest.raises(KnownStoreError):
        connect(path)
    assert another(path) == "database is locked"
