"""Rows are read from both ends of a table and around its holes; what belongs to nothing is left out."""

from __future__ import annotations

import sqlite3

import pytest

from tests.app.stories import DECK, SteppingClock, play
from unifydesk.app import noting, workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.store import gates, salvage
from unifydesk.store.salvage import pour_loosely, uuid_of

PAGE = 4096


@pytest.fixture
def closed(tmp_path):
    """A closed file whose tables of answers and of the log have many pages."""
    seats = [Seat(number, f"Person {number} " + "x" * 60) for number in range(1, 121)]
    file = workshops.create(tmp_path / "w.unify", DECK, seats=seats, clock=SteppingClock())
    play(file, "A1", "45" * 60, "54" * 60)
    for number in range(60):
        noting.add(file, "for", f"argument {number} " + "because " * 40)
    file.close()
    return file.path


def pages_of(path, table):
    """Return the numbers of the leaf pages of a table, in the order of its rows."""
    data = path.read_bytes()
    connection = sqlite3.connect(path)
    ((root,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table])
    connection.close()
    return leaves(data, root)


def leaves(data, page):
    at = (page - 1) * PAGE
    kind = data[at]
    if kind in (10, 13):
        return [page]
    cells = int.from_bytes(data[at + 3 : at + 5], "big")
    places = [int.from_bytes(data[at + 12 + 2 * n : at + 14 + 2 * n], "big") for n in range(cells)]
    children = [int.from_bytes(data[at + place : at + place + 4], "big") for place in places]
    children.append(int.from_bytes(data[at + 8 : at + 12], "big"))
    return [leaf for child in children for leaf in leaves(data, child)]


def ruin(path, pages):
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def test_a_whole_file_gives_every_row(closed):
    found = salvage.salvage(closed)
    assert found.tables == gates.admit(closed).tables
    assert (found.torn, dict(found.refused), found.dropped, found.anew) == ((), {}, 0, ())


@pytest.mark.parametrize("table", ["log", "seat", "answer", "note"])
def test_the_rows_before_and_after_a_hole_are_read(closed, table):
    whole = {rows.table: rows.rows for rows in gates.admit(closed).tables}
    hole = pages_of(closed, table)
    assert len(hole) > 1
    ruin(closed, [hole[len(hole) // 2]])
    found = salvage.salvage(closed)
    assert table in found.torn
    lost = [row for row in whole[table] if row not in found.rows(table)]
    if table == "log":
        assert found.rows("log") == whole["log"][: len(found.rows("log"))]
        assert found.dropped > 0
    elif table == "seat":  # those that ballots know come back by their numbers
        assert {row[0] for row in lost} == set(found.anew)
    else:
        assert 0 < len(lost) < len(whole[table])


def test_rows_between_two_holes_are_asked_for_one_by_one(closed):
    hole = pages_of(closed, "log")
    ruin(closed, [hole[1], hole[-2]])
    found = salvage.salvage(closed)
    numbers = {line[0] for line in found.rows("log")}
    assert found.dropped > len(hole)  # the lines between were read, and then did not follow
    assert numbers == set(range(1, len(numbers) + 1))


def test_ballots_of_no_round_and_answers_of_no_ballot_are_left_out_and_counted(closed):
    ruin(closed, pages_of(closed, "round"))
    found = salvage.salvage(closed)
    assert found.rows("ballot") == found.rows("answer") == ()
    assert found.refused["ballot"] == 240


def test_the_uuid_is_read_without_a_header(closed):
    uuid = gates.admit(closed).tables[0].rows[0][1]
    data = bytearray(closed.read_bytes())
    data[:100] = bytes(100)
    closed.write_bytes(data)
    assert uuid_of(closed) == uuid


def test_what_is_no_workshop_gives_nothing(tmp_path):
    path = tmp_path / "text.unify"
    path.write_text("no database " * 9000)
    assert salvage.salvage(path) is None
    assert uuid_of(path) is None
    assert uuid_of(tmp_path / "gone") is None
    with pytest.raises(KnownStoreError):
        salvage.salvage(tmp_path)


def test_the_file_stays_as_it_is(closed):
    ruin(closed, pages_of(closed, "log")[:1])
    before = closed.read_bytes()
    salvage.salvage(closed)
    assert closed.read_bytes() == before
    assert [path.name for path in closed.parent.glob("w*")] == ["w.unify"]


def test_a_hostile_schema_is_replaced_by_ours_and_never_run(closed):
    connection = sqlite3.connect(closed)
    connection.execute("CREATE TRIGGER flip AFTER INSERT ON note BEGIN DELETE FROM round; END")
    connection.close()
    found = salvage.salvage(closed)
    assert len(found.rows("round")) == 2


def test_a_row_that_breaks_a_rule_is_left_out_and_counted(closed, db):
    found = salvage.salvage(closed)
    seats = found.rows("seat")
    wrong = [(9999, "", "", 7, "1", None), *seats]
    columns = next(rows.columns for rows in found.tables if rows.table == "seat")
    assert pour_loosely(db, found.with_table("seat", columns, wrong).tables) == {"seat": 1}
    assert db.execute("SELECT count(*) FROM seat").fetchone() == (120,)
