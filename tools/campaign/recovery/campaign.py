"""The campaign of recoveries: what a power cut or a fault left is put in order, and that is troubled, too."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from campaign.power.disk import ORDERED, STRICT
from campaign.recording import NO_RECORDER, build_library, build_recorder
from campaign.recovery.playing import MENDED
from campaign.running import Figures, Part, State, carry_out, memory_disk
from campaign.serving import Player

SEED = 1
SIZE = 6_000
PLAYING = "campaign.recovery.playing"
WORKLOADS = ("named", "confidential", "voided", "notes", "imports", "copies", "migrate")
MODELS = (STRICT, ORDERED)
PER_DISK = 3.0
"""Troubles that come of one disk, about: four of most kinds, one of `recover`."""
MENDING_SHARE = 0.2
BROKEN = ("a journal is thrown away before it is undone", "a disk that forgets what was put in order")
CONTROL_DISKS = 30


def parts(player: Player, recorder: Path, seed: int, size: int, only: Sequence[str]) -> Iterator[Part]:
    """Return every workload under every model, and every act that is mended."""
    chosen = only or (*WORKLOADS, "mending")
    workloads = [name for name in WORKLOADS if name in chosen]
    disks = -(-int(size * (1 - MENDING_SHARE)) // max(1, int(len(workloads) * len(MODELS) * PER_DISK)))
    for name in workloads:
        for model in MODELS:
            known = {"recorder": str(recorder), "workload": name, "model": model, "seed": seed}
            yield f"{name}/{model}", partial(player.figures, PLAYING, "play", **known, disks=disks)
    if "mending" in chosen:
        tries = int(size * MENDING_SHARE * 1.3) // len(MENDED) + 1
        for act in MENDED:
            yield f"mending: {act}", partial(player.figures, PLAYING, "mend", act=act, seed=seed, tries=tries)


def control(player: Player, recorder: Path, seed: int, broken: str) -> Figures:
    """Run one control; it has done its work when it finds something bad."""
    known = {"recorder": str(recorder), "workload": "confidential", "model": STRICT, "seed": seed}
    return player.figures("campaign.recovery.breaking", "play", **known, disks=CONTROL_DISKS, broken=broken)


def run(seed: int, size: int, resume: Path | None = None, only: Sequence[str] = ()) -> int:
    """Run the campaign, print how it goes, and return 0 when everything held and every control failed."""
    library, recorder = build_library("faults"), build_recorder()
    if library is None or recorder is None:
        print(NO_RECORDER)
        return 1
    unknown = set(only) - {*WORKLOADS, "mending"}
    if unknown:
        print(f"There is no part {', '.join(sorted(unknown))}. There are: {', '.join(WORKLOADS)}, mending.")
        return 2
    modules = [PLAYING, "campaign.recovery.breaking"]
    with (
        tempfile.TemporaryDirectory(prefix="unifydesk-campaign-", dir=memory_disk()) as folder,
        Player([library, recorder], Path(folder), modules) as player,
    ):
        return carry_out(
            f"Trouble during recovery: seed {seed}, about {size:,} cases",
            State(resume, seed, size, only),
            [(name, partial(control, player, recorder, seed, name)) for name in BROKEN],
            parts(player, recorder, seed, size, only),
        )
