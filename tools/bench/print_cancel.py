"""How long a person who stops an export of the large record would have to wait, at any moment of it.

A cancel is heard when the exporter next tells how far it is; then everything made so far is let go of.
Prints the longest wait and the one that 99 of 100 do not exceed, in milliseconds, and the share done then.
"""

from __future__ import annotations

import gc
import itertools
import json
import sys
import threading  # noqa: TID251 - a measurement, not the program: one timer that wishes for a cancel
import time
from collections.abc import Sequence
from pathlib import Path

from printing import ours

from unifydesk.app import exporting
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import Progress, Report

LATE = 0.75
"""When the second export is stopped, as a part of what the first one took."""


def told(report: Report) -> list[tuple[float, float]]:
    """Return when the exporter told how far it was, and how far, from its start to its return."""
    times = [(time.perf_counter(), 0.0)]
    exporting.render(report, "pdf", progress=lambda part: times.append((time.perf_counter(), part)))
    return [*times, (time.perf_counter(), 1.0)]


def obeyed(report: Report, after: float) -> float:
    """Return the seconds from the wish of a timer, `after` seconds into an export, to its end."""
    wished = threading.Event()
    moment = [0.0]

    def wish() -> None:
        moment[0] = time.perf_counter()
        wished.set()

    def progress(_part: float) -> None:
        if wished.is_set():
            raise CancelledError("Stopped.")

    timer = threading.Timer(after, wish)
    timer.start()
    stopped = stops(report, progress)
    ended = time.perf_counter()  # what was made is let go of by now
    timer.cancel()
    return ended - moment[0] if stopped else 0.0


def stops(report: Report, progress: Progress) -> bool:
    """Export, and tell whether `progress` stopped it."""
    try:
        exporting.render(report, "pdf", progress=progress)
    except CancelledError:
        return True
    return False


def wait_of(gaps: Sequence[float], share: float) -> float:
    """Return the wait that `share` of all wishes do not exceed, when they come at any moment alike.

    A wish within a gap waits for the rest of it, so long gaps weigh more than their number.
    """
    low, high, total = 0.0, max(gaps), sum(gaps)
    while high - low > 1e-6:
        middle = (low + high) / 2
        longer = sum(gap - middle for gap in gaps if gap > middle)
        low, high = (middle, high) if longer > (1 - share) * total else (low, middle)
    return high


def main(path: str) -> None:
    """Listen to a whole export, then stop one late, when most has to be let go of."""
    report = ours.load(Path(path))
    gc.disable()  # as in gui/jobs.py
    times = told(report)
    gaps = [(after - before, part) for (before, _), (after, part) in itertools.pairwise(times)]
    longest, part = max(gaps)
    late = obeyed(report, LATE * (times[-1][0] - times[0][0]))
    said = {
        "worst": longest * 1000,
        "at": part,
        "p99": wait_of([gap for gap, _ in gaps], 0.99) * 1000,
        "late": late * 1000,
        "calls": len(times),
    }
    sys.stdout.write("\n" + json.dumps(said) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
