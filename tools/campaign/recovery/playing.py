"""Opens disks that a power cut left, and lets that fail too: by a fault, a kill or a second cut; then judges.

Runs in the player's fork, with the fault library and the recorder loaded.
"""

from __future__ import annotations

import os
import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

from campaign.failing import DURATIONS, EIO, ENOSPC, EVERYWHERE, FSYNC, KILL, KILLED, ONCE, SHORT, Faults
from campaign.faults.acts import BY_NAME
from campaign.faults.judging import Content as ContentOf
from campaign.faults.judging import content, sentence_faults
from campaign.faults.playing import Announce, Stage, Tried, raw
from campaign.power.campaign import recorded
from campaign.power.checks import KEY, MIGRATES, Checker, rebuild
from campaign.power.disk import Content, Disk, Image, digest_of
from campaign.recording import Recording, operations
from campaign.running import Figures
from campaign.serving import said
from campaign.story import MAIN, SteppingClock
from unifydesk.app import mending, recovering, workshops
from unifydesk.domain.errors import UnifyError
from unifydesk.store import files

FAULT, CUT, RECOVER = "second faults", "second cuts", "faults in recover"
KINDS = (EIO, ENOSPC, SHORT, FSYNC)
EACH = 4
"""Second troubles that are tried with one disk."""
RECOVERED = "desk/recovered.unify"
MENDED = ("cast", "add a note", "undo", "open a secret round", "cast in secret", "close a secret round")
"""Acts in the middle of which the disk fails, and again while the file is opened anew."""


