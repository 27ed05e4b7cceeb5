"""Every row out, and in again: names and types of the schema, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.report import TableRows
from unifydesk.store import dumping, log, seal
from unifydesk.store.connection import write

PAGE = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")


@pytest.fixture
def filled(db):
    """A file with a line in its log, an open confidential round and a closed one."""
    with write(db):
        for name, state in ((b"o" * 16, "open"), (b"c" * 16, "closed")):
            db["round"].insert(
                {
                    "id": name, "claim": "A1", "number": name[0], "voided": 0, "level": "confidential",
                    "channel": "booth", "state": state, "questions": "[]", "asks_reason": 0,
                    "spec_hash": bytes(32),
                }
            )  # fmt: skip
            db["ticket"].insert({"round": name, "h": name})
            db["turnout"].insert({"round": name, "h": name})
            db["urn"].insert({"round": name, "sealed": b"secret"})
        log.append(db, "2026-11-23T09:00:00+00:00", "created", {"did": "Create"})
    return db


def tables(db):
    """Return the dumped tables by name."""
    return {rows.table: rows for rows in dumping.dump(db)}


def changed(db, table, /, **changes):
    """Return the dumped tables with one of them changed."""
    return [replace(rows, **changes) if rows.table == table else rows for rows in dumping.dump(db)]


def test_nothing_of_an_open_confidential_round_but_the_round_goes_out(filled):
    found = tables(filled)
    assert [row[0] for row in found["round"].rows] == [b"c" * 16, b"o" * 16]
    for table in dumping.OF_URNS:
        assert [row[0] for row in found[table].rows] == [b"c" * 16]
    assert all(b"secret" not in row for rows in found.values() for row in rows.rows)


def test_which_file_it_is_does_not_go_out(filled):
    assert "file_uuid" not in tables(filled)["meta"].columns


def test_the_seal_at_the_end_of_the_log_does_not_go_out(filled):
    before = tables(filled)["log"]
    with write(filled):
        seal.put(filled, "2026-11-23T09:00:01+00:00")
    assert tables(filled)["log"] == before


def test_what_went_out_may_come_in(filled):
    dumping.check(dumping.dump(filled))


def test_a_column_that_came_later_may_be_missing(filled):
    (meta,) = (rows for rows in dumping.dump(filled) if rows.table == "seat")
    older = tuple(column for column in meta.columns if column not in ("weight", "proxy"))
    dumping.check(changed(filled, "seat", columns=older, rows=()))


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        ("seat", {"columns": ("number",), "rows": ()}, "the table “seat” misses a column"),
        ("seat", {"columns": ("number", "evil"), "rows": ()}, "has no column “evil”"),
        ("meta", {"columns": ("file_uuid",), "rows": ()}, "has no column “file_uuid”"),
        ("done", {"rows": (("text",),)}, "row 1 of the table “done” has no usual “action_id”"),
        ("done", {"rows": ((None,),)}, "no usual “action_id”"),
        ("done", {"rows": ((True,),)}, "no usual “action_id”"),
        ("done", {"table": "sqlite_master"}, "there is no table “sqlite_master”"),
        ("done", {"table": "urn"}, "there is no table “urn”"),
        ("done", {"table": "seat"}, "a table is missing"),
    ],
)
def test_whatever_is_not_in_the_schema_is_refused(filled, table, change, said):
    with pytest.raises(InvalidInputError, match=re.escape(said)):
        dumping.check(changed(filled, table, **change))


def test_more_rows_than_any_workshop_has_are_refused(filled, monkeypatch):
    monkeypatch.setattr(dumping, "MOST_ROWS", 3)
    with pytest.raises(InvalidInputError, match="there are more than 3"):
        dumping.check(dumping.dump(filled))


def test_the_columns_are_those_of_the_schema():
    assert [c.name for c in dumping.columns_of("done")] == ["action_id"]
    proxy = next(c for c in dumping.columns_of("seat") if c.name == "proxy")
    assert (proxy.type, proxy.may_be_null, proxy.has_default) == (int, True, False)
    weight = next(c for c in dumping.columns_of("seat") if c.name == "weight")
    assert (weight.type, weight.may_be_null, weight.has_default) == (str, False, True)


def test_the_page_about_the_file_names_what_does_not_go_out():
    section = PAGE.split("## The record as JSON", 1)[1]
    for word in ("file_uuid", "urn", "ticket", "turnout"):
        assert f"`{word}`" in section


def test_rows_are_values_and_never_sql(filled):
    name = "x'); DROP TABLE seat;--"
    rows = TableRows("seat", ("number", "name", "people_group", "present"), ((1, name, "", 1),))
    dumping._insert(filled, rows)
    assert filled.execute("SELECT name FROM seat").fetchone() == (name,)


def test_a_name_of_a_stranger_is_quoted_without_what_turns_text_round(filled):
    found = tables(filled)
    strange = [replace(rows, columns=("a\u202eb\x1b", *rows.columns[1:])) for rows in found.values()]
    with pytest.raises(InvalidInputError) as refused:
        dumping.check(strange)
    assert str(refused.value).isprintable()
