"""What differs between two states of a workshop is named as people would."""

from __future__ import annotations

import pytest

from tests.app.stories import play
from unifydesk.app import noting
from unifydesk.app.differing import TABLES, changes, table_words
from unifydesk.store import gates


@pytest.fixture
def before(file):
    """The rows of a workshop with two rounds and a note."""
    play(file, "A1", "444455", "445555")
    noting.add(file, "for", "an argument", claim="A1")
    file.db.execute("PRAGMA foreign_keys = OFF")
    return gates.read_rows(file.db)


ROUND = "round = (SELECT id FROM round WHERE number = 2)"


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("UPDATE note SET text = 'x'", ("1 note",)),
        ("DELETE FROM note", ("1 note",)),
        ("UPDATE seat SET name = 'x' WHERE number < 3", ("2 people",)),
        (f"UPDATE answer SET answer = '1' WHERE {ROUND} AND seat = 1", ("1 ballot of round 2 of A1",)),
        (f"DELETE FROM ballot WHERE {ROUND} AND seat < 4", ("3 ballots of round 2 of A1",)),
        ("UPDATE workshop SET title = 'x'", ("the title page",)),
        ("UPDATE round SET present = 3 WHERE number = 1", ("rounds",)),
        ("UPDATE standing SET scene = 'closing'", ()),
    ],
)
def test_a_change_is_named(file, before, sql, words):
    file.db.execute(sql)
    assert changes(before, gates.read_rows(file.db)) == words


def test_nothing_changed_is_nothing_named(file, before):
    assert changes(before, gates.read_rows(file.db)) == ()


def test_every_table_has_a_name_for_people():
    assert set(TABLES) == set(gates.ORDER)
    assert table_words(("note", "seat")) == ("notes", "people")
