"""From starting the process to the first painted window: the console with its workshop, and a bare window.

Started without `--child` it starts both in turn, several times, and compares the medians.
"""

from __future__ import annotations

import importlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

TURNS = 7
CHILD = "--child"


def child(which: str, started: float) -> None:
    """Open one of the two windows and print seconds since `started` and peak memory at its first paint."""
    window = importlib.import_module(f"startup_{which}")  # each child loads only what its window needs
    window.show_and_tell(started)


def one(which: str, folder: Path) -> tuple[float, float]:
    """Start one window in a process of its own; return its seconds and its peak memory in MiB."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        environment = dict(os.environ, UNIFYDESK_HOME=home)
        command = [sys.executable, __file__, CHILD, which, repr(time.monotonic())]
        said = subprocess.run(
            command, env=environment, stdout=subprocess.PIPE, text=True, check=True, timeout=60
        ).stdout
    seconds, memory = said.split()[-2:]
    return float(seconds), float(memory)


def main() -> None:
    """Compare the medians of several starts in turn, the first pair thrown away: it fills the caches."""
    import measuring  # noqa: PLC0415 - not needed in the children, whose start is what is measured

    folder, quick = measuring.arguments()
    pairs = [(one("console", folder), one("bare", folder)) for _turn in range(3 if quick else TURNS + 1)][1:]
    ours = statistics.median(console[0] for console, _bare in pairs)
    bare = statistics.median(bare[0] for _console, bare in pairs)
    memory = max(console[1] for console, _bare in pairs)
    bare_memory = max(bare[1] for _console, bare in pairs)
    measuring.give(
        [
            measuring.result("first painted console", "s", ours, bare, goal=("≤", 2.0), turns=len(pairs)),
            measuring.result("peak memory at that moment", "MiB", memory, bare_memory),
        ]
    )


if __name__ == "__main__":
    if sys.argv[1] == CHILD:
        child(sys.argv[2], float(sys.argv[3]))
    else:
        main()
