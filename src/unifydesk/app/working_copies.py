"""Files in synchronised, networked and removable folders are edited as a local copy and published whole.

What another computer changed meanwhile is kept under a name that says so. A copy that a crash left behind is
found at the next opening, and the session goes on with it.
"""

from __future__ import annotations

import contextlib
import glob
import hashlib
import json
import logging
import os
import tempfile
import time
from datetime import datetime
from pathlib import Path

from unifydesk import paths
from unifydesk.app import letting_in
from unifydesk.app.workshops import known_files
from unifydesk.domain.clock import Clock, now
from unifydesk.domain.errors import CopyFirstError, KnownStoreError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store import schema
from unifydesk.store.backup import verified_copy
from unifydesk.store.connection import is_locked_elsewhere, journal_of
from unifydesk.store.durable import make_folder, sync_folder, sync_handle
from unifydesk.store.errors import (
    LOCKED,
    DamagedFileError,
    FileLockedError,
    NotAWorkshopError,
    ReadOnlyFileError,
    explain,
    shown_name,
)
from unifydesk.store.opening import check_openable
from unifydesk.store.places import CLOUD, NETWORK, REMOVABLE, Place, place_of
from unifydesk.store.rescue import raw_copy, remove
from unifydesk.store.workshop_file import WorkshopFile

EDITED: dict[str, str] = {
    CLOUD: QT_TRANSLATE_NOOP(
        "working",
        "This file lies in {name}: changes are kept on this computer, and put there every ten minutes and "
        "when the workshop is closed.",
    ),
    NETWORK: QT_TRANSLATE_NOOP(
        "working",
        "This file lies on a network ({name}): changes are kept on this computer, and put there every ten "
        "minutes and when the workshop is closed.",
    ),
    REMOVABLE: QT_TRANSLATE_NOOP(
        "working",
        "This file lies on a removable disk: changes are kept on this computer, and put there every ten "
        "minutes and when the workshop is closed.",
    ),
}
BACKUP = QT_TRANSLATE_NOOP(
    "working",
    "“{name}” is a backup, and backups are cleared away in time. It can be opened in a copy elsewhere.",
)
RECOVERED = QT_TRANSLATE_NOOP(
    "working", "It was not closed properly last time; what had not been put there yet is here again."
)
CHANGED = QT_TRANSLATE_NOOP(
    "working",
    "“{name}” was changed by another computer meanwhile. Both are kept: the other one is “{kept}”.",
)
SET_ASIDE = QT_TRANSLATE_NOOP(
    "working",
    "It was not closed properly last time, and the copy on this computer is damaged: what had not been put "
    "there yet is missing. Recover it from “{kept}”, or look for a newer backup.",
)
NOT_PUBLISHED = QT_TRANSLATE_NOOP(
    "working",
    "“{name}” could not be put back where it lies. Everything recorded is kept on this computer and is put "
    "there when the file is opened again. ({why})",
)
ELSEWHERE = "changed elsewhere"
BASE = "base.json"
STALE_SECONDS = 3600
_PART = ".part"
log = logging.getLogger(__name__)


def open_in_place(path: Path, *, looking: bool = False, clock: Clock = now) -> WorkshopFile:
    """Open a workshop file where it lies when that is safe, else a local copy of it.

    One from elsewhere is let in first; with `looking` it stays as it is, and a copy is shown. Raises what
    `letting_in.opened` raises, and CopyFirstError when the place is the reason: it is read-only, or the
    folder of backups.
    """
    if not looking and _is_among_backups(path):
        raise CopyFirstError(BACKUP.format(name=shown_name(path)), str(path))
    try:
        return _open(path, clock, looking=looking)
    except ReadOnlyFileError as error:
        raise CopyFirstError(str(error), str(path)) from error


def _is_among_backups(path: Path) -> bool:
    """Whether a file lies where backups are thinned out: working in one would end with its removal."""
    try:
        return path.is_file() and path.resolve().is_relative_to(paths.backups_dir().resolve())
    except (OSError, ValueError, KnownStoreError):
        return False  # opening it says what is wrong


