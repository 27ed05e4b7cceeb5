"""Finds logos, a person’s and those of style sheets, and has them read where they can harm nothing."""

from __future__ import annotations

from pathlib import Path

from unifydesk.app import outside
from unifydesk.app.picture_headers import MOST_BYTES
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.store.errors import shown_name

SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
REFUSED = QT_TRANSLATE_NOOP("logos", "“{name}” cannot be the logo. Choose {expected}.")
READABLE = QT_TRANSLATE_NOOP("logos", "a picture that is there and can be read")
NAMED = QT_TRANSLATE_NOOP("logos", "the name of a picture")
INSIDE = QT_TRANSLATE_NOOP("logos", "a picture in the folder of the sheet, or an absolute path")


def chosen_logo(path: Path) -> bytes:
    """Return the picture a person chose, as `outside.logo` does; raises InvalidInputError with its name."""
    try:
        return outside.logo(_bytes_of(path), shown_name(path))
    except InvalidInputError as error:
        raise InvalidInputError(REFUSED.format(name=shown_name(path), expected=str(error))) from error


def sheet_logo(written: str, folder: Path) -> bytes:
    """Return the picture a style sheet names by an absolute path or one inside `folder`, its own.

    Raises InvalidInputError with what was expected, to be said beside the line of the sheet.
    """
    path = _path(written, folder)
    return outside.logo(_bytes_of(path), shown_name(path))


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would never end, and a device has no end
            raise InvalidInputError(READABLE)
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise InvalidInputError(READABLE) from error


def _path(written: str, folder: Path) -> Path:
    """Return the file; a relative path may not leave the folder, not even through a link."""
    try:
        path = Path(written)
        if path.is_absolute():
            return path
        found = (folder / path).resolve()
        inside = found.is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError) as error:
        raise InvalidInputError(NAMED) from error
    if not inside:
        raise InvalidInputError(INSIDE)
    return found
