"""Two processes race for one ticket in one file; the lock lets one in at a time, the tables take it once."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from campaign.races import room
from campaign.races.writer import OTHERS
from campaign.recording import HERE
from campaign.running import Figures
from unifydesk.app import workshops
from unifydesk.domain.rounds import CONFIDENTIAL

PROCESSES = 2
OPENINGS = 5
"""How often each process opens the file, against the other one."""
_SECONDS = 600


def one_file(seed: int, level: str, attempts: int, folder: Path) -> Figures:
    """Let two processes open the same file in turn and send the same ballot `attempts` times in all."""
    file, round_id = room.new(folder, 12, level)
    ticket = b"-"
    if level == CONFIDENTIAL:
        ticket = file.rows("SELECT h FROM ticket WHERE round = ? ORDER BY h LIMIT 1", round_id)[0][0]
    path = file.path
    file.close()
    casts = -(-attempts // (PROCESSES * OPENINGS))
    given = [str(path), level, round_id.hex(), ticket.hex()]
    environment = dict(os.environ, PYTHONPATH=os.pathsep.join([str(HERE.parent), *filter(None, sys.path)]))
    racers = [
        subprocess.Popen(
            [sys.executable, "-m", "campaign.races.racer", *given, f"{seed}/{at}", str(OPENINGS), str(casts)],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        for at in range(PROCESSES)
    ]
    told = [racer.communicate(timeout=_SECONDS)[0].split() for racer in racers]
    figures = Figures()
    if any(racer.returncode for racer in racers):
        figures.found(f"two processes, {level}", ["a racing process failed"])
        return figures
    sent, taken, locked = (sum(int(each[at]) for each in told) for at in range(3))
    figures.counts.update({"casts": sent, "locked out": locked, "recorded": taken})
    again = workshops.open_file(path)
    with room.closing(again):
        found = room.recorded(again, level, round_id)
        for who in range(12, 12 - OTHERS, -1):
            room.send(again, level, round_id, who, "3")
        counted = room.totals(again, level, round_id).total()
    faults = [] if (found, taken) == (1, 1) else [f"{found} ballots, {taken} taken, of 1 person"]
    faults += [] if counted == 1 + OTHERS else [f"totals of {counted} for {1 + OTHERS} people"]
    figures.found(f"two processes, {level}", faults)
    return figures
