"""What the disk says when an export is written, as sentences: what happened, and what to do now."""

from __future__ import annotations

import errno
from pathlib import Path

from unifydesk.domain.errors import ExportError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store.errors import shown_name

FULL = QT_TRANSLATE_NOOP(
    "exporting", "The disk with the folder “{folder}” is full. Free some space, or choose another folder."
)
QUOTA = QT_TRANSLATE_NOOP(
    "exporting",
    "You have used all the space that you may use in the folder “{folder}”. Free some, or choose another "
    "folder.",
)
TOO_BIG = QT_TRANSLATE_NOOP(
    "exporting", "“{name}” is too large for the disk with the folder “{folder}”. Choose another folder."
)
READ_ONLY_DISK = QT_TRANSLATE_NOOP(
    "exporting", "The disk with the folder “{folder}” is read-only. Choose another folder."
)
READ_ONLY_FOLDER = QT_TRANSLATE_NOOP(
    "exporting", "The folder “{folder}” is read-only for you. Choose another folder."
)
READ_ONLY_FILE = QT_TRANSLATE_NOOP(
    "exporting", "“{name}” is read-only. Choose another name, or allow writing to the file first."
)
IN_USE = QT_TRANSLATE_NOOP(
    "exporting",
    "“{name}” is open in another program. Close it there and export again, or choose another name.",
)
NAME_TOO_LONG = QT_TRANSLATE_NOOP("exporting", "The name “{name}” is too long. Choose a shorter one.")
NAME_REFUSED = QT_TRANSLATE_NOOP(
    "exporting", "The disk does not take the name “{name}”. Choose one of letters and digits."
)
GONE = QT_TRANSLATE_NOOP(
    "exporting", "The folder “{folder}” is not there any more. Connect its disk again, or choose another."
)
FAILED = QT_TRANSLATE_NOOP(
    "exporting",
    "The disk with the folder “{folder}” did not answer properly. Check it, or choose a folder on another.",
)
OTHER = QT_TRANSLATE_NOOP(
    "exporting", "“{name}” could not be written ({reason}). Choose another folder or name."
)
KEPT = QT_TRANSLATE_NOOP("exporting", "The earlier “{name}” is as it was.")

_SENTENCES: dict[int, str] = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: QUOTA,
    errno.EFBIG: TOO_BIG,
    errno.EROFS: READ_ONLY_DISK,
    errno.ENAMETOOLONG: NAME_TOO_LONG,
    errno.EINVAL: NAME_REFUSED,
    errno.EILSEQ: NAME_REFUSED,
    errno.ENOENT: GONE,
    errno.ENOTDIR: GONE,
    errno.ESTALE: GONE,
    errno.EIO: FAILED,
    errno.ENXIO: FAILED,
    errno.ENODEV: FAILED,
    errno.ETIMEDOUT: FAILED,
}
_WINDOWS: dict[int, str] = {  # ERROR_…: SHARING_VIOLATION, LOCK_VIOLATION, USER_MAPPED_FILE
    32: IN_USE,
    33: IN_USE,
    1224: IN_USE,
    19: READ_ONLY_DISK,  # WRITE_PROTECT
    39: FULL,  # HANDLE_DISK_FULL
    112: FULL,  # DISK_FULL
}
_DENIED = (errno.EACCES, errno.EPERM)
_BUSY = (errno.EBUSY, errno.ETXTBSY)


def folder_refused(error: OSError, path: Path) -> ExportError:
    """Return what to say when nothing could be written beside `path`."""
    return _told(error, path, READ_ONLY_FOLDER)


def file_refused(error: OSError, path: Path) -> ExportError:
    """Return what to say when the finished file could not take the place of the one at `path`."""
    return _told(error, path, IN_USE)


def opening_refused(error: OSError, path: Path) -> ExportError:
    """Return what to say when the earlier file at `path` could not be opened for writing."""
    return _told(error, path, READ_ONLY_FILE)


def _told(error: OSError, path: Path, denied: str) -> ExportError:
    template = _WINDOWS.get(getattr(error, "winerror", None) or 0) or _SENTENCES.get(error.errno or 0)
    if template is None and error.errno in _BUSY:
        template = IN_USE
    if template is None and error.errno in _DENIED:
        template = denied
    name, folder = shown_name(path), shown_name(path.parent.absolute())
    reason = (error.strerror or "the disk refused").lower()
    sentence = (template or OTHER).format(name=name, folder=folder, reason=reason)
    return ExportError(f"{sentence} {KEPT.format(name=name)}" if _is_there(path) else sentence)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
