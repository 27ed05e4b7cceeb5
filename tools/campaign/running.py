"""How every campaign runs: controls that must fail, then parts that must not; figures, progress and resuming.

A control is the same campaign against something that breaks the promise on purpose. A campaign whose control
finds nothing is blind and fails itself.
"""

from __future__ import annotations

import json
import platform
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from unifydesk import __version__

SHOWN = 10
"""How many examples of what went wrong are kept and printed."""


@dataclass(slots=True)
class Figures:
    """What came of a part of a campaign.

    `counts` holds what was done by the campaign's own words (“cuts”, “kills”, …) and, as “bad”, how often a
    promise was broken; `faults` counts the bad ones by what was wrong first; `examples` says where.
    """

    counts: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def bad(self) -> int:
        """Return how often a promise was broken."""
        return self.counts["bad"]

    def found(self, where: str, faults: Sequence[str]) -> None:
        """Count one try that broke promises; nothing is counted when there are none."""
        if faults:
            self.counts["bad"] += 1
            self.faults[faults[0]] += 1
            if len(self.examples) < SHOWN:
                self.examples.append(f"{where}: {'; '.join(faults)}")

    def add(self, other: Figures) -> None:
        """Add the figures of another part."""
        self.counts.update(other.counts)
        self.faults.update(other.faults)
        self.examples += other.examples[: max(0, SHOWN - len(self.examples))]
        self.seconds += other.seconds


Part = tuple[str, Callable[[], Figures]]
"""A part of a campaign: its name, by which it is remembered, and what does it."""


class State:
    """How far a campaign has come, kept in a file (when there is one) so that it can be resumed."""

    def __init__(self, path: Path | None, seed: int, size: int, only: Sequence[str] = ()) -> None:
        """Read what was done before; SystemExit when the file belongs to another seed, size or choice."""
        self._path = path
        self._about = {"seed": seed, "size": size, "only": list(only)}
        self.done: dict[str, Figures] = {}
        if path is not None and path.exists():
            said = json.loads(path.read_text(encoding="utf-8"))
            if {name: said[name] for name in self._about} != self._about:
                options = [f"--seed {said['seed']} --size {said['size']}"]
                options += [f"--only {name}" for name in said["only"]]
                raise SystemExit(f"{path} belongs to {' '.join(options)}.")
            for name, kept in said["done"].items():
                self.done[name] = Figures(
                    Counter(kept["counts"]), Counter(kept["faults"]), kept["examples"], kept["seconds"]
                )

    def keep(self, name: str, figures: Figures) -> None:
        """Remember a finished part."""
        self.done[name] = figures
        if self._path is not None:
            plain = {
                name: {
                    "counts": dict(found.counts),
                    "faults": dict(found.faults),
                    "examples": found.examples,
                    "seconds": round(found.seconds, 1),
                }
                for name, found in self.done.items()
            }
            said = self._about | {"done": plain}
            part = self._path.with_name(self._path.name + ".part")
            part.write_text(json.dumps(said, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
            part.replace(self._path)


def carry_out(title: str, state: State, controls: Iterable[Part], parts: Iterable[Part]) -> int:
    """Run the controls, then the parts that are not done yet; print a line for each, then the sum.

    Returns 0 when nothing was bad in any part and every control found something bad, 1 otherwise.
    """
    versions = f"UnifyDesk {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    print(f"{title} ({versions})", flush=True)
    blind = []
    print("Controls, each of which must fail:", flush=True)
    for name, do in controls:
        figures = _timed(do)
        print(line(name, figures), flush=True)
        if not figures.bad:
            blind.append(name)
    print("Parts, none of which may:", flush=True)
    for name, do in parts:
        if name not in state.done:
            state.keep(name, _timed(do))
        print(line(name, state.done[name]), flush=True)
    return told(state, blind)


def _timed(do: Callable[[], Figures]) -> Figures:
    started = time.perf_counter()
    figures = do()
    figures.seconds = time.perf_counter() - started
    return figures


def line(name: str, figures: Figures) -> str:
    """Return figures as a line: every count, the bad ones last, and the time."""
    counts = "".join(f"{number:>10,} {what}" for what, number in figures.counts.items() if what != "bad")
    return f"  {name:<30}{counts}{figures.bad:>8,} bad{figures.seconds:>8,.0f} s"


def told(state: State, blind: Sequence[str]) -> int:
    """Print the sum of everything and return the exit status."""
    total = Figures()
    for figures in state.done.values():
        total.add(figures)
    print(line("all", total))
    for fault, count in total.faults.most_common(SHOWN):
        print(f"  {count:>6,} × {fault}")
    for example in total.examples:
        print(f"  {example}")
    for name in blind:
        print(f"The control “{name}” found nothing wrong, so this campaign cannot be believed.")
    return 1 if total.bad or blind else 0


def memory_disk() -> str | None:
    """Return the folder of a disk in memory where there is one: thousands of files are written and read."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
