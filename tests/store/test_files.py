"""Making and opening files: whole or not at all, never over another, and older ones with a copy first."""

from __future__ import annotations

import errno
import os
import sqlite3
import stat

import pytest
from sqlite_utils.migrations import Migrations

from tests.app.stories import DECK, SteppingClock
from unifydesk.app import noting, workshops
from unifydesk.domain.errors import InvalidInputError, KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.store import exact_schema, files, log, schema, seal
from unifydesk.store.connection import is_open_here
from unifydesk.store.errors import (
    DamagedFileError,
    DiskError,
    FileLockedError,
    NewerFileError,
    ReadOnlyFileError,
)

CONTENT = files.NewFile("demo", DECK, "0.1", rehearsal=False)
CLOCK = SteppingClock()


class BrokenError(Exception):
    """Stands for whatever goes wrong while a file is filled."""


@pytest.fixture
def path(tmp_path):
    folder = tmp_path / "workshops"
    folder.mkdir()
    return folder / "north.unify"


@pytest.fixture
def urns(tmp_path):
    return tmp_path / "urns"


def make(path, urns):
    with files.new_file(path, CONTENT, urns, CLOCK):
        pass


def beside(path):
    """The names of everything in the file's folder."""
    return sorted(found.name for found in path.parent.iterdir())


def fail_while_filling(path, urns):
    with files.new_file(path, CONTENT, urns, CLOCK) as file:
        file.db.execute("SELECT 1")
        raise BrokenError


# -- making ------------------------------------------------------------------------------------------------


def test_a_new_file_stands_alone_under_its_name(path, urns):
    make(path, urns)
    assert beside(path) == ["north.unify"]
    assert path.stat().st_nlink == 1
    assert not is_open_here(path)


def test_a_file_is_not_there_before_it_is_whole(path, urns):
    with files.new_file(path, CONTENT, urns, CLOCK):
        assert not path.exists()
    assert path.exists()


def test_a_file_that_could_not_be_filled_leaves_nothing_behind(path, urns):
    with pytest.raises(BrokenError):
        fail_while_filling(path, urns)
    assert beside(path) == []


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_is_there_is_never_replaced(path, urns, monkeypatch, links):
    if not links:
        monkeypatch.setattr(os, "link", _no_links)
    path.write_bytes(b"somebody's work")
    with pytest.raises(InvalidInputError, match="already there and stays as it is"):
        make(path, urns)
    assert path.read_bytes() == b"somebody's work"
    assert beside(path) == ["north.unify"]


def test_a_file_that_appears_while_another_is_being_made_is_not_replaced(path, urns):
    made = files.new_file(path, CONTENT, urns, CLOCK)
    made.__enter__()
    path.write_bytes(b"somebody was faster")
    with pytest.raises(InvalidInputError):
        made.__exit__(None, None, None)
    assert path.read_bytes() == b"somebody was faster"
    assert beside(path) == ["north.unify"]


def _no_links(*_paths):
    raise OSError(errno.EPERM, "this disk knows no hard links")


def test_a_folder_without_hard_links_takes_a_file_as_well(path, urns, monkeypatch):
    monkeypatch.setattr(os, "link", _no_links)
    make(path, urns)
    assert beside(path) == ["north.unify"]


def fill_the_disk(monkeypatch, step):
    """Let the disk be full while `step` of the schema runs."""
    real = getattr(schema, step)

    def full(db):
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 1}")
        real(db)

    monkeypatch.setattr(schema, step, full)


def test_a_full_disk_is_told_in_words_about_the_file_that_was_wanted(path, urns, monkeypatch):
    fill_the_disk(monkeypatch, "create")
    with pytest.raises(DiskError) as told:
        make(path, urns)
    assert "“north.unify” is full" in str(told.value)
    assert beside(path) == []


def test_a_folder_that_is_not_there_is_told_in_words(path, urns):
    with pytest.raises(KnownStoreError, match="“north"):
        make(path.parent / "gone" / "north.unify", urns)


