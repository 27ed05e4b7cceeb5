"""What can go wrong with a workshop file, each as one sentence that says what happened and what to do."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
from pathlib import Path

from unifydesk.domain.errors import InvalidBallotError, KnownStoreError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP

MISSING = QT_TRANSLATE_NOOP("store", "“{name}” is not there any more. Look for it where it was moved to.")
FOLDER = QT_TRANSLATE_NOOP("store", "“{name}” is a folder. Choose a workshop file inside it.")
NOT_A_FILE = QT_TRANSLATE_NOOP("store", "“{name}” is not an ordinary file. Choose a workshop file.")
EMPTY = QT_TRANSLATE_NOOP("store", "“{name}” is empty. Open a backup, or make a new workshop.")
NOT_OURS = QT_TRANSLATE_NOOP(
    "store", "“{name}” is not a workshop file. Choose a file that was made by UnifyDesk."
)
LOST_BEGINNING = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” does not begin as a workshop file does: it is damaged, or was never one. Recover what is in "
    "it, or open a backup.",
)
FOREIGN = QT_TRANSLATE_NOOP(
    "store", "“{name}” is a database of another program. Choose a file that was made by UnifyDesk."
)
TOO_BIG = QT_TRANSLATE_NOOP(
    "store", "“{name}” is larger than {limit} MB, so it is not a workshop file. Choose another file."
)
NEWER = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” was made by a newer UnifyDesk (file version {version}, this program reads up to {newest}). "
    "Install the newer program to open it; nothing in the file was changed.",
)
TRUNCATED = QT_TRANSLATE_NOOP(
    "store", "“{name}” is cut off: its end is missing. Copy it again from where it came, or open a backup."
)
DAMAGED = QT_TRANSLATE_NOOP(
    "store", "“{name}” is damaged and cannot be read safely. Open a backup; the file itself was not changed."
)
UNFINISHED = QT_TRANSLATE_NOOP(
    "store", "“{name}” was never finished being made. Make the workshop again under another name."
)
ALTERED = QT_TRANSLATE_NOOP(
    "store",
    "The tables of “{name}” are not those that UnifyDesk makes; another program has altered them. "
    "Open a backup; the file itself was not changed.",
)
TOO_SLOW = QT_TRANSLATE_NOOP(
    "store",
    "Checking “{name}” took too long, so it was not opened. Open a backup, or copy it to a faster disk.",
)
OTHER_JOURNAL = QT_TRANSLATE_NOOP(
    "store",
    "Another program has switched “{name}” to a write-ahead log. Close it there and switch it back "
    "(sqlite-utils disable-wal), or open a backup.",
)
LOCKED = QT_TRANSLATE_NOOP(
    "store", "“{name}” is already open in another UnifyDesk on this computer. Close it there first."
)
OPEN_HERE = QT_TRANSLATE_NOOP("store", "“{name}” is already open in this window.")
READ_ONLY_FILE = QT_TRANSLATE_NOOP(
    "store", "“{name}” is read-only: you can look at it, but not change it. Save a copy to go on working."
)
READ_ONLY_FOLDER = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” is in a folder that may not be written to: you can look at it, but not change it. "
    "Save a copy elsewhere to go on working.",
)
READ_ONLY_OLDER = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” was made by an older UnifyDesk and must be brought up to date before it can be shown, but it "
    "is read-only. Save a copy to a folder of your own and open the copy.",
)
READ_ONLY_WRITE = QT_TRANSLATE_NOOP(
    "store", "“{name}” could not be changed because it or its folder is read-only. Save a copy elsewhere."
)
NOT_ALLOWED = QT_TRANSLATE_NOOP(
    "store", "You do not have permission to use “{name}”. Ask its owner, or choose another place."
)
READ_ONLY_UNFINISHED = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” was not closed properly and cannot be put in order where it is, because it is read-only. "
    "Copy it together with “{name}-journal” to a folder of your own and open the copy.",
)
EXISTS = QT_TRANSLATE_NOOP(
    "store", "“{name}” is already there and is never overwritten. Choose another name."
)
DISK_FULL = QT_TRANSLATE_NOOP(
    "store",
    "The disk that holds “{name}” is full. Free some space and try again; everything recorded before "
    "is safe.",
)
DISK_FAILED = QT_TRANSLATE_NOOP(
    "store",
    "The disk that holds “{name}” did not answer properly. Save a copy on another disk and go on there.",
)
STOPPED = QT_TRANSLATE_NOOP(
    "store",
    "Nothing more is recorded in “{name}”, because its disk failed. Save a copy on another disk and go on "
    "there.",
)
MOVED = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” was moved, renamed, deleted or replaced while it was open, so nothing more is recorded in it. "
    "Go on in a copy, or restore its newest backup.",
)
NOT_AS_LEFT = QT_TRANSLATE_NOOP(
    "store", "“{name}” does not hold any more what was recorded last; its disk has lost it."
)
NO_SOURCE = QT_TRANSLATE_NOOP(
    "store",
    "Neither “{name}” nor a backup of it can be read. Leave the program open, connect the disk again, and "
    "try once more.",
)
KEY_NOT_KEPT = QT_TRANSLATE_NOOP(
    "store",
    "The key of a confidential round could not be written to the disk of your own folder, so the round was "
    "not opened. Free some space there, or vote by name.",
)
NAME_TOO_LONG = QT_TRANSLATE_NOOP("store", "The name “{name}” is too long. Choose a shorter one.")
NO_MEMORY = QT_TRANSLATE_NOOP("store", "There is not enough memory to use “{name}”. Close other programs.")
NOT_SAFE_HERE = QT_TRANSLATE_NOOP(
    "store",
    "“{name}” cannot be kept safe with this installation ({what}). Install UnifyDesk again from its own "
    "package.",
)
KEY_MISSING = QT_TRANSLATE_NOOP(
    "store",
    "The key of this confidential round is not on this computer, so its ballots cannot be counted. "
    "Void the round and vote again, or go back to the computer on which it was opened.",
)
KEY_NOT_READ = QT_TRANSLATE_NOOP(
    "store",
    "The key of a confidential round could not be read from the disk of your own folder. Try again; the "
    "ballots are safe in the file.",
)
URN_DAMAGED = QT_TRANSLATE_NOOP(
    "store", "The sealed urn of this round does not open: it was altered. Void the round and vote again."
)
URN_MISCOUNT = QT_TRANSLATE_NOOP(
    "store",
    "The urn holds {ballots} ballots, but {turnout} people have voted. Void the round and vote again.",
)
BALLOTS_USED_UP = QT_TRANSLATE_NOOP(
    "store",
    "All {seats} ballots of this round have been cast. Close the round, or void it and open a larger one.",
)
BALLOT_TOO_LONG = QT_TRANSLATE_NOOP(
    "store", "The ballot is too long for its envelope by {over} bytes. Shorten the reason."
)


NAME_SHOWN = 60
"""Characters of a file name that a sentence has room for."""


class StoreError(KnownStoreError):
    """One sentence about a file; `template` and `values` are kept so that a window can translate it."""

    def __init__(self, template: str, **values: object) -> None:
        self.template = template
        self.values = values
        super().__init__(template.format(**values) if values else template)


class NotAWorkshopError(StoreError):
    """What was chosen is missing, a folder, too big, or not a workshop file."""


class NewerFileError(StoreError):
    """The file was made by a newer program than this one."""


class DamagedFileError(StoreError):
    """The file is cut off, damaged or altered by another program."""


class TooMuchError(DamagedFileError):
    """The file asks for more time, rows or memory than any workshop needs; asking again is no use."""


class FileLockedError(StoreError):
    """The file is open in another program, or already here."""


class ReadOnlyFileError(StoreError):
    """The file or its folder may not be written to, and writing was asked for."""


class DiskError(StoreError):
    """The disk is full, failing or not there; or the file could not be kept safe on this system."""


class AlreadyThereError(StoreError):
    """A new file was wanted where there is one already."""


class KeyMissingError(StoreError):
    """The key of a confidential round is not on this computer, or its disk does not give it."""


class UrnError(StoreError):
    """The sealed urn does not open, or its ballots and the turnout differ."""


class BallotsUsedUpError(InvalidBallotError):
    """Every ballot of a confidential round has been cast."""


def shown_name(path: Path) -> str:
    """Return the name by which messages call a file: its last part, never the whole path, and no novel."""
    name = path.name or str(path)
    return name if len(name) <= NAME_SHOWN else f"{name[:NAME_SHOWN]}…"


_A_PAGE = 4096

UNREADABLE = (UnicodeError, ValueError, TypeError, OverflowError, MemoryError, RecursionError, SystemError)
"""What Python's sqlite3 has been seen to raise for damaged bytes besides its own errors."""

