"""The program is killed in the middle of a vote; opened again, it stands where it stood."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys import led_to_its_death
from tests.journeys.driving import Room
from unifydesk.app import voting
from unifydesk.domain.question import Ballot

ROOT = Path(__file__).resolve().parents[2]
Lines = list[dict[str, object]]


def led_until_killed(acknowledged: int) -> Lines:
    """Let the program lead a vote, kill it right after so many ballots, and return all that it had said."""
    driver = subprocess.Popen(
        [sys.executable, led_to_its_death.__file__],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        text=True,
    )
    assert driver.stdout is not None
    assert driver.stderr is not None
    lines: Lines = []
    while sum("recorded" in line for line in lines) < acknowledged:
        line = driver.stdout.readline()
        assert line, driver.stderr.read()
        lines.append(json.loads(line))
    driver.send_signal(signal.SIGKILL)
    rest = driver.stdout.read().splitlines(keepends=True)  # what it said before the signal struck
    lines += [json.loads(line) for line in rest if line.endswith("\n")]
    driver.stdout.close()
    driver.stderr.close()
    assert driver.wait() == -signal.SIGKILL
    return lines


def ballots(room: Room) -> dict[int, list[int]]:
    """Return seat → answers of the open round, from the file."""
    found: list[tuple[Ballot, ...]] = []
    round_id = room.last_round.id
    room.program.jobs.run(room.program.jobs, lambda file: voting.ballots(file, round_id), then=found.append)
    room.until(lambda: found, "the ballots are read")
    return {b.seat: [int(answer) for _question, answer in b.answers] for b in found[0]}


@pytest.mark.parametrize("acknowledged", [1, 9, 30])
def test_a_killed_session_goes_on_with_every_acknowledged_ballot(room: Room, acknowledged: int) -> None:
    lines = led_until_killed(acknowledged)
    path, timer = next((line["path"], line["timer"]) for line in lines if "path" in line)
    expected = {
        seat: answers for seat, *answers in (line["recorded"] for line in lines if "recorded" in line)
    }
    seat, *answers = next(reversed([line["about"] for line in lines if "about" in line]))

    room.program.start([str(path)])
    room.until(lambda: room.program.window.page == "lead", "the session is open again")

    standing = room.workshop.standing
    assert (standing.claim, standing.scene) == (led_to_its_death.CLAIM, "voting")
    assert standing.timer_ends == timer
    assert room.last_round.state == "open"
    kept = ballots(room)
    assert kept in (expected, {**expected, seat: answers})  # the last may be on disk and not yet said to be
    assert room.shows(f"Continuing at EB4, round 1: {len(kept)} of 12 recorded.")
    room.press("Space")
    assert room.last_round.state == "closed"
    assert "is whole" in room.close_and_check()
