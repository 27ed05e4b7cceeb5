"""Plays one act again and again, each time with another call to the disk failing, and judges what is left.

Runs in the player's fork. As the program does, it opens a file in trouble anew, and goes on in a copy
elsewhere when that is refused.
"""

from __future__ import annotations

import gc
import os
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaign.failing import EIO, EVERYWHERE, ONCE, PLACE, SHORT, Faults
from campaign.faults import breaking
from campaign.faults.acts import BY_NAME, Act
from campaign.faults.judging import Content, Judge, content, file_faults, sentence_faults
from campaign.faults.world import Tree, World, keep, put_back
from campaign.running import Figures
from campaign.serving import said
from unifydesk.app import elsewhere, mending, noting, workshops
from unifydesk.domain.errors import KnownStoreError, UnifyError
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.workshop import Workshop
from unifydesk.store.errors import NO_SOURCE, UrnError
from unifydesk.store.workshop_file import WorkshopFile

MOST = 100_000
AGAIN = 7_919
"""Added to the seed for what is done once more, so that it gets ids of its own."""

Announce = Callable[[Any], None]


@dataclass(slots=True)
class Tried:
    """What came of an act in the middle of which the disk failed."""

    done: bool = False
    told: Any = None
    sentences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    repeats_round: bool = False
    goes_on_sealed: bool = False  # a confidential round is open in the copy elsewhere, which has the key now


