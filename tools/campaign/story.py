"""The side of a workload that promises: after every act it tells the recorder what is acknowledged now."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from unifydesk.store.workshop_file import WorkshopFile

T = TypeVar("T")

MARK = 987654
"""The descriptor that the recorder takes for a mark; without the recorder, writing to it fails."""

MAIN = "desk/workshop.unify"
"""Where the workshop lies below the recorded folder."""


class SteppingClock:
    """A clock that moves on by one second at every look, so that the same seed gives the same bytes."""

    def __init__(self) -> None:
        self._moment = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self._moment += timedelta(seconds=1)
        return self._moment


class Story:
    """One workload: `begin` once the disk is prepared, then `act` for everything that is acknowledged."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.path = root / MAIN
        self.desk = self.path.parent
        self.desk.mkdir()
        self.clock = SteppingClock()
        self.file: WorkshopFile | None = None
        self.secret: list[str] = []
        self.gone: list[str] = []

    @property
    def open(self) -> WorkshopFile:
        """Return the open workshop."""
        if self.file is None:
            raise RuntimeError("no workshop is open")
        return self.file

    def begin(self) -> None:
        """Take everything there is as being on the disk, and record from now on; no file may be open."""
        shutil.copytree(self.root, self.root.with_name("start"))
        self._mark("start")

    def act(self, name: str, do: Callable[[], T]) -> T:
        """Do one act and acknowledge it; a workshop that it opens is the one that is open from now on."""
        done = do()
        if isinstance(done, WorkshopFile):
            self.file = done
        self._mark(name)
        return done

    def close(self) -> None:
        """Close the workshop, which seals it, and acknowledge that."""
        file, self.file = self.open, None
        self.act("close the workshop", file.close)

    def _mark(self, act: str) -> None:
        content, standing = self._state()
        said = {
            "act": act,
            "content": content,
            "standing": standing,
            "files": finished_files(self.root),
            "secret": self.secret,
            "gone": self.gone,
        }
        os.write(MARK, json.dumps(said).encode())

    def _state(self) -> tuple[str | None, str | None]:
        if self.file is not None:
            return state(self.file.db.conn)
        if not self.path.exists():
            return None, None
        with closing(sqlite3.connect(f"{self.path.as_uri()}?mode=ro", uri=True)) as connection:
            return state(connection)


def state(connection: sqlite3.Connection) -> tuple[str, str]:
    """Return two hashes: of every row of every table but one, and of `standing`, where the session stands.

    Moving about is no act and has a transaction of its own, so the two are compared apart.
    """
    names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    whole = hashlib.blake2b(digest_size=16)
    for name in sorted(set(names) - {"standing"}):
        whole.update(name.encode())
        for row in connection.execute(f"SELECT * FROM {name}"):
            whole.update(repr(row).encode())
    rows = connection.execute("SELECT * FROM standing").fetchall() if "standing" in names else []
    return whole.hexdigest(), hashlib.blake2b(repr(rows).encode(), digest_size=16).hexdigest()


def is_promised(path: str) -> bool:
    """Whether a file is finished and counts: not the workshop, its journal, a key, a reserve or a part.

    Nor what is remembered about files: where it is lost, a file passes its gates once more.
    """
    name = path.rpartition("/")[2]
    return not (
        path.startswith((MAIN, "home/state/known/"))
        or name.startswith(".")
        or name.endswith((".key", "-journal", "-reserve"))
    )


def finished_files(root: Path) -> dict[str, str]:
    """Return the hashes of the finished files below a folder, by relative path."""
    found = {path.relative_to(root).as_posix(): path for path in root.rglob("*") if path.is_file()}
    return {name: digest(path.read_bytes()) for name, path in sorted(found.items()) if is_promised(name)}


def digest(data: bytes) -> str:
    """Return the hash by which files are compared."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()
