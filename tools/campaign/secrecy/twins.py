"""Secrecy A and C by comparison: the same meeting with other ballots, or the same ballots by other people.

Chance is seeded, so that ids, nonces, tickets and times are the same in both plays, byte for byte: they need
not be removed before comparing.
"""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from campaign.recording import tree
from campaign.running import Figures
from campaign.secrecy.ballots import Source, at_random, shuffled
from campaign.secrecy.ideal import seeded
from campaign.secrecy.room import Room
from campaign.secrecy.traces import Disk, pdf_text
from unifydesk.exporters import EXPORTERS

ROUNDS_EACH = 20
"""Rounds in one workshop whose ballots are shuffled."""
_KNOWN = re.compile(r"(/known/left-)[0-9a-f]{64}$")
EXPORTED = EXPORTERS.ids()
Looks = list[tuple[str, dict[str, str]]]


@dataclass(slots=True)
class Play:
    """What was on the disk at every look, and every file at the end."""

    looks: Looks = field(default_factory=list)
    files: dict[str, bytes | None] = field(default_factory=dict)
    rounds: int = 0


def other_choices(seed: int, number: int, folder: Path) -> Figures:
    """Play one round twice with other ballots: until it closes, every byte on the disk must be the same."""
    name = f"{seed}/other choices/{number}"
    _warm_up(folder)

    def play(source: Source) -> Play:
        with _room(folder / "twin", name, source, ideal=True) as (room, played):
            room.vote()
            room.do("the last moment of the open round", lambda: None)
        return played

    plays = [play(at_random(random.Random(f"{name}/{which}"))) for which in "ab"]
    figures = Figures()
    figures.counts.update({"pairs of rounds": 1, "disks compared": len(plays[0].looks)})
    figures.found(f"pair {number}", list(_differing(plays[0].looks, plays[1].looks)))
    return figures


def other_people(seed: int, number: int, folder: Path, rounds: int = ROUNDS_EACH) -> Figures:
    """Play some rounds twice, the same ballots given by other people: everything must be the same.

    With the ideal cipher at every commit; with the true one every file once the rounds are closed.
    """
    name, ideal = f"{seed}/other people/{number}", number % 2 == 0
    _warm_up(folder)

    def play(source: Source) -> Play:
        with _room(folder / "twin", name, source, ideal=ideal) as (room, played):
            for _ in range(rounds):
                room.vote(0.15)
                played.rounds += room.end_round(void=0)
            for exporter in EXPORTED:
                room.export(exporter, "at the end")
            room.end()
            played.files = tree(room.root)
        return played

    ballots = [at_random(random.Random(f"{name}/ballots")) for _ in "ab"]
    plays = [play(ballots[0]), play(shuffled(ballots[1], random.Random(f"{name}/shuffled")))]
    figures = Figures()
    figures.counts.update({"rounds": plays[0].rounds, "files compared": len(plays[0].files)})
    faults = _differing(plays[0].looks, plays[1].looks) if ideal else _differing_files(*plays)
    figures.found(f"workshop {number}, {'ideal' if ideal else 'true'} cipher", list(faults))
    figures.counts["disks compared"] += len(plays[0].looks) if ideal else 1
    return figures


@cache
def _warm_up(folder: Path) -> None:
    """Use everything once: what is loaded at its first use may ask for random bytes, and later not again."""
    with _room(folder / "warm", "warm", at_random(random.Random(1)), ideal=True) as (room, _):
        room.vote()
        for exporter in EXPORTED:
            room.export(exporter)


@contextmanager
def _room(where: Path, name: str, source: Source, *, ideal: bool) -> Iterator[tuple[Room, Play]]:
    """Give a room in which everything but the ballots follows from `name`, and what its disk is to hold."""
    shutil.rmtree(where, ignore_errors=True)
    where.mkdir()
    with seeded(name, ideal=ideal):
        room, play = Room(where, random.Random(name), source), Play()
        disk = Disk(where)

        def look(_room: Room, moment: str) -> None:
            if ideal:
                play.looks.append((moment, disk.digest()))

        room.look = look
        try:
            yield room, play
        finally:
            room.file.release()
            room.release()
    shutil.rmtree(where)


def _differing(one: Looks, other: Looks) -> Iterator[str]:
    """Give the first moment in which two disks differ, and in which files."""
    if [moment for moment, _ in one] != [moment for moment, _ in other]:
        yield "what was done differs, not only what was said"
    for (moment, before), (_, after) in zip(one, other, strict=False):
        names = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
        if names:
            yield f"{', '.join(map(_plain, names))} differs {moment}"
            return


def _differing_files(one: Play, other: Play) -> Iterator[str]:
    """Give the files that differ at the end; copies of an urn that was still open are other ciphertexts."""
    if Counter(map(_unhashed, one.files)) != Counter(map(_unhashed, other.files)):
        yield "there are other files"
    for name in sorted(one.files.keys() & other.files.keys()):
        if one.files[name] == other.files[name] or _holds_open_urn(name):
            continue
        yield f"{_plain(name)} differs{_in_words(one.files[name], other.files[name])}"


def _unhashed(name: str) -> str:
    """Return a name without the fingerprint by which a file, or a copy of an open urn, is known again."""
    return _KNOWN.sub(r"\1", name)


def _in_words(one: bytes | None, other: bytes | None) -> str:
    if one and other and one.startswith(b"%PDF") and pdf_text(one) != pdf_text(other):
        return ", in its words as well"
    return ""


def _holds_open_urn(name: str) -> bool:
    """Whether a file was copied while a round was open: the copy on the desk, and backups but the last."""
    return name.endswith("copy.unify") or "/backups/" in name


def _plain(name: str) -> str:
    """Return what kind of file it is, so that equal faults count as one."""
    return "a backup" if "/backups/" in name else name.rpartition("/")[2]
