"""The first page is mended from a new file; what lies behind it stays where it was."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from unifydesk.store import first_page, schema
from unifydesk.store.exact_schema import expected_schema, schema_hash
from unifydesk.store.first_page import PAGE, new_file_bytes, version_in, with_header, with_list_of_tables

FIRST = Path(__file__).parents[1] / "files" / "version-1.unify"


def opened(tmp_path, data):
    path = tmp_path / "mended.unify"
    path.write_bytes(data)
    return sqlite3.connect(path)


def read(tmp_path, data):
    connection = opened(tmp_path, data)
    rows = connection.execute("SELECT * FROM meta").fetchall()
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.close()
    return rows, pages


@pytest.mark.parametrize(("data", "version"), [(b"", 0), (b"SQLite format 3", 0), (bytes(5000), 0)])
def test_what_is_no_header_of_ours_has_no_version(data, version):
    assert version_in(data) == version


def test_the_version_is_read_from_the_header(workshop):
    assert version_in(workshop.read_bytes()) == schema.VERSION
    assert version_in(FIRST.read_bytes()) == 1


def test_a_lost_header_is_replaced(workshop, tmp_path):
    data = workshop.read_bytes()
    assert read(tmp_path, with_header(bytes(100) + data[100:], 2)) == read(tmp_path, data)


def test_a_file_that_was_cut_off_opens_with_the_pages_it_has(workshop, tmp_path):
    cut = workshop.read_bytes()[: 4 * PAGE + 17]
    mended = with_header(cut, 2)
    assert len(mended) == 5 * PAGE
    connection = opened(tmp_path, mended)
    assert connection.execute("PRAGMA user_version").fetchone() == (2,)  # where the header says 25, it is not
    connection.close()


@pytest.mark.parametrize("compact", [False, True])
@pytest.mark.parametrize("version", [1, 2])
def test_the_list_of_tables_is_that_of_the_version(tmp_path, compact, version):
    model = new_file_bytes(version, compact=compact)
    mended = with_list_of_tables(bytes(PAGE) + model[PAGE:], version, compact=compact)
    path = tmp_path / "mended.unify"
    path.write_bytes(mended)
    db = first_page.connect(path, read_only=True)
    assert schema_hash(db) == expected_schema(version)
    db.conn.close()


def test_a_lost_list_of_tables_is_replaced(workshop, tmp_path):
    data = workshop.read_bytes()
    rows, _ = read(tmp_path, with_list_of_tables(bytes(PAGE) + data[PAGE:], 2, compact=False))
    assert rows == read(tmp_path, data)[0]


def test_every_version_has_its_step():
    """`create` of an older version stops at the first step after it."""
    assert len(schema.STEPS) == schema.VERSION
    assert [step.name for step in schema.MIGRATIONS._migrations] == list(schema.STEPS)
