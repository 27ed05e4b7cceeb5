"""The seal: a closed file shows whether anything was changed since."""

from __future__ import annotations

import sqlite3

import pytest

from tests.app.stories import DECK, SteppingClock, close_and_reveal, open_round, vote
from unifydesk.app import noting, voting, workshops
from unifydesk.domain.people import Seat
from unifydesk.store import schema, seal

UNSEALED = {"standing", "urn", "turnout", "log", "_sqlite_migrations"}


@pytest.fixture
def closed(tmp_path):
    """A closed file with a round, a note and a seal."""
    path = tmp_path / "w.unify"
    file = workshops.create(path, DECK, seats=[Seat(1, "Ann"), Seat(2)], clock=SteppingClock())
    round_ = open_round(file)
    vote(file, round_, "45")
    close_and_reveal(file, round_)
    noting.add(file, "for", "an argument", claim="A1")
    file.close()
    return path


def broken(path):
    file = workshops.open_file(path)
    try:
        return seal.is_broken(file.db)
    finally:
        file.close()


def last_lines(path):
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT kind FROM log ORDER BY seq DESC LIMIT 2").fetchall()
    connection.close()
    return [kind for (kind,) in rows]


def edit(path, sql):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql)
    connection.close()


def test_every_table_is_sealed_but_those_that_change_without_a_line_in_the_log(tmp_path):
    file = workshops.create(tmp_path / "w.unify", DECK)
    tables = set(file.db.table_names())
    file.close()
    assert set(seal.TABLES) == tables - UNSEALED
    assert schema.VERSION == 2  # a new version: does its migration keep the seal's list complete?


def test_closing_after_an_act_ends_the_log_with_a_seal(closed):
    assert last_lines(closed) == ["sealed", "note_added"]
    assert not broken(closed)


def test_opening_and_closing_without_an_act_changes_no_byte(closed):
    before = closed.read_bytes()
    workshops.open_file(closed).close()
    assert closed.read_bytes() == before


def test_closing_twice_is_harmless(closed):
    file = workshops.open_file(closed)
    noting.add(file, "for", "more")
    file.close()
    file.close()
    assert last_lines(closed) == ["sealed", "note_added"]


def test_a_file_that_was_not_closed_has_no_seal_to_break(closed):
    file = workshops.open_file(closed)
    noting.add(file, "for", "more")
    file.db.conn.close()  # as a crash would leave it
    assert last_lines(closed)[0] == "note_added"
    assert not broken(closed)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE answer SET answer = '1' WHERE seat = 1",
        "UPDATE note SET text = 'a lie'",
        "UPDATE seat SET name = 'Bob' WHERE number = 1",
        "UPDATE round SET present = 3",
        "UPDATE meta SET rehearsal = 1",
        "UPDATE claim_setup SET confidence = 1",
        "UPDATE rule_event SET after_first_round = 1",
        "DELETE FROM note",
        "INSERT INTO seat VALUES (3, '', '', 1, '1', NULL)",
        "INSERT INTO total SELECT id, 'real', '5', 'hands', '', 1, 9 FROM round",
    ],
)
def test_a_change_by_another_program_breaks_the_seal(closed, sql):
    edit(closed, sql)
    assert broken(closed)


def test_bytes_are_told_apart_from_the_same_bytes_as_text():
    assert seal._canonical((b"ab",)) != seal._canonical(("ab",))
    assert seal._canonical(("a", "b")) != seal._canonical(("ab", ""))


def test_how_many_voted_in_a_confidential_round_is_sealed_once_it_is_over(tmp_path):
    """The urn of an open round refuses another turnout; of a round that was voided nothing did."""
    path = tmp_path / "w.unify"
    seats = [Seat(number) for number in range(1, 4)]
    file = workshops.create(path, DECK, seats=seats, clock=SteppingClock())
    round_ = open_round(file, "R1", level="confidential")
    voting.cast_confidential(file, round_.id, {"likelihood": "4"})
    voting.void_round(file, round_.id, "Miscounted.")
    file.close()
    assert not broken(path)
    edit(path, "DELETE FROM turnout")
    file = workshops.open_file(path)
    assert seal.changed_tables(file.db) == ("turnout",)
    assert seal.is_broken(file.db)
    file.close()


def test_a_seal_that_does_not_speak_of_the_turnout_is_none_of_it(closed):
    file = workshops.open_file(closed)
    assert not seal._is_turnout_changed(file.db, {"root": "…"})
    assert seal._is_turnout_changed(file.db, {"root": "…", "turnout": "other"})
    file.close()


def test_a_confidential_ballot_does_not_break_the_seal(tmp_path):
    path = tmp_path / "w.unify"
    file = workshops.create(path, DECK, seats=[Seat(n) for n in range(1, 5)], clock=SteppingClock())
    round_ = open_round(file, "R1", level="confidential")
    file.close()
    file = workshops.open_file(path)
    voting.cast_confidential(file, round_.id, {"likelihood": "4"})
    file.close()
    assert last_lines(path)[0] == "sealed"
    assert not broken(path)


def test_a_disk_that_refuses_the_seal_does_not_keep_the_file_open(closed):
    file = workshops.open_file(closed)
    noting.add(file, "for", "more")
    file.db.execute("PRAGMA query_only = ON")
    file.close()
    assert last_lines(closed)[0] == "note_added"


def test_the_seal_tells_which_table_was_changed(closed):
    edit(closed, "UPDATE seat SET name = 'Nobody' WHERE number = 1")
    edit(closed, "DELETE FROM answer")
    file = workshops.open_file(closed)
    assert seal.changed_tables(file.db) == ("seat", "answer")
    file.close()


def test_a_file_is_sealed_until_the_next_act(closed):
    file = workshops.open_file(closed)
    assert seal.is_sealed(file.db)
    assert seal.changed_tables(file.db) == ()
    noting.add(file, "for", "one more")
    assert not seal.is_sealed(file.db)
    file.close()
