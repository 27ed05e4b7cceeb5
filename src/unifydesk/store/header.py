"""The first 100 bytes of a file tell whether it is ours, which version, and whole, before SQLite sees it.

Reading them takes no lock and starts no recovery, so a refused file is left exactly as it was.
Layout: https://www.sqlite.org/fileformat2.html §1.3.
"""

from __future__ import annotations

import errno
import stat
import struct
from dataclasses import dataclass
from pathlib import Path

from unifydesk.store.connection import beside, is_open_here, journal_of
from unifydesk.store.errors import (
    ALTERED,
    DAMAGED,
    EMPTY,
    FOLDER,
    FOREIGN,
    LOST_BEGINNING,
    NEWER,
    NOT_A_FILE,
    NOT_OURS,
    OPEN_HERE,
    OTHER_JOURNAL,
    TOO_BIG,
    TRUNCATED,
    UNFINISHED,
    DamagedFileError,
    FileLockedError,
    NewerFileError,
    NotAWorkshopError,
    explain,
    shown_name,
)

APPLICATION_ID = 0x55444B57
"""“UDKW” in bytes 68–71: a UnifyDesk workshop."""

LARGEST_MB = 500
HEADER_BYTES = 100
SUFFIX = ".unify"
_MAGIC = b"SQLite format 3\x00"
_WAL = 2
_UTF8 = 1


@dataclass(frozen=True, slots=True)
class Header:
    """What the header says. `version` is the schema's number; `pages` is 0 when it is not vouched for."""

    size: int
    page_size: int
    write_version: int
    read_version: int
    pages: int
    auto_vacuum: int
    encoding: int
    version: int
    application_id: int


def read_header(path: Path, *, newest: int) -> Header:
    """Return the header of a workshop file that this program can open, up to version `newest`.

    Raises NotAWorkshopError, NewerFileError, DamagedFileError or FileLockedError (the file is open in this
    very process, where reading its bytes would drop its lock). Nothing on the disk changes.
    """
    name = shown_name(path)
    if is_open_here(path):
        raise FileLockedError(OPEN_HERE, name=name)
    try:
        size = _checked_size(path)
        with path.open("rb") as file:
            head = file.read(HEADER_BYTES)
    except OSError as error:
        raise explain(error, path) from error
    if _has_write_ahead_log(path):
        raise DamagedFileError(OTHER_JOURNAL, name=name)
    _refuse_without_beginning(head, path)
    header = _parsed(head, size, name)
    _refuse_strangers(header, name, newest)
    _refuse_broken(header, name, recoverable=has_hot_journal(path))
    return header


def has_hot_journal(path: Path) -> bool:
    """Whether an unfinished transaction waits beside the file; SQLite undoes it at the next opening.

    Raises KnownStoreError when the disk does not say.
    """
    try:
        journal = journal_of(path).stat()
    except OSError as error:
        if error.errno == errno.EIO:
            raise explain(error, path) from error
        return False
    return stat.S_ISREG(journal.st_mode) and journal.st_size > 0


def _has_write_ahead_log(path: Path) -> bool:
    """Whether another program left a write-ahead log beside the file.

    SQLite believes such a log even when the header says that there is none, so its pages would stand in the
    place of those in the file.
    """
    try:
        found = beside(path, "-wal").stat()
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_size > 0


def _checked_size(path: Path) -> int:
    """Return the size in bytes of an ordinary file that is neither empty nor too big."""
    found = path.stat()
    name = shown_name(path)
    if stat.S_ISDIR(found.st_mode):
        raise NotAWorkshopError(FOLDER, name=name)
    if not stat.S_ISREG(found.st_mode):
        raise NotAWorkshopError(NOT_A_FILE, name=name)
    if found.st_size == 0:
        raise NotAWorkshopError(EMPTY, name=name)
    if found.st_size > LARGEST_MB * 1_000_000:
        raise NotAWorkshopError(TOO_BIG, name=name, limit=LARGEST_MB)
    return found.st_size


def _refuse_without_beginning(head: bytes, path: Path) -> None:
    """Refuse what does not begin as an SQLite file does; one with our ending may have lost its beginning."""
    if head.startswith(_MAGIC):
        return
    if path.suffix.lower() == SUFFIX:
        raise DamagedFileError(LOST_BEGINNING, name=shown_name(path))
    raise NotAWorkshopError(NOT_OURS, name=shown_name(path))


def _parsed(head: bytes, size: int, name: str) -> Header:
    """Return the fields of the header."""
    if len(head) < HEADER_BYTES:
        raise DamagedFileError(TRUNCATED, name=name)
    page_size, write_version, read_version = struct.unpack_from(">HBB", head, 16)
    changes, pages = struct.unpack_from(">II", head, 24)
    auto_vacuum, encoding, version = struct.unpack_from(">III", head, 52)
    (application_id,) = struct.unpack_from(">I", head, 68)
    (pages_valid_for,) = struct.unpack_from(">I", head, 92)
    return Header(
        size=size,
        page_size=65536 if page_size == 1 else page_size,
        write_version=write_version,
        read_version=read_version,
        pages=pages if pages_valid_for == changes else 0,
        auto_vacuum=auto_vacuum,
        encoding=encoding,
        version=version,
        application_id=application_id,
    )


def _refuse_strangers(header: Header, name: str, newest: int) -> None:
    """Refuse databases of other programs, newer files, and files that were never finished."""
    if header.application_id != APPLICATION_ID:
        raise NotAWorkshopError(FOREIGN, name=name)
    if header.version > newest:
        raise NewerFileError(NEWER, name=name, version=header.version, newest=newest)
    if header.version == 0:
        raise DamagedFileError(UNFINISHED, name=name)


def _refuse_broken(header: Header, name: str, *, recoverable: bool) -> None:
    """Refuse foreign journal modes and layouts, impossible page sizes and files that are cut off.

    While a journal waits to be undone, the length of the file says nothing yet: SQLite sets it right first.
    """
    if _WAL in (header.write_version, header.read_version):
        raise DamagedFileError(OTHER_JOURNAL, name=name)
    if (header.auto_vacuum, header.encoding) != (0, _UTF8):
        raise DamagedFileError(ALTERED, name=name)
    size = header.page_size
    if (header.write_version, header.read_version) != (1, 1) or not 512 <= size <= 65536 or size & (size - 1):
        raise DamagedFileError(DAMAGED, name=name)
    if not recoverable and (header.size % size or header.size < header.pages * size):
        raise DamagedFileError(TRUNCATED, name=name)
