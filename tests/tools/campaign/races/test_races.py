"""A short slice of the races with a fixed seed; the long ones are `make campaign ARGS="races"`."""

from __future__ import annotations

import tempfile
from functools import partial
from pathlib import Path

import pytest
from campaign.races import campaign as races
from campaign.races import processes, replays, tables, writer
from campaign.running import memory_disk

from unifydesk.domain.rounds import CONFIDENTIAL

SEED = races.SEED


@pytest.fixture
def alone():
    """Return what does something in a folder of its own, on a disk in memory."""
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        yield partial(races.in_a_folder, Path(name))


@pytest.mark.parametrize("level", writer.LEVELS)
def test_of_many_casts_on_one_ticket_one_counts(alone, level):
    figures = alone(partial(writer.one_ticket, SEED, level, 30))
    assert (figures.examples, figures.counts["recorded"], figures.counts["answered"]) == ([], 1, 30)


@pytest.mark.parametrize("level", writer.LEVELS)
def test_everybody_who_sends_a_ballot_three_times_counts_once(alone, level):
    figures = alone(partial(writer.duplicates, SEED, level, 8, 3))
    assert (figures.examples, figures.counts["recorded"]) == ([], 8)


def test_two_processes_with_one_ticket_cast_one_ballot(alone, monkeypatch):
    monkeypatch.setattr(processes, "OPENINGS", 2)
    figures = alone(partial(processes.one_file, SEED, CONFIDENTIAL, 20))
    assert (figures.examples, figures.counts["casts"], figures.counts["recorded"]) == ([], 20, 1)


def test_the_tables_themselves_take_nothing_twice_and_nothing_forged(alone):
    figures = alone(partial(tables.against_the_schema, 12))
    assert (figures.examples, figures.counts["casts"]) == ([], 9 * 12)


def test_a_table_without_its_key_is_found_out(alone):
    assert alone(partial(tables.without_unique, 12)).faults == {"12 rows instead of 1": 1}


@pytest.mark.parametrize("number", range(6))
def test_a_ballot_that_comes_again_later_counts_once(alone, number):
    figures = alone(partial(replays.played, SEED, number))
    assert (figures.examples, figures.counts["stories"]) == ([], 1)


def test_a_program_that_does_not_know_a_turn_again_is_found_out(alone):
    found = races.forgetful(partial(alone, partial(writer.one_ticket, SEED, CONFIDENTIAL, 10)))
    assert found.faults == {"10 ballots of 1 people": 1}


def test_a_part_that_does_not_exist_is_named(capsys):
    assert races.run(SEED, 10, None, ["nothing"]) == 2
    assert "There is no part nothing." in capsys.readouterr().out
