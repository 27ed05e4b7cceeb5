"""A short slice of the power-cut campaign with a fixed seed; the long one is `make campaign ARGS=power`."""

from __future__ import annotations

import json

import pytest
from campaign import power, recording
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
        assert figures.cuts == CUTS


@pytest.mark.parametrize(("name", "synchronous", "ignore_syncs"), power.CONTROLS)
def test_a_store_or_a_disk_that_breaks_the_promise_is_found_out(play, name, synchronous, ignore_syncs):
    recording = play("confidential", synchronous)
    figures = power.replay(recording, power.STRICT, CUTS, SEED, ignore_syncs=ignore_syncs)
    assert any(fault.startswith("lost: ") for fault in figures.faults), name


def test_the_same_seed_records_the_same_operations(play):
    first = play("confidential")
    assert record(build_recorder(), "confidential", first.root.parent, SEED).ops == first.ops


def test_a_campaign_that_was_interrupted_goes_on_where_it_stopped(tmp_path):
    kept = tmp_path / "state.json"
    state = power.State(kept, SEED, 10)
    found = power.Figures(cuts=5, bad=1, examples=["notes/strict, operation 3"])
    found.faults["lost"] += 1
    state.keep("notes/strict", found)
    again = power.State(kept, SEED, 10)
    assert again.done == {"notes/strict": found}
    with pytest.raises(SystemExit, match=f"--seed {SEED} --size 10"):
        power.State(kept, SEED + 1, 10)
    assert json.loads(kept.read_text(encoding="utf-8"))["seed"] == SEED


def test_without_gcc_the_campaign_says_so_and_fails(monkeypatch, capsys):
    monkeypatch.setattr(recording.shutil, "which", lambda _: None)
    assert power.run(SEED, 10) == 1
    assert capsys.readouterr().out == "The recorder needs Linux and gcc, and one of them is missing here.\n"


def test_a_campaign_fails_when_a_control_finds_nothing(tmp_path, capsys):
    assert power.told(power.State(None, SEED, 10), ["synchronous=OFF"]) == 1
    assert "cannot be believed" in capsys.readouterr().out
    assert power.told(power.State(None, SEED, 10), []) == 0
