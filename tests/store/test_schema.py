"""The schema: tables refuse wrong values, and nothing near a confidential ballot keeps order or time."""

from __future__ import annotations

import re
import sqlite3

import pytest

from tests.app.stories import DECK, SteppingClock
from tests.store.memory import SPEC, a_round, memory_file
from unifydesk.app import workshops
from unifydesk.domain.people import Seat
from unifydesk.store import header, records, schema
from unifydesk.store.exact_schema import schema_hash

CONFIDENTIAL = ("round", "ticket", "turnout", "urn", "total", "reason")
"""The tables that hold anything of a confidential round."""
TIMES = re.compile(r"time|date|when|stamp|created|changed|moment|^at$|_at$|since|seq|order|position")
LOCAL = "_sqlite_migrations"


@pytest.fixture
def db():
    with memory_file() as file:
        file.db.execute("INSERT INTO seat VALUES (1, '', '', 1, '1', NULL)")
        with file.quiet() as act:
            act.put("round", records.round_row(a_round(), SPEC))
        yield file.db


def tables(db):
    """Return (name, is without rowid, is strict) of every table of ours."""
    found = db.execute("SELECT name, wr, strict FROM pragma_table_list WHERE schema = 'main'").fetchall()
    return [row for row in found if not row[0].startswith("sqlite_")]


def refused(db, sql, *values):
    with pytest.raises(sqlite3.IntegrityError):
        db.execute(sql, list(values))


# -- what the tables refuse --------------------------------------------------------------------------------


def test_every_table_checks_the_types_of_its_values(db):
    assert [name for name, _, strict in tables(db) if not strict] == []


def test_every_column_that_may_be_empty_is_meant_to_be(db):
    nullable = {
        (table, column.name)
        for table, _, _ in tables(db)
        for column in db[table].columns
        if not column.notnull and not column.is_pk
    }
    assert nullable == {
        ("round", "present"),
        ("round", "entitled"),
        ("seat", "proxy"),
        ("ballot", "proxy"),
        ("note", "claim"),
        ("note", "slide"),
    }


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("seat", "number", 0),
        ("seat", "number", 10_000),
        ("seat", "present", 2),
        ("seat", "present", "yes"),
        ("seat", "name", None),
        ("seat", "name", b"Ann"),
        ("round", "id", b"short"),
        ("round", "id", "sixteen letters!"),
        ("round", "number", 0),
        ("round", "voided", -1),
        ("round", "level", "anonymous"),
        ("round", "state", "ajar"),
        ("round", "present", -1),
        ("round", "present", 1.5),
        ("round", "asks_reason", 3),
        ("meta", "file_uuid", b"short"),
        ("meta", "rehearsal", 2),
        ("meta", "one", 2),
        ("deck", "source", None),
        ("standing", "one", 2),
    ],
)
def test_a_wrong_value_is_refused_by_its_table(db, table, column, value):
    refused(db, f"UPDATE {table} SET {column} = ?", value)


@pytest.mark.parametrize("table", ["meta", "deck", "standing"])
def test_there_is_only_one_row_of_what_there_is_one_of(db, table):
    columns = [column.name for column in db[table].columns]
    rest = ", ".join(columns[1:])
    refused(db, f"INSERT INTO {table}({', '.join(columns)}) SELECT 2, {rest} FROM {table}")


@pytest.mark.parametrize("n", [-1, "three", 2.5, None])
def test_a_total_is_a_number_of_people(db, n):
    refused(db, "INSERT INTO total VALUES (?, 'real', '5', 'hands', '', 1, ?)", a_round().id, n)


def test_minutes_planned_are_not_negative(db):
    refused(db, "INSERT INTO workshop VALUES (1, '', '', '', '', '', -1)")


def test_a_round_is_opened_once(db):
    again = records.round_row(a_round(), SPEC) | {"id": b"another round id"}
    marks = ", ".join("?" * len(again))
    refused(db, f"INSERT INTO round({', '.join(again)}) VALUES ({marks})", *again.values())


