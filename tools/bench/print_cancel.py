"""How long a person who stops an export of the large record would have to wait, at any moment of it.

A cancel is heard when the exporter next tells how far it is; then everything made so far is let go of.
Prints the longest wait and the one that 99 of 100 are shorter than, in milliseconds, and the share done.
"""

from __future__ import annotations

import gc
import itertools
import json
import sys
import threading  # noqa: TID251 - a measurement, not the program: one timer that wishes for a cancel
import time
from pathlib import Path

from measuring import percentile
from printing import ours

from unifydesk.app import exporting
from unifydesk.domain.errors import CancelledError
from unifydesk.domain.report import Report


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
    try:
        exporting.render(report, "pdf", progress=progress)
    except CancelledError:
        return time.perf_counter() - moment[0]
    finally:
        timer.cancel()
    return 0.0  # it was done before the wish


def main(path: str) -> None:
    """Listen to a whole export, then stop one late, when most has to be let go of."""
    report = ours.load(Path(path))
    gc.disable()  # as in gui/jobs.py
    times = told(report)
    gaps = [(after - before, part) for (before, _), (after, part) in itertools.pairwise(times)]
    longest, part = max(gaps)
    late = obeyed(report, 0.75 * (times[-1][0] - times[0][0]))
    # a wish at any moment waits for the rest of the gap that it falls in: long gaps are hit more often
    waits = sorted(gap for gap, _ in gaps)
    hundredths = [gap for gap in waits for _ in range(1 + int(gap * 1000))]
    said = {"worst": longest * 1000, "p99": percentile(hundredths, 0.99) * 1000, "part": part, "late": late * 1000}
    sys.stdout.write("\n" + json.dumps(said | {"calls": len(times)}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