class Again:
    """The disks of one recording, opened under trouble and judged by what the recording promised."""

    forgets = False  # for the control: the second cut takes all that the opening wrote to the workshop

    def __init__(self, root: Path, recording: Recording, model: str, seed: int) -> None:
        self.root, self.recording, self.model = root, recording, model
        self.chance = random.Random(f"{seed}/{recording.name}/{model}")
        self.faults = Faults(root)
        self.checker = Checker(recording, self.chance, full_share=0.05)
        self.figures = Figures()
        self.log = Path(os.environ["CAMPAIGN_LOG"])

    def disks(self, number: int) -> Iterator[tuple[int, Image]]:
        """Give up to `number` disks that have to be put in order, with where they were cut."""
        disk = Disk(self.recording.start, self.model)
        places = len(self.recording.ops)
        if self.recording.name == MIGRATES:  # what comes after the migration other workloads show
            places = self.recording.marks[1].at - 1
        for index in range(1, places + 1):
            disk.apply(self.recording.ops[index - 1])
            for _ in range(number * index // places - number * (index - 1) // places):
                for _ in range(5):
                    image = disk.after_cut(self.chance)
                    if has_work(image):
                        yield index, image
                        break

    def play(self, index: int, image: Image, how: str) -> None:
        """Try some second troubles with one disk."""
        tries: dict[str, Callable[[Image], Iterator[tuple[str, list[str], Image]]]] = {
            FAULT: self._faults,
            KILL: self._kills,
            CUT: self._cuts,
            RECOVER: self._recoveries,
        }
        for where, faults, left in tries[how](image):
            self.figures.counts[how] += 1
            found = [*faults, *self._judged(left, index)]
            self.figures.found(f"{self.recording.name}/{self.model}, operation {index}, {where}", found)

    def _judged(self, left: Image, index: int) -> Iterator[str]:
        """Give what is wrong with a disk after all."""
        if self.recording.name != MIGRATES:
            yield from self.checker.faults(left, index)
            return
        rebuild(left, self.root)
        yield from _migrated_faults(self.root, self.migrated)
        for name, found in left.items():
            if found and ".before-v" in name and name.endswith(".unify") and not _is_whole(found):
                yield f"the copy {name} is not whole"

    @cached_property
    def migrated(self) -> ContentOf:
        """Return what the older file holds once it is brought up to date."""
        rebuild(_as_image(self.recording.start), self.root)
        return _content_of(self.root / MAIN)

    # -- second troubles -----------------------------------------------------------------------------------

    def _faults(self, image: Image) -> Iterator[tuple[str, list[str], Image]]:
        for kind in self.chance.choices(KINDS, weights=(4, 2, 2, 1), k=EACH):
            duration = self.chance.choice(list(DURATIONS))
            index = self.chance.randint(1, max(1, self._calls(image, kind)))
            rebuild(image, self.root)
            self.faults.arm(kind, index, duration)
            faults = _opened(self.root / MAIN, kind, duration)
            self.faults.disarm()
            if self.faults.fired:
                yield f"{kind} {duration} at {index} ({self.faults.fired})", faults, _image(self.root)

    def _calls(self, image: Image, kind: str) -> int:
        rebuild(image, self.root)
        self.faults.arm(kind, 0)
        _opened(self.root / MAIN, kind, ONCE)
        self.faults.disarm()
        return self.faults.count

    def _kills(self, image: Image) -> Iterator[tuple[str, list[str], Image]]:
        calls = self._calls(image, KILL)
        for _ in range(min(EACH, calls)):
            index = self.chance.randint(1, calls)
            rebuild(image, self.root)
            child = os.fork()
            if child == 0:
                self.faults.arm(KILL, index)
                _opened(self.root / MAIN, KILL, ONCE)
                os._exit(0)
            _, status = os.waitpid(child, 0)
            if os.waitstatus_to_exitcode(status) == KILLED:
                yield f"killed at {index}", [], _image(self.root)

    def _cuts(self, image: Image) -> Iterator[tuple[str, list[str], Image]]:
        """Record the opening, and cut the power in the middle of it."""
        rebuild(image, self.root)
        os.truncate(self.log, 0)
        faults = _opened(self.root / MAIN, KILL, ONCE)
        ops = operations(self.log.read_bytes(), self.root)
        start = {name: None if found is None else found.data for name, found in image.items()}
        if self.forgets:
            mains = {op.handle for op in ops if op.kind == "O" and op.path == MAIN}
            ops = [op for op in ops if op.kind != "W" or op.handle not in mains]
        places = sorted(self.chance.randint(0, len(ops)) for _ in range(EACH))
        disk, at = Disk(start, self.model), 0
        for place in places:
            for op in ops[at:place]:
                disk.apply(op)
            at = place
            yield f"cut again at {place} of {len(ops)}", faults, disk.after_cut(self.chance)

    def _recoveries(self, image: Image) -> Iterator[tuple[str, list[str], Image]]:
        """Let `recover` fail, which must leave the original as it is, and do it again."""
        kind, duration = self.chance.choice(KINDS), self.chance.choice(list(DURATIONS))
        rebuild(image, self.root)
        (self.root / "tmp").mkdir(exist_ok=True)
        self.faults.arm(kind, self.chance.randint(1, 300), duration)
        faults = _told(lambda: _recover(self.root), kind, duration)
        self.faults.disarm()
        if not self.faults.fired:
            return
        left = _image(self.root)
        for name in (MAIN, f"{MAIN}-journal"):
            if _bytes(left, name) != _bytes(image, name):
                faults.append(f"recover changed {name}")
        (self.root / RECOVERED).unlink(missing_ok=True)
        faults += _told(lambda: _recover(self.root), kind, ONCE)
        faults += _differences(self.root) if not faults else []
        kept = {
            name: found for name, found in left.items() if name != RECOVERED and not name.startswith("tmp")
        }
        yield f"recover, {kind} {duration} ({self.faults.fired})", faults, kept


def has_work(image: Image) -> bool:
    """Whether something waits to be put in order: a journal with something in it, or a key."""
    journal = image.get(f"{MAIN}-journal")
    return image.get(MAIN) is not None and bool(
        (journal and journal.data) or any(name.endswith(KEY) for name in image)
    )


def _opened(path: Path, kind: str, duration: str) -> list[str]:
    """Open a workshop as the program does and let go of it; return what was wrong with the answer."""

    def opening() -> None:
        file = workshops.open_file(path, clock=SteppingClock())
        try:
            workshops.snapshot(file)
        finally:
            file.db.conn.close()

    return _told(opening, kind, duration)


def _told(do: Callable[[], object], kind: str, duration: str) -> list[str]:
    try:
        do()
    except UnifyError as error:
        return list(sentence_faults(str(error), kind, duration))
    except Exception as error:  # noqa: BLE001 - whatever else it raises is what is looked for
        return [raw(error)]
    return []


def _recover(root: Path) -> None:
    recovering.recover(root / MAIN, root / RECOVERED, clock=SteppingClock())


def _differences(root: Path) -> Iterator[str]:
    """Give what differs between the original, opened, and what was recovered of it."""
    urns = root / "home" / "state" / "urns"
    found = []
    for path in (root / RECOVERED, root / MAIN):
        file = files.open_file(path, urns, SteppingClock())
        try:
            found.append(content(file))
        finally:
            file.db.conn.close()
    if found[0].rows != found[1].rows or found[0].lines[: len(found[1].lines)] != found[1].lines:
        yield "what was recovered is not what the original holds"


def _content_of(path: Path) -> ContentOf:
    file = workshops.open_file(path, clock=SteppingClock())
    try:
        return content(file)
    finally:
        file.db.conn.close()


def _migrated_faults(root: Path, expected: ContentOf) -> Iterator[str]:
    try:
        found = _content_of(root / MAIN)
    except UnifyError as error:
        yield f"does not open: {error}"
        return
    if not found.same(expected):
        yield "not atomic: half a migration"


def _as_image(start: Mapping[str, bytes | None]) -> Image:
    return {name: None if data is None else Content(data, digest_of(data)) for name, data in start.items()}


def _image(root: Path) -> Image:
    image: Image = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_dir():
            image[name] = None
        else:
            data = path.read_bytes()
            image[name] = Content(data, digest_of(data))
    return image


def _bytes(image: Image, name: str) -> bytes | None:
    found = image.get(name)
    return None if found is None else found.data


def _is_whole(found: Content) -> bool:
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.deserialize(found.data)
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        except sqlite3.Error:
            return False


def play(
    announce: Announce,
    root: Path,
    recorder: str,
    workload: str,
    model: str,
    seed: int,
    disks: int,
    ways: Sequence[str] = (FAULT, KILL, CUT, FAULT, CUT, RECOVER),
) -> dict[str, Any]:
    """Record a workload, cut it, and trouble the recovery from some cuts in one way after the other."""
    recording = recorded(Path(recorder), workload, root.parent, seed)
    again = Again(root, recording, model, seed)
    for number, (index, image) in enumerate(again.disks(disks)):
        announce(number)
        again.play(index, image, ways[number % len(ways)])
    again.figures.counts["looked at"] = again.checker.distinct
    again.figures.counts["gone on with"] = again.checker.full
    return said(again.figures)


def mend(announce: Announce, root: Path, act: str, seed: int, tries: int) -> dict[str, Any]:
    """Let the disk fail in an act, and once more while the file is opened anew, and judge what is left."""
    stage, figures = Stage(root, BY_NAME[act], seed), Figures()
    chance = random.Random(f"{seed}/{act}")
    first, second = _calls_of(stage)
    for number in range(tries):
        announce(number)
        stage.start()
        at, kind, duration = chance.randint(1, first), chance.choice(KINDS), chance.choice(list(DURATIONS))
        stage.world.faults.arm(EIO, at)
        tried = Tried()
        stage.do(tried)
        if stage.world.file is None or stage.world.file.trouble is None:
            stage.release()
            continue
        stage.world.faults.arm(kind, chance.randint(1, second), duration)
        stage.mend(tried, kind, duration)
        fired = stage.world.faults.fired
        stage.world.faults.disarm()
        if stage.world.file is not None and stage.world.file.trouble is not None:
            tried.faults += _told(lambda: _mended_at_last(stage), kind, ONCE)
        faults = stage.judged(tried, kind, EVERYWHERE)
        for sentence in tried.sentences:
            faults += sentence_faults(sentence, kind, duration)
        figures.counts["second faults while mending"] += bool(fired)
        figures.found(f"{act}, EIO at {at}, then {kind} {duration} ({fired})", faults)
    return said(figures)


def _mended_at_last(stage: Stage) -> None:
    """Mend a file once more now that nothing fails; that must work."""
    found = mending.mend(stage.world.open, stage.shown)
    if found.file is None:
        raise RuntimeError(f"the file cannot be opened now that nothing fails: {found.sentence}")
    stage.world.file = found.file


def _calls_of(stage: Stage) -> tuple[int, int]:
    """Return how many calls an act makes, and an opening with its checks."""
    faults = stage.world.faults
    stage.start()
    faults.arm(EIO, 0)
    stage.do(Tried())
    calls = faults.count
    stage.release()
    faults.arm(EIO, 0)
    workshops.open_file(stage.world.path, clock=stage.world.clock).release()
    opening = faults.count
    faults.disarm()
    return calls, opening
