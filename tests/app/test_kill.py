"""Killed with SIGKILL at any moment and opened again, a file holds every act that was acknowledged, whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.app import killed
from tests.app.stories import DECK, now
from unifydesk import paths
from unifydesk.app import exporting, preparing, reporting, voting, workshops
from unifydesk.app.checking import check
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import OPEN
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.store import log

ROOT = Path(__file__).parents[2]
SEEDS = range(int(os.environ.get("KILLS", "3")))
"""A campaign is `KILLS=500 pytest tests/app/test_kill.py`; every seed is a test of its own."""

SEATS = [Seat(n) for n in range(1, 9)]


def make(path):
    """Make a closed workshop whose claims are put to the vote by roll call."""
    file = workshops.create(path, DECK, seats=SEATS)
    file.close()
    return path


def die(mode, path, seed, after):
    """Let a process act on the file, kill it once `after` acts are acknowledged; return all that were.

    The process goes on while its line is read, so the kill strikes anywhere within the acts that follow.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.app.killed", mode, str(path), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if len(lines) == after:
            process.send_signal(signal.SIGKILL)  # what was acknowledged before it dies is still in the pipe
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL, "it ended before it was killed"
    return [line.strip() for line in lines if line.endswith("\n")]


def state(file):
    """Everything that acts leave behind, without random ids and times."""
    workshop = now(file)
    names = {r.id: (r.claim, r.number) for r in workshop.rounds}
    ballots = {
        names[r.id]: [(b.seat, b.answers) for b in voting.ballots(file, r.id)] for r in workshop.rounds
    }
    standing = workshop.standing
    return {
        "rounds": [(r.claim, r.number, r.state, r.present, r.recorded) for r in workshop.rounds],
        "ballots": ballots,
        "notes": [n.text for n in workshop.notes],
        "positions": {claim: p.label for claim, p in workshop.positions.items()},
        "seats": workshop.seats,
        "standing": (standing.scene, standing.slide, standing.claim),
        "log": [entry.what for entry in log.acts(file.db)],
    }


def states_after(path, seed, *counts):
    """Return how a file looks after each number of the same acts."""
    file = workshops.open_file(make(path))
    found, done = [], 0
    acts = killed.acts(file, seed)
    for count in counts:
        while done < count:
            next(acts)
            done += 1
        found.append(state(file))
    file.close()
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_the_file_stands_where_the_last_acknowledged_act_left_it_or_one_act_further(tmp_path, seed):
    path = make(tmp_path / "w.unify")
    lines = die("acts", path, seed, random.Random(seed).randint(5, 90))
    assert check(path).startswith("“w.unify” is whole")
    file = workshops.open_file(path)
    found = state(file)
    file.close()
    assert found in states_after(tmp_path / "model.unify", seed, len(lines), len(lines) + 1)


def test_killed_again_and_again_the_file_stays_whole_and_keeps_every_round_it_closed(tmp_path):
    path = make(tmp_path / "w.unify")
    closed = set()
    for life in range(3):
        die("acts", path, life, 20)
        assert check(path)
        file = workshops.open_file(path)
        results = {(claim, r.number, r.figures) for claim, all_ in now(file).results.items() for r in all_}
        file.close()
        assert closed <= results
        closed = results


@pytest.mark.parametrize("seed", SEEDS)
def test_every_acknowledged_confidential_ballot_is_counted(tmp_path, seed):
    path = make(tmp_path / "w.unify")
    lines = die("secret", path, seed, random.Random(seed).randint(2, 40))
    assert check(path)
    file = workshops.open_file(path)
    acknowledged = killed.cast_by_round(lines)
    try:
        for round_ in now(file).rounds_of("O1"):
            cast = acknowledged.get(round_.number, killed.Counter())
            assert round_.recorded >= cast.total()
            if round_.state == OPEN:
                while now(file).last_round("O1").recorded < voting.LEAST_CONFIDENTIAL:
                    voting.cast_confidential(file, round_.id, {"agreement": "1"})
                voting.close_round(file, round_.id)
            tally = now(file).results["O1"][round_.number - 1].of("agreement").tally
            assert tally.answered == now(file).rounds_of("O1")[round_.number - 1].recorded
            counts = dict(zip(tally.options, tally.counts, strict=True))
            assert all(counts[answer] >= people for answer, people in cast.items())
        assert list((paths.state_dir() / "urns").rglob("*.key")) == []
    finally:
        file.close()


@pytest.mark.parametrize("seed", SEEDS)
def test_minutes_that_were_there_are_whole_after_a_kill_in_the_middle_of_an_export(tmp_path, seed):
    path = make(tmp_path / "w.unify")
    file = workshops.open_file(path)
    preparing.set_setup(file, ClaimSetup("R1", False))
    new = exporting.render(reporting.collect(file), "pdf").data
    file.close()
    target = path.with_suffix(".pdf")
    target.write_bytes(b"%PDF the minutes of last time %%EOF")
    old = target.read_bytes()
    lines = die("exports", path, 0, random.Random(seed).randint(1, 12))
    exported = [line for line in lines if line.startswith("exported")]
    assert target.read_bytes() in ((new,) if exported else (old, new))
    assert check(path)
