"""Does an act on a disk with little room left, in steps of a page, and sees to it that the meeting goes on.

The disk is a real one of a few megabytes in memory where that may be mounted; else the fault library lets no
file grow. Runs in the player's fork.
"""

from __future__ import annotations

import copy
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from campaign.failing import ENOSPC, EVERYWHERE
from campaign.faults import breaking
from campaign.faults.acts import BY_NAME
from campaign.faults.judging import content, sentence_faults
from campaign.faults.playing import AGAIN, Announce, Stage, Tried, raw
from campaign.running import Figures
from campaign.serving import said
from unifydesk.domain.errors import UnifyError
from unifydesk.store.reserve import Reserve

PAGE = 4096
DISK = 8_000_000
CALM = 3
"""So many steps in a row without a word, and there is room enough."""


def no_reserve() -> None:
    """Keep no room for the worst."""
    Reserve.hold = lambda self: False  # type: ignore[method-assign]


BROKEN = {
    "": breaking.nothing,
    "an error of COMMIT is swallowed": breaking.swallow_commit,
    "no room is kept for the worst": no_reserve,
}


def may_mount() -> bool:
    """Whether this process may mount a disk in memory."""
    return os.geteuid() == 0 and Path("/bin/mount").exists()


@contextmanager
def disk(root: Path, *, real: bool) -> Iterator[bool]:
    """Make the player's folder a disk of its own; gives whether that is a real one."""
    mounted = False
    if real:
        mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK}", "tmpfs", str(root)]
        mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            os.chdir("/")
            subprocess.run(["umount", "-l", str(root)], check=False, capture_output=True)


class Full:
    """One act on a disk that fills up."""

    def __init__(self, root: Path, act: str, seed: int, *, real: bool) -> None:
        self.real = real
        self.stage = Stage(root, BY_NAME[act], seed, other=root.parent / "other disk")
        self.figures = Figures()

    def play(self, left: int) -> bool:
        """Do the act with `left` bytes of room; return whether the disk said anything."""
        stage = self.stage
        stage.start()
        ballast = self._fill(left)
        tried = Tried()
        stage.do(tried)
        refused = bool(tried.sentences)
        faults = self._on(tried) if stage.act.session else []
        stage.world.faults.disarm()
        if ballast is not None:
            ballast.unlink()
        faults += stage.judged(tried, ENOSPC, EVERYWHERE)
        for sentence in tried.sentences:
            faults += sentence_faults(sentence, ENOSPC, EVERYWHERE)
            if not any(word in sentence for word in ("full", "ree some", "no space left", "nother disk")):
                faults.append(f"nobody is told that the disk is full: {sentence[:200]}")
        self.figures.counts["tries"] += 1
        self.figures.counts["refused"] += not tried.done
        self.figures.counts["warned"] += refused and tried.done
        self.figures.found(f"{stage.act.name} with {left:,} bytes left", faults)
        return refused

    def _fill(self, left: int) -> Path | None:
        if not self.real:
            self.stage.world.faults.budget(left)
            return None
        ballast = self.stage.world.root / "ballast"
        with ballast.open("wb") as file:
            found = os.statvfs(self.stage.world.root)
            room = found.f_bavail * found.f_frsize - left
            if room > 0:
                os.posix_fallocate(file.fileno(), 0, room)
        return ballast

    def _on(self, tried: Tried) -> list[str]:
        """Go on as the program does: the file is opened anew, then the act is done again on what was kept."""
        stage, faults = self.stage, list[str]()
        file = stage.world.file
        if file is None or file.trouble is None:
            if file is not None and not tried.done:
                stage.go_elsewhere(tried, ENOSPC, EVERYWHERE)
                self.figures.counts["gone elsewhere"] += 1
            return faults
        stage.mend(tried, ENOSPC, EVERYWHERE)
        mended = stage.world.file is not file
        if not mended or tried.done:
            return faults
        history = copy.deepcopy(stage.world.open.history)  # the copy elsewhere goes on with it
        stage.go_elsewhere(tried, ENOSPC, EVERYWHERE)
        stage.world.open.history = history
        self.figures.counts["gone elsewhere"] += 1
        if not self.real:
            return faults
        stage.world.faults.seed(stage.seed + AGAIN)
        try:
            stage.act.do(stage.world)
            self.figures.counts["done on the reserve"] += 1
        except UnifyError as error:
            faults.append(f"the reserve did not help: {error}")
        except Exception as error:  # noqa: BLE001 - whatever else it raises is what is looked for
            faults.append(f"on the reserve: {raw(error)}")
        else:
            found = content(stage.world.open)
            if stage.after is not None and not found.alike(stage.after):
                faults.append("done on the reserve, it is not as it should be")
            tried.done, tried.told = True, stage.told
            stage.known.append(found)
            stage.redone = found
        return faults


def play(
    announce: Announce,
    root: Path,
    act: str,
    seed: int,
    step: int,
    most: int,
    broken: str = "",
    real: bool = True,
) -> dict[str, Any]:
    """Do an act with 0, `step`, 2 × `step` … pages of room, until nothing is refused or `most` times."""
    BROKEN[broken]()
    with disk(root, real=real and may_mount()) as is_real:
        full, calm = Full(root, act, seed, real=is_real), 0
        for number in range(most):
            announce(number)
            calm = 0 if full.play(number * step * PAGE) else calm + 1
            if calm == CALM:
                break
        full.figures.counts["real disks"] = int(is_real)
    return said(full.figures)
