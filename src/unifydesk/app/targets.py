"""Where a new file may be made: a free name of usual length in a folder that is there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from unifydesk.domain.errors import InvalidInputError
from unifydesk.store.errors import shown_name

_UNWRITABLE = dict.fromkeys((0, *range(0xD800, 0xE000)), "\N{REPLACEMENT CHARACTER}")
NAME_LIMIT = 200
"""Bytes of a file name: most systems take 255, and a file is built beside its target under a longer name."""


def check_new_file(path: Path, example: str) -> None:
    """Raise InvalidInputError, with what to do instead, when no new file can be made at `path`."""
    check_letters(path)
    name = shown_name(path)
    if os.path.isdir(path):  # Path.is_dir raises for names that are too long and folders that are closed
        raise InvalidInputError(f"“{name}” is a folder. Add a file name, such as {example}.")
    if os.path.lexists(path):
        raise InvalidInputError(f"“{name}” is already there and stays as it is. Choose another name.")
    check_folder_and_name(path)


def check_letters(path: Path) -> None:
    """Raise InvalidInputError when no file system can write the name of `path`."""
    try:
        whole = os.fsencode(path)
    except UnicodeEncodeError:
        whole = b"\0"
    if b"\0" in whole:
        name = shown_name(path).translate(_UNWRITABLE)
        raise InvalidInputError(f"No file can have the name “{name}”. Choose one of letters and digits.")


def check_folder_and_name(path: Path) -> None:
    """Raise InvalidInputError when the folder of `path` is not there or its name is too long."""
    if not os.path.isdir(path.parent) and not _is_unknown(path.parent):
        folder = shown_name(path.parent)
        raise InvalidInputError(f"There is no folder “{folder}”. Make it first, or choose another folder.")
    if len(os.fsencode(path.name)) > NAME_LIMIT:
        raise InvalidInputError(f"The name “{shown_name(path)}” is too long. Choose a shorter one.")


def _is_unknown(folder: Path) -> bool:
    """Whether the disk does not say what a folder is; then whoever writes there will say why."""
    try:
        folder.stat()
    except OSError as error:
        return error.errno == errno.EIO
    return folder.is_dir()
