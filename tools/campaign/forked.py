"""Does things in child processes that may crash, hang or fill the memory, and tells which one did.

A child takes one case after the other; when it dies, the next child goes on behind the case that killed it.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

MOST_SECONDS = 5.0
"""Processor time that one case may take."""
HANG_SECONDS = 30
"""Time by the clock after which a case hangs: the machine may be busy with others."""
MOST_MEGABYTES = 400
"""Resident memory that a child may take beyond the 60 or so that it begins with in a campaign: 500 in all."""
MOST_CASES = 400
"""Cases that one child takes, so that what leaks is not taken for what a case needs."""

Case = Callable[[int], tuple[str, Sequence[str], float]]
"""Does the case of a number; returns in a word what came of it, what was wrong, and the program's seconds."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case: a word to count, what was wrong, seconds of the processor, and megabytes."""

    number: int
    word: str
    faults: tuple[str, ...]
    seconds: float
    megabytes: float


def outcomes(cases: range, do: Case) -> Iterator[Outcome]:
    """Do every case in child processes and give what came of each, in order."""
    at = cases.start
    while at < cases.stop:
        end = min(at + MOST_CASES, cases.stop)
        for outcome in _in_a_child(range(at, end), do):
            yield outcome
            at = outcome.number + 1


def _in_a_child(cases: range, do: Case) -> Iterator[Outcome]:
    """Give what one child has done; the last outcome is that of its death when it died."""
    reader, writer = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _work(cases, do, writer)
    os.close(writer)
    at = cases.start
    with os.fdopen(reader, encoding="utf-8") as lines:
        for line in lines:
            number, word, faults, seconds, megabytes = json.loads(line)
            yield Outcome(number, word, tuple(faults), seconds, megabytes)
            at = number + 1
    _, status = os.waitpid(child, 0)
    if status != 0 and at < cases.stop:
        died = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        why = f"hangs for more than {HANG_SECONDS} s" if died == signal.SIGALRM else f"crashes ({status})"
        yield Outcome(at, "died", (why,), HANG_SECONDS if died == signal.SIGALRM else 0.0, 0.0)


def _work(cases: range, do: Case, writer: int) -> None:
    """Do cases until one has used too much memory, which a process never gives back in its figures."""
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    status, limit = 0, _megabytes() + MOST_MEGABYTES
    try:
        with os.fdopen(writer, "w", encoding="utf-8") as out:
            for number in cases:
                signal.alarm(HANG_SECONDS)
                outcome = _done(number, do, limit)
                signal.alarm(0)
                out.write(json.dumps(outcome) + "\n")
                out.flush()
                if outcome[-1] > limit:
                    break
    except BaseException:  # noqa: BLE001 - a child never returns into its parent's work
        traceback.print_exc()
        status = 70
    finally:
        os._exit(status)


def _done(number: int, do: Case, limit: float) -> tuple[int, str, list[str], float, float]:
    try:
        word, found, seconds = do(number)
        faults = list(found)
    except Exception as error:  # noqa: BLE001 - this is what the campaign looks for
        where = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{os.path.basename(where.filename)}:{where.name}"
        word, seconds, faults = "raised", 0.0, [f"raises {type(error).__name__} in {place}"]
    megabytes = _megabytes()
    if seconds > MOST_SECONDS:
        faults.append(f"takes more than {MOST_SECONDS:g} s")
    if megabytes > limit:
        faults.append(f"takes more than {MOST_MEGABYTES} MB")
    return number, word, faults, seconds, megabytes


def _megabytes() -> float:
    """Return the most resident memory that this process ever had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