def test_a_seat_votes_once_in_a_round(db):
    ballot = "INSERT INTO ballot VALUES (?, 1, 'roll_call', '', '1', NULL)"
    db.execute(ballot, [a_round().id])
    refused(db, ballot, a_round().id)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT INTO ballot VALUES (?, 2, 'roll_call', '', '1', NULL)",  # no such seat
        "INSERT INTO answer VALUES (?, 1, 'real', '5')",  # no such ballot
        "INSERT INTO turnout VALUES (?, x'00')",  # no such ticket
        "INSERT INTO total VALUES (zeroblob(16) || ?, 'real', '5', 'hands', '', 1, 3)",  # no such round
        "INSERT INTO recorded_position VALUES ('A1', zeroblob(16) || ?, 'divided', '', '', '')",
    ],
)
def test_nothing_refers_to_what_is_not_there(db, sql):
    refused(db, sql, a_round().id)


@pytest.mark.parametrize("sql", ["DELETE FROM seat", "DELETE FROM round"])
def test_what_a_ballot_refers_to_cannot_be_removed(db, sql):
    db.execute("INSERT INTO ballot VALUES (?, 1, 'roll_call', '', '1', NULL)", [a_round().id])
    refused(db, sql)


def test_a_ticket_is_used_once(db):
    db.execute("INSERT INTO ticket VALUES (?, x'01')", [a_round().id])
    db.execute("INSERT INTO turnout VALUES (?, x'01')", [a_round().id])
    refused(db, "INSERT INTO turnout VALUES (?, x'01')", a_round().id)


def test_an_act_is_done_once(db):
    db.execute("INSERT INTO done VALUES (x'01')")
    refused(db, "INSERT INTO done VALUES (x'01')")


# -- what is deliberately not there ------------------------------------------------------------------------


@pytest.mark.parametrize("table", CONFIDENTIAL)
def test_no_table_of_a_confidential_round_keeps_a_time_or_an_order(db, table):
    columns = [column.name for column in db[table].columns]
    assert [name for name in columns if TIMES.search(name)] == []


@pytest.mark.parametrize("table", CONFIDENTIAL)
def test_no_table_of_a_confidential_round_numbers_its_rows(db, table):
    assert dict((name, wr) for name, wr, _ in tables(db))[table] == 1
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        db.execute(f"SELECT rowid FROM {table}")


@pytest.mark.parametrize("table", ["ticket", "turnout", "urn", "reason"])
def test_no_table_of_confidential_ballots_knows_a_seat(db, table):
    assert not {"seat", "name", "people_group", "channel", "answer"} & {c.name for c in db[table].columns}


def test_rows_are_numbered_only_where_their_number_means_something(db):
    numbered = {name for name, wr, _ in tables(db) if not wr}
    assert numbered == {"meta", "deck", "workshop", "standing", "rule_event", "seat", "log", LOCAL}


def test_there_are_no_triggers_views_or_generated_columns(db):
    assert {kind for (kind,) in db.execute("SELECT DISTINCT type FROM sqlite_master")} == {"table", "index"}
    hidden = [
        (table, row[1])
        for table, _, _ in tables(db)
        for row in db.execute(f"PRAGMA table_xinfo({table})")
        if row[6] != 0
    ]
    assert hidden == []


# -- header and migrations ---------------------------------------------------------------------------------


def test_a_new_file_says_in_its_header_what_it_is(tmp_path):
    path = tmp_path / "w.unify"
    workshops.create(path, DECK, seats=[Seat(1)], clock=SteppingClock()).close()
    head = path.read_bytes()[:100]
    assert head[:16] == b"SQLite format 3\x00"
    assert head[18:20] == b"\x01\x01"  # a rollback journal, no write-ahead log
    assert head[68:72] == b"UDKW"
    assert int.from_bytes(head[60:64], "big") == schema.VERSION
    assert header.APPLICATION_ID == schema.APPLICATION_ID


def test_the_version_is_the_number_of_migrations(db):
    applied = [row[0] for row in db.execute(f"SELECT name FROM {LOCAL} ORDER BY id")]
    assert len(applied) == schema.VERSION
    assert [name[:5] for name in applied] == [f"m{n:04}" for n in range(1, schema.VERSION + 1)]
    assert db.execute("PRAGMA user_version").fetchone()[0] == schema.VERSION
    assert schema.MIN_READER <= schema.VERSION


def test_migrating_a_file_of_the_newest_version_changes_nothing(db):
    before = schema_hash(db), db.execute("PRAGMA user_version").fetchone(), list(db[LOCAL].rows)
    schema.migrate(db)
    after = schema_hash(db), db.execute("PRAGMA user_version").fetchone(), list(db[LOCAL].rows)
    assert after == before
