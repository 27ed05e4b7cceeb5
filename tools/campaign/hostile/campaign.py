"""The campaign of hostile files: refused with words or read, in bounded time and memory, and no more."""

from __future__ import annotations

import os
import random
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from pathlib import Path
from unittest import mock

from campaign.forked import outcomes
from campaign.hostile import corpus
from campaign.hostile.guarding import Guard, faults_of_words, guarded
from campaign.hostile.ways import WAYS
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.specimens import home
from campaign.story import SteppingClock
from campaign.workloads import DECK, SEATS, VOTES
from unifydesk.app import exporting, importing, workshops
from unifydesk.domain.errors import UnifyError

SEED = 1
SIZE = 4_500
PART = 500
CORPUS = "corpus"
TAKEN, REFUSED = "taken", "refused"
TOKENS = (
    b"",
    b"\x00",
    b"\n",
    b"---\n",
    b"```claim\n",
    b"```\n",
    b'"',
    b"'",
    b",",
    b";",
    b"=",
    b"[",
    b"]",
    b"{",
    b"}",
    b": ",
    b"\\",
    b"\xff",
    b"\xef\xbb\xbf",
    b"\xe2\x80\xae",
    b"\xed\xa0\x80",
    b"1e999",
    b"-1",
    b"9" * 40,
    b"null",
    b"NaN",
    b"<b>",
    b"../",
    b"id: A1\n",
    b"kind: risk\n",
    b"item: x\n",
    b"ask: points\n",
    b"a" * 5_000,
    b"\xcc\x81" * 200,
)


class Reader:
    """Brings hostile bytes in by one of the ways, in a folder of its own, watched."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, way: str, data: bytes) -> tuple[str, list[str], float]:
        """Return in a word what came of it, what was wrong, and the processor's seconds."""
        shutil.rmtree(self._folder, ignore_errors=True)
        desk = self._folder / "desk"
        desk.mkdir(parents=True)
        (self._folder / f"{corpus.CANARY}.png").write_bytes(corpus.VALID[corpus.PICTURE])
        guard, faults = _guard(os.getpid()), []
        with home(self._folder / "home"), guard.watching(str(self._folder)) as seen:
            began = time.process_time()
            try:
                WAYS[way](data, desk)
                word = TAKEN
            except UnifyError as error:
                word = REFUSED
                faults += faults_of_words(str(error))
            seconds = time.process_time() - began
            faults += dict.fromkeys(seen)
        return word, faults, seconds


@cache
def _guard(_process: int) -> Guard:
    """Return the guard of a process: children have their own."""
    return guarded()


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return other bytes: some changed, words put in, parts doubled, moved or taken away."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        at = chance.randrange(len(made) + 1)
        end = min(len(made), at + chance.choice((1, 2, 8, 40, 400)))
        roll = chance.random()
        if roll < 0.2 and made:
            made[min(at, len(made) - 1)] ^= 1 << chance.randrange(8)
        elif roll < 0.6:
            made[at : end if roll < 0.3 else at] = chance.choice(TOKENS)
        elif roll < 0.8:
            made[at:at] = made[at:end] * chance.choice((1, 2, 50))
        else:
            del made[at:end]
    return bytes(made)


def read_corpus(folder: Path, only: range) -> Figures:
    """Read the corpus and count “files”, and what came of them."""
    entries, reader = list(corpus.corpus()), Reader(folder / "reader")

    def do(number: int) -> tuple[str, list[str], float]:
        entry = entries[number]
        return reader.read(entry.way, entry.make())

    figures = Figures()
    for outcome in outcomes(only, do):
        entry = entries[outcome.number]
        print(
            f"    {entry.way}: {entry.name}: {outcome.word}, {outcome.seconds:.2f} s,",
            f"{outcome.megabytes:.0f} MB",
            flush=True,
        )
        figures.counts["files"] += 1
        figures.counts[outcome.word] += 1
        figures.found(f"{entry.way}: {entry.name}", outcome.faults)
    return figures


def read_mutated(way: str, data: bytes, numbers: range, folder: Path, seed: int) -> Figures:
    """Read mutations of something valid and count “files”, and what came of them."""
    reader = Reader(folder / "reader")

    def do(number: int) -> tuple[str, list[str], float]:
        return reader.read(way, mutated(data, random.Random(f"{seed}/{way}/{number}")))

    figures = Figures()
    for outcome in outcomes(numbers, do):
        figures.counts["files"] += 1
        figures.counts[outcome.word] += 1
        figures.found(f"{way}, file {outcome.number}", outcome.faults)
    return figures


def valid(folder: Path) -> dict[str, bytes]:
    """Return something valid for every way; a record and minutes are written by the program."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    with home(folder / "home"):
        file = workshops.create(folder / "w.unify", DECK, seats=SEATS, clock=SteppingClock())
        importing.import_votes(file, VOTES.encode(), "votes.csv")
        found = dict(corpus.VALID)
        for way, exporter in ((corpus.RECORD, "json"), (corpus.PDF, "pdf")):
            target = folder / f"x.{exporter}"
            exporting.export(exporting.record_for(file, exporter), exporter, target)
            found[way] = target.read_bytes()
        file.close()
    return found


def harmful(data: bytes, folder: Path) -> None:
    """Do what no reader may: run a program, write elsewhere, look at what is named, ask the network."""
    del data
    (folder.parent.parent.parent / "elsewhere").write_bytes(b"x")
    subprocess.run(["true"], check=False)
    with socket.socket() as connection:
        connection.connect_ex(("127.0.0.1", 9))


def greedy(data: bytes, folder: Path) -> None:
    """Take more memory and time than is allowed."""
    del data, folder
    kept = bytearray(b"x") * 600_000_000
    began = time.process_time()
    while time.process_time() - began < 6:
        kept[0] ^= 1


def control(folder: Path, way: Callable[[bytes, Path], None], harm: int) -> Figures:
    """Read one thing by a way that does harm on purpose; blind unless so many harms are seen in it."""
    with mock.patch.dict(WAYS, {corpus.TABLE: way}):
        figures = read_mutated(corpus.TABLE, corpus.VALID[corpus.TABLE], range(1), folder, 0)
    seen = sum(example.count(";") + 1 for example in figures.examples)
    return figures if seen >= harm else Figures()


def parts(folder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return the corpus, and mutations of what is valid for every way."""
    if CORPUS in only:
        count = len(list(corpus.corpus()))
        for start in range(0, count, 20):
            yield f"{CORPUS}/{start}", partial(read_corpus, folder, range(start, min(start + 20, count)))
    share = -(-size // len(WAYS))
    found = valid(folder / "valid")
    for way in (way for way in WAYS if way in only):
        for start in range(0, share, PART):
            numbers = range(start, min(start + PART, share))
            yield f"{way}/{start}", partial(read_mutated, way, found[way], numbers, folder, seed)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    unknown = set(only) - {CORPUS, *WAYS}
    if unknown:
        print(f"There is no part {', '.join(sorted(unknown))}. There are: {', '.join([CORPUS, *WAYS])}.")
        return 2
    with (
        tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as name,
        mock.patch.object(tempfile, "tempdir", f"{name}/temporary"),
    ):
        folder = Path(name)
        (folder / "temporary").mkdir()
        return carry_out(
            f"Hostile files: seed {seed}, {size:,} files beside the corpus",
            State(resume, seed, size, only),
            [
                ("a reader that does harm", partial(control, folder, harmful, 3)),
                ("a reader that takes too much", partial(control, folder, greedy, 1)),
            ],
            parts(folder, seed, size, only or (CORPUS, *WAYS)),
        )
