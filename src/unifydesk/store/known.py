"""Which files are ours: proofs of the content this installation left, and marks of sessions that did not end.

Each is an empty file whose name says it, so nothing can be torn and two programs never overwrite each other.
What is lost only makes a file pass the gates for files from elsewhere once more.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from unifydesk.store import log as acts
from unifydesk.store.backup import file_hash
from unifydesk.store.durable import make_folder, sync_folder
from unifydesk.store.errors import LOCKED, FileLockedError, shown_name
from unifydesk.store.workshop_file import WorkshopFile

MOST_PROOFS = 4_000
MOST_MARKS = 200
WAIT_SECONDS = 15.0
"""How long to wait for another UnifyDesk that is letting a file in."""

_LEFT, _OPEN = "left-", "open-"
_DIGITS = 16
_LOCK = "letting-in.lock"
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Mark:
    """A session that began: which workshop (its uuid), and the head of its log then."""

    file_uuid: bytes
    head: bytes

    def is_of(self, db: sqlite_utils.Database) -> bool:
        """Whether a file is that workshop, with every line its log had then."""
        (file_uuid,) = db.execute("SELECT file_uuid FROM meta").fetchone()
        return bool(file_uuid == self.file_uuid and self.head in acts.hashes(db))


class Known:
    """What is remembered, in a folder of its own. Nothing here ever raises for a disk that refuses."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begun(self, file: WorkshopFile) -> None:
        """Remember that a session in an open file of ours began; its content is proven when it is closed."""
        head = acts.head(file.db)[1]
        with self._remembering():
            name = _OPEN + "-".join((_place(file.path), file.file_uuid.hex(), head.hex()))
            self._put(name)
            self._forget_sessions(file.path, name)
        file.on_left = self.left

    def left(self, path: Path) -> None:
        """Remember the content of a closed file as ours, and that no session in it is under way."""
        with self._remembering():
            self._put(f"{_LEFT}{file_hash(path).hex()}")
            self._forget_sessions(path)

    def has_left(self, path: Path) -> bool:
        """Whether the content of a closed file is one that we left; not for a file open in this process."""
        try:
            return self.has_left_content(file_hash(path))
        except OSError:
            return False

    def has_left_content(self, content: bytes) -> bool:
        """Whether content with this `backup.file_hash` is some that we left."""
        try:
            return (self._folder / f"{_LEFT}{content.hex()}").exists()
        except OSError:
            return False

    def session_in(self, path: Path) -> Mark | None:
        """Return the session that began in the file at this place and did not end."""
        with contextlib.suppress(OSError):
            for found in self._sessions(path):
                *_, file_uuid, head = found.name.split("-")
                with contextlib.suppress(ValueError):
                    return Mark(bytes.fromhex(file_uuid), bytes.fromhex(head))
        return None

    @contextlib.contextmanager
    def alone(self, path: Path) -> Iterator[None]:
        """Let no other UnifyDesk of this person let in a file meanwhile; the lock ends with the process.

        Raises FileLockedError when another one does so for too long.
        """
        with contextlib.closing(self._lock()) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                    raise FileLockedError(LOCKED, name=shown_name(path)) from error
                log.warning("Files are let in without a lock: %s", error)
            yield

    def _lock(self) -> sqlite3.Connection:
        """Return a database of its own that nothing is written to: its lock is one on every system."""
        try:
            make_folder(self._folder)
            return sqlite3.connect(self._folder / _LOCK, timeout=WAIT_SECONDS, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            log.warning("Files are let in without a lock: %s", error)
            return sqlite3.connect(":memory:", isolation_level=None)

    @contextlib.contextmanager
    def _remembering(self) -> Iterator[None]:
        """Bring what the block does to the disk; a disk that refuses costs a look through the gates later."""
        try:
            yield
            sync_folder(self._folder)
        except OSError as error:
            log.warning("It could not be remembered that a file is ours: %s", error)

    def _put(self, name: str) -> None:
        make_folder(self._folder)
        path = self._folder / name
        if not path.exists():
            self._thin(_LEFT, MOST_PROOFS)
            self._thin(_OPEN, MOST_MARKS)
        path.touch(mode=0o600)

    def _thin(self, kind: str, most: int) -> None:
        """Forget the oldest quarter when there is no room for another."""
        names = [name for name in os.listdir(self._folder) if name.startswith(kind)]
        if len(names) >= most:
            found = sorted((self._folder / name for name in names), key=lambda path: path.stat().st_mtime)
            for path in found[: most // 4]:
                path.unlink(missing_ok=True)

    def _sessions(self, path: Path) -> Iterator[Path]:
        yield from sorted(self._folder.glob(f"{_OPEN}{_place(path)}-*-*"))

    def _forget_sessions(self, path: Path, but: str = "") -> None:
        for found in list(self._sessions(path)):
            if found.name != but:
                found.unlink(missing_ok=True)


def _place(path: Path) -> str:
    """Return a mark of where a file lies, links followed; numbers of devices change by themselves."""
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:_DIGITS]
