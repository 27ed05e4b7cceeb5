"""Specimens: made from a seed, each what it says."""

from __future__ import annotations

import sqlite3

import pytest
from campaign import specimens


@pytest.mark.parametrize("name", ["plain", "open round"])
def test_the_same_seed_makes_the_same_bytes(name, tmp_path):
    assert specimens.make(name, tmp_path, 1) == specimens.make(name, tmp_path, 1)
    assert specimens.make(name, tmp_path, 1).data != specimens.make(name, tmp_path, 2).data


def test_a_killed_file_has_the_journal_that_undoes_it(tmp_path):
    killed = specimens.make("killed", tmp_path, 1)
    path = tmp_path / "w.unify"
    path.write_bytes(killed.data)
    (tmp_path / "w.unify-journal").write_bytes(killed.journal)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT text FROM note ORDER BY position DESC").fetchone() == ("Acknowledged.",)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_the_key_of_an_open_round_is_in_its_home(tmp_path):
    assert list(specimens.make("open round", tmp_path, 1).home.rglob("*.key"))
