"""Measure UnifyDesk against the bare libraries in the same run, and print a table and JSON.

Ratios travel from machine to machine, seconds do not; each benchmark is a process of its own, so that
peak memory is its own too.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
BENCHMARKS = ("startup", "voting", "figures", "scenes", "minutes")
HEADINGS = ("what", "ours", "bare", "ratio", "goal", "")


def run(name: str, arguments: list[str]) -> list[dict[str, Any]]:
    """Run one benchmark in a process with a home of its own; return what it measured."""
    with tempfile.TemporaryDirectory(prefix="unifydesk-bench-", dir=work_folder()) as folder:
        environment = dict(os.environ, UNIFYDESK_HOME=folder, QT_QPA_PLATFORM="offscreen")
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # people start a program that was compiled once
        environment["QT_LOGGING_RULES"] = "default.warning=false"  # the offscreen platform's remarks
        command = [sys.executable, str(HERE / f"{name}.py"), folder, *arguments]
        done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"The benchmark {name} did not finish.")
    measured: list[dict[str, Any]] = json.loads(done.stdout.splitlines()[-1])
    return measured


def work_folder() -> Path:
    """Return a folder on the disk of the checkout: a memory disk would flatter everyone who writes."""
    folder = ROOT / "build"
    folder.mkdir(exist_ok=True)
    return folder


def busy() -> str:
    """Return how busy the machine was: beside other programs seconds grow, and ratios lose their meaning."""
    if not hasattr(os, "getloadavg"):
        return ""
    load, processors = os.getloadavg()[2], os.cpu_count() or 1
    said = f"\nLoad of the last quarter of an hour: {load:.1f} on {processors} processors."
    return said + " Measure again when less is going on." * (load > processors)


def table(results: list[dict[str, Any]]) -> str:
    """Return the results as lines of text in columns."""
    rows = [HEADINGS, *(row(result) for result in results)]
    widths = [max(len(line[column]) for line in rows) for column in range(len(HEADINGS))]
    return "\n".join(aligned(line, widths) for line in rows)


def aligned(cells: Sequence[str], widths: Sequence[int]) -> str:
    """Return the cells as one line: the first to the left, the numbers to the right."""
    words, *numbers = zip(cells, widths, strict=True)
    return "  ".join([words[0].ljust(words[1]), *(text.rjust(width) for text, width in numbers)])


def row(result: dict[str, Any]) -> tuple[str, ...]:
    """Return one result as the cells of the table."""
    unit = result["unit"]
    bare = "" if result.get("bare") is None else f"{result['bare']:,.4g} {unit}"
    ratio = "" if result.get("ratio") is None else f"{result['ratio']:.2f}"
    met = {None: "", True: "met", False: "MISSED"}[result.get("met")]
    return result["what"], f"{result['ours']:,.4g} {unit}", bare, ratio, result.get("goal", ""), met


def main() -> int:
    """Run the benchmarks asked for, print the table and the JSON, and keep the JSON in build/."""
    parser = argparse.ArgumentParser(prog="make bench ARGS=…", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"some of {', '.join(BENCHMARKS)}; all if none"
    )
    parser.add_argument("--quick", action="store_true", help="smaller and less exact")
    parser.add_argument("--patient", action="store_true", help="let WeasyPrint set the large records whole")
    arguments = parser.parse_args()
    unknown = set(arguments.names) - set(BENCHMARKS)
    if unknown:
        parser.error(f"there is no benchmark {', '.join(sorted(unknown))}")
    results: list[dict[str, Any]] = []
    for name in arguments.names or BENCHMARKS:
        print(f"Measuring {name} …", flush=True)
        started = time.monotonic()
        results += run(name, ["--quick"] * arguments.quick + ["--patient"] * arguments.patient)
        print(f"  {time.monotonic() - started:.0f} s", flush=True)
    text = json.dumps(results, indent=2, ensure_ascii=False)
    (work_folder() / "bench.json").write_text(text + "\n", encoding="utf-8")
    print(text)
    print()
    print(table(results))
    print(busy())
    return 0


if __name__ == "__main__":
    sys.exit(main())
