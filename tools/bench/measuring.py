"""What the benchmarks share: a result, percentiles, and the peak memory of a process."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any


def result(
    what: str, unit: str, ours: float, bare: float | None = None, *, goal: tuple[str, float] | None = None,
    judged: str = "ratio", **details: Any,
) -> dict[str, Any]:  # fmt: skip
    """Return one measurement; the goal, such as ("≤", 2.0), judges the ratio ours ÷ bare or ours itself."""
    ratio = None if bare is None else ours / bare
    number = ratio if judged == "ratio" else ours
    said, met = "", None
    if goal is not None and number is not None:
        sign, limit = goal
        said = f"{sign} {limit:g}" + ("" if judged == "ratio" else f" {unit}")
        met = number <= limit if sign == "≤" else number >= limit
    measured = {
        "what": what,
        "unit": unit,
        "ours": ours,
        "bare": bare,
        "ratio": ratio,
        "goal": said,
        "met": met,
    }
    return measured | ({"details": details} if details else {})


def percentile(numbers: Sequence[float], share: float) -> float:
    """Return the smallest number that at least `share` of all numbers do not exceed."""
    ordered = sorted(numbers)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def peak_mebibytes() -> float:
    """Return the most memory this process ever held, in MiB; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


def arguments() -> tuple[Path, bool]:
    """Return the folder to work in and whether to be quick."""
    told = given()
    return told.folder, told.quick


def given() -> argparse.Namespace:
    """Return everything a benchmark is told: `folder`, `quick` and `patient`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--patient", action="store_true")
    return parser.parse_args()


def give(results: list[dict[str, Any]]) -> None:
    """Hand the results to the process that asked: the last line of standard output."""
    sys.stdout.write("\n" + json.dumps(results, ensure_ascii=False) + "\n")