def _open(path: Path, clock: Clock, *, looking: bool) -> WorkshopFile:
    place = place_of(path)
    if not place.is_local and os.path.islink(path):  # a disk that does not say is told of further on
        path = Path(os.path.realpath(path))  # what a link leads to is published, the link not replaced
    working = WorkingCopy(path.absolute(), place)
    if not working.place.is_local or working.is_left:
        return _open_copy(working, clock)
    plan = check_openable(path, newest=schema.VERSION)
    if not (plan.read_only or looking) or letting_in.is_ours(path):
        return letting_in.opened(path, clock=clock)
    if is_locked_elsewhere(path):
        raise FileLockedError(LOCKED, name=shown_name(path))
    working.read_only = True  # from elsewhere, and no fresh file can or should take its place
    return _open_copy(working, clock)


def settled(file: WorkshopFile) -> WorkshopFile:
    """Return a file that was just made or copied, opened again as a local copy when its folder needs one."""
    if file.published is not None or place_of(file.path).is_local:
        return file
    file.close()
    again = open_in_place(file.path, clock=file.clock)
    again.history, again.acknowledged = file.history, file.acknowledged
    return again


class WorkingCopy:
    """The tie between a local copy and the file it belongs to; it is on the disk beside the copy."""

    def __init__(self, path: Path, place: Place) -> None:
        self.path = path
        self.place = place
        self.folder = paths.working_dir() / hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        self.copy = self.folder / path.name
        self.read_only = False
        self._told: list[str] = []  # once and for the whole session
        self._published = 0  # rows that this session had changed when the file was last published
        self._late = ""  # why the last publishing failed

    @property
    def sentences(self) -> tuple[str, ...]:
        """How the file is edited, what was found when it was opened, and what could not be published."""
        edited = EDITED.get(self.place.kind, "").format(name=self.place.name)
        return tuple(filter(None, (edited, *self._told, self._late)))

    # -- opening ----------------------------------------------------------------------------------

    @property
    def is_left(self) -> bool:
        """Whether a session ended without putting back its copy, which could be changed."""
        try:
            return bool(self.copy.stat().st_mode & 0o200)
        except OSError:
            return False

    def say(self, sentence: str) -> None:
        """Have a sentence said as long as the file is open."""
        if sentence:
            self._told.append(sentence)

    def check_out(self) -> None:
        """Make the copy; raises KnownStoreError when the file or this computer’s disk refuses."""
        make_folder(self.folder)
        remove(self.copy)
        try:
            self.read_only |= not os.access(self.path, os.W_OK) or not self.path.stat().st_mode & 0o222
            raw_copy(self.path, self.copy)
        except OSError as error:
            raise explain(error, self.path) from error
        self._remember(_hash(self.copy))
        if self.read_only:
            self.copy.chmod(0o400)

    def recovered(self, file: WorkshopFile) -> None:
        """Say that the copy was left behind, and publish what it holds."""
        self.say(RECOVERED)
        self._published = -1
        self.publish(file)

    def set_aside(self) -> None:
        """Keep a left copy that is damaged, and its journal, under another name; what is lost is said."""
        number = 1
        while (aside := self.folder / f"{self.copy.name}.damaged-{number}").exists():
            number += 1
        with contextlib.suppress(FileNotFoundError):
            journal_of(self.copy).rename(journal_of(aside))
        self.copy.rename(aside)
        log.warning("A working copy was damaged and was set aside: %s", aside)
        self.say(SET_ASIDE.format(kept=aside))

    # -- publishing -------------------------------------------------------------------------------

    def publish(self, file: WorkshopFile) -> None:
        """Put the content as it is now in its place; what fails is tried again at the next time."""
        if file.db.conn.total_changes == self._published:
            return
        whole = self.folder / f"{self.copy.name}.whole"
        try:
            file.next_revision()
            verified_copy(file.db, whole)
            self.say(self._put(whole))
            self._late = ""
            self._published = file.db.conn.total_changes
        except (KnownStoreError, OSError) as error:
            self._late = self._not_published(error)
        finally:
            remove(whole)

    def leave(self, file: WorkshopFile) -> str:
        """Put the content of the closed copy in its place and forget the copy; returns what to say."""
        if file.trouble is not None:
            return self._not_published(file.trouble)
        try:
            said = "" if self.read_only else self._put(self.copy)
        except (KnownStoreError, OSError) as error:
            return self._not_published(error)
        remove(self.copy)
        with contextlib.suppress(OSError):  # a copy from before a migration may lie there, too
            (self.folder / BASE).unlink(missing_ok=True)
            self.folder.rmdir()
        return said

    def _put(self, content: Path) -> str:
        """Publish the bytes of a closed file unless they are there already; returns what to say.

        Both hashes are remembered before the rename: after a crash, what lies there is known to be ours.
        """
        ours, theirs, known = _hash(content), _hash(self.path), self._known()
        if ours == theirs:
            return ""
        said = ""
        if theirs and theirs not in known:
            said = self._keep_theirs()
        self._remember(theirs, ours)
        known_files().left(content)
        old_journal = journal_of(self.path)
        old_journal.unlink(missing_ok=True)  # left by a crash where the file lies; it would spoil the new one
        _replace(content, self.path)
        self._remember(ours)
        return said

    def _keep_theirs(self) -> str:
        """Rename the file that another computer changed, and return the sentence about it."""
        changed = datetime.fromtimestamp(self.path.stat().st_mtime).astimezone()
        stem = f"{self.path.stem} ({ELSEWHERE} {changed:%Y-%m-%d %H.%M})"
        kept, number = self.path.with_name(f"{stem}{self.path.suffix}"), 2
        while kept.exists():
            kept, number = self.path.with_name(f"{stem} {number}{self.path.suffix}"), number + 1
        self.path.rename(kept)
        return CHANGED.format(name=shown_name(self.path), kept=kept.name)

    def _not_published(self, error: Exception) -> str:
        why = explain(error, self.path) if isinstance(error, OSError) else error
        log.warning("The file could not be published: %s", why)
        return NOT_PUBLISHED.format(name=shown_name(self.path), why=why)

    # -- what was there ---------------------------------------------------------------------------

    def _remember(self, *hashes: str) -> None:
        """Keep what the published file may look like as long as nobody else changed it."""
        base = {"path": str(self.path), "sha256": [known for known in hashes if known]}
        with tempfile.NamedTemporaryFile("w", dir=self.folder, suffix=_PART, delete=False) as part:
            json.dump(base, part)
            part.flush()
            sync_handle(part.fileno())
        os.replace(part.name, self.folder / BASE)
        sync_folder(self.folder)

    def _known(self) -> frozenset[str]:
        try:
            found = json.loads((self.folder / BASE).read_text("utf-8"))["sha256"]
            return frozenset(str(known) for known in found)
        except (FileNotFoundError, ValueError, LookupError, TypeError):
            return frozenset()


