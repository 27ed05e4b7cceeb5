"""Reads files named on the command line; a missing or unreadable one is a sentence, not a traceback."""

from __future__ import annotations

import os
from pathlib import Path

from unifydesk.app.csv_table import SIZE_LIMIT
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.store.errors import explain, shown_name

_MISSING = "There is no file “{path}”. Check the path and try again."


def existing(path: Path) -> Path:
    """Return the path of a workshop file; raises NotFoundError when there is nothing of that name."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotFoundError(_MISSING.format(path=path)) from error
    except OSError as error:
        raise explain(error, path) from error
    return path


def is_database(path: Path) -> bool:
    """Return whether a file begins as every workshop file does; False when it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(16) == b"SQLite format 3\x00"
    except OSError:
        return False


def read_bytes(path: Path) -> bytes:
    """Return a file's content; raises UnifyError with a sentence when there is none or it is too large."""
    name = shown_name(path)
    if os.path.isdir(path):
        raise InvalidInputError(f"“{name}” is a folder. Name a file in it.")
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise NotFoundError(_MISSING.format(path=path)) from error
    except OSError as error:
        raise explain(error, path) from error
    if len(data) > SIZE_LIMIT:
        raise InvalidInputError(f"“{name}” is larger than {SIZE_LIMIT // 1_000_000} MB. Split it.")
    return data
