"""Starts the processes that print, and puts what they say side by side."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from measuring import result

from unifydesk.domain.report import Report
from unifydesk.paths import resources

from . import content, ours, typst_, weasy

RIVALS: dict[str, ModuleType] = {"weasy": weasy, "typst_": typst_}
ONCE = Path(__file__).resolve().parent.parent / "print_once.py"
PATIENCE_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Printed:
    """What one process says of the PDF it made; `missing` says why there is none."""

    seconds: float = 0.0
    busy: float = 0.0  # seconds of all processors
    pages: int = 0
    tagged: bool = False
    bytes: int = 0
    peak: float = 0.0  # MiB
    missing: str = ""

    @property
    def rate(self) -> float:
        """Pages per second."""
        return self.pages / self.seconds

    @property
    def words(self) -> str:
        """What was written, such as “44 pages, tagged”."""
        return f"{self.pages} pages, {'tagged' if self.tagged else 'not tagged'}"


def first(report: Report, claims: int) -> Report:
    """Return the record with its first claims only."""
    return replace(report, claims=report.claims[:claims], planned=report.planned[:claims])


def by_us(report: Report, folder: Path, turns: int) -> Printed:
    """Return our best of so many turns."""
    return _best("ours", ours.write(report, folder), turns)


def by_rival(name: str, report: Report, folder: Path, turns: int) -> Printed:
    """Return another's best of so many turns at the same content; reading it off our story is not timed."""
    path: Path = RIVALS[name].write(content.content_of(report), folder, resources() / "fonts")
    return _best(name, path, turns)


def _best(who: str, path: Path, turns: int) -> Printed:
    """Return the fastest of so many processes."""
    done = [_once(who, path) for _turn in range(turns)]
    return next((one for one in done if one.missing), min(done, key=lambda one: one.seconds))


def _once(who: str, path: Path) -> Printed:
    """Return what one process says; it may take its time, but not for ever."""
    command = [sys.executable, str(ONCE), who, str(path)]
    try:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, text=True, check=False, timeout=PATIENCE_SECONDS
        )
    except subprocess.TimeoutExpired:
        return Printed(missing=f"not done after {PATIENCE_SECONDS} s")
    if done.returncode != 0 or not done.stdout.strip():
        return Printed(missing="it did not finish")
    return Printed(**json.loads(done.stdout.splitlines()[-1]))


def lines(
    what: str, mine: Printed, rivals: dict[str, Printed], *, seconds: tuple[str, float] | None = None
) -> list[dict[str, Any]]:
    """Return the lines of one record: seconds, pages per second and peak memory, ours beside each rival's."""
    made = [
        result(f"{what}: {mine.words}", "s", mine.seconds, goal=seconds, judged="ours", **told(mine)),
        result(f"{what}: peak memory", "MiB", mine.peak),
    ]
    for name, theirs in rivals.items():
        made += _beside(f"{what}, {RIVALS[name].NAME}", mine, theirs, name)
    return made


def _beside(what: str, mine: Printed, theirs: Printed, name: str) -> list[dict[str, Any]]:
    """Return our pages per second and memory beside a rival's, or that it is missing."""
    if theirs.missing:
        return [result(f"{what}: not measured ({theirs.missing})", "per second", mine.rate)]
    goal = ("≥", 1.0) if name == "weasy" else None
    return [
        result(
            f"{what} ({theirs.words}): pages", "per second", mine.rate, theirs.rate, goal=goal, **told(theirs)
        ),
        result(f"{what}: peak memory", "MiB", mine.peak, theirs.peak),
    ]


def told(printed: Printed) -> dict[str, Any]:
    """Return the numbers behind a line."""
    return {
        "seconds": printed.seconds,
        "busy": printed.busy,
        "pages": printed.pages,
        "bytes": printed.bytes,
        "tagged": printed.tagged,
    }
