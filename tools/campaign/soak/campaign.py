"""The soak: workshops are led at ten times their pace for `--size` seconds; nothing may grow."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.windows import environment

SEED = 1
SIZE = 3_600
WARM_UP = 1 / 6
"""Share of the time in which everything is loaded and remembered for the first time."""
MOST_GROWTH = 0.05
SPARE_DESCRIPTORS = 4
"""How many more descriptors may be open at one look than at another: a file being written, its folder."""
CONTROL_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Sample:
    """How much a process held at some moment: seconds since it began, bytes in memory, open descriptors."""

    second: float
    memory: int
    descriptors: int


@dataclass(frozen=True, slots=True)
class Trend:
    """The medians of the first and of the last third after the warm-up: bytes and open descriptors."""

    memory: tuple[float, float]
    descriptors: tuple[float, float]

    @property
    def growth(self) -> float:
        """By how much the memory grew, as a share of what it was."""
        return self.memory[1] / self.memory[0] - 1


def trend(samples: Sequence[Sample]) -> Trend:
    """Compare the end with the beginning; what is below WARM_UP of the time does not count."""
    warm = [s for s in samples if s.second >= WARM_UP * samples[-1].second]
    third = max(1, len(warm) // 3)
    first, last = warm[:third], warm[-third:]
    return Trend(
        (median(s.memory for s in first), median(s.memory for s in last)),
        (median(s.descriptors for s in first), median(s.descriptors for s in last)),
    )


def faults(samples: Sequence[Sample]) -> list[str]:
    """Return what grew."""
    found = trend(samples)
    wrong = []
    if found.growth >= MOST_GROWTH:
        wrong.append(f"memory grew by {found.growth:.1%}")
    if found.descriptors[1] - found.descriptors[0] >= SPARE_DESCRIPTORS:
        wrong.append(f"open descriptors grew from {found.descriptors[0]:.0f} to {found.descriptors[1]:.0f}")
    return wrong


def soaked(seed: int, seconds: int, *, leak: bool = False, told: bool = False) -> Figures:
    """Lead workshops for so many seconds and judge; `told` prints every sample."""
    figures, samples = Figures(), []
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as home:
        command = [sys.executable, "-m", "campaign.soak.workshop", str(seconds), str(seed)]
        process = subprocess.Popen(
            command + ["leak"] * leak,
            env=environment(Path(home)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        said: dict[str, float] = {}
        for line in process.stdout:
            said = json.loads(line)
            samples.append(Sample(said["second"], int(said["memory"]), int(said["descriptors"])))
            if told:
                print(f"    {line.strip()}", flush=True)
        errors = process.stderr.read()
        process.stderr.close()
        process.stdout.close()
        status = process.wait()
    figures.counts["seconds"] = round(samples[-1].second) if samples else 0
    for name in ("workshops", "claims", "exports"):
        figures.counts[name] = int(said.get(name, 0))
    if status != 0 or len(samples) < 2:
        figures.found(f"seed {seed}", [f"it ended with status {status}: {_last(errors)}"])
        return figures
    found = trend(samples)
    figures.counts["kB at first"], figures.counts["kB at last"] = (int(m) // 1000 for m in found.memory)
    figures.counts["open at first"], figures.counts["open at last"] = map(int, found.descriptors)
    figures.found(f"seed {seed}", faults(samples))
    return figures


def _last(errors: str) -> str:
    """Return the last words of a process, without what the offscreen platform says of every window."""
    return " / ".join([line for line in errors.splitlines() if "This plugin" not in line][-30:])


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the control and the soak; there are no parts to choose from."""
    if only:
        print("The soak has no parts.")
        return 2
    control: Part = ("a planted leak", partial(soaked, seed, min(size, CONTROL_SECONDS), leak=True))
    part: Part = ("workshops", partial(soaked, seed, size, told=True))
    return carry_out(f"Soak: seed {seed}, {size:,} seconds", State(resume, seed, size), [control], [part])
