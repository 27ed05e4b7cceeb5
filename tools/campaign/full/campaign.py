"""The campaign of full disks: every act with every room that may be left, from nothing to enough."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from campaign.faults.acts import BY_NAME
from campaign.recording import NO_RECORDER, build_library
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.serving import Player, PlayerError

SEED = 1
SIZE = 4_000
PLAYING = "campaign.full.playing"
CONTROLS = (
    ("an error of COMMIT is swallowed", "paste people"),
    ("no room is kept for the worst", "paste people"),
)
CONTROL_TRIES = 12
LONGEST = 130
"""Pages that the neediest act takes, about: so many steps reach from nothing to enough."""


def play(player: Player, act: str, seed: int, step: int, most: int, broken: str = "") -> Figures:
    """Fill the disk in steps for one act; a process that dies or hangs is bad."""
    try:
        return player.figures(PLAYING, "play", act=act, seed=seed, step=step, most=most, broken=broken)
    except PlayerError as error:
        if not isinstance(error.at, int):
            raise
        found = Figures()
        found.found(f"{act}, step {error.at}", [f"the program died or hung: {str(error)[-300:]}"])
        return found


def parts(player: Player, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return a part for every act; the smaller the size, the larger the steps."""
    most = max(4, -(-size // len(only)))
    step = max(1, LONGEST // most)
    for act in only:
        yield act, partial(play, player, act, seed, step, most)


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
            f"Full disks: seed {seed}, at most {size:,} tries",
            state,
            [
                (broken, partial(play, player, act, seed, 1, CONTROL_TRIES, broken))
                for broken, act in CONTROLS
            ],
            parts(player, seed, size, only or tuple(BY_NAME)),
        )
