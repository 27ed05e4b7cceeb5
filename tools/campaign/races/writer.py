"""Threads race for one ticket through the program's one writer: its own store thread."""

from __future__ import annotations

import random
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from campaign.races import room
from campaign.running import Figures
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.gui.jobs import Executors
from unifydesk.store.workshop_file import WorkshopFile

LEVELS = (CONFIDENTIAL, NAMED)
THREADS = 8
OTHERS = 3
"""Ballots of others that are there already, so that the round can be closed."""
Job = tuple[int, str, int]
"""(who, answer, attempt)."""


def one_ticket(seed: int, level: str, attempts: int, folder: Path) -> Figures:
    """Send one person's ballot `attempts` times at once, with answers that differ: one counts."""
    chance = random.Random(f"{seed}/one ticket/{level}")
    jobs = [(1, chance.choice("12345"), attempt) for attempt in range(attempts)]
    return _raced(f"one ticket, {level}", level, jobs, folder, seats=12, expected=1)


def duplicates(seed: int, level: str, people: int, times: int, folder: Path) -> Figures:
    """Send everybody's ballot several times, in any order: everybody counts once."""
    chance = random.Random(f"{seed}/duplicates/{level}")
    jobs = [(who, str(1 + who % 5), attempt) for who in range(1, people + 1) for attempt in range(times)]
    chance.shuffle(jobs)
    return _raced(f"duplicates, {level}", level, jobs, folder, seats=people + OTHERS, expected=people)


def _raced(
    where: str, level: str, jobs: Sequence[Job], folder: Path, *, seats: int, expected: int
) -> Figures:
    store = Executors.threads().store
    assert isinstance(store, ThreadPoolExecutor)
    figures = Figures()
    figures.counts["casts"] = len(jobs)
    try:
        file, round_id = store.submit(room.new, folder, seats, level).result()
        answered = _at_once(store, file, level, round_id, jobs)
        figures.counts["answered"] = sum(answered)
        found = store.submit(room.recorded, file, level, round_id).result()
        figures.counts["recorded"] = found
        faults = [] if found == expected else [f"{found} ballots of {expected} people"]
        faults += [] if all(answered) else ["a repeated ballot was refused instead of being there already"]
        for who in range(seats, seats - OTHERS, -1):
            store.submit(room.send, file, level, round_id, who, "3").result()
        told = store.submit(room.totals, file, level, round_id).result()
        if told.total() != expected + OTHERS and not faults:
            faults.append(f"totals of {told.total()} for {expected + OTHERS} people")
        figures.found(where, faults)
        store.submit(file.release).result()
    finally:
        store.shutdown()
    return figures


def _at_once(
    store: ThreadPoolExecutor, file: WorkshopFile, level: str, round_id: bytes, jobs: Sequence[Job]
) -> list[bool]:
    """Let several threads submit their share of the jobs at the same time."""

    def submit(mine: Sequence[Job]) -> list[Future[bool]]:
        return [store.submit(room.send, file, level, round_id, *job) for job in mine]

    with ThreadPoolExecutor(THREADS) as senders:
        shares = [senders.submit(submit, jobs[at::THREADS]) for at in range(THREADS)]
        return [future.result() for share in shares for future in share.result()]
