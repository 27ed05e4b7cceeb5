"""A file from elsewhere becomes a new file of ours, or nothing is left behind."""

from __future__ import annotations

import sqlite3

import pytest

from tests.app.stories import DECK, open_round, play
from unifydesk.app import arriving, checking, workshops
from unifydesk.domain.errors import InvalidInputError, KnownStoreError
from unifydesk.store.gates import CHANGED, SEALED


@pytest.fixture
def path(file):
    """A closed file with two rounds."""
    play(file, "A1", "444455", "445555")
    file.close()
    return file.path


def edit(path, sql, *values):
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(sql, values)
    connection.close()


def test_the_same_workshop_comes_out_still_sealed(path, tmp_path):
    before = path.read_bytes()
    assert arriving.take_in(path, tmp_path / "new.unify").word == SEALED
    assert "sealed and unchanged" in checking.check(tmp_path / "new.unify")
    assert path.read_bytes() == before


def test_one_that_was_changed_comes_out_and_is_told(path, tmp_path):
    edit(path, "UPDATE seat SET name = 'Nobody'")
    assert arriving.take_in(path, tmp_path / "new.unify").word == CHANGED


def test_it_can_be_opened_at_once(path, tmp_path):
    file = arriving.open_as_new(path, tmp_path / "new.unify")
    assert len(workshops.snapshot(file).rounds) == 2
    file.close()


def test_a_strangers_file_gets_its_own_identity_and_a_whole_log(make_file, tmp_path):
    file = make_file(people=5, name="theirs.unify")
    open_round(file, level="confidential")
    file.close()
    arriving.take_in(file.path, tmp_path / "mine.unify", stranger=True)
    mine = workshops.open_file(tmp_path / "mine.unify")
    assert mine.file_uuid != file.file_uuid
    assert len(workshops.snapshot(mine).stranded) == 1
    mine.close()
    assert "is whole" in checking.check(tmp_path / "mine.unify")


def test_an_existing_file_stays(path, tmp_path):
    (tmp_path / "new.unify").write_bytes(b"mine")
    with pytest.raises(InvalidInputError, match="already there"):
        arriving.take_in(path, tmp_path / "new.unify")
    assert (tmp_path / "new.unify").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("sql", "values", "why"),
    [
        ("UPDATE deck SET source = ?", [DECK.replace("Shared", "Other")], "the deck is not the one"),
        ("UPDATE rule_event SET base = 'nonsense'", [], "words of no known kind"),
        ("DELETE FROM rule_event", [], "a row cannot be read"),
    ],
)
def test_rows_that_make_no_workshop_leave_nothing(path, tmp_path, sql, values, why):
    edit(path, sql, *values)
    with pytest.raises(KnownStoreError, match=why):
        arriving.take_in(path, tmp_path / "new.unify")
    assert not list(tmp_path.glob("*new.unify*"))
