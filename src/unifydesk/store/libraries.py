"""Whether a second SQLite library is in this process: closing a file in one drops the locks of the other.

POSIX locks belong to the process, and each copy of the library counts them for itself only
(sqlite.org/howtocorrupt.html §2.2.1).
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path

MAPS = Path("/proc/self/maps")
_WITH_THEIR_OWN = ("apsw", "pysqlite3", "sqlcipher3", "libsql", "libsql_experimental", "PySide6.QtSql")
"""Modules that bring an SQLite of their own and can open our files with it."""
_LIBRARY = re.compile(r"(libsqlite3[^/]*\.(so|dylib)[.\d]*|libqsqlite\.(so|dylib))$")
log = logging.getLogger(__name__)


def with_their_own(modules: Iterable[str]) -> tuple[str, ...]:
    """Return the loaded modules that bring an SQLite of their own, sorted."""
    return tuple(sorted(set(modules).intersection(_WITH_THEIR_OWN)))


def mapped(maps: str) -> tuple[str, ...]:
    """Return the SQLite libraries in the text of /proc/self/maps, sorted; Python’s own may be one of them."""
    lines = (line.split(maxsplit=5) for line in maps.splitlines())
    paths = {fields[5].strip() for fields in lines if len(fields) == 6}
    return tuple(sorted(path for path in paths if _LIBRARY.search(path)))


@cache
def second_library() -> str:
    """Return what could open our files with another SQLite library, as things are at the first opening.

    A library that came along with something else (a file dialog, say) opens no file of ours: it is logged.
    """
    found = with_their_own(sys.modules)
    try:
        libraries = mapped(MAPS.read_text("utf-8", "replace"))
    except OSError:
        libraries = ()
    if len(libraries) > 1:
        log.warning("More than one SQLite library is loaded: %s", ", ".join(libraries))
    drivers = [Path(path).name for path in libraries if "libqsqlite" in path]
    return ", ".join([*found, *drivers])