@pytest.mark.parametrize("opening", [False, True], ids=["making", "opening"])
def test_what_a_cut_left_beside_is_cleared_away(path, urns, opening):
    if opening:
        with files.new_file(path, CONTENT, urns, CLOCK):
            pass
    stale, fresh = (path.with_name(f".{name}.unify.0a1b2c3d.new") for name in ("stale", "fresh"))
    for left in (stale, fresh):
        left.write_text("half")
    os.utime(stale, (0, 0))
    if opening:
        files.open_file(path, urns, CLOCK).close()
    else:
        with files.new_file(path, CONTENT, urns, CLOCK):
            pass
    assert {each.name for each in path.parent.iterdir()} == {path.name, fresh.name}


def test_two_files_are_told_apart_by_a_random_number(path, urns):
    numbers = set()
    for name in ("a.unify", "b.unify"):
        with files.new_file(path.with_name(name), CONTENT, urns, CLOCK) as file:
            numbers.add(file.file_uuid)
    assert len(numbers) == 2


# -- opening -----------------------------------------------------------------------------------------------


@pytest.fixture
def closed(path):
    """A closed workshop with a note in it, and its path."""
    file = workshops.create(path, DECK, seats=[Seat(1)], clock=SteppingClock())
    noting.add(file, "for", "an argument")
    file.close()
    return path


def test_what_was_written_is_there_again(closed, urns):
    file = files.open_file(closed, urns, CLOCK)
    assert file.rows("SELECT text FROM note") == [("an argument",)]
    assert not file.read_only
    file.close()
    assert beside(closed) == ["north.unify"]


def test_a_file_that_may_not_be_written_opens_to_be_looked_at(closed, urns):
    closed.chmod(stat.S_IRUSR)
    file = files.open_file(closed, urns, CLOCK)
    assert file.read_only
    assert file.rows("SELECT text FROM note") == [("an argument",)]
    file.close()


def test_an_open_file_is_not_opened_twice(closed, urns):
    file = files.open_file(closed, urns, CLOCK)
    with pytest.raises(FileLockedError):
        files.open_file(closed, urns, CLOCK)
    file.close()
    files.open_file(closed, urns, CLOCK).close()


@pytest.mark.parametrize(
    "sql",
    [
        "CREATE VIEW people AS SELECT * FROM seat",
        "CREATE TABLE mine(x)",
        "CREATE INDEX quick ON note(text)",
        "ALTER TABLE note ADD COLUMN colour TEXT",
        "CREATE TRIGGER t AFTER INSERT ON ballot BEGIN DELETE FROM answer; END",
    ],
)
def test_a_file_with_other_tables_than_ours_is_refused_and_left_as_it_is(closed, urns, sql):
    connection = sqlite3.connect(closed)
    connection.execute(sql)
    connection.close()
    before = closed.read_bytes()
    with pytest.raises(KnownStoreError, match="not those that UnifyDesk makes"):
        files.open_file(closed, urns, CLOCK)
    assert closed.read_bytes() == before
    assert not is_open_here(closed)


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(closed, urns):
    connection = sqlite3.connect(closed)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    before = closed.read_bytes()
    with pytest.raises(NewerFileError):
        files.open_file(closed, urns, CLOCK)
    assert closed.read_bytes() == before


def test_the_version_of_sqlite_is_that_of_the_library():
    assert files.sqlite_version() == sqlite3.sqlite_version


# -- migrating ---------------------------------------------------------------------------------------------