class Stage:
    """One act with the disk it begins with, what it does when nothing fails, and the judge."""

    def __init__(self, root: Path, act: Act, seed: int, other: Path | None = None) -> None:
        self.act, self.seed = act, seed
        tempfile.mkdtemp(
            dir=root.parent
        )  # its names get a seed now, and not from numbers that are repeatable
        self.world = World(root, Faults(root), elsewhere=other)
        self.redone: Content | None = None  # what the disk holds when the act was done again under other ids
        self.world.faults.seed(seed)
        self.world.empty()
        act.prepare(self.world)
        self.world.file = None
        self.start_tree = keep(root)
        self.judge = Judge(self.world)
        self.shown: Workshop | None = None
        self.before, self.was_refused = self.judge.look()
        self._know_what_it_does()

    def _know_what_it_does(self) -> None:
        """Play the act without any fault."""
        world = self.world
        self.start()
        if world.file is not None:
            self.before = content(world.file)
        self.before_tree = keep(world.root)
        world.faults.arm(EIO, 0)
        self.told = self.act.do(world)
        if self.act.session and world.file is not None:
            workshops.snapshot(world.file)
        world.faults.disarm()
        known = [self.before, None if world.file is None else content(world.file)]
        self.release()
        self.after_tree = keep(world.root)
        self.after, _ = self.judge.look()
        self.known = [one for one in (*known, self.after) if one is not None]
        for name, data in {**self.before_tree, **self.after_tree}.items():
            if data is not None and name.endswith(".unify") and (world.root / name).exists():
                found, _ = self.judge.whole(world.root / name)
                self.known += [found] if found is not None else []

    def start(self) -> None:
        """Make the disk what it was and sit down, without any fault."""
        self.world.faults.disarm()
        self.world.faults.seed(self.seed)
        put_back(self.start_tree, self.world.root)
        self.world.file = self.redone = None
        self.shown = None
        if self.act.session:
            file = self.world.sit_down()
            if self.act.before is not None:
                self.act.before(self.world)
            self.shown = workshops.snapshot(file)
        self.world.faults.seed(self.seed + 1)

    def release(self) -> None:
        """Let go of the workshop as it is."""
        if self.world.file is not None:
            self.world.file.release()
            self.world.file = None

    @property
    def main(self) -> str:
        """Return the name of the workshop on the disk, or nothing when the act must leave it as it is."""
        name = self.world.path.relative_to(self.world.root).as_posix()
        stays = not self.act.session and self.before_tree.get(name) == self.after_tree.get(name)
        return "" if stays and name in self.before_tree else name

    # -- one fault ---------------------------------------------------------------------------------------

    def attempt(self, kind: str, duration: str) -> Tried:
        """Do the act while the library is armed, and see to it that the meeting goes on."""
        tried = Tried()
        self.do(tried)
        if self.world.file is not None and self.world.file.trouble is not None:
            self.mend(tried, kind, duration)
        elif self.world.file is not None and duration != ONCE and self.act.session:
            self.go_elsewhere(tried, kind, duration)
        return tried

    def do(self, tried: Tried) -> None:
        """Do the act as the program does: then everything is shown, and what is due is backed up."""
        world = self.world
        try:
            tried.told = self.act.do(world)
            tried.done = True
            if self.act.session and world.file is not None:
                workshops.snapshot(world.file)
                if world.file.between_tasks is not None:
                    tried.sentences += filter(None, [world.file.between_tasks(world.file)])
        except UnifyError as error:
            tried.sentences.append(str(error))
        except Exception as error:  # noqa: BLE001 - whatever else it raises is what is looked for
            tried.faults.append(raw(error))

    def mend(self, tried: Tried, kind: str, duration: str) -> None:
        """Open the file in trouble anew, or go on in a copy elsewhere when that is refused."""
        file = self.world.open
        try:
            mended = mending.mend(file, self.shown)
        except Exception as error:  # noqa: BLE001 - the same
            tried.faults.append(f"mending: {raw(error)}")
            return
        tried.sentences = [*tried.sentences[:-1], mended.sentence]
        if mended.file is None:
            self.go_elsewhere(tried, kind, duration)
            return
        self.world.file = mended.file
        with self.world.faults.paused():
            found = None if kind == SHORT else content(mended.file)
        if found is None:
            pass  # after a read that was cut short the open file may hold zeros; the disk does not
        elif not any(found.same(one) for one in (self.before, self.after)):
            tried.faults.append("mended, the file is neither as before nor as after")
        elif not found.same(self.before if mended.done else self.after):
            pass
        elif self.before is not None and not self.before.same(self.after):
            tried.faults.append(f"mending said that the act was {'' if mended.done else 'not '}done")
        tried.done = tried.done or mended.done

    def go_elsewhere(self, tried: Tried, kind: str, duration: str) -> None:
        """Continue in a copy on the other disk, which must do while this one fails, and take a note there."""
        file = self.world.open
        try:
            found = elsewhere.continue_in(self.world.other, file, self.shown)
        except KnownStoreError as error:
            tried.sentences.append(str(error))
            if not self._may_be_stuck(error, kind, duration):
                tried.faults.append(f"no way out: {error}")
            return
        except Exception as error:  # noqa: BLE001 - the same
            tried.faults.append(f"going on elsewhere: {raw(error)}")
            return
        try:
            tried.repeats_round = self.act.name == "open a secret round"
            with self.world.faults.paused():
                rounds = workshops.snapshot(found.file).rounds
            tried.goes_on_sealed = any(r.is_open and r.level == CONFIDENTIAL for r in rounds)
            tried.faults += self._copy_faults(found.file, found.missing, tried.done)
        except UrnError as error:
            if not found.missing:  # else it is a backup of a round whose key was destroyed since
                tried.faults.append(f"in the copy elsewhere: {raw(error)}")
        try:
            noting.add(found.file, "for", "The meeting goes on.")
        except Exception as error:  # noqa: BLE001 - the same
            tried.faults.append(f"in the copy elsewhere: {raw(error)}")
        finally:
            found.file.release()

    def _may_be_stuck(self, error: KnownStoreError, kind: str, duration: str) -> bool:
        """Whether nothing can be read any more: every disk is dead, or this one is and there is no backup.

        Where the program's own folder fails no second file can be opened, and none needs to be.
        """
        at_home = " of home" in self.world.faults.fired
        if (kind == EIO and duration == EVERYWHERE) or (at_home and duration == PLACE):
            return True
        with self.world.faults.paused():
            backups = list((self.world.home / "data" / "backups").glob("*.unify"))
        return (
            kind == EIO and duration == PLACE and getattr(error, "template", "") == NO_SOURCE and not backups
        )

    def _copy_faults(self, copy: WorkshopFile, missing: Sequence[str], done: bool) -> Iterator[str]:
        """Give what is wrong with a copy elsewhere, before anything is done in it."""
        with self.world.faults.paused():
            found = content(copy)
        lines = found.lines[:-1]  # the last one says that the session goes on here
        for one in self.known:
            if one.rows == found.rows and one.lines == lines:
                if done and one.same(self.before) and not one.same(self.after):
                    yield from () if missing else ("lost in the copy elsewhere without a word",)
                return
        if not missing:
            yield "the copy elsewhere is neither as before nor as after, and names nothing that is missing"

    # -- afterwards --------------------------------------------------------------------------------------

    def judged(self, tried: Tried, kind: str, duration: str) -> list[str]:
        """Return what is wrong now that nothing fails: in the session, on the disk, on doing it again."""
        faults = list(tried.faults)
        self.world.faults.disarm()
        file = self.world.file
        if file is not None and file.trouble is None and kind != SHORT and not self._is_known(content(file)):
            faults.append("the session is neither as before nor as after")
        self.release()
        exact = (duration == ONCE and kind != SHORT) or not self.act.name.startswith("recover")
        if kind == SHORT and self.world.faults.fired.startswith("pread"):
            exact = False  # a copy is made of what was read, which no disk cuts short without an error
        faults += self._disk_faults(tried, exact)
        if self.act.told and exact and tried.told not in (None, self.told):
            faults.append(f"it was told something else: {str(tried.told)[:150]}")
        if self.act.repeats or (duration == ONCE and not tried.done):
            faults += self._again(tried)
        return faults

    def _is_known(self, found: Content) -> bool:
        return any(found.same(one) for one in self.known)

    def _disk_faults(self, tried: Tried, exact: bool) -> Iterator[str]:
        found, why = self.judge.look() if self.before_tree or self.before else (None, "")
        if found is None:
            if self.before is not None or (self.after is not None and tried.done):
                yield f"it does not open any more: {why}"
        elif not self._is_expected(found, tried):
            yield "not atomic: the disk is neither as before nor as after"
        elif tried.done and self.act.do is not World.leave and not found.same(self.redone or self.after):
            yield "lost: it was acknowledged"
        if found is not None and found.standing not in {one.standing for one in self.known}:
            yield "the session stands where it stood neither before nor after"
        trees = self.before_tree, self.after_tree
        yield from file_faults(self.judge, *trees, self.known, self.main, exact=exact)
        ends = self.act.name in ("close a secret round", "void a secret round")
        if found == self.after and ends and not tried.goes_on_sealed:
            yield from self._key_faults()

    def _is_expected(self, found: Content, tried: Tried) -> bool:
        """Whether the disk is as before or as after the act.

        A confidential round that the disk opened before it died is to be repeated in the copy elsewhere, and
        has no key any more: nobody has voted in it.
        """
        if any(found.same(one) for one in (self.before, self.after, self.redone) if one is not None):
            return True
        return tried.repeats_round and self.after is not None and found.lines == self.after.lines

    def _key_faults(self) -> Iterator[str]:
        """Open the file once more, which destroys keys that are left over, and look for the key."""
        self.judge.look_again()
        key = bytes.fromhex(self.world.known["key"])
        if any(data is not None and key in data for data in keep(self.world.root).values()):
            yield "a destroyed key can be read"

    def _again(self, tried: Tried) -> Iterator[str]:
        """Do what was refused once more, now that nothing fails, and compare it with what it should do."""
        self.world.faults.seed(self.seed + AGAIN)
        try:
            found, _ = self.judge.look()
            is_there = found is not None and found.same(self.after) and not found.same(self.before)
            if self.act.session:
                self.world.sit_down()
                if self.act.before is not None and not is_there and self.act.name in ("undo", "redo"):
                    return  # what can be taken back is known to the session that ended
                if is_there and not self.act.repeats:
                    return
            self.act.do(self.world)
        except UnifyError as error:
            if not ("already there" in str(error) and (is_there or not self.act.session)):
                yield f"doing it again is refused: {error}"
            return
        except Exception as error:  # noqa: BLE001 - the same
            yield f"doing it again: {raw(error)}"
            return
        finally:
            self.release()
        found, why = self.judge.look()
        if self.after is not None and (found is None or not found.alike(self.after)):
            yield f"done again, it is not as it should be {why}"


