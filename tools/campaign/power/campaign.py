"""The power-cut campaign: records workloads, cuts the power at every operation, and opens what is left."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from campaign.power.checks import Checker
from campaign.power.disk import ORDERED, STRICT, Disk
from campaign.recording import NO_RECORDER, Recording, build_recorder, record, tree
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.workloads import WORKLOADS

SEED = 1
SIZE = 1_000_000
MODELS = (STRICT, ORDERED)
CONTROL_WORKLOADS = ("named", "confidential")
CONTROLS = (
    ("synchronous=OFF", "OFF", False),
    ("synchronous=NORMAL", "NORMAL", False),
    ("a disk that ignores syncs", "FULL", True),
)
LEAST_CONTROL = 400


def replay(recording: Recording, model: str, cuts: int, seed: int, *, ignore_syncs: bool = False) -> Figures:
    """Cut the power `cuts` times, spread evenly over all operations of a recording, and check every disk.

    Counted are “operations” recorded, “cuts”, different workshops “opened” with “journals” to undo or keys
    to be “destroyed”, and how many of them were “gone on with”.
    """
    where = f"{recording.name}/{model}"
    checker = Checker(recording, random.Random(f"{seed}/{where}"))
    disk = Disk(recording.start, model, ignore_syncs=ignore_syncs)
    places = len(recording.ops) + 1
    figures = Figures()
    figures.counts["operations"] = len(recording.ops)
    for index in range(places):
        if index:
            disk.apply(recording.ops[index - 1])
        for number in range(cuts * index // places, cuts * (index + 1) // places):
            image = disk.after_cut(random.Random(f"{seed}/{where}/{number}"))
            figures.counts["cuts"] += 1
            figures.found(f"{where}, operation {index}, cut {number}", checker.faults(image, index))
    figures.counts["opened"] = checker.distinct
    figures.counts["gone on with"] = checker.full
    figures.counts["journals"] = checker.journals
    figures.counts["keys destroyed"] = checker.shredded
    return figures


def recorded(recorder: Path, name: str, folder: Path, seed: int, synchronous: str = "FULL") -> Recording:
    """Record a workload, and make sure that nothing escaped: the replayed disk is the real one."""
    recording = record(recorder, name, folder, seed, synchronous)
    disk = Disk(recording.start)
    for op in recording.ops:
        disk.apply(op)
    if disk.live() != tree(recording.root):
        raise RuntimeError(f"The recording of {name} does not lead to the folder that it left.")
    return recording


def control(recorder: Path, folder: Path, seed: int, size: int, which: tuple[str, str, bool]) -> Figures:
    """Run one control; it has done its work when it finds something bad."""
    _, synchronous, ignore_syncs = which
    found = Figures()
    for name in CONTROL_WORKLOADS:
        recording = recorded(recorder, name, folder, seed, synchronous)
        found.add(replay(recording, STRICT, size // len(CONTROL_WORKLOADS), seed, ignore_syncs=ignore_syncs))
    return found


def parts(recorder: Path, folder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return every workload under every model; each part records its workload anew, to the same bytes."""
    share = -(-size // (len(only) * len(MODELS)))

    def played(name: str, model: str) -> Figures:
        return replay(recorded(recorder, name, folder, seed), model, share, seed)

    for name in only:
        for model in MODELS:
            yield f"{name}/{model}", partial(played, name, model)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    recorder = build_recorder()
    if recorder is None:
        print(NO_RECORDER)
        return 1
    unknown = set(only) - WORKLOADS.keys()
    if unknown:
        print(f"There is no workload {', '.join(sorted(unknown))}. There are: {', '.join(WORKLOADS)}.")
        return 2
    state = State(resume, seed, size, only)
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        folder, least = Path(name), max(LEAST_CONTROL, size // 100)
        return carry_out(
            f"Power cuts: seed {seed}, {size:,} cuts",
            state,
            [(which[0], partial(control, recorder, folder, seed, least, which)) for which in CONTROLS],
            parts(recorder, folder, seed, size, only or tuple(WORKLOADS)),
        )
