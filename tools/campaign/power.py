"""The power-cut campaign: records workloads, cuts the power at every operation, and opens what is left.

Every run begins with controls that must fail; when one does not, the campaign cannot see and fails itself.
"""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from campaign.checks import Checker
from campaign.disk import ORDERED, STRICT, Disk
from campaign.recording import NO_RECORDER, Recording, build_recorder, record, tree
from campaign.workloads import WORKLOADS

SEED = 1
SIZE = 20_000
MODELS = (STRICT, ORDERED)
CONTROL_WORKLOADS = ("named", "confidential")
CONTROLS = (
    ("synchronous=OFF", "OFF", False),
    ("synchronous=NORMAL", "NORMAL", False),
    ("a disk that ignores syncs", "FULL", True),
)
LEAST_CONTROL = 400
COUNTED = ("operations", "acts", "cuts", "bad", "distinct", "full", "journals", "shredded", "seconds")
_SHOWN = 10


@dataclass(slots=True)
class Figures:
    """What came of some cuts: `distinct` workshops were opened, some with `journals` to undo or keys to be
    `shredded`, and `full` of them gone on with. `faults` counts cuts by what was wrong first."""

    operations: int = 0
    acts: int = 0
    cuts: int = 0
    bad: int = 0
    distinct: int = 0
    full: int = 0
    journals: int = 0
    shredded: int = 0
    seconds: float = 0.0
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def add(self, other: Figures) -> None:
        """Add up the figures of two parts of a campaign."""
        for name in COUNTED:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.faults.update(other.faults)
        self.examples += other.examples[: max(0, _SHOWN - len(self.examples))]


def replay(recording: Recording, model: str, cuts: int, seed: int, *, ignore_syncs: bool = False) -> Figures:
    """Cut the power `cuts` times, spread evenly over all operations of a recording, and check every disk."""
    started = time.perf_counter()
    where = f"{recording.name}/{model}"
    checker = Checker(recording, random.Random(f"{seed}/{where}"))
    disk = Disk(recording.start, model, ignore_syncs=ignore_syncs)
    places = len(recording.ops) + 1
    figures = Figures(operations=len(recording.ops), acts=len(recording.marks) - 1)
    for index in range(places):
        if index:
            disk.apply(recording.ops[index - 1])
        for number in range(cuts * index // places, cuts * (index + 1) // places):
            image = disk.after_cut(random.Random(f"{seed}/{where}/{number}"))
            figures.cuts += 1
            found = checker.faults(image, index)
            if found:
                figures.bad += 1
                figures.faults[found[0]] += 1
                if len(figures.examples) < _SHOWN:
                    figures.examples.append(f"{where}, operation {index}, cut {number}: {'; '.join(found)}")
    figures.distinct, figures.full = checker.distinct, checker.full
    figures.journals, figures.shredded = checker.journals, checker.shredded
    figures.seconds = time.perf_counter() - started
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


class State:
    """How far a campaign has come, kept in a file so that it can be resumed."""

    def __init__(self, path: Path | None, seed: int, size: int, only: Sequence[str] = ()) -> None:
        self._path = path
        self._about = {"seed": seed, "size": size, "only": list(only)}
        self.done: dict[str, Figures] = {}
        if path is not None and path.exists():
            said = json.loads(path.read_text(encoding="utf-8"))
            if {name: said[name] for name in self._about} != self._about:
                options = [f"--seed {said['seed']} --size {said['size']}"]
                options += [f"--only {name}" for name in said["only"]]
                raise SystemExit(f"{path} belongs to {' '.join(options)}.")
            for name, figures in said["done"].items():
                self.done[name] = Figures(**figures | {"faults": Counter(figures["faults"])})

    def keep(self, name: str, figures: Figures) -> None:
        """Remember a finished part."""
        self.done[name] = figures
        if self._path is not None:
            plain = {
                name: asdict(found) | {"faults": dict(found.faults)} for name, found in self.done.items()
            }
            said = self._about | {"done": plain}
            part = self._path.with_name(self._path.name + ".part")
            part.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            part.replace(self._path)


def parts(
    recorder: Path, folder: Path, seed: int, size: int, state: State, only: Sequence[str]
) -> Iterator[str]:
    """Play every workload under every model, keep the figures, and give a line about each."""
    share = -(-size // (len(only) * len(MODELS)))
    for name in only:
        waiting = [model for model in MODELS if f"{name}/{model}" not in state.done]
        if waiting:
            recording = recorded(recorder, name, folder, seed)
        for model in waiting:
            figures = replay(recording, model, share, seed)
            state.keep(f"{name}/{model}", figures)
            yield line(f"{name}, {model}", figures)


def line(name: str, figures: Figures) -> str:
    """Return figures as a line."""
    rate = figures.cuts / figures.seconds if figures.seconds else 0.0
    return (
        f"  {name:<28}{figures.operations:>5} operations {figures.cuts:>8,} cuts "
        f"{figures.distinct:>7,} opened {figures.full:>6,} gone on with {figures.bad:>6,} bad {rate:>7,.0f}/s"
    )


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
    print(f"Power cuts: seed {seed}, {size:,} cuts, SQLite {sqlite3.sqlite_version}", flush=True)
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as folder:
        print("Controls, each of which must fail:", flush=True)
        blind = []
        for which in CONTROLS:
            found = control(recorder, Path(folder), seed, max(LEAST_CONTROL, size // 100), which)
            print(line(which[0], found), flush=True)
            if not found.bad:
                blind.append(which[0])
        print("Workloads, none of which may:", flush=True)
        for said in parts(recorder, Path(folder), seed, size, state, only or tuple(WORKLOADS)):
            print(said, flush=True)
    return told(state, blind)


def told(state: State, blind: Sequence[str]) -> int:
    """Print the sum of everything and return the exit status."""
    total = Figures()
    for figures in state.done.values():
        total.add(figures)
    print(line("all", total))
    print(f"  opened with a journal: {total.journals:,}; keys left over and destroyed: {total.shredded:,}")
    for fault, count in total.faults.most_common(_SHOWN):
        print(f"  {count:>6,} × {fault}")
    for example in total.examples:
        print(f"  {example}")
    for name in blind:
        print(f"The control “{name}” found nothing wrong, so this campaign cannot be believed.")
    return 1 if total.bad or blind else 0


def memory_disk() -> str | None:
    """Return the folder of a disk in memory where there is one: thousands of files are written and read."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