def _open_copy(working: WorkingCopy, clock: Clock) -> WorkshopFile:
    """Open the local copy that a crash left behind, even when its disk is gone; else a new one."""
    if working.is_left:
        try:
            file = letting_in.opened(working.copy, clock=clock)
        except (DamagedFileError, NotAWorkshopError):
            working.set_aside()
        else:
            file.published = working
            working.recovered(file)
            return file
    try:
        working.check_out()
    except OSError as error:
        raise explain(error, working.copy) from error
    try:
        file = letting_in.opened(working.copy, clock=clock)
    except BaseException:
        remove(working.copy)
        raise
    file.published = working
    return file


def _hash(path: Path) -> str:
    """Return the SHA-256 of a closed file in hexadecimal digits, empty when there is none."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _replace(content: Path, path: Path) -> None:
    """Put the bytes of `content` at `path`: a new file beside, on the disk, then renamed over the old one."""
    _remove_stale_parts(path)
    handle, name = tempfile.mkstemp(suffix=_PART, prefix=f".{path.stem}.", dir=path.parent)
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.read_bytes())
            file.flush()
            sync_handle(file.fileno())
        _keep_mode(path, part)
        os.replace(part, path)
        with contextlib.suppress(OSError):  # some shares cannot synchronise a folder
            sync_folder(path.parent)
    finally:
        part.unlink(missing_ok=True)


def _remove_stale_parts(path: Path) -> None:
    """Remove what a publishing that was killed left beside the file; one under way is younger than that."""
    with contextlib.suppress(OSError):
        for left in path.parent.glob(f".{glob.escape(path.stem)}.????????{_PART}"):
            if time.time() - left.stat().st_mtime > STALE_SECONDS:
                left.unlink()


def _keep_mode(path: Path, part: Path) -> None:
    """Let the same people read the new file as the old one: it may be shared on purpose."""
    with contextlib.suppress(OSError):
        part.chmod(path.stat().st_mode & 0o777)
