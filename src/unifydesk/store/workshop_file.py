"""One open workshop file: every act is one durable transaction with its line in the log."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from unifydesk.domain.clock import Clock, stamp
from unifydesk.domain.errors import KnownStoreError, UndoError
from unifydesk.store import log, rows, seal
from unifydesk.store.connection import has_moved, write
from unifydesk.store.errors import (
    DISK_FULL,
    MOVED,
    READ_ONLY_FILE,
    STOPPED,
    DamagedFileError,
    DiskError,
    ReadOnlyFileError,
    StoreError,
    explain,
    shown_name,
)
from unifydesk.store.history import Act, History
from unifydesk.store.keys import KeyFolder
from unifydesk.store.reserve import Reserve

if TYPE_CHECKING:
    import sqlite_utils

T = TypeVar("T")

TROUBLE = (DiskError, DamagedFileError, ReadOnlyFileError)
"""After any of these the disk cannot be relied upon: nothing more is taken before the file is opened anew."""


class Published(Protocol):
    """Where a file that is edited as a local copy belongs; see `app.working_copies`."""

    path: Path  # what people know as the file

    @property
    def sentences(self) -> tuple[str, ...]:
        """What is to be said about it while it is open."""

    def publish(self, file: WorkshopFile) -> None:
        """Put the content as it is now in its place, between two acts."""

    def leave(self, file: WorkshopFile) -> str:
        """Put the content of the file, which is closed now, in its place; returns what to say about that."""


CLOSING = "closing"
"""What `before_act` is called with when the file is about to be closed after some act."""


def round_area(round_id: bytes) -> str:
    """Return the name under which everything read about one round is remembered."""
    return f"round {round_id.hex()}"


def areas(image: rows.Image) -> set[str]:
    """Return what must be read again after a row changed: its table, and its round when it has one."""
    if image.table == "round" or rows.KEYS[image.table][0] == "round":
        return {image.table, round_area(image.key[0])}
    return {image.table}


class Transaction:
    """The door through which an act changes rows; remembers images for undo and details for the log."""

    def __init__(self, file: WorkshopFile) -> None:
        self._file = file
        self.db = file.db
        self.images: list[rows.Image] = []
        self.details: dict[str, Any] = {}
        self.touched: set[str] = set()

    def put(self, table: str, row: rows.Row) -> None:
        """Insert or update one whole row."""
        self._changed(rows.put(self.db, table, row))

    def delete(self, table: str, *key: Any) -> bool:
        """Delete one row by its key; returns whether it was there."""
        image = rows.delete(self.db, table, key)
        if image is None:
            return False
        self._changed(image)
        return True

    def _changed(self, image: rows.Image) -> None:
        self.images.append(image)
        self.touched |= areas(image)

    def place(self, **fields: Any) -> None:
        """Change where the session stands; moving about is not an act that is undone."""
        row = rows.read(self.db, "standing", (1,)) or {}
        rows.put(self.db, "standing", row | fields)
        self.touched.add("standing")

    def execute(self, round_id: bytes, sql: str, *values: Any) -> None:
        """Write to a table of a round that has no undo (urn, tickets, reasons of an urn)."""
        self.db.execute(sql, list(values))
        self.touched.add(round_area(round_id))


class WorkshopFile:
    """An open `.unify` file. It is used from one thread only: the one that opened it."""

    def __init__(
        self, db: sqlite_utils.Database, path: Path, *, read_only: bool, clock: Clock, keys: Path
    ) -> None:
        self.db = db
        self.path = path
        self.read_only = read_only
        self.clock = clock
        self.history = History()
        self.before_act: Callable[[WorkshopFile, str], None] | None = None  # called between transactions
        self.trouble: StoreError | None = None  # what the disk said; from then on nothing is read or written
        self.acknowledged: list[tuple[bytes, str]] = []  # hash of its line in the log, the act in words
        self.turns: dict[tuple[bytes, bytes], bytes] = {}  # (round, a turn in the booth) → its ticket
        self.lines = log.head(db)[0]  # of the log, as far as this session knows
        self.published: Published | None = None  # set for a local copy of a file that lies elsewhere
        self.reserve: Reserve | None = None  # room on the disk for the worst; given back when the file closes
        self.between_tasks: Callable[[WorkshopFile], str] | None = None  # returns a trouble to be told
        self.arrived = ""  # what is to be said about a file that came from elsewhere, as a sentence
        self.to_own_up = ""  # what the log has to say before the first act, as a sentence
        self.on_left: Callable[[Path], None] | None = None  # called once the file is closed as it should be
        self._is_changed = False
        self._versions: Counter[str] = Counter()
        self._cache: dict[Any, tuple[tuple[int, ...], Any]] = {}
        self.file_uuid: bytes = db.execute("SELECT file_uuid FROM meta").fetchone()[0]
        self.keys = KeyFolder(keys / self.file_uuid.hex(), path)

    # -- acts -----------------------------------------------------------------------------------------

    @contextmanager
    def act(
        self, kind: str, name: str, *, claim: str = "", undoable: bool = True, action_id: bytes | None = None
    ) -> Iterator[Transaction]:
        """Run one act: everything in it is on disk together, or nothing is.

        `kind` is the log's word, `name` the act in words (“Close round 1 of EB4”). Acts that are not
        `undoable` end what can be taken back. An `action_id` makes a retry recognisable, see `was_done`.
        Raises KnownStoreError when the disk refuses; the file is stopped then, see `trouble`.
        """
        self._must_be_writable()
        if self.before_act is not None:
            self.before_act(self, kind)
        transaction = Transaction(self)
        with self._noticing(), write(self.db):
            if self.to_own_up:  # else the next seal would cover up what was changed before
                log.append(self.db, self.now(), "changed_outside", {"did": self.to_own_up})
            yield transaction
            if action_id is not None:
                self.db.execute("INSERT INTO done VALUES (?)", [action_id])
            line = log.append(self.db, self.now(), kind, {"did": name, **transaction.details})
        self.to_own_up = ""
        self._acknowledge(line, name)
        self._versions.update(transaction.touched | {"log"})
        self._is_changed = True
        if not undoable:
            self.history.barrier(name if claim else "")
        elif transaction.images:
            self.history.push(Act(name, claim, tuple(transaction.images)))

    def _acknowledge(self, line: bytes, name: str) -> None:
        self.acknowledged.append((line, name))
        self.lines += 1

    @contextmanager
    def quiet(self) -> Iterator[Transaction]:
        """Run a transaction that leaves no line in the log and no undo: a confidential ballot, a move."""
        self._must_be_writable()
        transaction = Transaction(self)
        with self._noticing(), write(self.db):
            yield transaction
        self._versions.update(transaction.touched)

    def _must_be_writable(self) -> None:
        self._must_go_on()
        if self.read_only:
            raise ReadOnlyFileError(READ_ONLY_FILE, name=self.path.name)
        if has_moved(self.db):
            if self.before_act is not None:
                self.before_act(self, CLOSING)  # a backup, while what was recorded can still be read
            self.trouble = DiskError(MOVED, name=shown_name(self.path))
            raise self.trouble

    @property
    def is_moved(self) -> bool:
        """Whether it is stopped because it lies elsewhere now; its content can still be copied from here."""
        return self.trouble is not None and self.trouble.template == MOVED

    def _must_go_on(self) -> None:
        if self.trouble is not None:
            raise DiskError(STOPPED, name=shown_name(self.path)) from self.trouble

    @contextmanager
    def _noticing(self) -> Iterator[None]:
        """Stop the file when the disk fails in the block: what it holds must then be read anew."""
        try:
            yield
        except TROUBLE as error:
            self.trouble = self.trouble or error
            raise

    def was_done(self, action_id: bytes) -> bool:
        """Return whether an act with this id is on disk already, so that a retry can be left out."""
        return self.db.execute("SELECT 1 FROM done WHERE action_id = ?", [action_id]).fetchone() is not None

    def undo(self) -> Act:
        """Take back the last act and return it; raises UndoError with the reason when that cannot be done."""
        return self._turn(self.history.done, self.history.undone, "undone", "undo")

    def redo(self) -> Act:
        """Do the last undone act again and return it; raises UndoError when that cannot be done."""
        return self._turn(self.history.undone, self.history.done, "redone", "redo")

    def _turn(self, source: list[Act], target: list[Act], kind: str, verb: str) -> Act:
        if not source:
            raise UndoError(f"There is nothing to {verb}.")
        act = source[-1]
        images: list[rows.Image] = []
        try:
            self._must_be_writable()
            with self._noticing(), write(self.db):
                for image in reversed(act.images):
                    turned = rows.reverse(self.db, image)
                    if turned is None:
                        raise UndoError(
                            f"“{act.name}” cannot be changed any more: later acts or ballots depend on it."
                        )
                    images.append(turned)
                did = f"{verb.capitalize()}: {act.name}"
                line = log.append(self.db, self.now(), kind, {"did": did})
        except sqlite3.IntegrityError as error:
            raise UndoError(
                f"“{act.name}” cannot be changed any more: ballots recorded since then depend on it."
            ) from error
        self._acknowledge(line, did)
        source.pop()
        target.append(Act(act.name, act.claim, tuple(images)))
        self._versions.update({"log"}.union(*map(areas, images)))
        self._is_changed = True
        return act

    # -- reads ----------------------------------------------------------------------------------------

    def cached(self, key: Any, tables: tuple[str, ...], compute: Callable[[], T]) -> T:
        """Return `compute()`, remembered until one of `tables` is written again."""
        versions = tuple(self._versions[table] for table in tables)
        found = self._cache.get(key)
        if found is not None and found[0] == versions:
            return found[1]  # type: ignore[no-any-return]
        value = compute()
        self._cache[key] = (versions, value)
        return value

    def rows(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return all rows of a SELECT as tuples, for the reads that are done at every ballot."""
        return self._read(lambda: self.db.execute(sql, list(values)).fetchall())

    def query(self, sql: str, *values: Any) -> list[dict[str, Any]]:
        """Return all rows of a SELECT as dictionaries."""
        return self._read(lambda: list(self.db.query(sql, list(values))))

    def _read(self, fetch: Callable[[], list[T]]) -> list[T]:
        self._must_go_on()
        with self._noticing():
            try:
                return fetch()
            except sqlite3.Error as error:
                raise explain(error, self.path) from error

    def now(self) -> str:
        """Return the present moment as stored in the log."""
        return stamp(self.clock())

    def compact(self) -> None:
        """Rewrite the whole file, so that the order of writing cannot be read from its pages.

        Raises KnownStoreError; a disk that is merely too full for it stops nothing: the file stays as it is.
        """
        try:
            self.db.execute("VACUUM")
        except sqlite3.Error as error:
            found = explain(error, self.path)
            if isinstance(found, TROUBLE) and found.template != DISK_FULL:
                self.trouble = self.trouble or found
            raise found from error

    def next_revision(self) -> None:
        """Note that the content is about to be published; raises KnownStoreError when the disk refuses."""
        if self._is_changed:  # else the last line may be the seal, which counts the revision, too
            with self.quiet():
                self._count_revision()

    def _count_revision(self) -> None:
        """Count the published states of the file, and remember the act before which the last one was made."""
        sql = "UPDATE meta SET revision = revision + 1, parent_head = ?"
        self.db.execute(sql, [log.head(self.db)[1]])

    def close(self) -> str:
        """Seal the file if anything was done, and close it; it can be opened again at once.

        A local copy is put where it belongs; returns what is to be said about that, mostly nothing.
        """
        said = ""
        try:
            if self._is_changed and self.trouble is None:
                self._is_changed = False
                with suppress(KnownStoreError), write(self.db):  # without a seal the file is as good
                    if self.published is not None:
                        self._count_revision()
                    seal.put(self.db, self.now())
                if self.before_act is not None:
                    self.before_act(self, CLOSING)
                said = MOVED.format(name=shown_name(self.path)) if has_moved(self.db) else ""
            if self.trouble is None and has_moved(self.db):
                self.trouble = DiskError(MOVED, name=shown_name(self.path))
        finally:
            self.release()
        return self.published.leave(self) if self.published is not None else said

    def release(self) -> None:
        """Close the file just as it is: after trouble, or because the session goes on in a copy of it."""
        self._is_changed = False
        self.db.conn.close()
        if self.on_left is not None and self.trouble is None and not has_moved(self.db):
            self.on_left(self.path)
        if self.reserve is not None:
            self.reserve.release()
