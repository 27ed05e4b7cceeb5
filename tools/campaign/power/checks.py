"""What must be true of a disk after a cut: the program's own opening decides, then promises are compared."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from campaign.power.disk import Image
from campaign.recording import Mark, Recording
from campaign.story import MAIN, SteppingClock, is_promised, state
from unifydesk.app import checking, noting, workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.rounds import OPEN
from unifydesk.store import files, log, seal, urn
from unifydesk.store.workshop_file import WorkshopFile

MIGRATES = "migrate"
"""The workload whose file changes by being opened: there the bytes are looked at before the program is."""

KEY = ".key"
MENDED = "CACHEDIR.TAG"
"""A file that is written anew whenever it is not whole, so that it counts only once it was acknowledged."""


@dataclass(frozen=True, slots=True)
class Look:
    """What was found in the workshop on one disk; hashes are None where there is no workshop."""

    content: str | None = None
    standing: str | None = None
    faults: tuple[str, ...] = ()


class Checker:
    """Judges cuts of one recording. The disk is rebuilt where it was recorded, so that paths are the same."""

    def __init__(self, recording: Recording, chance: random.Random, full_share: float = 0.1) -> None:
        self._recording = recording
        self._chance = chance
        self._full_share = full_share
        self._looks: dict[bytes, Look] = {}
        self._whole: dict[str, set[str]] = {}
        for mark in recording.marks:
            for name, digest in mark.files.items():
                self._whole.setdefault(name, set()).add(digest)
        self.full = self.journals = self.shredded = 0
        os.environ["UNIFYDESK_HOME"] = str(recording.root / "home")

    @property
    def distinct(self) -> int:
        """Return how many different workshops, with their journals and keys, were opened so far."""
        return len(self._looks)

    def faults(self, image: Image, index: int) -> list[str]:
        """Return what is wrong with a disk that was found after a cut behind `index` operations."""
        marks = [mark for mark in self._recording.marks if mark.at <= index]
        past = marks[-1]
        following = self._recording.marks[len(marks) : len(marks) + 1]
        allowed = (past, *following)
        look = self._look(image)
        found = list(look.faults)
        if look.content not in {mark.content for mark in allowed}:
            found.append(self._what_differs(look, past))
        elif look.content is not None and look.standing not in {mark.standing for mark in allowed}:
            found.append("the session stands where it stood neither before nor after")
        found += self._file_faults(image, allowed)
        found += _plain_secrets(image, allowed)
        return found

    def _what_differs(self, look: Look, past: Mark) -> str:
        earlier = {mark.content: mark.act for mark in self._recording.marks if mark.at <= past.at}
        if look.content is None:
            return f"lost: the whole workshop, after “{past.act}” was acknowledged"
        if look.content in earlier:
            return f"lost: “{past.act}” was acknowledged, the disk is as after “{earlier[look.content]}”"
        return f"not atomic: a state between “{past.act}” and the next act"

    def _file_faults(self, image: Image, allowed: tuple[Mark, ...]) -> Iterator[str]:
        """Give the finished files that are neither old nor new; one that was removed may come back whole."""
        there = {name: found.digest.hex() for name, found in image.items() if found and is_promised(name)}
        unfinished = {name for name in there if name.endswith(MENDED)} - allowed[0].files.keys()
        for name in (there.keys() | allowed[0].files.keys()) - unfinished:
            may_be = {mark.files.get(name) for mark in allowed}
            found = there.get(name)
            if found in may_be or (may_be == {None} and found in self._whole.get(name, ())):
                continue
            what = "is not there" if found is None else "is neither old nor new, but in between"
            yield f"the file {name.rpartition('/')[2]} {what}"

    # -- looking ------------------------------------------------------------------------------------------

    def _look(self, image: Image) -> Look:
        """Open the workshop of a disk, or remember what opening the very same bytes has shown."""
        parts = [
            f"{name}\0{found.digest.hex()}\n".encode()
            for name, found in sorted(image.items())
            if found and (name.startswith(MAIN) or name.endswith(KEY))
        ]
        same = b"".join(parts)
        if same not in self._looks:
            self._looks[same] = self._open(image)
        return self._looks[same]

    def _open(self, image: Image) -> Look:
        path = self._recording.root / MAIN
        if image.get(MAIN) is None:
            return Look()
        rebuild(image, self._recording.root)
        journal = image.get(f"{MAIN}-journal")
        self.journals += journal is not None and journal.data != b""
        if self._recording.name == MIGRATES:
            before = _raw_look(path)
            after = self._opened(path, image)
            return Look(before.content, before.standing, before.faults + after.faults)
        return self._opened(path, image)

    def _opened(self, path: Path, image: Image) -> Look:
        try:
            file = files.open_file(path, self._recording.root / "home" / "state" / "urns", SteppingClock())
        except (KnownStoreError, sqlite3.Error, OSError) as error:
            return Look(faults=(f"does not open: {error}",))
        try:
            look = Look(*state(file.db.conn), tuple(_file_state_faults(file, image)))
            self.shredded += len(file.keys.round_ids()) < sum(name.endswith(KEY) for name in image)
        finally:
            file.db.conn.close()
        if not look.faults and self._chance.random() < self._full_share:
            self.full += 1
            return Look(look.content, look.standing, tuple(_going_on_faults(path)))
        return look


def rebuild(image: Image, root: Path) -> None:
    """Make the folder of a recording what the disk holds after a cut."""
    shutil.rmtree(root)
    root.mkdir()
    for name, found in image.items():
        if found is None:
            (root / name).mkdir()
        else:
            (root / name).write_bytes(found.data)
    (root / "tmp").mkdir(exist_ok=True)  # temporary files lie there in some campaigns; who looks needs it


def _raw_look(path: Path) -> Look:
    """Look at a workshop as SQLite alone puts it in order."""
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            return Look(*state(connection), () if whole else ("its pages are not in order",))
    except sqlite3.Error as error:
        return Look(faults=(f"is no database: {error}",))


def _file_state_faults(file: WorkshopFile, image: Image) -> Iterator[str]:
    """Give what is wrong in an opened workshop: its log, its seal, its urns and their keys."""
    broken = log.broken_line(file.db)
    if broken is not None:
        yield f"line {broken} of the log does not fit"
    if seal.is_broken(file.db):
        yield "the content is not what was sealed"
    query = "SELECT id, spec_hash FROM round WHERE level = 'confidential' AND state = ?"
    still_open = dict(file.db.execute(query, [OPEN]))
    left = set(file.keys.round_ids()) - still_open.keys()
    if any(file.keys.was_made_here(round_id) for round_id in left):  # what is rubbish never was a key
        yield "a key is left over"
    for round_id, spec in still_open.items():
        key = file.keys.read(round_id)
        if key is None:
            yield "lost: the key of an open confidential round, and with it the ballots"
            continue
        if any(key in found.data for name, found in image.items() if found and not name.endswith(KEY)):
            yield "a key lies outside its file"
        try:
            urn.open_urn(file.db, key, round_id, spec, file.file_uuid)
        except KnownStoreError as error:
            yield f"lost: confidential ballots: {error}"


def _going_on_faults(path: Path) -> Iterator[str]:
    """Open with everything the program reads, do one more act, close, and let the program check the file."""
    try:
        file = workshops.open_file(path, clock=SteppingClock())
        try:
            noting.add(file, "for", "The power is back.")
        finally:
            file.close()
        checking.check(path)
    except (KnownStoreError, sqlite3.Error, OSError) as error:
        yield f"cannot go on: {error}"


def _plain_secrets(image: Image, allowed: tuple[Mark, ...]) -> Iterator[str]:
    """Give words of confidential ballots and destroyed keys that can be read from the disk."""
    hidden = set(allowed[0].secret).intersection(*(mark.secret for mark in allowed))
    words = [word.encode() for word in hidden]
    keys = [bytes.fromhex(key) for key in allowed[0].gone]
    for name, found in image.items():
        if found is None:
            continue
        if any(word in found.data for word in words):
            yield f"a confidential ballot can be read in {name.rpartition('/')[2]}"
        if any(key in found.data for key in keys):
            yield f"a destroyed key can be read in {name.rpartition('/')[2]}"
