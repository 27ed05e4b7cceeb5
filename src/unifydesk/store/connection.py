"""The one connection to a workshop file: settings in a fixed order, each read back, and the lock at once.

The file must outlive a power cut after every acknowledged act, so no setting is taken on trust.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import struct
import weakref
from collections.abc import Iterator
from pathlib import Path

import sqlite_utils

from unifydesk.domain.errors import KnownStoreError
from unifydesk.store.errors import (
    DAMAGED,
    DISK_FAILED,
    NOT_SAFE_HERE,
    OPEN_HERE,
    READ_ONLY_WRITE,
    UNREADABLE,
    DamagedFileError,
    DiskError,
    FileLockedError,
    ReadOnlyFileError,
    explain,
    is_known,
    shown_name,
)
from unifydesk.store.hold import Hold, hold
from unifydesk.store.libraries import second_library

BUSY_SECONDS = 0.5
"""How long an opener waits for another one; a lock lasts a whole session, so waiting longer is in vain."""

OLDEST_SQLITE = (3, 37, 0)
"""The first SQLite with STRICT tables. Every bug listed in sqlite.org/howtocorrupt.html §8 that spoils a file
with a rollback journal was fixed long before; the one in later versions needs a write-ahead log, which is
refused by its header and again when the journal mode is read back."""

JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_JOURNAL_HEAD = struct.Struct(">8s12xI")  # magic and size of a sector (sqlite.org/fileformat2.html §3)

_Setting = tuple[str, str, int | str]
_COMMON: tuple[_Setting, ...] = (
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("mmap_size", "0", 0),
    ("foreign_keys", "ON", 1),
)
_WRITING: tuple[_Setting, ...] = (
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "FULL", 2),
    ("fullfsync", "ON", 1),
    ("secure_delete", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("auto_vacuum", "NONE", 0),
    ("recursive_triggers", "OFF", 0),
)
_READING: tuple[_Setting, ...] = (
    ("query_only", "ON", 1),
    ("temp_store", "MEMORY", 2),
    ("recursive_triggers", "OFF", 0),
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, 64_000_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 1),  # 0 would break VACUUM
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
    (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
)
_SAFER = (("DEFENSIVE", True), ("ENABLE_TRIGGER", False), ("ENABLE_VIEW", False))


class _Connection(sqlite3.Connection):
    """A connection that knows its file, and that can be looked up while it is open."""

    path: Path = Path()
    writes = False
    hold: Hold | None = None
    identity: tuple[int, int] | None = None

    def close(self) -> None:
        """Take the empty journal away while the lock is still ours, close, and forget the file."""
        held, self.hold = self.hold, None
        try:
            if held is not None:
                held.let_go()
            self._tidy()
            super().close()
        finally:
            if held is not None:
                held.close()  # not before: it drops the locks
        for key, connection in list(_open.items()):
            if connection is self:
                del _open[key]

    def _tidy(self) -> None:
        if self.writes and _is_undone(journal_of(self.path)):
            self.writes = False
            with contextlib.suppress(sqlite3.Error):  # an unfinished transaction keeps its journal
                self.execute("PRAGMA locking_mode=NORMAL")
                self.execute("PRAGMA journal_mode=DELETE")


_open: weakref.WeakValueDictionary[tuple[int, int], _Connection] = weakref.WeakValueDictionary()


def journal_of(path: Path) -> Path:
    """Return where SQLite keeps what is needed to undo an unfinished change of the file."""
    return beside(path, "-journal")


def beside(path: Path, ending: str) -> Path:
    """Return where SQLite keeps what belongs to a file: where a link is opened, beside what it leads to.

    On Windows it does not follow links.
    """
    real = Path(os.path.realpath(path)) if os.name != "nt" and os.path.islink(path) else path
    return real.with_name(real.name + ending)


def _is_undone(journal: Path) -> bool:
    """Whether a journal has nothing to undo, for certain: it is empty, or its head was made zeros.

    After a rollback that failed SQLite would delete it just the same, and with it the only way back.
    """
    try:
        with journal.open("rb") as file:
            return not any(file.read(_JOURNAL_HEAD.size))
    except OSError:
        return False


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what makes a file the same under every name, or None when it is not there."""
    try:
        found = path.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def is_open_here(path: Path) -> bool:
    """Whether this process has the file open, under whatever name.

    Ask before reading the bytes of any workshop file: closing a second handle drops the lock that SQLite
    holds on the first, and where there is no `Hold` nothing else keeps others out.
    """
    return _identity(path) in _open


def connect(path: Path, *, read_only: bool = False, create: bool = False) -> sqlite_utils.Database:
    """Open the workshop file at `path` with every safety setting on, and lock it for this process.

    With `create` the file must not exist yet; without it, it must. With `read_only` nothing is ever written
    and no lock is kept, so a file on a read-only disk can be shown. Raises FileLockedError when another
    program has the file open, and other KnownStoreError for whatever the disk or the file refuses.
    Use it from the thread that called this.
    """
    if is_open_here(path):
        raise FileLockedError(OPEN_HERE, name=shown_name(path))
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise DiskError(NOT_SAFE_HERE, name=shown_name(path), what=f"SQLite {sqlite3.sqlite_version}")
    if second_library():
        raise DiskError(NOT_SAFE_HERE, name=shown_name(path), what=f"also loaded: {second_library()}")
    connection: _Connection | None = None
    try:
        if create:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
        connection = _connect(path, read_only=read_only)
        _prepare(connection, read_only=read_only)
        _take_hold(connection, read_only=read_only)
    except (sqlite3.Error, OSError) as error:
        _give_up(connection)
        if not is_known(error):  # the SQL here is ours and right, so the schema it met is not
            raise DamagedFileError(DAMAGED, name=shown_name(path)) from error
        raise explain(error, path) from error
    except UNREADABLE as error:
        _give_up(connection)
        raise DamagedFileError(DAMAGED, name=shown_name(path)) from error
    except KnownStoreError:
        _give_up(connection)
        raise
    connection.identity = _identity(path)
    if connection.identity is not None:
        _open[connection.identity] = connection
    return sqlite_utils.Database(connection, recursive_triggers=False, execute_plugins=False)


