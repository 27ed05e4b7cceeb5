"""How fast figures come from a hundred thousand ballots, and from 200 claims × 1,000 people × 3 rounds."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import large
from measuring import arguments, give, percentile, result

from unifydesk.app import workshops
from unifydesk.app.figures import figures
from unifydesk.app.tallying import tally

BALLOTS = 100_000
OVERVIEW = (200, 1_000, 3)
QUICK = (20, 200, 3)
TIMES = 200
SOON = ("≤", 300.0)
SMALL = ("≤", 150.0)


def milliseconds(work: Any) -> float:
    """Return how long a piece of work takes."""
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def one_claim(folder: Path, ballots: int) -> list[dict[str, Any]]:
    """Measure the tally and the position of one claim: the first time, and every time after."""
    file = large.one_claim(folder, ballots)
    workshop = workshops.snapshot(file)
    (round_,) = workshop.rounds
    first = milliseconds(lambda: _figures(file, workshop, round_))
    again = [milliseconds(lambda: _figures(file, workshop, round_)) for _ in range(TIMES)]
    file.close()
    what = f"tally and position of one claim with {ballots:,} ballots"
    return [
        result(f"{what}, the first time", "ms", first),
        result(f"{what}, after that (p99)", "ms", percentile(again, 0.99), goal=("≤", 5.0), judged="ours"),
    ]


def _figures(file: Any, workshop: Any, round_: Any) -> None:
    """Count anew from the disk and find the figures anew, with nothing remembered but the code itself."""
    figures.cache_clear()
    for question in round_.questions:
        figures(tally(file, round_, question, workshop.rule), workshop.rule)


def overview(folder: Path, size: tuple[int, int, int]) -> list[dict[str, Any]]:
    """Measure how the overview of a very large workshop opens, each time in a process of its own."""
    claims, people, rounds = size
    path = large.overview(folder, claims, people, rounds)
    empty = folder / "empty.unify"
    workshops.create(empty, large.deck(claims)).close()
    full, bare = _shown(path), _shown(empty)
    what = f"{claims} claims × {people:,} people × {rounds} rounds"
    more = full["peak"] - bare["peak"]
    return [
        result(
            f"overview of {what}: the page opens", "ms", full["page"], bare["page"], goal=SOON, judged="ours"
        ),
        result(f"overview of {what}: the file opens, every row read", "ms", full["open"], bare["open"]),
        result(f"overview of {what}: memory over an empty workshop", "MiB", more, goal=SMALL, judged="ours"),
    ]


def _shown(path: Path) -> dict[str, float]:
    """Return what the process that shows the overview of a file says of itself."""
    script = Path(__file__).with_name("overview_page.py")
    done = subprocess.run(
        [sys.executable, str(script), str(path)], stdout=subprocess.PIPE, text=True, check=True
    )
    opened, page, peak = done.stdout.split()[-3:]
    return {"open": float(opened), "page": float(page), "peak": float(peak)}


def main() -> None:
    """Measure both."""
    folder, quick = arguments()
    measured = one_claim(folder, BALLOTS // 10 if quick else BALLOTS)
    give(measured + overview(folder, QUICK if quick else OVERVIEW))


if __name__ == "__main__":
    main()
