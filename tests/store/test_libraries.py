"""One SQLite library: another one that could open our files is a reason not to begin."""

from __future__ import annotations

import pytest

from unifydesk.store import connection
from unifydesk.store.errors import DiskError
from unifydesk.store.libraries import mapped, second_library, with_their_own

MAPS = """7f00-7f01 r--p 00000000 08:01 11 /usr/lib/x86_64-linux-gnu/libsqlite3.so.0.8.6
7f01-7f02 r-xp 00001000 08:01 11 /usr/lib/x86_64-linux-gnu/libsqlite3.so.0.8.6
7f03-7f04 r-xp 00000000 08:01 12 /usr/lib/python3.11/lib-dynload/_sqlite3.cpython-311-x86_64-linux-gnu.so
7f05-7f06 rw-p 00000000 00:00 0
7f07-7f08 r-xp 00000000 08:01 13 /opt/My Qt/plugins/sqldrivers/libqsqlite.so
7f09-7f0a rw-p 00000000 00:00 0 [heap]
"""


def test_each_library_in_memory_is_named_once() -> None:
    assert mapped(MAPS) == (
        "/opt/My Qt/plugins/sqldrivers/libqsqlite.so",
        "/usr/lib/x86_64-linux-gnu/libsqlite3.so.0.8.6",
    )


def test_modules_that_bring_their_own_are_known() -> None:
    assert with_their_own(["sqlite3", "PySide6.QtSql", "apsw", "os"]) == ("PySide6.QtSql", "apsw")


def test_in_this_program_there_is_none() -> None:
    second_library.cache_clear()
    assert second_library() == ""


def test_with_a_second_one_no_file_is_opened(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(connection, "second_library", lambda: "apsw")
    with pytest.raises(DiskError, match=r"cannot be kept safe with this installation .*apsw"):
        connection.connect(tmp_path / "a.unify", create=True)
    assert list(tmp_path.iterdir()) == []


def test_memory_that_belongs_to_no_file_is_passed_over() -> None:
    assert mapped("7f05-7f06 rw-p 00000000 00:00 0 \n\nbroken\n") == ()
