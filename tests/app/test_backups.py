"""Backups are found by workshop, newest first, say what they hold, and open as new files."""

from __future__ import annotations

import shutil

import pytest

from tests.app.damages import DAMAGES, another_file, damage
from tests.app.stories import open_round, play, vote
from unifydesk.app import arriving, backups, checking, noting, safekeeping, workshops
from unifydesk.domain.errors import CancelledError
from unifydesk.store.gates import SEALED, UNSEALED


@pytest.fixture
def path(file):
    """A closed workshop with three backups: new, led and closed."""
    safekeeping.watch(file)
    file.between_tasks(file)
    play(file, "A1", "444455", "445555")
    file.between_tasks(file)
    noting.add(file, "remark", "The end")
    file.close()
    return file.path


def silent(_fraction):
    """Hear of progress and say nothing."""


def test_the_newest_comes_first(path):
    moments = [one.made for one in backups.all_backups()]
    assert len(moments) == 3
    assert moments == sorted(moments, reverse=True)


def test_each_says_what_it_holds(path):
    first, second, third = backups.look_at_all(backups.backups_of(path), silent)
    assert [one.held.words for one in (first, second, third)] == [
        "2 rounds, 12 ballots, 1 note",
        "2 rounds, 12 ballots, 0 notes",
        "0 rounds, 0 ballots, 0 notes",
    ]
    assert [one.state.word for one in (first, second, third)] == [SEALED, UNSEALED, UNSEALED]
    assert first.held.last_act == "Add note “The end”"


def test_those_of_another_workshop_are_left_out(path, make_file):
    other = make_file(name="other.unify")
    safekeeping.watch(other)
    other.between_tasks(other)
    other.close()
    assert {one.stem for one in backups.backups_of(path)} == {"workshop"}
    assert len(backups.all_backups()) == 4


def test_they_are_found_under_another_name_of_the_file(path):
    moved = path.rename(path.with_name("renamed.unify"))
    assert len(backups.backups_of(moved)) == 3


def test_they_are_found_by_the_name_when_the_file_cannot_tell_its_own(path):
    damage(path, another_file, 1)
    assert len(backups.backups_of(path)) == 3
    path.unlink()
    assert len(backups.backups_of(path)) == 3


def test_a_damaged_backup_says_why_and_the_next_one_is_the_newest_sound(path):
    newest, second, _ = backups.backups_of(path)
    damage(newest.path, another_file, 1)
    seen = backups.look(newest)
    assert (seen.is_sound, seen.problem[:20]) == (False, f"“{newest.path.name}"[:20])
    assert backups.newest_sound(backups.backups_of(path)).path == second.path


def test_where_there_is_none_there_is_none(tmp_path):
    assert backups.all_backups() == ()
    assert backups.newest_sound(()) is None
    assert backups.backups_of(tmp_path / "gone.unify") == ()


def test_looking_can_be_stopped(path):
    def stop(_fraction):
        raise CancelledError

    with pytest.raises(CancelledError):
        backups.look_at_all(backups.all_backups(), stop)


@pytest.mark.parametrize("how", DAMAGES, ids=lambda how: how.__name__)
def test_restore_drill(path, how, tmp_path):
    """After each of ten damages the newest backup opens and verifies, and no byte of the original changes."""
    before = damage(path, how, 11)
    newest = backups.newest_sound(backups.backups_of(path))
    file = arriving.open_as_new(newest.path, tmp_path / "again.unify")
    found = workshops.snapshot(file)
    file.close()
    assert (len(found.rounds), [note.text for note in found.notes]) == (2, ["The end"])
    assert "sealed and unchanged" in checking.check(tmp_path / "again.unify")
    assert path.read_bytes() == before


def test_a_restored_workshop_goes_on_under_its_own_backups(path, tmp_path):
    newest = backups.newest_sound(backups.backups_of(path))
    shutil.copy(newest.path, tmp_path / "kept")
    file = arriving.open_as_new(newest.path, tmp_path / "again.unify")
    safekeeping.watch(file)
    vote(file, open_round(file, "R1"), "12")
    file.close()
    assert len(backups.backups_of(tmp_path / "again.unify")) > 3
    assert newest.path.read_bytes() == (tmp_path / "kept").read_bytes()
