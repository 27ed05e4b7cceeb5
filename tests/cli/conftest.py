"""The command line as a person meets it: words in, an exit code and two streams out."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.app.stories import DECK
from unifydesk.app import rehearsal
from unifydesk.cli.main import run


@dataclass(frozen=True)
class Said:
    """What one command answered."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence of a refusal; fails when there is more, or anything on stdout."""
        (line,) = self.err.splitlines()
        assert self.code == 1
        assert self.out == ""
        return line


@pytest.fixture
def cli(capsys, monkeypatch, tmp_path) -> Callable[..., Said]:
    """Return a function that runs one command in the test's own folder."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    monkeypatch.chdir(tmp_path)

    def command(*words: object) -> Said:
        try:
            code = run([str(word) for word in words])
        except SystemExit as end:
            code = int(str(end.code))
        streams = capsys.readouterr()
        return Said(code, streams.out, streams.err)

    return command


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A small deck in the test's folder."""
    path = tmp_path / "demo.md"
    path.write_text(DECK, encoding="utf-8")
    return path


@pytest.fixture
def workshop(cli: Callable[..., Said], deck: Path, tmp_path: Path) -> Path:
    """A workshop of the small deck without people."""
    path = tmp_path / "monday.unify"
    assert cli("new", deck, "-o", path).code == 0
    return path


@pytest.fixture(scope="session")
def _played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        rehearsal.rehearse(DECK, "demo", folder / "files", people_count=7, seed=3)
    return folder / "files"


@pytest.fixture
def played(_played: Path, tmp_path: Path) -> Path:
    """A rehearsed workshop: every claim with two rounds, one of them confidential."""
    return Path(shutil.copy(_played / rehearsal.FILE_NAME, tmp_path / "played.unify"))
