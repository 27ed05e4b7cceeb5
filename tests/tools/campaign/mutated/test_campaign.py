"""A short slice of the campaign of mutated files; the long one is `make campaign ARGS="mutated"`."""

from __future__ import annotations

import random
import sqlite3
import tempfile
from pathlib import Path

import pytest
from campaign import specimens
from campaign.mutated import bytes as raw
from campaign.mutated import campaign as mutated
from campaign.mutated import heavy, rows
from campaign.running import memory_disk

SEED = mutated.SEED
FILES = 12


@pytest.fixture(scope="module")
def folder():
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        yield Path(name)


@pytest.fixture(scope="module")
def plain(folder):
    return specimens.make("plain", folder, SEED)


@pytest.mark.parametrize("way", mutated.WAYS)
def test_a_mutated_file_is_refused_or_is_what_it_was_or_is_shown_as_changed(plain, folder, way):
    figures = mutated.opened(way, range(FILES), mutated.mutations(plain, way, folder, SEED))
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["files"] == FILES


@pytest.mark.parametrize(
    ("name", "files"), [("without the exact schema", 60), ("without the content root", 6)]
)
def test_a_gate_that_is_broken_is_found_out(folder, name, files):
    assert mutated.control(folder, SEED, files, mutated.CONTROLS[name]).bad


def test_a_mutation_is_another_file_and_the_same_for_the_same_seed(plain):
    for mutator in {*raw.RAW, *raw.BY_FORMAT}:
        one, two = (raw.mutate(plain.data, (mutator,), random.Random("x")) for _ in range(2))
        assert one == two != plain.data, mutator.__name__


def test_every_edit_can_be_made(plain, tmp_path):
    for edit in dict.fromkeys(rows.EDITS):
        made = {rows.edited(plain.data, tmp_path / "e.unify", Only(edit, seed)) for seed in range(6)}
        assert made - {plain.data}, edit.__name__


class Only(random.Random):
    """Chance that chooses one edit, once."""

    def __init__(self, edit, seed):
        super().__init__(seed)
        self._edit = edit

    def choice(self, seq):
        if seq is rows.EDITS:
            return self._edit
        return 1 if seq == (1, 1, 2, 3) else super().choice(seq)


def test_a_wrong_type_gets_past_a_strict_table(plain, tmp_path):
    path = tmp_path / "w.unify"
    path.write_bytes(plain.data)
    connection = sqlite3.connect(path, isolation_level=None)
    before = connection.execute("SELECT group_concat(sql) FROM sqlite_master").fetchall()
    rows._without(connection, "STRICT", lambda: connection.execute("UPDATE seat SET name = x'00'"))
    assert connection.execute("SELECT DISTINCT typeof(name) FROM seat").fetchall() == [("blob",)]
    assert connection.execute("SELECT group_concat(sql) FROM sqlite_master").fetchall() == before
    connection.close()


def test_a_heavy_file_is_heavy(plain, tmp_path):
    place = next(n for n, fill in enumerate(heavy.FILLS) if fill is heavy._deep_questions)
    assert len(heavy.filled(plain.data, tmp_path / "h.unify", place)) > 2_000_000


def test_an_unknown_file_is_refused(capsys):
    assert mutated.run(1, 10, only=("nothing",)) == 2
    assert "There is no file nothing" in capsys.readouterr().out
