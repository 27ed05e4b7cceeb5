"""What is soaked: the program leads workshop after workshop and says how much it holds.

Run as `python -m campaign.soak.workshop SECONDS SEED [LEAK]`. Prints a line of JSON for every sample.
"""

from __future__ import annotations

import gc
import json
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtTest import QTest

from campaign.leading import WAYS, Facilitator, close_dialogs
from tests.journeys.driving import Room, opened
from unifydesk.app import safekeeping
from unifydesk.bootstrap import BUNDLED, Program, make_application
from unifydesk.gui.crash import CrashReporter
from unifydesk.stage import booth

PACE = 10
SAMPLES = 60
"""How many samples are taken, at equal distances: one a minute in an hour."""
THOUGHT = (0.1, 0.5)
"""Seconds between two acts, so that a claim takes about a tenth of the six minutes it takes people."""
LEAK = 4_000_000
KEPT = 6
"""How many workshop files and backups are left lying, so that the disk in memory does not fill."""


class Sampler:
    """Says at equal distances how much memory and how many descriptors the process holds."""

    def __init__(self, seconds: float, leak: bool) -> None:
        self._started = time.monotonic()
        self._seconds = seconds
        self._taken = 0
        self._leaks: list[object] | None = [] if leak else None
        self.counts = {"claims": 0, "exports": 0, "workshops": 0}

    @property
    def is_over(self) -> bool:
        """Whether the time is up."""
        return self._taken > SAMPLES

    def look(self) -> None:
        """Take the samples that are due."""
        past = time.monotonic() - self._started
        while not self.is_over and past >= self._taken * self._seconds / SAMPLES:
            gc.collect()
            said = {"second": round(past, 1), "memory": memory(), "descriptors": descriptors(), **self.counts}
            sys.stdout.write(json.dumps(said) + "\n")
            sys.stdout.flush()
            self._taken += 1
            if self._leaks is not None:
                self._leaks.append((bytearray(LEAK), os.open(os.devnull, os.O_RDONLY)))


def memory() -> int:
    """Return the bytes of this process that are in memory and belong to it alone or to its libraries."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def descriptors() -> int:
    """Return the number of open descriptors, without the one that is needed to count them."""
    return len(os.listdir("/proc/self/fd")) - 1


def soak(room: Room, sampler: Sampler, chance: random.Random, pause: Callable[[], None]) -> None:
    """Lead workshops until the time is up; each is closed, and one in two is opened again and read."""
    facilitator = Facilitator(room, chance, pause=pause)
    while not sampler.is_over:
        room.program.start([BUNDLED])
        room.until(lambda: room.program.window.page == "lead", "the workshop is open")
        room.press("F5", "Space")
        for claim, way in _plan(facilitator, chance):
            facilitator.lead(claim, way)
            _look_around(facilitator, chance, sampler)
            sampler.counts["claims"] += 1
            sampler.look()
            if sampler.is_over:
                break
        path = room.workshop.path
        room.press("Ctrl+W")
        room.until(lambda: room.program.jobs.workshop is None, "the workshop is closed")
        if chance.random() < 0.5:
            room.program.start([path])
            room.until(lambda: room.program.jobs.workshop is not None, "it is open again")
            room.press("Ctrl+3", "Ctrl+W")
        sampler.counts["workshops"] += 1
        _forget(room)
        _tidy(Path(os.environ["UNIFYDESK_HOME"]))


def _plan(facilitator: Facilitator, chance: random.Random) -> Iterator[tuple[str, str]]:
    for number, claim in enumerate(facilitator.claims):
        yield claim, WAYS[(number + chance.randrange(2)) % len(WAYS)]


def _look_around(facilitator: Facilitator, chance: random.Random, sampler: Sampler) -> None:
    """Go through the pages as people do between two claims, and write some export."""
    room, home = facilitator.room, Path(os.environ["UNIFYDESK_HOME"])
    facilitator.undo_and_redo()
    room.press("Ctrl+3", "Ctrl+1")
    room.program.jobs.keep_safe()
    if chance.random() < 0.4:
        minutes = home / f"minutes {chance.randrange(3)}.pdf"
        minutes.unlink(missing_ok=True)  # else the file dialog would ask
        facilitator.export(minutes)
        sampler.counts["exports"] += 1
    room.press(*chance.choice((("Ctrl+,", "Esc"), ("F1", "Esc"), ("Ctrl+K", "Esc"), ("Ctrl+N", "Esc"))))
    close_dialogs()
    room.press("Ctrl+2")


def _forget(room: Room) -> None:
    """Forget what was seen and said in a closed workshop: the watcher's memory is not the program's."""
    room.said.clear()
    room.refused.clear()
    room.witness.scenes.clear()
    room.witness._public.clear()


def _tidy(home: Path) -> None:
    """Leave the newest files only."""
    for folder in (home, *(f for f in (home / "data" / "backups").glob("*") if f.is_dir())):
        files = sorted(folder.glob("*.unify"), key=lambda file: file.stat().st_mtime)
        for file in files[:-KEPT]:
            file.unlink()


def main() -> None:
    """Soak for so many seconds."""
    seconds, seed, leak = float(sys.argv[1]), sys.argv[2], sys.argv[3:] == ["leak"]
    safekeeping.BETWEEN /= PACE
    booth.RECORDED_SHOWS //= PACE
    booth.PASS_ON_SHOWS //= PACE
    chance, sampler = random.Random(seed), Sampler(seconds, leak)
    slow = min(1.0, seconds / 600)  # a slice of a test does not think

    def pause() -> None:
        QTest.qWait(round(1000 * slow * chance.uniform(*THOUGHT)))
        sampler.look()

    app = make_application([])
    reporter = CrashReporter(Path(os.environ["UNIFYDESK_HOME"]), app)
    reporter.happened.connect(_give_up)
    reporter.install()
    program = Program(app)
    program.keep_watch()
    with opened(program) as room:
        program.start([])
        soak(room, sampler, chance, pause)
    reporter.remove()


def _give_up(report: str) -> None:
    sys.stderr.write(report)
    sys.stderr.flush()
    os._exit(3)


if __name__ == "__main__":
    main()
