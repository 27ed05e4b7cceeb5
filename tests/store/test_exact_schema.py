"""The schema's hash: the same for the same tables, another for anything else."""

from __future__ import annotations

import sqlite3

import pytest
import sqlite_utils

from unifydesk.store import schema
from unifydesk.store.exact_schema import expected_schema, schema_hash


def made(*more: str) -> sqlite_utils.Database:
    db = sqlite_utils.Database(sqlite3.connect(":memory:", isolation_level=None), execute_plugins=False)
    schema.create(db)
    for statement in more:
        db.execute(statement)
    return db


def hashed(*more: str) -> bytes:
    db = made(*more)
    try:
        return schema_hash(db)
    finally:
        db.conn.close()


def test_two_new_files_have_the_same_schema() -> None:
    assert hashed() == hashed()
    assert len(hashed()) == 32


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON answer BEGIN SELECT 1; END",
        "CREATE VIEW v AS SELECT 1",
        "CREATE INDEX i ON note(text)",
        "CREATE TABLE extra(x)",
        "ALTER TABLE note ADD COLUMN extra TEXT",
        "DROP TABLE done",
        "ANALYZE",
    ],
)
def test_any_change_of_the_schema_is_seen(statement: str) -> None:
    assert hashed(statement) != hashed()


def test_a_single_blank_in_the_sql_is_seen() -> None:
    assert hashed("CREATE TABLE extra(x)") != hashed("CREATE TABLE extra( x)")


def test_the_order_in_which_tables_were_made_does_not_count() -> None:
    one, two = "CREATE TABLE one(x)", "CREATE TABLE two(x)"
    assert hashed(one, two) == hashed(two, one)


def test_rows_do_not_count() -> None:
    assert hashed("INSERT INTO done VALUES (x'00')") == hashed()


def test_every_version_has_a_schema_of_its_own():
    assert len({expected_schema(version) for version in range(1, schema.VERSION + 1)}) == schema.VERSION


def test_an_older_file_brought_up_to_date_has_the_newest_schema():
    db = sqlite_utils.Database(memory=True, execute_plugins=False)
    schema.create(db, 1)
    assert schema_hash(db) == expected_schema(1)
    schema.migrate(db)
    assert schema_hash(db) == expected_schema()
    db.conn.close()
