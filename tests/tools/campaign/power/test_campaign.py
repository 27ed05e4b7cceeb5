"""A short slice of the power-cut campaign with a fixed seed; the long one is `make campaign ARGS="power"`."""

from __future__ import annotations

import pytest
from campaign import recording
from campaign.power import campaign as power
from campaign.recording import build_recorder, record

SEED = power.SEED
CUTS = 100
SLICE = ("confidential", "copies", "migrate")
"""Where faults were found once: a key, backups and a mark lost with their folders, half a migration."""


@pytest.mark.parametrize("name", SLICE)
def test_after_a_power_cut_everything_acknowledged_is_there_and_nothing_by_halves(play, name):
    recording = play(name)
    for model in power.MODELS:
        figures = power.replay(recording, model, CUTS, SEED)
        assert (figures.bad, figures.examples) == (0, [])
        assert figures.counts["cuts"] == CUTS


@pytest.mark.parametrize(("name", "synchronous", "ignore_syncs"), power.CONTROLS)
def test_a_store_or_a_disk_that_breaks_the_promise_is_found_out(play, name, synchronous, ignore_syncs):
    recording = play("confidential", synchronous)
    figures = power.replay(recording, power.STRICT, CUTS, SEED, ignore_syncs=ignore_syncs)
    assert any(fault.startswith("lost: ") for fault in figures.faults), name


def test_the_same_seed_records_the_same_operations(play):
    first = play("confidential")
    assert record(build_recorder(), "confidential", first.root.parent, SEED).ops == first.ops


def test_without_gcc_the_campaign_says_so_and_fails(monkeypatch, capsys):
    monkeypatch.setattr(recording.shutil, "which", lambda _: None)
    assert power.run(SEED, 10) == 1
    assert capsys.readouterr().out == "The recorder needs Linux and gcc, and one of them is missing here.\n"
