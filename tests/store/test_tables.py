"""The tables: all of them in an order that references allow, and rows that find their places."""

from __future__ import annotations

import pytest
import sqlite_utils

from unifydesk.domain.report import TableRows
from unifydesk.store import schema
from unifydesk.store.tables import MADE_WITH_THE_FILE, ORDER, UNSEALED, insertion, make_room


@pytest.fixture
def db():
    made = sqlite_utils.Database(memory=True, execute_plugins=False)
    schema.create(made)
    yield made
    made.conn.close()


def test_every_table_has_its_place_but_the_urn_and_that_of_the_migrations(db):
    assert set(db.table_names()) - set(ORDER) == {"urn", "_sqlite_migrations"}
    assert set(UNSEALED) < set(ORDER)


def test_every_table_comes_after_those_its_rows_refer_to(db):
    places = list(ORDER)
    for table in ORDER:
        for _, _, other, *_ in db.execute(f"PRAGMA foreign_key_list({table})"):
            assert places.index(other) < places.index(table) or other == table


def test_rows_are_ordered_by_columns_that_tell_them_apart(db):
    for table, key in ORDER.items():
        assert set(key.split(", ")) <= {column.name for column in db[table].columns}


def test_room_is_made_where_a_fresh_file_has_rows_already(db):
    db.execute("INSERT INTO deck(one, name, source, sha256) VALUES (1, 'x', '# X', x'00')")
    make_room(db)
    assert [db[table].count for table in MADE_WITH_THE_FILE] == [0, 0, 0]


def test_a_row_is_put_in_by_the_names_of_its_columns(db):
    db.execute(insertion(TableRows("done", ("action_id",), ())), [b"a" * 16])
    assert [row[0] for row in db.execute("SELECT action_id FROM done")] == [b"a" * 16]
