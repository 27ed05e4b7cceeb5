"""`check`: whole, damaged, or changed outside UnifyDesk; and it changes nothing itself."""

from __future__ import annotations

import json
import os
import re
import sqlite3
from pathlib import Path

import pytest

from tests.app.stories import DECK, now, play
from unifydesk.app import noting, people, reporting, safekeeping, workshops
from unifydesk.app.checking import check, find_head
from unifydesk.domain.errors import InvalidInputError, KnownStoreError
from unifydesk.domain.head import head_words
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
    expected = "“workshop.unify” is whole, not sealed since its last act: 1 person, 0 rounds, 0 notes, "
    assert check(path) == f"{expected}1 act in the log."


def test_a_file_that_was_closed_after_an_act_is_sealed_and_unchanged(make_file):
    file = make_file(people=1)
    noting.add(file, "for", "an argument")
    file.close()
    assert "is whole, sealed and unchanged: 1 person, 0 rounds, 1 note, 2 acts" in check(file.path)


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


@pytest.fixture
def voted(make_file):
    """A function that closes a file with two rounds and a note, with a backup of its end or without."""

    def make(*, backup):
        file = make_file(people=3)
        if backup:
            safekeeping.watch(file)
        play(file, "A1", "123", "345")
        noting.add(file, "for", "an argument", claim="A1")
        file.close()
        return file.path

    return make


CHANGES = (
    "UPDATE answer SET answer = '5' WHERE seat < 3 AND round = (SELECT id FROM round WHERE number = 1)",
    "UPDATE note SET text = 'a lie'",
)


def test_what_was_changed_is_named_row_by_row_where_a_backup_has_the_same_seal(voted):
    path = voted(backup=True)
    for sql in CHANGES:
        edit(path, sql)
    assert "is changed since sealed: 2 ballots of round 1 of A1, 1 note; its content" in complaint(path)


def test_what_was_changed_is_named_by_tables_without_a_backup(voted):
    path = voted(backup=False)
    for sql in CHANGES:
        edit(path, sql)
    assert "is changed since sealed: answers, notes; its content" in complaint(path)


def test_a_damaged_file_is_called_damaged(voted):
    path = voted(backup=False)
    path.write_bytes(path.read_bytes()[:-5000])
    assert complaint(path).startswith("Damaged: “workshop.unify” is cut off")
    assert complaint(path).endswith(" `unifydesk recover FILE` saves what can still be read of it.")


@pytest.mark.parametrize("gone", [100, 4096])
def test_a_file_that_lost_its_beginning_is_called_damaged(voted, gone):
    path = voted(backup=False)
    path.write_bytes(bytes(gone) + path.read_bytes()[gone:])
    assert complaint(path).startswith("Damaged: “workshop.unify” does not begin as a workshop file does")
    assert complaint(path).endswith(" `unifydesk recover FILE` saves what can still be read of it.")


def test_the_fingerprint_in_the_minutes_is_found_with_its_line(voted):
    path = voted(backup=False)
    file = workshops.open_file(path)
    head = reporting.collect(file).log_head
    noting.add(file, "remark", "later")
    file.close()
    grouped = " ".join(head[at : at + 4] for at in range(0, 64, 4)).upper()
    words = " ".join(head_words(head))
    lines = {find_head(path, typed) for typed in (head, grouped, head[:16], words, f"{words} {head}")}
    assert len(lines) == 1
    told = r"The log holds that entry as line \d+ of \d+, “Add note “an argument””.*\. 1 act came after it\."
    assert re.fullmatch(told, lines.pop())


def test_nothing_after_the_last_act_is_told_too(voted):
    path = voted(backup=False)
    file = workshops.open_file(path)
    head = reporting.collect(file).log_head
    file.close()
    assert find_head(path, head).endswith(" Nothing was done after it.")


def test_a_fingerprint_that_the_log_does_not_hold_is_told(voted):
    with pytest.raises(KnownStoreError, match="holds no entry with this fingerprint"):
        find_head(voted(backup=False), "0" * 64)


@pytest.mark.parametrize("typed", ["", "12", "g" * 64, "0" * 65, "%" * 20, "abc' OR 1=1 --" * 2])
def test_what_is_no_fingerprint_is_refused(path, typed):
    with pytest.raises(InvalidInputError, match="is no fingerprint"):
        find_head(path, typed)


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


def test_a_change_in_an_older_file_does_not_hide_behind_its_being_brought_up_to_date(tmp_path):
    path = tmp_path / "old.unify"
    path.write_bytes((Path(__file__).parents[1] / "files" / "version-1.unify").read_bytes())
    assert "sealed and unchanged" in check(path)
    data = bytearray(path.read_bytes())
    data[data.index(b"The minutes are sent")] ^= 1
    path.write_bytes(data)
    with pytest.raises(KnownStoreError, match="changed since sealed"):
        check(path)
