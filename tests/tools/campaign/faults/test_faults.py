"""A short slice of the campaign of faults with a fixed seed, at the calls where something was found once."""

from __future__ import annotations

import pytest
from campaign.faults import campaign as faults
from campaign.recording import shutil

SEED = faults.SEED
WHERE = {
    # a rollback that failed left its journal, and closing deleted it
    "cast": [("ENOSPC", "everywhere", 27), ("ENOSPC", "place", 25), ("EIO", "once", 1), ("fsync", "once", 5)],
    # what the disk did was called damage, or a missing right
    "open": [("EIO", "once", 59), ("short", "once", 10), ("EIO", "place", 45), ("EIO", "once", 24)],
    # SQLite overlooked a journal because the disk did not say that it is there
    "open after a crash": [("EIO", "once", index) for index in range(28, 44)],
    # a key that cannot be read or destroyed
    "close a secret round": [("EIO", "once", 8), ("EIO", "place", 71), ("ENOSPC", "place", 35)],
    "export json": [("EIO", "once", 1), ("EIO", "place", 5), ("ENOSPC", "once", 2)],
}


@pytest.mark.parametrize("act", WHERE)
def test_after_a_fault_everything_is_as_before_or_after_and_a_sentence_says_which(player, act):
    figures = faults.play(player, act, SEED, WHERE[act])
    assert (figures.bad, figures.examples) == (0, [])
    assert figures.counts["faults"] == len(WHERE[act])


@pytest.mark.parametrize(("broken", "act"), faults.CONTROLS)
def test_a_store_that_breaks_a_promise_is_found_out(player, broken, act):
    tries = [("ENOSPC", "everywhere", 2), ("EIO", "once", 20), ("EIO", "once", 21), ("ENOSPC", "place", 25)]
    assert faults.play(player, act, SEED, tries, broken).bad > 0


def test_everything_that_can_fail_is_tried_when_the_size_allows(player):
    every = faults.tries(player, "export json", SEED)
    assert len(every) == len(set(every)) > 60
    assert faults.share(every, 10_000, SEED) == every
    assert len(set(faults.share(every, 20, SEED))) == 20


def test_a_program_that_dies_is_bad_and_ends_nothing(player):
    figures = faults.play(player, "export json", SEED, [("kill", "once", 1), ("EIO", "once", 1)])
    assert (figures.bad, figures.counts["faults"]) == (1, 1)


def test_an_unknown_act_is_named(capsys):
    assert faults.run(SEED, 10, only=["dance"]) == 2
    assert "There is no act dance. There are: create, " in capsys.readouterr().out


def test_without_gcc_the_campaign_says_so_and_fails(monkeypatch, capsys):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert faults.run(SEED, 10) == 1
    assert "needs Linux and gcc" in capsys.readouterr().out
