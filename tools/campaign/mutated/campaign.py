"""The campaign of mutated files: each is refused with a sentence, is what it was, or is shown as changed."""

from __future__ import annotations

import random
import signal
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from campaign import specimens
from campaign.forked import HANG_SECONDS, outcomes
from campaign.judging import SILENT, STRANGER, Judged, Opener
from campaign.mutated import bytes as raw
from campaign.mutated import heavy, rows
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.specimens import Specimen
from unifydesk.app import letting_in, workshops
from unifydesk.store import files, seal

SEED = 1
SIZE = 100_000
SHARES = {
    "plain": 0.26,
    "new": 0.12,
    "kinds": 0.1,
    "open round": 0.2,
    "version 1": 0.16,
    "killed": 0.13,
    "big": 0.03,
}
WAYS = {"bytes": 0.25, "format": 0.65, "rows": 0.1}
PART = 2_000
"""Files of one part: less than two minutes."""
HEAVY = "heavy"

Do = Callable[[int], Judged]


def mutations(specimen: Specimen, way: str, folder: Path, seed: int) -> Do:
    """Return what makes and opens the mutated file of a number; a journal is mutated now and then, too."""
    opener = Opener(specimen, folder / "opened")

    def do(number: int) -> Judged:
        chance = random.Random(f"{seed}/{specimen.name}/{way}/{number}")
        journal = specimen.journal
        if journal and chance.random() < 0.5:
            journal = raw.mutate(journal, raw.RAW, chance)
            if chance.random() < 0.5:
                return opener.judged(specimen.data, journal)
        if way == "rows":
            data = rows.edited(specimen.data, folder / "edited.unify", chance)
        else:
            data = raw.mutate(specimen.data, raw.RAW if way == "bytes" else raw.BY_FORMAT, chance)
        return opener.judged(data, journal)

    return do


def heavy_files(specimen: Specimen, folder: Path) -> Do:
    """Return what opens the heavy file of a number; another process makes it, whose memory does not count."""
    opener = Opener(specimen, folder / "opened")

    def do(number: int) -> Judged:
        signal.alarm(0)  # making the file is no part of opening it
        heavy.fill_apart(specimen.data, opener.arriving, number)
        signal.alarm(HANG_SECONDS)
        return opener.judged_as_it_arrived(b"")

    return do


def opened(name: str, numbers: range, do: Do) -> Figures:
    """Open every file and count “files”, and what came of them by its word."""
    figures, slowest, largest = Figures(), 0.0, 0.0
    for outcome in outcomes(numbers, do):
        figures.counts["files"] += 1
        figures.counts[outcome.word] += 1
        slowest, largest = max(slowest, outcome.seconds), max(largest, outcome.megabytes)
        figures.found(f"{name}, file {outcome.number}", outcome.faults)
    print(f"    {name}: the slowest took {slowest:.2f} s, the largest {largest:.0f} MB", flush=True)
    return figures


@contextmanager
def without_the_schema() -> Iterator[None]:
    """Open files as they are, and believe their tables whatever they are."""
    with ExitStack() as broken:
        broken.enter_context(mock.patch.object(letting_in, "opened", workshops.open_file))
        broken.enter_context(mock.patch.object(files, "verify"))
        yield


@contextmanager
def without_the_root() -> Iterator[None]:
    """Believe every seal, whatever the rows are."""
    with mock.patch.object(seal, "is_broken", return_value=False):
        yield


Control = tuple[Callable[[], AbstractContextManager[None]], str]
"""What is broken on purpose, and how the fault begins that has to be found then."""
CONTROLS: dict[str, Control] = {
    "without the exact schema": (without_the_schema, STRANGER),
    "without the content root": (without_the_root, SILENT),
}


def control(folder: Path, seed: int, size: int, which: Control) -> Figures:
    """Open edited files with a gate that is broken on purpose; only the fault that this makes counts."""
    broken, fault = which
    do = mutations(specimens.make("plain", folder, seed), "rows", folder, seed)

    def telling(number: int) -> Judged:
        word, faults, seconds = do(number)
        return word, [found for found in faults if found.startswith(fault)], seconds

    with broken():
        return opened("control", range(size), telling)


def parts(folder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return every specimen mutated in every way, in portions, and the files that are built to be heavy."""

    def played(name: str, way: str, numbers: range) -> Figures:
        specimen = specimens.make(name, folder, seed)
        return opened(f"{name}/{way}", numbers, mutations(specimen, way, folder, seed))

    def weighed() -> Figures:
        specimen = specimens.make("plain", folder, seed)
        return opened(HEAVY, range(len(heavy.FILLS)), heavy_files(specimen, folder))

    if HEAVY in only:
        yield HEAVY, weighed
    for name, share in SHARES.items():
        for way, of_that in WAYS.items():
            total = -(-int(size * share * of_that * 1000) // 1000)
            for start in range(0, total if name in only else 0, PART):
                numbers = range(start, min(start + PART, total))
                yield f"{name}/{way}/{start}", partial(played, name, way, numbers)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    unknown = set(only) - {*SHARES, HEAVY}
    if unknown:
        print(f"There is no file {', '.join(sorted(unknown))}. There are: {', '.join([*SHARES, HEAVY])}.")
        return 2
    with tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name:
        folder = Path(name)
        with mock.patch.object(tempfile, "tempdir", name):
            return carry_out(
                f"Mutated files: seed {seed}, {size:,} files",
                State(resume, seed, size, only),
                [
                    (what, partial(control, folder, seed, max(200, size // 500), how))
                    for what, how in CONTROLS.items()
                ],
                parts(folder, seed, size, only or (HEAVY, *SHARES)),
            )
