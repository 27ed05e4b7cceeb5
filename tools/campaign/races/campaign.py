"""The races campaign: one vote each, however often a ballot comes and whatever happens in between."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from unittest import mock

from campaign.races import processes, replays, tables, writer
from campaign.running import Figures, Part, State, carry_out, memory_disk
from unifydesk.app import urns
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.store import urn
from unifydesk.store.workshop_file import Transaction, WorkshopFile

SEED = 1
SIZE = 500
"""How often one ballot is sent at once; the other parts follow from it."""
PARTS = ("writer", "processes", "tables", "replays")
TIMES = 5
STORIES_AT_ONCE = 100


def in_a_folder(folder: Path, do: Callable[[Path], Figures]) -> Figures:
    """Do something in a folder of its own."""
    with tempfile.TemporaryDirectory(dir=folder) as name:
        for below in ("secret", "named"):
            (Path(name) / below).mkdir()
        return do(Path(name))


def stories(seed: int, numbers: range, folder: Path) -> Figures:
    """Play some stories of ballots that come again."""
    figures = Figures()
    for number in numbers:
        figures.add(in_a_folder(folder, partial(replays.played, seed, number)))
    return figures


def parts(folder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return every race: threads, processes, tables, and stories twice as many as the size."""
    people = max(1, 2 * size // 5)
    found: list[tuple[str, Callable[[Path], Figures]]] = []
    for level in writer.LEVELS if "writer" in only else ():
        one = partial(writer.one_ticket, seed, level, size)
        all_ = partial(writer.duplicates, seed, level, people, TIMES)
        found += [(f"threads, one ticket, {level}", one), (f"threads, {people} tickets, {level}", all_)]
    for level in writer.LEVELS if "processes" in only else ():
        found.append((f"two processes, {level}", partial(processes.one_file, seed, level, size)))
    if "tables" in only:
        found.append(("SQL against the tables", partial(tables.against_the_schema, size)))
    for name, do in found:
        yield name, partial(in_a_folder, folder, do)
    for first in range(0, 2 * size if "replays" in only else 0, STORIES_AT_ONCE):
        numbers = range(first, min(first + STORIES_AT_ONCE, 2 * size))
        yield f"stories {first + 1}–{numbers[-1] + 1}", partial(stories, seed, numbers, folder)


def _any_ticket(act: Transaction, file: WorkshopFile, key: bytes, round_id: bytes, turn: bytes) -> bytes:
    """Give every attempt a ticket of its own, as if a turn meant nothing."""
    del file, turn
    return urn.draw(act.db, key, round_id)


def forgetful(do: Callable[[], Figures]) -> Figures:
    """Do the same with a program that does not know a turn again."""
    with mock.patch.object(urns, "_ticket", _any_ticket):
        return do()


def controls(folder: Path, seed: int, size: int) -> Iterator[Part]:
    """Return what must fail: tables without their keys, and a program that does not know a turn again."""
    yield "a table without UNIQUE", partial(in_a_folder, folder, partial(tables.without_unique, size))
    one = partial(in_a_folder, folder, partial(writer.one_ticket, seed, CONFIDENTIAL, min(size, 50)))
    yield "turns are not known again", partial(forgetful, one)
    yield "nor later", partial(forgetful, partial(stories, seed, range(20), folder))


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when nobody voted twice and every control did."""
    unknown = set(only) - set(PARTS)
    if unknown:
        print(f"There is no part {', '.join(sorted(unknown))}. There are: {', '.join(PARTS)}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        folder = Path(name)
        title = f"Races: seed {seed}, {size:,} casts on one ticket"
        state = State(resume, seed, size, only)
        return carry_out(title, state, controls(folder, seed, size), parts(folder, seed, size, only or PARTS))