@pytest.fixture
def newer(monkeypatch):
    """Make this program one version newer, with one more migration that adds a table."""
    later = Migrations("unifydesk")
    later(name="m0001_first_workshop")(schema.m0001_first_workshop)
    later(name="m0002_every_way_to_answer")(schema.m0002_every_way_to_answer)

    def step(db):
        db.execute("CREATE TABLE colour(name TEXT PRIMARY KEY) STRICT, WITHOUT ROWID")
        db.execute("PRAGMA user_version = 3")

    later(name="m0003_colours")(step)
    monkeypatch.setattr(schema, "MIGRATIONS", later)
    monkeypatch.setattr(schema, "VERSION", 3)
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "m0003_colours"))
    exact_schema.expected_schema.cache_clear()
    yield later
    exact_schema.expected_schema.cache_clear()


def test_an_older_file_is_brought_up_to_date_after_a_copy_was_made(closed, urns, newer):
    before = closed.read_bytes()
    file = files.open_file(closed, urns, CLOCK)
    assert file.rows("PRAGMA user_version") == [(3,)]
    assert file.rows("SELECT text FROM note") == [("an argument",)]
    assert file.rows("SELECT count(*) FROM colour") == [(0,)]
    file.close()
    assert beside(closed) == ["north.before-v3.unify", "north.unify"]
    assert _rows(closed.with_name("north.before-v3.unify")) == _rows_of_bytes(before, closed)


def _rows(path):
    connection = sqlite3.connect(path)
    dump = list(connection.iterdump())
    connection.close()
    return dump


def _rows_of_bytes(content, path):
    other = path.parent.parent / "before.unify"
    other.write_bytes(content)
    return _rows(other)


def test_the_log_tells_of_the_migration_and_the_old_seal_ends(closed, urns, newer):
    file = files.open_file(closed, urns, CLOCK)
    assert log.acts(file.db)[-1].what == "Bring the file from version 2 to 3"
    assert log.broken_line(file.db) is None
    assert not seal.is_broken(file.db)
    file.close()


def test_a_migration_on_a_full_disk_leaves_the_older_file_and_says_why(closed, urns, newer, monkeypatch):
    fill_the_disk(monkeypatch, "migrate")
    newer(name="m0004_much")(lambda db: db.execute("CREATE TABLE much AS SELECT zeroblob(9000) AS x"))
    before = closed.read_bytes()
    with pytest.raises(DiskError, match=r"“north\.unify” is full"):
        files.open_file(closed, urns, CLOCK)
    assert not is_open_here(closed)
    assert _rows(closed.with_name("north.before-v3.unify")) == _rows_of_bytes(before, closed)


def test_a_key_that_cannot_be_destroyed_is_told_in_words(closed, urns, monkeypatch):
    def refuse(*_arguments):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(files, "shred_leftovers", refuse)
    with pytest.raises(KnownStoreError, match="“urns”"):
        files.open_file(closed, urns, CLOCK)
    assert not is_open_here(closed)


def test_an_older_file_that_may_not_be_written_is_refused(closed, urns, newer):
    closed.chmod(stat.S_IRUSR)
    with pytest.raises(ReadOnlyFileError, match="made by an older UnifyDesk and must be brought up to date"):
        files.open_file(closed, urns, CLOCK)
    assert beside(closed) == ["north.unify"]


def test_without_a_copy_there_is_no_migration(closed, urns, newer, monkeypatch):
    def refuse(*_arguments):
        raise DiskError("No room for a copy of “{name}”.", name="north.unify")

    monkeypatch.setattr(files, "verified_copy_before_migration", refuse)
    before = closed.read_bytes()
    with pytest.raises(DiskError):
        files.open_file(closed, urns, CLOCK)
    assert closed.read_bytes() == before


def test_what_looked_like_damage_once_is_looked_at_again(closed, urns, monkeypatch):
    """A read that came back short; the second one finds a file in order."""
    real, seen = files.verify, []

    def verify(db, expected):
        seen.append(db)
        if len(seen) == 1:
            raise DamagedFileError("“{name}” is damaged.", name="north.unify")
        real(db, expected)

    monkeypatch.setattr(files, "verify", verify)
    files.open_file(closed, urns, CLOCK).close()
    assert len(seen) == 2
