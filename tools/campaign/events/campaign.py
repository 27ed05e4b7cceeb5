"""The events campaign: a seeded walker on the whole program, in parts with a fresh program each."""

from __future__ import annotations

import json
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import IO, Any

from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.windows import environment

SEED = 1
SIZE = 1_000_000
PART = 10_000
"""Events in a part."""
PLANTED = (
    "a slot that raises",
    "a dialog that cannot be left",
    "a button without a name",
    "a death without an exception",
)
"""What `plants.py` knows; its words are here once more so that this module needs no Qt."""
CONTROL = 4_000
NATIVE_FILE = "crash-native.txt"
"""What `gui/crash.py` calls it; the name is here once more so that this module needs no Qt."""
DIARY, LAST = "deeds.txt", 24
"""Where a walker writes down every deed at once, and how many lines of it are told when it died."""
HANGS = 240
"""Seconds without a word after which a program counts as hanging."""


def walked(seed: int, part: int, events: int, plant: str = "") -> Figures:
    """Walk one part in a process of its own.

    Counted are the “events”, and among them the kinds that say most. What is wrong ends the part.
    """
    figures = Figures()
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as home:
        command = [sys.executable, "-m", "campaign.events.walker", str(seed), str(part), str(events)]
        with (
            tempfile.TemporaryFile("w+") as errors,
            subprocess.Popen(
                command + [plant] * bool(plant),
                env=environment(Path(home)),
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            ) as process,
        ):
            assert process.stdout is not None
            said, hangs = _heard(process.stdout)
            if hangs:
                process.kill()
            status = process.wait()
            errors.seek(0)
            last = [line for line in errors.read().splitlines() if "This plugin" not in line][-40:]
        if status < 0:
            last += _native(Path(home))
    figures.counts["events"] = int(said.get("events", 0))
    for kind in ("key", "click", "action"):
        figures.counts[kind] = int(said.get("kinds", {}).get(kind, 0))
    where = f"seed {seed}, part {part}, event {figures.counts['events']}"
    fault = said.get("fault", f"it ended with status {status}")
    if hangs or status != 0 or fault:
        what = "it hangs" if hangs else fault or f"it ended with status {status}"
        details = f"after: {said.get('deeds', [])[-12:]}; it said: {last if status else ''}"
        figures.found(where, [what, details])
    return figures


def _native(home: Path) -> list[str]:
    """Return the last deeds, and where the program died, when no exception ended it."""
    diary = home / DIARY
    deeds = diary.read_text("utf-8", "replace").splitlines()[-LAST:] if diary.exists() else []
    found = [file.read_text("utf-8", "replace") for file in home.rglob(NATIVE_FILE)]
    return [*deeds, *"\n".join(found).splitlines()]


def _heard(stream: IO[str]) -> tuple[dict[str, Any], bool]:
    """Return the last thing a walker said, and whether it has stopped saying anything."""
    said: dict[str, Any] = {}
    while True:
        if not select.select([stream], [], [], HANGS)[0]:
            return said, True
        line = stream.readline()
        if not line:
            return said, False
        said = json.loads(line)


def parts(seed: int, size: int) -> Iterator[Part]:
    """Return the parts."""
    for part in range(-(-size // PART)):
        yield f"part {part}", partial(walked, seed, part, min(PART, size - part * PART))


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    chosen = [part for part in parts(seed, size) if not only or part[0] in only]
    controls = [(plant, partial(walked, seed, 0, CONTROL, plant)) for plant in PLANTED]
    title = f"Events: seed {seed}, {size:,} events"
    return carry_out(title, State(resume, seed, size, only), controls, chosen)
