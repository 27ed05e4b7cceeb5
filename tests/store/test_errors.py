"""Each error of the disk has its sentence: what happened, to which file, what to do."""

from __future__ import annotations

import errno
import sqlite3
import string
from pathlib import Path

import pytest

from unifydesk.store import errors
from unifydesk.store.errors import (
    AlreadyThereError,
    DamagedFileError,
    DiskError,
    FileLockedError,
    NotAWorkshopError,
    ReadOnlyFileError,
    explain,
    is_known,
)

PATH = Path("/home/ada/Workshops/north.unify")


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says it")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "kind", "words"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), DiskError, "Free some space"),
        (sqlite_error(sqlite3.SQLITE_READONLY), ReadOnlyFileError, "Save a copy"),
        (sqlite_error(sqlite3.SQLITE_READONLY_ROLLBACK), ReadOnlyFileError, "not closed properly"),
        (sqlite_error(sqlite3.SQLITE_BUSY), FileLockedError, "Close it there first"),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), FileLockedError, "Close it there first"),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), DiskError, "another disk"),
        (sqlite_error(sqlite3.SQLITE_CORRUPT), DamagedFileError, "Open a backup"),
        (sqlite_error(sqlite3.SQLITE_NOTADB), DamagedFileError, "Open a backup"),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), ReadOnlyFileError, "another place"),
        (sqlite_error(sqlite3.SQLITE_ERROR), DiskError, "another disk"),
        (sqlite3.ProgrammingError("Cannot operate on a closed database."), DiskError, "another disk"),
        (OSError(errno.ENOSPC, "x"), DiskError, "Free some space"),
        (OSError(errno.EACCES, "x"), ReadOnlyFileError, "Ask its owner"),
        (OSError(errno.EROFS, "x"), ReadOnlyFileError, "Save a copy"),
        (OSError(errno.ENOENT, "x"), NotAWorkshopError, "Look for it"),
        (OSError(errno.EEXIST, "x"), AlreadyThereError, "another name"),
        (OSError(errno.EIO, "x"), DiskError, "another disk"),
        (OSError("without a number"), DiskError, "another disk"),
    ],
)
def test_every_error_has_a_sentence_with_advice(error, kind: type[Exception], words: str) -> None:
    known = explain(error, PATH)
    assert type(known) is kind
    assert words in str(known)
    assert "“north.unify”" in str(known)
    assert "/home/ada" not in str(known)


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE])
def test_our_own_mistakes_are_not_blamed_on_the_disk(code: int) -> None:
    assert not is_known(sqlite_error(code))


def sentences() -> dict[str, str]:
    return {name: text for name, text in vars(errors).items() if name.isupper() and isinstance(text, str)}


@pytest.mark.parametrize("name", sorted(sentences()))
def test_every_sentence_is_plain(name: str) -> None:
    text = sentences()[name]
    assert text.endswith((".", "{reason}"))
    assert "!" not in text
    assert '"' not in text
    assert all(field is None or field.isidentifier() for _, field, _, _ in string.Formatter().parse(text))


def test_a_name_with_braces_is_only_a_name() -> None:
    assert "“{x}.unify”" in str(explain(OSError(errno.ENOENT, "x"), Path("{x}.unify")))


def test_the_parts_of_a_sentence_are_kept_for_translation() -> None:
    known = explain(OSError(errno.ENOENT, "x"), PATH)
    assert isinstance(known, errors.StoreError)
    assert (known.template, known.values) == (errors.MISSING, {"name": "north.unify"})


def test_where_writing_is_allowed_nobody_is_told_of_permissions(tmp_path):
    """SQLite says the same for a journal that it may not make and for one that the disk refuses."""
    path = tmp_path / "north.unify"
    path.touch()
    for code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_READONLY_DBMOVED):
        known = explain(sqlite_error(code), path)
        assert type(known) is DiskError
        assert "did not answer properly" in str(known)


def test_a_journal_that_a_full_disk_refuses_is_a_matter_of_room(tmp_path, monkeypatch):
    path = tmp_path / "north.unify"
    path.touch()
    monkeypatch.setattr(errors, "_is_full", lambda _path: True)
    assert "is full" in str(explain(sqlite_error(sqlite3.SQLITE_CANTOPEN), path))