def has_moved(db: sqlite_utils.Database) -> bool:
    """Whether the open file does not lie any more where it was opened: moved, deleted, or replaced.

    SQLite writes on in what it has open, and keeps the journal where the file was: after a crash a moved
    file would be without it, and a deleted one is gone once it is closed. Where the disk does not say,
    nothing moved.
    """
    connection = db.conn
    if not isinstance(connection, _Connection) or connection.identity is None:
        return False
    try:
        found = connection.path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return (found.st_dev, found.st_ino) != connection.identity


def is_locked_elsewhere(path: Path) -> bool:
    """Whether another program has the file locked, so that a copy may catch half of a change.

    Asks for the version number only, which reads no table; nothing is written. Not for a file open here.
    """
    connection = None
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        connection.execute("PRAGMA user_version").fetchone()
    except (sqlite3.Error, *UNREADABLE) as error:
        code = getattr(error, "sqlite_errorcode", None)
        return code is not None and code & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
    finally:
        if connection is not None:
            connection.close()
    return False


@contextlib.contextmanager
def write(db: sqlite_utils.Database) -> Iterator[None]:
    """Make the block one durable transaction: all of it is on the disk when it ends, or none of it.

    Errors of the disk or the file become their sentence; a broken constraint stays sqlite3.IntegrityError.
    """
    try:
        with _transaction(db.conn):
            yield
    except sqlite3.Error as error:
        if not is_known(error):
            raise
        if getattr(error, "sqlite_errorcode", 0) == sqlite3.SQLITE_READONLY and not _is_for_writing(db):
            raise ReadOnlyFileError(READ_ONLY_WRITE, name=shown_name(path_of(db))) from error
        raise explain(error, path_of(db)) from error


def _is_for_writing(db: sqlite_utils.Database) -> bool:
    return isinstance(db.conn, _Connection) and db.conn.writes


def path_of(db: sqlite_utils.Database) -> Path:
    """Return the path the file was opened with; an empty path for a database in memory."""
    return db.conn.path if isinstance(db.conn, _Connection) else Path()


def _connect(path: Path, *, read_only: bool) -> _Connection:
    """Open without creating: a file that vanished between choosing and opening must not come back empty."""
    mode = "ro" if read_only else "rw"
    path.stat()  # a missing file is told apart from one that cannot be opened
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        cached_statements=256,
        factory=_Connection,
    )
    connection.path = path
    return connection


def _prepare(connection: _Connection, *, read_only: bool) -> None:
    """Apply limits and settings in the order that matters, and refuse when one did not stick."""
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    setconfig = getattr(connection, "setconfig", None)  # Python 3.12 and later
    if setconfig is not None:
        for name, on in _SAFER:
            setconfig(getattr(sqlite3, f"SQLITE_DBCONFIG_{name}"), on)
    for name, value, expected in _COMMON + (_READING if read_only else _WRITING):
        connection.execute(f"PRAGMA {name}={value}").fetchall()
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            what = f"{name} is {found[0] if found else 'unknown'}"
            raise DiskError(NOT_SAFE_HERE, name=shown_name(connection.path), what=what)


def _take_hold(connection: _Connection, *, read_only: bool) -> None:
    """Take the exclusive lock now, so that a second opener fails at the door and not in the middle of a vote.

    EXCLUSIVE and not IMMEDIATE: a reserved lock would still let another program begin to read, and then our
    next commit would be refused.
    """
    if not read_only:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
        connection.hold = hold(connection.path)
        connection.writes = True
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if _is_hot(journal_of(connection.path)):
        raise DiskError(DISK_FAILED, name=shown_name(connection.path))


def _is_hot(journal: Path) -> bool:
    """Whether an unfinished change waits still, although the lock is ours.

    SQLite takes a disk that does not say whether there is a journal for one without any (unixAccess in
    os_unix.c), and would go on in a file that holds half a change. Raises OSError when the disk refuses.
    """
    try:
        with journal.open("rb") as file:
            head = file.read(_JOURNAL_HEAD.size)
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return False
    if len(head) < _JOURNAL_HEAD.size:
        return False
    magic, sector = _JOURNAL_HEAD.unpack(head)
    return bool(magic == JOURNAL_MAGIC and size >= sector)  # else there is nothing to undo, and it is let lie


def _give_up(connection: _Connection | None) -> None:
    """Close a connection that could not be made safe."""
    if connection is not None:
        connection.close()


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """BEGIN IMMEDIATE … COMMIT; anything else that ends the block rolls back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            with contextlib.suppress(sqlite3.Error):  # the first error is the one to tell
                connection.execute("ROLLBACK")
