"""Verified copies of an open workshop: automatic backups with thinning, and one before every migration.

A copy appears under its name only when it is whole, equal to the original and on the disk.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlite_utils

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store.connection import is_open_here
from unifydesk.store.durable import make_folder, sync_file, sync_folder
from unifydesk.store.errors import (
    OPEN_HERE,
    DamagedFileError,
    DiskError,
    FileLockedError,
    explain,
    shown_name,
)

KEEP_LAST = 10
KEEP_DAYS = 14
SUFFIX = ".unify"
MARK = 8
"""Digits of the uuid in the name of a backup."""

COPY_DIFFERS = QT_TRANSLATE_NOOP(
    "store", "The copy “{name}” did not turn out like the original and was removed. Choose another disk."
)

_COUNTERS = ((24, 28), (40, 44), (92, 100))
"""Bytes of the header that differ between equal copies: change counter, schema cookie, last writer."""

_HEADER = 100
_CHUNK = 1 << 20
_PART = ".part"
_STALE = timedelta(hours=1)
_MOMENT = "%Y%m%dT%H%M%S%fZ"
_LATEST = datetime.max.replace(tzinfo=UTC) - timedelta(seconds=1)


def backup(
    db: sqlite_utils.Database, target_folder: Path, file_uuid: bytes, stem: str, moment: datetime
) -> Path:
    """Copy the open workshop into `target_folder`, thin out its older backups, and return the new one.

    The name carries the workshop's name, the beginning of its uuid and the moment in UTC, see `next_moment`.
    Not inside a transaction. Raises KnownStoreError with a sentence when the disk refuses; older backups
    stay then.
    """
    try:
        make_folder(target_folder)
    except OSError as error:
        raise explain(error, target_folder) from error
    moment = next_moment(target_folder, file_uuid, moment)
    target = target_folder / name_of(stem, file_uuid, moment)
    verified_copy(db, target)
    thin(target_folder, file_uuid, moment)
    return target


def name_of(stem: str, file_uuid: bytes, moment: datetime) -> str:
    """Return the name of a backup: the workshop's, the beginning of its uuid, and the moment in UTC."""
    return f"{tame(stem)}.{file_uuid.hex()[:MARK]}.{moment.astimezone(UTC).strftime(_MOMENT)}{SUFFIX}"


def next_moment(folder: Path, file_uuid: bytes, moment: datetime) -> datetime:
    """Return the moment for the name of the next backup: `moment`, or just after the newest there is.

    Somebody may have set the clock back. Under its own moment the new one would count as older than what it
    follows: it would be thinned out at once, and never be offered as the newest.
    """
    last = max((made for made, _ in _backups(folder, file_uuid)), default=None)
    return moment if last is None or last < moment else min(last, _LATEST) + timedelta(microseconds=1)


def verified_copy_before_migration(db: sqlite_utils.Database, path: Path, version: int) -> Path:
    """Copy the workshop at `path` beside it before it is brought to `version`, and return the copy.

    An earlier copy of that name stays: the new one is numbered.
    """
    number = 1
    while True:
        again = "" if number == 1 else f" ({number})"
        target = path.with_name(f"{path.stem}.before-v{version}{again}{SUFFIX}")
        if not os.path.lexists(target):
            verified_copy(db, target)
            return target
        number += 1


def verified_copy(db: sqlite_utils.Database, target: Path) -> None:
    """Copy the open workshop to `target`, replacing what is there in one step once the copy is proven.

    Raises KnownStoreError with a sentence when the disk refuses or the copy is not equal; nothing is left
    behind then. Readable by the owner only, since named ballots are inside.
    """
    if db.conn.in_transaction:
        raise RuntimeError("a copy is made between transactions")
    if is_open_here(target):
        raise FileLockedError(OPEN_HERE, name=shown_name(target))
    try:
        with _part_beside(target) as part:
            _copy(db.conn, part, target)
            sync_file(part)
            os.replace(part, target)
        sync_folder(target.parent)
    except (sqlite3.Error, OSError) as error:
        found = explain(error, target)
        if isinstance(found, DamagedFileError):  # the copy, which nobody has seen yet
            raise DiskError(COPY_DIFFERS, name=shown_name(target)) from error
        raise found from error


def thin(folder: Path, file_uuid: bytes, moment: datetime) -> tuple[Path, ...]:
    """Remove older backups of one workshop and return them.

    Kept are the last KEEP_LAST and, of each of the KEEP_DAYS days before `moment`, the last one; and one that
    is open, which must not be taken away from whoever works in it.
    """
    _remove_stale_parts(folder, moment)
    found = sorted(_backups(folder, file_uuid), reverse=True)
    kept = {path for _, path in found[:KEEP_LAST]}
    days = set()
    for made, path in found:
        if made.date() not in days and moment - made <= timedelta(days=KEEP_DAYS):
            days.add(made.date())
            kept.add(path)
    gone = tuple(path for _, path in found if path not in kept and not is_open_here(path))
    for path in gone:
        with contextlib.suppress(OSError):  # an old backup that cannot be removed harms nobody
            path.unlink()
    return gone


