"""Backups: made when they are due, whole, and never in the way of the session."""

from __future__ import annotations

import logging
from datetime import timedelta
from functools import partial

import pytest

from tests.app.stories import close_and_reveal, open_round, vote
from unifydesk import paths
from unifydesk.app import noting, safekeeping, voting, workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.store.backup import is_equal


def backups():
    return sorted(paths.backups_dir().glob("*.unify"))


@pytest.fixture
def watched(file):
    safekeeping.watch(file)
    return file


def settle(file):
    """Do what the thread of the file does between two tasks, and return the trouble it tells."""
    return file.between_tasks(file)


def test_opening_makes_one(watched):
    assert settle(watched) == ""
    (copy,) = backups()
    assert is_equal(copy, watched.db.conn)


def test_opening_makes_none_when_the_newest_is_equal(watched):
    noting.add(watched, "remark", "Welcome")
    watched.close()
    before = backups()
    again = workshops.open_file(watched.path)
    safekeeping.watch(again)
    settle(again)
    again.close()
    assert backups() == before


def test_opening_makes_one_when_the_newest_is_another_moment(watched):
    settle(watched)
    watched.before_act = watched.between_tasks = None
    noting.add(watched, "remark", "Nobody was watching")
    watched.close()
    again = workshops.open_file(watched.path, clock=watched.clock)
    safekeeping.watch(again)
    settle(again)
    again.close()
    assert len(backups()) == 2


def test_looking_about_makes_no_more(watched):
    for _ in range(5):
        settle(watched)
        workshops.snapshot(watched)
    assert len(backups()) == 1


def test_the_first_act_is_preceded_by_one(watched):
    noting.add(watched, "remark", "Welcome")
    (copy,) = backups()
    found = workshops.open_file(copy)
    assert workshops.snapshot(found).notes == ()
    found.close()


def test_acts_within_ten_minutes_make_no_more(watched, monkeypatch):
    monkeypatch.setattr(safekeeping, "BETWEEN", timedelta(days=1))
    round_ = open_round(watched)
    vote(watched, round_, "444444444444")
    assert len(backups()) == 1


def test_ten_minutes_later_there_is_another(watched, monkeypatch):
    settle(watched)
    noting.add(watched, "remark", "Welcome")
    settle(watched)
    assert len(backups()) == 1
    later = watched.clock() + safekeeping.BETWEEN
    monkeypatch.setattr(watched, "clock", lambda: later)
    settle(watched)
    assert len(backups()) == 2


def test_a_clock_that_was_set_back_puts_off_no_backup(watched):
    settle(watched)
    noting.add(watched, "remark", "One")
    watched.clock.moment -= timedelta(hours=1)
    settle(watched)
    assert len(backups()) == 2
    assert is_equal(backups()[-1], watched.db.conn)


def test_ten_minutes_in_which_nothing_changed_make_no_more(watched, monkeypatch):
    settle(watched)
    later = watched.clock() + 3 * safekeeping.BETWEEN
    monkeypatch.setattr(watched, "clock", lambda: later)
    settle(watched)
    assert len(backups()) == 1


def test_confidential_ballots_are_changes_too(make_file, monkeypatch):
    file = make_file(name="secret.unify")
    safekeeping.watch(file)
    round_ = open_round(file, level="confidential")
    settle(file)
    made = len(backups())
    voting.cast_confidential(file, round_.id, {"real": "4", "importance": "5"})
    later = file.clock() + safekeeping.BETWEEN
    monkeypatch.setattr(file, "clock", lambda: later)
    settle(file)
    assert len(backups()) == made + 1


def test_a_closed_round_is_in_one_before_anything_else_happens(watched):
    round_ = open_round(watched)
    vote(watched, round_, "4")
    settle(watched)
    voting.close_round(watched, round_.id)
    settle(watched)
    found = workshops.open_file(backups()[-1])
    last = workshops.snapshot(found).last_round("A1")
    assert (last.state, last.recorded) == ("closed", 1)
    found.close()


def test_closing_a_changed_file_leaves_an_equal_one(watched):
    noting.add(watched, "remark", "The end")
    watched.close()
    found = workshops.open_file(backups()[-1])
    assert [note.text for note in workshops.snapshot(found).notes] == ["The end"]
    found.close()


def test_a_confidential_round_leaves_no_key_beside_its_sealed_urn(make_file):
    file = make_file(name="secret.unify")
    safekeeping.watch(file)
    round_ = open_round(file, level="confidential")
    voting.cast_confidential(file, round_.id, {"real": "4", "importance": "5"})
    noting.add(file, "remark", "Half have voted")
    for _ in range(3):
        voting.cast_confidential(file, round_.id, {"real": "4", "importance": "5"})
    close_and_reveal(file, round_)
    assert list(paths.state_dir().rglob("*.key")) == []
    assert list(paths.backups_dir().rglob("*.key")) == []


def test_a_disk_that_refuses_does_not_stop_the_session(watched, monkeypatch, caplog):
    def refuse(*_arguments):
        raise KnownStoreError("The disk is full.")

    monkeypatch.setattr(safekeeping.copies, "backup", refuse)
    with caplog.at_level(logging.WARNING):
        noting.add(watched, "remark", "Go on")
        assert settle(watched) == "The disk is full."
    assert [note.text for note in workshops.snapshot(watched).notes] == ["Go on"]
    assert "No backup could be made: The disk is full." in caplog.text


def test_a_disk_that_refused_is_asked_again_a_minute_later_and_no_earlier(watched, monkeypatch):
    asked = []
    monkeypatch.setattr(safekeeping, "AGAIN", timedelta(hours=1))
    with monkeypatch.context() as full:
        full.setattr(safekeeping.copies, "backup", partial(refuse_noting, asked))
        for _ in range(4):
            assert settle(watched) == "The disk is full."
    assert len(asked) == 1
    later = watched.clock() + timedelta(hours=2)
    monkeypatch.setattr(watched, "clock", lambda: later)
    assert settle(watched) == ""
    assert len(backups()) == 1


def refuse_noting(asked, *_arguments):
    asked.append(1)
    raise KnownStoreError("The disk is full.")


def test_a_read_only_file_makes_none(file):
    path = file.path
    file.close()
    path.chmod(0o444)
    found = workshops.open_file(path)
    safekeeping.watch(found)
    with pytest.raises(KnownStoreError):
        noting.add(found, "remark", "No")
    assert settle(found) == ""
    found.close()
    assert backups() == []


def test_a_folder_of_backups_that_cannot_be_made_stops_no_act(watched, monkeypatch):
    def refuse():
        raise KnownStoreError("The folder refuses.")

    monkeypatch.setattr(safekeeping.paths, "backups_dir", refuse)
    noting.add(watched, "for", "It goes on.")
    assert settle(watched) == "The folder refuses."
