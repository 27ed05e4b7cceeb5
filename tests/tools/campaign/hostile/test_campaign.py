"""A short slice of the campaign of hostile files; the long one is `make campaign ARGS="hostile"`."""

from __future__ import annotations

import random
import tempfile
from functools import partial

import pytest
from campaign.hostile import campaign as hostile
from campaign.hostile import corpus
from campaign.hostile.ways import WAYS

QUICK = (
    "an object of YAML",
    "a parent that is itself",
    "a picture from a file",
    "lone surrogates",
    "a formula",
    "proxies in a circle",
    "votes with SQL",
    "a logo that is a device",
    "a logo outside the folder",
    "a picture of the largest size",
    "JSON that goes down",
    "a PDF that leads to itself",
)
ENTRIES = list(corpus.corpus())


@pytest.fixture(autouse=True)
def _temporary(tmp_path, monkeypatch):
    """Give temporary files a place beside the folder that may be written to, as the campaign does."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))


@pytest.fixture
def quiet(capsys):
    yield
    capsys.readouterr()


@pytest.mark.parametrize("name", QUICK)
def test_a_hostile_file_is_refused_with_words_or_does_nothing(tmp_path, name, quiet):
    place = next(number for number, entry in enumerate(ENTRIES) if entry.name == name)
    figures = hostile.read_corpus(tmp_path, range(place, place + 1))
    assert (figures.bad, figures.examples, figures.counts["files"]) == (0, [], 1)


@pytest.mark.parametrize("way", [corpus.DECKS, corpus.PEOPLE, corpus.MAP, corpus.SHEET])
def test_what_was_valid_is_read_and_mutated_is_read_or_refused(tmp_path, way):
    data = corpus.VALID[way]
    assert hostile.Reader(tmp_path / "r").read(way, data)[:2] == (hostile.TAKEN, [])
    figures = hostile.read_mutated(way, data, range(8), tmp_path, hostile.SEED)
    assert (figures.bad, figures.examples, figures.counts["files"]) == (0, [], 8)


def test_the_corpus_is_large_and_comes_by_every_way():
    assert len(ENTRIES) >= 60
    assert {entry.way for entry in ENTRIES} == set(WAYS)
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


def test_control_a_reader_that_does_harm_is_found_out(tmp_path):
    figures = hostile.control(tmp_path, hostile.harmful, 3)
    [example] = figures.examples
    for harm in ("outside its folder", "runs a program", "uses the network"):
        assert harm in example


def test_control_without_three_harms_the_guard_is_called_blind(tmp_path):
    assert not hostile.control(tmp_path, lambda data, folder: None, 3).bad


def test_a_mutation_is_the_same_for_the_same_seed():
    made = partial(hostile.mutated, corpus.VALID[corpus.DECKS])
    assert made(random.Random("x")) == made(random.Random("x")) != made(random.Random("y"))


def test_an_unknown_part_is_refused(capsys):
    assert hostile.run(1, 1, only=("x",)) == 2
    assert "There is no part x" in capsys.readouterr().out
