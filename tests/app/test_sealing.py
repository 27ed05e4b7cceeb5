"""How an open file stands to its seal: sealed, not yet, or changed and in what."""

from __future__ import annotations

import sqlite3

import pytest

from unifydesk.app import noting, workshops
from unifydesk.app.sealing import seal_of
from unifydesk.store.gates import CHANGED, SEALED, UNSEALED


@pytest.fixture
def seal(make_file):
    """A function that changes a closed file with one note by some SQL, opens it, and gives its seal."""

    def made(sql="", note=""):
        file = make_file(people=1)
        noting.add(file, "for", "an argument")
        file.close()
        if sql:
            connection = sqlite3.connect(file.path)
            with connection:
                connection.execute(sql)
            connection.close()
        file = workshops.open_file(file.path)
        try:
            if note:
                noting.add(file, "for", note)
            return seal_of(file)
        finally:
            file.close()

    return made


def test_a_file_that_was_closed_properly_is_sealed(seal):
    found = seal()
    assert (found.word, found.what, found.later) == (SEALED, "", 0)
    assert found.sealed_at.startswith("2026-")
    assert found.head.last_act == "Add note “an argument”"


def test_acts_since_the_seal_are_counted(seal):
    found = seal(note="another")
    assert (found.word, found.what, found.later) == (UNSEALED, "", 1)


def test_a_new_file_was_never_sealed(file):
    found = seal_of(file)
    assert (found.word, found.sealed_at, found.later) == (UNSEALED, "", 1)


def test_what_was_changed_is_named(seal):
    found = seal("UPDATE note SET text = 'a lie'")
    assert found.word == CHANGED
    assert found.what.startswith("notes; its content is no longer what was sealed")


def test_a_line_of_the_log_that_does_not_fit_is_named(seal):
    found = seal("UPDATE log SET at = '2026-01-01T00:00:00+00:00' WHERE seq = 1")
    assert (found.word, found.what) == (CHANGED, "line 1 of its log does not fit the lines before it")
