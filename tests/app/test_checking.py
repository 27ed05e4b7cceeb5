"""`check`: whole, damaged, or changed outside UnifyDesk; and it changes nothing itself."""

from __future__ import annotations

import json
import os
import sqlite3

import pytest

from tests.app.stories import DECK, now
from unifydesk.app import noting, people, reporting, workshops
from unifydesk.app.checking import check
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import log


@pytest.fixture
def path(make_file):
    """A closed file with one person."""
    file = make_file(people=1)
    file.close()
    return file.path


@pytest.fixture
def rehearsal(make_file):
    """A closed file with the rehearsal's mark."""
    file = make_file(people=1, name="rehearsal.unify", rehearsal=True)
    file.close()
    return file.path


def edit(path, sql, *values):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()


def complaint(path):
    with pytest.raises(KnownStoreError) as error:
        check(path)
    return str(error.value)


def is_rehearsal(path):
    file = workshops.open_file(path)
    try:
        return now(file).rehearsal
    finally:
        file.close()


def test_a_whole_file_is_said_to_be_whole_with_what_it_holds(path):
    assert check(path) == "“workshop.unify” is whole: 1 person, 0 rounds, 0 notes, 1 act in the log."


def test_checking_changes_no_byte(path):
    before = (path.read_bytes(), os.stat(path).st_mtime_ns, os.listdir(path.parent))
    check(path)
    assert (path.read_bytes(), os.stat(path).st_mtime_ns, os.listdir(path.parent)) == before


def test_a_rehearsal_says_so(rehearsal):
    assert check(rehearsal).endswith("REHEARSAL.")


def test_a_line_of_the_log_that_was_rewritten_is_named(path):
    edit(path, "UPDATE log SET body = ? WHERE seq = 1", json.dumps({"did": "Nothing", "rehearsal": False}))
    assert "line 1 of its log does not fit" in complaint(path)


def test_a_line_that_was_taken_out_of_the_log_is_noticed(make_file):
    file = make_file(people=2)
    for seat in (1, 2):
        people.set_present(file, seat, False)
    file.close()
    edit(file.path, "DELETE FROM log WHERE seq = 2")
    assert "line 3 of its log" in complaint(file.path)


def test_content_that_was_changed_is_noticed_although_the_log_is_whole(make_file):
    file = make_file(people=1)
    noting.add(file, "for", "an argument")
    file.close()
    edit(file.path, "UPDATE note SET text = 'a lie'")
    assert "no longer what was sealed" in complaint(file.path)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE meta SET rehearsal = 0",
        "UPDATE log SET body = replace(body, '\"rehearsal\":true', '\"rehearsal\":false')",
        "DELETE FROM log",
        "UPDATE log SET seq = 2 WHERE seq = 1",
    ],
)
def test_a_rehearsal_cannot_lose_its_mark_by_one_edit(rehearsal, sql):
    edit(rehearsal, sql)
    assert "changed outside UnifyDesk" in complaint(rehearsal)
    assert is_rehearsal(rehearsal)


def test_with_mark_and_log_both_rewritten_the_chain_still_tells(rehearsal):
    edit(rehearsal, "UPDATE meta SET rehearsal = 0")
    edit(rehearsal, "UPDATE log SET body = replace(body, '\"rehearsal\":true', '\"rehearsal\":false')")
    assert "line 1 of its log does not fit" in complaint(rehearsal)


def test_with_mark_and_log_both_gone_the_file_is_not_called_whole(rehearsal):
    edit(rehearsal, "UPDATE meta SET rehearsal = 0")
    edit(rehearsal, "DELETE FROM log")
    assert "changed outside UnifyDesk" in complaint(rehearsal)


def test_a_workshop_cannot_be_turned_into_a_rehearsal_unnoticed(path):
    edit(path, "UPDATE meta SET rehearsal = 1")
    assert "differ on whether it is a rehearsal" in complaint(path)


def test_another_deck_in_its_place_is_damage(path):
    edit(path, "UPDATE deck SET source = ?", DECK.replace("Shared tools", "Other tools"))
    assert "damaged" in complaint(path)


def test_the_log_of_a_new_file_begins_with_its_making(make_file):
    file = make_file()
    (first,) = log.bodies(file.db, "created")
    assert first[1]["rehearsal"] is False


def test_closing_a_file_does_not_change_its_minutes(make_file):
    file = make_file(people=3)
    noting.add(file, "for", "an argument", claim="A1")
    before = reporting.collect(file)
    file.close()
    again = workshops.open_file(file.path)
    try:
        assert reporting.collect(again) == before
    finally:
        again.close()