_SQLITE: dict[int, tuple[type[StoreError], str]] = {
    sqlite3.SQLITE_FULL: (DiskError, DISK_FULL),
    sqlite3.SQLITE_READONLY: (ReadOnlyFileError, READ_ONLY_WRITE),
    sqlite3.SQLITE_BUSY: (FileLockedError, LOCKED),
    sqlite3.SQLITE_LOCKED: (FileLockedError, LOCKED),
    sqlite3.SQLITE_PROTOCOL: (FileLockedError, LOCKED),
    sqlite3.SQLITE_IOERR: (DiskError, DISK_FAILED),
    sqlite3.SQLITE_CORRUPT: (DamagedFileError, DAMAGED),
    sqlite3.SQLITE_NOTADB: (DamagedFileError, DAMAGED),
    sqlite3.SQLITE_FORMAT: (DamagedFileError, DAMAGED),
    sqlite3.SQLITE_CANTOPEN: (ReadOnlyFileError, NOT_ALLOWED),
    sqlite3.SQLITE_PERM: (ReadOnlyFileError, NOT_ALLOWED),
    sqlite3.SQLITE_NOMEM: (DiskError, NO_MEMORY),
    sqlite3.SQLITE_INTERRUPT: (TooMuchError, TOO_SLOW),
}