def raw(error: BaseException) -> str:
    """Return a raw error with the place in the program where it came from."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if "/unifydesk/" in name:
            where = f"{Path(name).stem}.{trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    return f"raw {type(error).__name__} from {where}: {str(error)[:120]}"


def count(announce: Announce, root: Path, act: str, seed: int, kinds: Sequence[str]) -> dict[str, int]:
    """Return how many calls to the disk of each kind an act makes."""
    stage = Stage(root, BY_NAME[act], seed)
    found = {}
    for kind in kinds:
        announce(kind)
        stage.start()
        stage.world.faults.arm(kind, 0)
        stage.attempt(kind, ONCE)
        found[kind] = stage.world.faults.count
        stage.release()
    return found


def play(
    announce: Announce,
    root: Path,
    act: str,
    seed: int,
    tries: Sequence[tuple[str, str, int]],
    broken: str = "",
) -> dict[str, Any]:
    """Play an act once for each (kind, duration, index) and return the figures; `broken` is a control."""
    breaking.BY_NAME[broken]()
    stage = Stage(root, BY_NAME[act], seed)
    figures, sentences = Figures(), Counter[str]()
    handles = _handles()
    for number, (kind, duration, index) in enumerate(tries):
        announce(number)
        stage.start()
        stage.world.faults.arm(kind, index, duration)
        tried = stage.attempt(kind, duration)
        fired = stage.world.faults.fired
        faults = stage.judged(tried, kind, duration)
        for sentence in tried.sentences:
            sentences[sentence] += 1
            faults += sentence_faults(sentence, kind, duration)
        if _handles() > handles:
            gc.collect()
            if _handles() > handles:
                faults.append("a file was left open")
                handles = _handles()
        figures.counts["faults"] += bool(fired)
        figures.counts["refused"] += bool(fired) and not tried.done
        figures.found(f"{act}, {kind} {duration} at {index} ({fired})", faults if fired or faults else [])
    figures.counts["disks looked at"] = stage.judge.looked
    return said(figures) | {"sentences": sentences}


def _handles() -> int:
    return len(os.listdir("/proc/self/fd"))


__all__ = ["Tree", "count", "play", "raw"]
