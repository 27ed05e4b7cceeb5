"""A short slice of the campaign of full disks; the fault library is the disk, so no rights are needed."""

from __future__ import annotations

import pytest
from campaign.full import campaign as full

SEED = full.SEED


@pytest.mark.parametrize("act", ["paste people", "close a secret round", "export json"])
def test_on_a_full_disk_somebody_says_so_and_the_meeting_goes_on_elsewhere(player, act):
    known = {"act": act, "seed": SEED, "step": 6, "most": 4, "real": False}
    figures = player.figures(full.PLAYING, "play", **known)
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["gone elsewhere"] > 0 or figures.counts["warned"] > 0


def test_a_store_that_takes_a_full_disk_for_success_is_found_out(player):
    broken, act = full.CONTROLS[0]
    known = {"act": act, "seed": SEED, "step": 1, "most": 3, "real": False}
    assert player.figures(full.PLAYING, "play", **known, broken=broken).bad > 0
