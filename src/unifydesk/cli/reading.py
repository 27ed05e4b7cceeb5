"""Reads files named on the command line; a missing or unreadable one is a sentence, not a traceback."""

from __future__ import annotations

from pathlib import Path

from unifydesk.domain.errors import InvalidInputError, NotFoundError

SIZE_LIMIT = 50_000_000


def read_bytes(path: Path) -> bytes:
    """Return a file's content; raises UnifyError with a sentence when there is none or it is too large."""
    try:
        if path.is_dir():
            raise InvalidInputError(f"“{path.name}” is a folder. Name a file in it.")
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError as error:
        raise NotFoundError(f"There is no file “{path}”. Check the path and try again.") from error
    except OSError as error:
        raise InvalidInputError(
            f"“{path}” cannot be read ({error.strerror}). Check its permissions."
        ) from error
    if len(data) > SIZE_LIMIT:
        raise InvalidInputError(f"“{path.name}” is larger than {SIZE_LIMIT // 1_000_000} MB. Split it.")
    return data
