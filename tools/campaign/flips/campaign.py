"""The campaign of flipped bits: in a sealed file no bit changes what it says without `check` saying so."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from campaign import specimens
from campaign.forked import outcomes
from campaign.judging import Content, content_of, sentence_faults
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.specimens import NAME, Specimen, home
from unifydesk.app.checking import check
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store import log, seal
from unifydesk.store.connection import connect

SEED = 1
SIZE = 20_000
SHARES = {"plain": 0.36, "new": 0.15, "kinds": 0.15, "open round": 0.15, "version 1": 0.15, "big": 0.04}
PART = 1_000
DAMAGED, CHANGED, IDENTICAL = "damaged", "changed", "identical"
UNCHANGED = "sealed and unchanged"


class Flipper:
    """Flips one bit of a sealed file and compares what `check` says with what is in the file."""

    def __init__(self, specimen: Specimen, folder: Path, seed: int) -> None:
        self._specimen, self._seed = specimen, seed
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        self._home, self._path = folder / "home", folder / NAME
        self._path.write_bytes(specimen.data)
        self._expected = self._content()
        word, faults = self._said()
        if (word, faults) != (IDENTICAL, []):
            raise RuntimeError(f"The specimen {specimen.name} itself is {word}: {faults}")

    def __call__(self, number: int) -> tuple[str, list[str], float]:
        """Flip the bit that belongs to a number and check the file."""
        chance = random.Random(f"{self._seed}/{self._specimen.name}/{number}")
        data = bytearray(self._specimen.data)
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        self._path.write_bytes(data)
        word, faults = self._said()
        if self._path.read_bytes() != data:
            faults.append("checking changed the file")
        return word, faults, 0.0

    def _said(self) -> tuple[str, list[str]]:
        with home(self._home):
            try:
                said = check(self._path)
            except KnownStoreError as error:
                word = DAMAGED if str(error).startswith("Damaged:") else CHANGED
                return word, [*sentence_faults(str(error))]
        found = self._content()
        differ = [table for table in found if found[table] != self._expected[table]]
        if differ:
            return "silent", [f"check says “whole”, and these were changed: {', '.join(differ)}"]
        return IDENTICAL, [] if UNCHANGED in said else [f"an unchanged file is called: {said}"]

    def _content(self) -> Content:
        db = connect(self._path, read_only=True)
        try:
            return content_of(db, seal.TABLES | {"log": "seq"})
        finally:
            db.conn.close()


def flipped(name: str, numbers: range, flipper: Callable[[int], tuple[str, list[str], float]]) -> Figures:
    """Flip bits and count “bits”, and what `check` said by its word."""
    figures = Figures()
    for outcome in outcomes(numbers, flipper):
        figures.counts["bits"] += 1
        figures.counts[outcome.word] += 1
        figures.found(f"{name}, bit {outcome.number}", outcome.faults)
    return figures


@contextmanager
def without_the_root() -> Iterator[None]:
    """Believe the content of every file whose log fits together."""
    with mock.patch.object(seal, "is_broken", return_value=False):
        yield


@contextmanager
def without_the_log() -> Iterator[None]:
    """Believe log and content of every file whose pages are in order, as SQLite’s own check does."""
    with without_the_root(), mock.patch.object(log, "broken_line", return_value=None):
        yield


CONTROLS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "without the content root": without_the_root,
    "integrity_check alone": without_the_log,
}


def parts(folder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return every specimen, in portions."""

    def played(name: str, numbers: range) -> Figures:
        return flipped(name, numbers, Flipper(specimens.make(name, folder, seed), folder / "flipped", seed))

    for name in only:
        total = round(size * SHARES[name])
        for start in range(0, total, PART):
            yield f"{name}/{start}", partial(played, name, range(start, min(start + PART, total)))


def control(
    folder: Path, seed: int, size: int, broken: Callable[[], AbstractContextManager[None]]
) -> Figures:
    """Flip bits while a part of the check is left out."""
    flipper = Flipper(specimens.make("plain", folder, seed), folder / "flipped", seed)
    with broken():
        return flipped("control", range(size), flipper)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    unknown = set(only) - SHARES.keys()
    if unknown:
        print(f"There is no file {', '.join(sorted(unknown))}. There are: {', '.join(SHARES)}.")
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name,
        mock.patch.object(tempfile, "tempdir", name),
    ):
        return carry_out(
            f"Flipped bits: seed {seed}, {size:,} bits",
            State(resume, seed, size, only),
            [
                (what, partial(control, Path(name), seed, max(600, size // 20), how))
                for what, how in CONTROLS.items()
            ],
            parts(Path(name), seed, size, only or tuple(SHARES)),
        )
