"""Files that earlier versions released still open, and say the same as before."""

from __future__ import annotations

import contextlib
import errno
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.app.stories import SteppingClock
from unifydesk.app import checking, voting, workshops
from unifydesk.app.results import results
from unifydesk.store import log, schema

FILES = Path(__file__).parents[1] / "files"
FIRST = FILES / "version-1.unify"


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """Return a copy of a file of version 1: five people, a benefit and a risk, two rounds each."""
    copy = tmp_path / "monday.unify"
    shutil.copy(FIRST, copy)
    return copy


def test_a_file_of_version_1_is_brought_up_to_date_after_a_copy_was_made(first: Path) -> None:
    before = first.read_bytes()
    file = workshops.open_file(first, clock=SteppingClock())
    assert file.rows("PRAGMA user_version") == [(schema.VERSION,)]
    file.close()
    copy = first.with_name(f"monday.before-v{schema.VERSION}.unify")
    assert sorted(path.name for path in first.parent.iterdir()) == [copy.name, first.name]
    assert len(copy.read_bytes()) == len(before)
    assert "is whole" in checking.check(first)


def test_a_file_whose_migration_is_cut_short_before_its_line_in_the_log_is_still_the_old_one(
    first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> bytes:
        raise OSError(errno.EIO, "the disk went away")

    with monkeypatch.context() as failing:
        failing.setattr(log, "append", fail)
        with pytest.raises(OSError, match="the disk went away"):
            workshops.open_file(first, clock=SteppingClock())
    with contextlib.closing(sqlite3.connect(first)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
    assert "is whole" in checking.check(first)


def test_its_figures_are_those_the_first_version_gave(first: Path) -> None:
    file = workshops.open_file(first)
    told = results(workshops.snapshot(file))
    file.close()
    found = {
        (claim["id"], r["round"], q["id"]): (
            list(q["counts"].values()),
            q["present"],
            q["position"],
            q["swing"],
        )
        for claim in told["claims"]
        for r in claim["rounds"]
        for q in r["questions"]
    }
    assert found == EXPECTED
    assert {q["base"] for c in told["claims"] for r in c["rounds"] for q in r["questions"]} == {"answered"}


def test_it_can_be_voted_on_with_everything_that_came_since(first: Path) -> None:
    file = workshops.open_file(first, clock=SteppingClock())
    opened = voting.open_round(file, "B1", channel="cards")
    voting.cast(file, opened.round_id, 1, {"real": "4", "importance": "5"}, channel="cards")
    voting.close_round(file, opened.round_id)
    last = workshops.snapshot(file).results["B1"][-1]
    file.close()
    assert (last.number, last.figures[0].tally.counts) == (3, (0, 0, 0, 1, 0))
    assert last.figures[0].tally.entitled == 5


EXPECTED = {
    ("B1", 1, "real"): ([0, 0, 0, 4, 1], 5, "consensus_for", 1),
    ("B1", 1, "importance"): ([0, 0, 1, 3, 0], 5, "no_position", None),
    ("B1", 1, "confidence"): ([0, 0, 5], 5, None, None),
    ("B1", 2, "real"): ([0, 0, 0, 4, 1], 5, "consensus_for", 1),
    ("B1", 2, "importance"): ([0, 0, 0, 0, 5], 5, "consensus_for", 1),
    ("B1", 2, "confidence"): ([0, 0, 4], 5, None, None),
    ("R1", 1, "likelihood"): ([0, 0, 3, 2, 0], 5, "undecided", 1),
    ("R1", 1, "severity"): ([0, 0, 3, 2, 0], 5, "undecided", 1),
    ("R1", 2, "likelihood"): ([0, 0, 0, 3, 1], 5, "no_position", None),
    ("R1", 2, "severity"): ([0, 0, 0, 3, 1], 5, "no_position", None),
}
