"""Going on in a copy elsewhere: at the same place, with keys and undo, and what is missing is named."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace

import pytest

from tests.app.failing import full, scratch
from tests.app.stories import now, open_round, vote
from tests.app.test_urns import confidential, fill, keys
from unifydesk.app import agenda, elsewhere, noting, safekeeping, voting, workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store.errors import DiskError


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "other disk"
    made.mkdir()
    return made


@pytest.fixture
def go_on(folder):
    """Return a function that continues a file in the folder; the copies are closed at the end."""
    made = []

    def copy(file, shown=None):
        made.append(elsewhere.continue_in(folder, file, shown))
        file.release()
        return made[-1]

    yield copy
    for continued in made:
        continued.file.close()


def stop(file):
    file.trouble = DiskError("The disk did not answer.")
    file.release()


# -- from a file that is whole


def test_the_copy_stands_where_the_session_stood(file, go_on):
    agenda.begin(file)
    round_ = open_round(file)
    vote(file, round_, "4455")
    agenda.start_timer(file, 3)
    shown = now(file)
    found = go_on(file).file
    assert found.path != file.path
    assert now(found) == replace(shown, path=str(found.path))
    assert now(found).standing.timer_ends == shown.standing.timer_ends != ""


def test_what_could_be_taken_back_can_be_taken_back_in_the_copy(file, go_on):
    noting.add(file, "remark", "Take me back.")
    found = go_on(file).file
    found.undo()
    assert now(found).notes == ()


def test_the_file_it_came_from_stays_as_it_was(file, go_on):
    noting.add(file, "remark", "Before.")
    lines = len(workshops.snapshot(file).notes)
    go_on(file)
    with_old = workshops.open_file(file.path)
    try:
        assert len(now(with_old).notes) == lines
    finally:
        with_old.release()


def test_the_log_says_that_the_session_goes_on_in_a_copy(file, go_on):
    found = go_on(file).file
    kinds = [row[0] for row in found.rows("SELECT kind FROM log ORDER BY seq")]
    assert kinds[-1] == "continued"


def test_a_read_only_file_can_be_gone_on_with(file, go_on):
    path = file.path
    file.close()
    path.chmod(0o444)
    found = go_on(workshops.open_file(path)).file
    noting.add(found, "remark", "It can be written.")
    assert not now(found).read_only


def test_a_name_that_is_taken_is_left_alone(file, go_on, folder):
    (folder / "workshop.unify").write_bytes(b"mine")
    (folder / "workshop (continued).unify").write_bytes(b"mine, too")
    assert go_on(file).file.path.name == "workshop (continued 2).unify"
    assert (folder / "workshop.unify").read_bytes() == b"mine"


def test_a_folder_that_refuses_changes_nothing(file, tmp_path):
    with pytest.raises(KnownStoreError):
        elsewhere.continue_in(tmp_path / "gone", file)
    noting.add(file, "remark", "Still open.")


# -- confidential rounds


def test_an_open_urn_travels_with_its_key(file, go_on):
    round_ = confidential(file)
    fill(file, round_, "445")
    found = go_on(file)
    assert found.repeat == ()
    fill(found.file, round_, "12")
    voting.close_round(found.file, round_.id)
    assert now(found.file).results["R1"][0].of("likelihood").tally.counts == (1, 1, 0, 2, 1)
    assert keys() == []


def test_the_key_is_bound_to_the_copy_so_that_the_old_file_cannot_destroy_it(file, go_on, tmp_path):
    earlier = tmp_path / "earlier"
    file.close()
    shutil.copy(file.path, earlier)
    again = workshops.open_file(file.path, clock=file.clock)
    round_ = confidential(again)
    fill(again, round_, "445")
    found = go_on(again).file
    shutil.copy(earlier, file.path)  # the old disk forgot the round, and its file is opened
    workshops.open_file(file.path).release()
    fill(found, round_, "12")
    voting.close_round(found, round_.id)
    assert now(found).results["R1"][0].of("likelihood").tally.counts == (1, 1, 0, 2, 1)


def test_once_the_copy_is_closed_the_old_file_opens_no_ballot(file, go_on):
    round_ = confidential(file)
    fill(file, round_, "44512")
    found = go_on(file).file
    voting.close_round(found, round_.id)
    old = workshops.open_file(file.path)
    try:
        assert now(old).stranded == (round_.id,)
    finally:
        old.release()


# -- from a file whose disk failed


def test_a_file_that_was_cut_off_by_a_full_disk_is_copied_as_it_stands(file, go_on):
    noting.add(file, "remark", "Recorded.")
    shown = now(file)
    with full(file), pytest.raises(DiskError):
        noting.add(file, "remark", "Not recorded. " * 1000)
    found = go_on(file, shown)
    assert (found.backup_of, found.missing) == (None, ())
    assert [note.text for note in now(found.file).notes] == ["Recorded."]


def test_without_the_file_the_newest_backup_is_taken_and_what_it_lacks_is_named(file, go_on):
    safekeeping.watch(file)
    noting.add(file, "remark", "In the backup.")
    round_ = open_round(file)
    vote(file, round_, "44")
    voting.close_round(file, round_.id)
    file.between_tasks(file)
    noting.add(file, "remark", "After the backup.")
    noting.add(file, "remark", "After it, too.")
    shown = now(file)
    stop(file)
    file.path.unlink()
    found = go_on(file, shown)
    assert found.backup_of is not None
    assert len(found.missing) == 2
    assert [note.text for note in now(found.file).notes] == ["In the backup."]
    assert now(found.file).rounds[0].state == "closed"


def test_a_file_that_was_deleted_while_open_is_copied_with_everything_and_without_a_backup(file, go_on):
    round_ = open_round(file)
    vote(file, round_, "4455")
    shown = now(file)
    file.path.unlink()
    with pytest.raises(DiskError):
        noting.add(file, "remark", "Not taken.")
    found = go_on(file, shown)
    assert (found.backup_of, found.missing) == (None, ())
    assert now(found.file).rounds == shown.rounds


def test_a_damaged_file_is_replaced_by_its_backup(file, go_on, folder):
    safekeeping.watch(file)
    noting.add(file, "remark", "After the backup.")
    stop(file)
    scratch(file.path)
    found = go_on(file)
    assert found.missing
    assert [p.name for p in folder.iterdir() if p.suffix == ".unify"] == ["workshop.unify"]


def test_a_damaged_backup_is_passed_over(file, go_on, monkeypatch):
    monkeypatch.setattr(safekeeping, "BETWEEN", safekeeping.BETWEEN * 0)
    safekeeping.watch(file)
    noting.add(file, "remark", "Not in the last backup but one.")
    file.between_tasks(file)
    noting.add(file, "remark", "After it.")
    stop(file)
    file.path.unlink()
    scratch(elsewhere.newest_first(elsewhere.paths.backups_dir(), file.file_uuid)[0][1])
    found = go_on(file)
    assert len(found.missing) == 2


def test_with_neither_file_nor_backup_it_says_so_and_leaves_nothing(file, folder):
    stop(file)
    file.path.unlink()
    with pytest.raises(DiskError, match=r"Neither “workshop\.unify” nor a backup"):
        elsewhere.continue_in(folder, file)
    assert list(folder.iterdir()) == []


def test_a_round_that_lacks_ballots_is_to_be_repeated_and_its_key_is_gone(file, go_on, monkeypatch):
    monkeypatch.setattr(safekeeping, "BETWEEN", safekeeping.BETWEEN * 0)
    safekeeping.watch(file)
    round_ = confidential(file)
    fill(file, round_, "445")
    file.between_tasks(file)
    fill(file, round_, "12")
    shown = now(file)
    stop(file)
    file.path.unlink()
    found = go_on(file, shown)
    assert [r.id for r in found.repeat] == [round_.id]
    assert keys() == []
    assert now(found.file).stranded == (round_.id,)
    voting.void_round(found.file, round_.id, "The disk failed")
    confidential(found.file)


def test_a_round_that_the_backup_does_not_know_leaves_no_key_behind(file, go_on):
    safekeeping.watch(file)
    fill(file, confidential(file), "445")
    stop(file)
    file.path.unlink()
    found = go_on(file)
    assert now(found.file).rounds == ()
    assert keys() == []


# -- places


def test_a_folder_that_is_not_there_is_refused_with_a_sentence(file, tmp_path):
    with pytest.raises(KnownStoreError, match="Choose another folder"):
        elsewhere.room_in(tmp_path / "gone", file.path)


def test_the_disk_of_the_file_is_told_apart(file, folder):
    room = elsewhere.room_in(folder, file.path)
    assert room.same_disk
    assert room.free_mb == room.free // 1_000_000
    assert os.path.isdir(elsewhere.suggested(file.path).folder)


# -- a file that is not open


def test_a_read_only_file_that_was_not_closed_properly_opens_in_a_copy(file, folder):
    path = file.path
    noting.add(file, "remark", "Recorded.")
    file.close()
    path.with_name(path.name + "-journal").write_bytes(bytes(512))
    path.chmod(0o444)
    found = elsewhere.open_copy_in(folder, path)
    try:
        assert [note.text for note in now(found).notes] == ["Recorded."]
        assert not found.read_only
    finally:
        found.close()


def test_a_file_that_is_none_leaves_no_copy(folder, tmp_path):
    path = tmp_path / "letter.unify"
    path.write_text("Dear all")
    with pytest.raises(KnownStoreError, match="was never one"):
        elsewhere.open_copy_in(folder, path)
    with pytest.raises(KnownStoreError, match="not there any more"):
        elsewhere.open_copy_in(folder, tmp_path / "gone.unify")
    assert list(folder.iterdir()) == []


def test_a_key_that_cannot_be_destroyed_now_does_not_stop_going_on(file, tmp_path, monkeypatch):
    """Else an older backup was taken, in which the round is open and whose key is half destroyed."""

    def refuse(*_arguments):
        raise OSError("the disk refuses")

    monkeypatch.setattr("unifydesk.store.files.shred_leftovers", refuse)
    other = tmp_path / "other disk"
    other.mkdir()
    found = elsewhere.continue_in(other, file)
    assert found.backup_of is None
    found.file.release()
