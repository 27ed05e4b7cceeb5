"""Run long commands without a silent minute: only the telling lines, and a sign of life in between."""

from __future__ import annotations

import queue
import subprocess
import threading  # noqa: TID251 - a set-up script, not the program: one thread reads what the command prints
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

SIGN_OF_LIFE_SECONDS = 15.0
TAIL_LINES = 25


def say(text: str) -> None:
    """Print one line at once, also into a pipe."""
    print(text, flush=True)


def run(
    command: Sequence[str],
    telling: Callable[[str], str | None],
    *,
    log: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> int:
    """Run `command` and return its exit code; print what `telling` makes of each line, if anything.

    Everything the command printed goes to `log`; when it fails, its last lines are shown.
    """
    lines: queue.Queue[str | None] = queue.Queue()
    started = time.monotonic()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, text=True,
        errors="replace", env=None if environment is None else dict(environment),
    )  # fmt: skip
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    seen: list[str] = []
    while True:
        try:
            line = lines.get(timeout=SIGN_OF_LIFE_SECONDS)
        except queue.Empty:
            say(f"  … still at it after {time.monotonic() - started:.0f} s")
            continue
        if line is None:
            break
        seen.append(line)
        told = telling(line)
        if told:
            say(f"  {told}")
    code = process.wait()
    if log is not None:
        log.parent.mkdir(parents=True, exist_ok=True)
        log.write_text("\n".join(seen) + "\n", encoding="utf-8")
    if code != 0:
        for line in seen[-TAIL_LINES:]:
            say(f"  | {line}")
    return code


def _read(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    """Hand over each line of the command's output, then None."""
    if process.stdout is not None:
        with process.stdout as printed:
            for line in printed:
                lines.put(line.rstrip())
    lines.put(None)