_SYSTEM: dict[int, tuple[type[StoreError], str]] = {
    errno.ENOSPC: (DiskError, DISK_FULL),
    errno.EDQUOT: (DiskError, DISK_FULL),
    errno.EFBIG: (DiskError, DISK_FULL),
    errno.EACCES: (ReadOnlyFileError, NOT_ALLOWED),
    errno.EPERM: (ReadOnlyFileError, NOT_ALLOWED),
    errno.EROFS: (ReadOnlyFileError, READ_ONLY_WRITE),
    errno.ENOENT: (NotAWorkshopError, MISSING),
    errno.ENOTDIR: (NotAWorkshopError, MISSING),
    errno.ELOOP: (NotAWorkshopError, MISSING),  # links that lead to each other lead to no file
    errno.EISDIR: (NotAWorkshopError, FOLDER),
    errno.ENAMETOOLONG: (NotAWorkshopError, NAME_TOO_LONG),
    errno.EEXIST: (AlreadyThereError, EXISTS),
    errno.ENOMEM: (DiskError, NO_MEMORY),
}


def _entry(error: sqlite3.Error | OSError) -> tuple[type[StoreError], str] | None:
    """Return the class and sentence for an error of the world, or None when it is not one."""
    if isinstance(error, OSError):
        return _SYSTEM.get(error.errno or 0)
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_ROLLBACK:
        return ReadOnlyFileError, READ_ONLY_UNFINISHED
    if code == sqlite3.SQLITE_READONLY_DBMOVED:  # the disk was asked where the file is, and did not know
        return DiskError, DISK_FAILED
    return None if code is None else _SQLITE.get(code & 0xFF)


def is_known(error: sqlite3.Error | OSError) -> bool:
    """Whether the disk or the file is to blame; False for wrong SQL, a broken constraint and the like."""
    return isinstance(error, OSError) or _entry(error) is not None


def explain(error: sqlite3.Error | OSError, path: Path) -> KnownStoreError:
    """Return the sentence with advice for an error of SQLite or of the system about the file at `path`."""
    kind, template = _entry(error) or (DiskError, DISK_FAILED)
    if isinstance(error, sqlite3.Error) and kind is ReadOnlyFileError and _is_allowed(path):
        kind, template = DiskError, DISK_FULL if _is_full(path) else DISK_FAILED
    return kind(template, name=shown_name(path))


def _is_allowed(path: Path) -> bool:
    """Whether a file and its folder may be written to: SQLite does not say why it could not open a journal.

    A disk that does not even say that much forbids nothing.
    """
    try:
        return may_write(path.absolute().parent) and (not path.exists() or may_write(path))
    except OSError as error:
        return error.errno == errno.EIO


def may_write(path: Path) -> bool:
    """Whether this person may write to a file or folder; raises OSError when its disk fails.

    Asked twice, because the first answer does not tell a disk that fails from a right that is missing.
    """
    if os.access(path, os.W_OK):
        return True
    path.stat()
    return os.access(path, os.W_OK)


def _is_full(path: Path) -> bool:
    try:
        return shutil.disk_usage(path.absolute().parent).free < _A_PAGE
    except OSError:
        return False