def newest_first(folder: Path, file_uuid: bytes) -> tuple[tuple[datetime, Path], ...]:
    """Return the moment and path of every backup of one workshop, the newest first; none without a folder."""
    return tuple(sorted(_backups(folder, file_uuid), reverse=True))


def content_hash(connection: sqlite3.Connection) -> bytes:
    """Return the SHA-256 over every page of a database, but for the header's counters of its own changes.

    Pages and not rows: ten times as fast, so that a backup between two votes is not noticed.
    """
    return _hash_of(bytearray(connection.serialize()))


def file_hash(path: Path) -> bytes:
    """Return the `content_hash` of a closed file; raises OSError when it cannot be read.

    Never of a file that is open in this process, which would lose its lock.
    """
    digest = hashlib.sha256()
    with path.open("rb") as file:
        digest.update(_without_counters(file.read(_HEADER)))
        while part := file.read(_CHUNK):
            digest.update(part)
    return digest.digest()


def _hash_of(pages: bytearray) -> bytes:
    pages[:_HEADER] = _without_counters(bytes(pages[:_HEADER]))
    return hashlib.sha256(pages).digest()


def _without_counters(header: bytes) -> bytes:
    plain = bytearray(header)
    for first, last in _COUNTERS:
        plain[first:last] = bytes(len(plain[first:last]))
    return bytes(plain)


def _copy(source: sqlite3.Connection, part: Path, target: Path) -> None:
    """Fill `part` through SQLite's backup API, then prove it: whole in itself, and every page equal."""
    with contextlib.closing(sqlite3.connect(part, isolation_level=None)) as copy:
        copy.execute("PRAGMA synchronous=OFF")  # synced as a whole afterwards
        source.backup(copy)
        copy.text_factory = source.text_factory
        whole = copy.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        if not whole or content_hash(copy) != content_hash(source):
            raise DiskError(COPY_DIFFERS, name=shown_name(target))


@contextlib.contextmanager
def _part_beside(target: Path) -> Iterator[Path]:
    """Give the path of a new private file in the target's folder; it is removed unless it was renamed."""
    handle, name = tempfile.mkstemp(suffix=_PART, prefix=f".{target.stem}.", dir=target.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
    finally:
        part.unlink(missing_ok=True)
        part.with_name(part.name + "-journal").unlink(missing_ok=True)


def _backups(folder: Path, file_uuid: bytes) -> Iterator[tuple[datetime, Path]]:
    """Give the moment and path of every backup of one workshop, under whatever name it was made."""
    for path, _, mark, made in listed(folder):
        if mark == file_uuid.hex()[:MARK]:
            yield made, path


def listed(folder: Path) -> Iterator[tuple[Path, str, str, datetime]]:
    """Give path, name of the workshop, beginning of its uuid and moment (UTC) of every backup in a folder.

    Raises KnownStoreError when the disk refuses.
    """
    try:
        found = list(folder.glob(f"*{SUFFIX}"))
    except OSError as error:
        raise explain(error, folder) from error
    for path in found:
        rest, _, moment = path.name.removesuffix(SUFFIX).rpartition(".")
        stem, _, mark = rest.rpartition(".")
        if len(mark) == MARK and not path.name.startswith("."):
            with contextlib.suppress(ValueError):
                yield path, stem, mark, datetime.strptime(moment, _MOMENT).replace(tzinfo=UTC)


def newest(folder: Path, file_uuid: bytes) -> Path | None:
    """Return the newest backup of one workshop, or None."""
    return max(_backups(folder, file_uuid), default=(None, None))[1]


def is_equal(path: Path, connection: sqlite3.Connection) -> bool:
    """Return whether the backup at `path` has the content of an open workshop, page by page."""
    (size,) = connection.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    try:
        if path.stat().st_size != size[0]:
            return False
        return file_hash(path) == content_hash(connection)
    except OSError:
        return False


def _remove_stale_parts(folder: Path, moment: datetime) -> None:
    """Remove what a copy that was killed left behind; a copy under way elsewhere is younger than that."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f".*{_PART}"):
            if moment.timestamp() - path.stat().st_mtime > _STALE.total_seconds():
                path.unlink()


def tame(stem: str) -> str:
    """Return a name that every file system takes: no separators or controls, at most 80 bytes."""
    text = unicodedata.normalize("NFC", stem)
    text = "".join(c if c.isprintable() else "_" for c in text)
    text = re.sub(r'[\\/:*?"<>|]', "_", text).strip(" .")
    return text.encode()[:80].decode(errors="ignore") or "workshop"
