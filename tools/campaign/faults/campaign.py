"""The campaign of faults: in every act every call to the disk fails: once, or for ever."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from campaign.failing import DURATIONS, EIO, ENOSPC, FSYNC, SHORT
from campaign.faults.acts import BY_NAME
from campaign.recording import NO_RECORDER, build_library
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.serving import Player, PlayerError

SEED = 1
SIZE = 60_000
KINDS = (EIO, ENOSPC, SHORT, FSYNC)
PLAYING = "campaign.faults.playing"
CONTROLS = (
    ("an error of COMMIT is swallowed", "add a note"),
    ("every row is a transaction of its own", "cast"),
    ("a journal is thrown away though it is needed", "cast"),
    ("exports are written over the old ones", "export json"),
    ("errors of the system are shown as they are", "export csv"),
)
CONTROL_SIZE = 120
TOGETHER = 400
"""Faults that are tried in one process; a process that dies takes no more than these along."""

Try = tuple[str, str, int]


def tries(player: Player, act: str, seed: int) -> list[Try]:
    """Return everything that can fail in an act: kind, duration and number of the call."""
    calls = player.play(PLAYING, "count", act=act, seed=seed, kinds=KINDS)
    return [
        (kind, duration, index)
        for index in range(1, max(calls.values()) + 1)
        for kind in KINDS
        for duration in DURATIONS
        if index <= calls[kind]
    ]


def share(every: list[Try], size: int, seed: int) -> list[Try]:
    """Return `size` of them, spread evenly, beginning where the seed says; all when there are no more."""
    if size >= len(every):
        return every
    start = random.Random(seed).random()
    return [every[int((number + start) * len(every) / size)] for number in range(size)]


def play(player: Player, act: str, seed: int, chosen: Sequence[Try], broken: str = "") -> Figures:
    """Try faults in an act; a process that dies or hangs is bad, and the rest is tried all the same."""
    found, left = Figures(), list(chosen)
    while left:
        now, left = left[:TOGETHER], left[TOGETHER:]
        try:
            found.add(player.figures(PLAYING, "play", act=act, seed=seed, tries=now, broken=broken))
        except PlayerError as error:
            if not isinstance(error.at, int):
                raise
            found.found(f"{act}, {now[error.at]}", [f"the program died or hung: {str(error)[-300:]}"])
            found.add(play(player, act, seed, now[: error.at], broken))
            left = [*now[error.at + 1 :], *left]
    return found


def parts(player: Player, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return a part for every act; of each the same share of what can fail is tried."""
    counted = {act: tries(player, act, seed) for act in only}
    there = sum(map(len, counted.values()))
    print(f"There are {there:,} faults in {len(only)} acts.", flush=True)
    for act, every in counted.items():
        chosen = share(every, -(-size * len(every) // there), seed)
        yield act, partial(play, player, act, seed, chosen)


def control(player: Player, seed: int, which: tuple[str, str]) -> Figures:
    """Run one control; it has done its work when it finds something bad."""
    broken, act = which
    chosen = share([one for one in tries(player, act, seed) if one[0] != SHORT], CONTROL_SIZE, seed)
    return play(player, act, seed, chosen, broken)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    library = build_library("faults")
    if library is None:
        print(NO_RECORDER)
        return 1
    unknown = set(only) - BY_NAME.keys()
    if unknown:
        print(f"There is no act {', '.join(sorted(unknown))}. There are: {', '.join(BY_NAME)}.")
        return 2
    state = State(resume, seed, size, only)
    with (
        tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as folder,
        Player([library], Path(folder), [PLAYING]) as player,
    ):
        return carry_out(
            f"Faults of the disk: seed {seed}, at most {size:,} faults",
            state,
            [(which[0], partial(control, player, seed, which)) for which in CONTROLS],
            parts(player, seed, size, only or tuple(BY_NAME)),
        )
