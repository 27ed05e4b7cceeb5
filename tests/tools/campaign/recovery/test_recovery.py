"""A short slice of the campaign of recoveries with a fixed seed."""

from __future__ import annotations

import pytest
from campaign.power.disk import ORDERED
from campaign.recording import build_recorder
from campaign.recovery import campaign as recovery
from campaign.recovery import playing

SEED = recovery.SEED


@pytest.fixture
def troubled(player):
    def play(**how):
        known = {"recorder": str(build_recorder()), "workload": "confidential", "seed": SEED}
        return player.figures(recovery.PLAYING, "play", **known, model=ORDERED, **how)

    return play


def test_a_recovery_that_was_troubled_is_made_good_by_the_next_one(troubled):
    figures = troubled(disks=6)
    assert (figures.bad, figures.examples) == (0, [])
    assert all(figures.counts[way] > 0 for way in (playing.FAULT, playing.KILL, playing.CUT))


@pytest.mark.parametrize("act", ["cast", "open a secret round"])
def test_a_fault_while_a_file_is_mended_loses_nothing(player, act):
    figures = player.figures(recovery.PLAYING, "mend", act=act, seed=SEED, tries=4)
    assert (figures.bad, figures.examples) == (0, [])


def test_an_opening_that_throws_the_journal_away_is_found_out(player):
    known = {"recorder": str(build_recorder()), "workload": "confidential", "model": ORDERED, "seed": SEED}
    broken = recovery.BROKEN[0]
    figures = player.figures("campaign.recovery.breaking", "play", **known, disks=12, broken=broken)
    assert figures.bad > 0
