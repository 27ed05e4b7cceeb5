"""Looking into a file leaves it, what lies beside it, and the keys of open rounds as they are."""

from __future__ import annotations

import os
import shutil
import sqlite3

import pytest

from tests.app.stories import now, open_round
from unifydesk import paths
from unifydesk.app import checking, noting
from unifydesk.app.looking import looked_into
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.store import gates
from unifydesk.store.errors import DAMAGED, DamagedFileError


def everything(folder):
    """Return names and bytes of all files below a folder."""
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_file_and_its_folder_stay_as_they_are(make_file):
    file = make_file(people=1)
    file.close()
    before = (everything(file.path.parent), os.stat(file.path).st_mtime_ns)
    with looked_into(file.path) as looked:
        noting.add(looked.file, "remark", "in the copy only")
        assert looked.file.path.name == file.path.name
    assert (everything(file.path.parent), os.stat(file.path).st_mtime_ns) == before


def test_an_older_file_is_not_brought_up_to_date(request, tmp_path):
    old = tmp_path / "version-1.unify"
    shutil.copy(request.config.rootpath / "tests" / "files" / "version-1.unify", old)
    before = everything(tmp_path)
    assert "is whole" in checking.check(old)
    assert everything(tmp_path) == before


def test_a_copy_that_says_a_round_is_over_destroys_no_key(file, tmp_path):
    """The same workshop is open here with a confidential round; its ballots need their key."""
    round_ = open_round(file, level=CONFIDENTIAL)
    keys = everything(paths.state_dir() / "urns")
    copy = tmp_path / "from elsewhere.unify"
    shutil.copy(file.path, copy)
    connection = sqlite3.connect(copy)
    with connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE round SET state = 'void' WHERE id = ?", [round_.id])
        connection.execute("DELETE FROM urn")
    connection.close()
    with looked_into(copy) as looked:
        assert [r.state for r in now(looked.file).rounds] == ["void"]
    assert keys
    assert everything(paths.state_dir() / "urns") == keys


def test_a_file_that_is_open_here_is_not_looked_into(file):
    with pytest.raises(KnownStoreError, match="open"), looked_into(file.path):
        pass


def test_what_looks_like_damage_once_is_looked_at_again(make_file, monkeypatch):
    """A read that came back short looked like damage, and `check` said so."""
    file = make_file(people=1)
    file.close()
    verify, tried = gates.verify, []

    def damaged_at_first(*args):
        tried.append(1)
        if len(tried) == 1:
            raise DamagedFileError(DAMAGED, name="workshop.unify")
        verify(*args)

    monkeypatch.setattr(gates, "verify", damaged_at_first)
    assert "is whole" in checking.check(file.path)
    assert len(tried) == 2
