"""The gates: what may be opened and how, and what is refused once it is looked at closely."""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlite_utils

from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import opening, schema
from unifydesk.store.connection import connect
from unifydesk.store.errors import DamagedFileError, DiskError, NewerFileError, ReadOnlyFileError
from unifydesk.store.exact_schema import schema_hash
from unifydesk.store.opening import check_openable, verify


@pytest.fixture
def expected() -> bytes:
    """The hash of the newest schema."""
    db = sqlite_utils.Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    schema.create(db)
    found = schema_hash(db)
    db.conn.close()
    return found


@pytest.fixture
def unlocked(workshop: Path) -> Iterator[sqlite3.Connection]:
    """Another program's hands on the file."""
    connection = sqlite3.connect(workshop, isolation_level=None)
    yield connection
    connection.close()


class TestPlan:
    def test_a_workshop_of_ours_is_opened_for_writing(self, workshop: Path) -> None:
        plan = check_openable(workshop, newest=schema.VERSION)
        assert (plan.read_only, plan.version, plan.reason) == (False, schema.VERSION, "")

    def test_a_newer_file_is_refused(self, workshop: Path) -> None:
        with pytest.raises(NewerFileError):
            check_openable(workshop, newest=0)

    def test_a_read_only_file_may_be_looked_at_even_by_root(self, workshop: Path, opened) -> None:
        workshop.chmod(0o444)
        plan = check_openable(workshop, newest=schema.VERSION)
        assert plan.read_only
        assert plan.reason.startswith("“north.unify” is read-only: you can look at it")
        assert opened(workshop, read_only=True).execute("SELECT count(*) FROM meta").fetchone() == (1,)

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
    def test_a_file_in_a_read_only_folder_may_be_looked_at(self, workshop: Path) -> None:
        workshop.parent.chmod(0o555)
        plan = check_openable(workshop, newest=schema.VERSION)
        workshop.parent.chmod(0o755)
        assert plan.read_only
        assert "in a folder that may not be written to" in plan.reason

    def test_a_read_only_file_that_was_not_closed_properly_is_told_how_to_save(self, workshop: Path) -> None:
        workshop.with_name("north.unify-journal").write_bytes(b"journal")
        workshop.chmod(0o444)
        with pytest.raises(ReadOnlyFileError, match=r"together with “north\.unify-journal”"):
            check_openable(workshop, newest=schema.VERSION)


class TestVerify:
    def test_a_file_of_ours_passes(self, db: sqlite_utils.Database, expected: bytes) -> None:
        verify(db, expected)

    @pytest.mark.parametrize(
        "statement",
        [
            "CREATE TRIGGER t AFTER INSERT ON answer BEGIN UPDATE answer SET answer = '5'; END",
            "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT * FROM r",
            "CREATE TABLE big(a, b GENERATED ALWAYS AS (zeroblob(900000000)))",
            "CREATE INDEX i ON note(length(text))",
            "DROP TABLE urn",
        ],
        ids=["trigger", "endless view", "huge generated column", "expression index", "missing table"],
    )
    def test_a_strangers_schema_is_refused(
        self, unlocked, workshop, opened, expected, statement: str
    ) -> None:
        unlocked.execute(statement)
        unlocked.close()
        with pytest.raises(DamagedFileError, match="another program has altered them"):
            verify(opened(workshop), expected)

    def test_a_row_that_breaks_a_reference_is_refused(self, unlocked, workshop, opened, expected) -> None:
        unlocked.execute("INSERT INTO turnout VALUES (x'01', x'02')")
        unlocked.close()
        with pytest.raises(DamagedFileError, match="is damaged"):
            verify(opened(workshop), expected)

    def test_a_value_that_breaks_a_rule_is_refused(self, unlocked, workshop, opened, expected) -> None:
        unlocked.execute("PRAGMA ignore_check_constraints=ON")
        unlocked.execute("UPDATE meta SET rehearsal = 7")
        unlocked.close()
        with pytest.raises(DamagedFileError, match="is damaged"):
            verify(opened(workshop), expected)

    def test_a_check_that_takes_too_long_is_given_up(self, db, expected, monkeypatch) -> None:
        monkeypatch.setattr(opening, "CHECK_SECONDS", -1.0)
        monkeypatch.setattr(opening, "_STEPS_BETWEEN_LOOKS", 1)
        with pytest.raises(DamagedFileError, match="took too long"):
            verify(db, expected)
        assert db.execute("SELECT count(*) FROM meta").fetchone() == (1,)

    @pytest.mark.parametrize(
        "error", [UnicodeDecodeError("utf-8", b"", 0, 1, "x"), MemoryError(), SystemError()]
    )
    def test_whatever_python_raises_for_broken_bytes_is_a_sentence(
        self, db, expected, monkeypatch, error
    ) -> None:
        def broken(_: sqlite_utils.Database) -> bytes:
            raise error

        monkeypatch.setattr(opening, "schema_hash", broken)
        with pytest.raises(DamagedFileError, match="is damaged"):
            verify(db, expected)


def sentence(path: Path, expected: bytes) -> str:
    """Open and check the file as the program does; return the sentence of the refusal, or nothing."""
    try:
        check_openable(path, newest=schema.VERSION)
        db = connect(path)
        try:
            verify(db, expected)
        finally:
            db.conn.close()
    except KnownStoreError as error:
        return str(error)
    return ""


def test_damaged_files_are_refused_in_a_sentence_and_never_crash(workshop: Path, expected: bytes) -> None:
    whole = workshop.read_bytes()
    chance = random.Random(7)
    refusals = []
    for _ in range(150):
        damaged = bytearray(whole)
        for _ in range(chance.choice((1, 4, 40))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        workshop.write_bytes(damaged)
        refusals.append(sentence(workshop, expected))
    found = [text for text in refusals if text]
    assert len(found) > 20  # most of a small file is empty space
    assert all("“north.unify”" in text for text in found)


class Says:
    """A connection whose check says one thing."""

    def __init__(self, row: str) -> None:
        self.row = row

    def execute(self, _sql: str) -> Says:
        return self

    def fetchall(self) -> list[tuple[str]]:
        return [(self.row,)]


@pytest.mark.parametrize("code", [10, 266])
def test_a_page_that_the_disk_does_not_give_is_no_damage(code: int) -> None:
    said = Says(f"*** in database main ***\nPage 7: unable to get the page. error code={code}")
    with pytest.raises(DiskError, match="did not answer properly"):
        opening._is_whole(said, Path("north.unify"))  # type: ignore[arg-type]


def test_a_page_in_disorder_is_damage() -> None:
    said = Says("*** in database main ***\nPage 7: btreeInitPage() returns error code 11")
    assert not opening._is_whole(said, Path("north.unify"))  # type: ignore[arg-type]
