"""A disk that is nearly full is spoken of in time, with the number; one with room is not."""

from __future__ import annotations

import shutil
from collections import namedtuple

import pytest

from tests.app.failing import full
from tests.app.stories import now, open_round, vote
from unifydesk import paths
from unifydesk.app import agenda, mending, noting, safekeeping, voting
from unifydesk.store.errors import DISK_FULL, DiskError

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def nearly_full(monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 0, 42_900_000))


def test_nothing_is_said_of_a_disk_with_room(file):
    assert now(file).free_mb is None
    assert agenda.begin(file).warning == ""
    assert voting.open_round(file, "A1").warning == ""


def test_beginning_and_opening_a_round_say_how_much_is_left(file, nearly_full):
    assert now(file).free_mb == 42
    assert "has 42 MB left; a session needs about 100" in agenda.begin(file).warning
    assert "has 42 MB left" in voting.open_round(file, "A1").warning


def test_a_confidential_round_says_both_what_few_people_mean_and_what_is_left(make_file, nearly_full):
    warning = voting.open_round(make_file(4), "R1", channel="booth", level="confidential").warning
    assert warning.startswith("With 4 people")
    assert "has 42 MB left" in warning


def reserves():
    return list(paths.state_dir().glob("*.unify-reserve"))


def test_an_open_file_keeps_a_reserve_until_it_is_closed(file):
    safekeeping.watch(file)
    assert len(reserves()) == 1
    file.close()
    assert reserves() == []


def test_on_a_full_disk_the_reserve_is_given_back_so_that_the_round_can_be_closed(file, monkeypatch):
    safekeeping.watch(file)
    round_ = open_round(file)
    vote(file, round_, "445")
    with full(file), pytest.raises(DiskError) as refused:
        noting.add(file, "remark", "What was said. " * 1000)
    assert refused.value.template == DISK_FULL
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**12, 0, 1_000_000))
    again = mending.mend(file, None).file
    safekeeping.watch(again)
    try:
        assert reserves() == []
        assert now(again).free_mb == 1
        voting.close_round(again, round_.id)
    finally:
        again.close()
