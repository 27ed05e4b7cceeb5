"""Recent workshops: newest first, with the state they were left in, without opening any."""

from __future__ import annotations

from pathlib import Path

import pytest

from unifydesk.gui.recent import MOST, Recent, RecentList, recent_of


@pytest.fixture
def memory() -> dict[str, str]:
    return {}


@pytest.fixture
def recent(memory) -> RecentList:
    return RecentList(lambda key: memory.get(key, ""), memory.__setitem__)


def test_the_state_of_a_workshop_is_remembered(recent, workshop):
    recent.remember(workshop)
    (line,) = recent.all()
    assert (line.title, line.voted, line.agenda, line.begun) == (
        "Tools and ties",
        0,
        len(workshop.agenda),
        False,
    )


def test_the_newest_is_first_and_listed_once(recent, workshop):
    recent._write([Recent("/a.unify", "A", "2026-01-01"), Recent(workshop.path, "Old name", "2026-01-02")])
    recent.remember(workshop)
    assert [line.title for line in recent.all()] == ["Tools and ties", "A"]


def test_a_change_that_is_not_listed_writes_nothing(recent, memory, workshop):
    recent.remember(workshop)
    memory.clear()
    recent.remember(workshop)
    assert memory == {}


def test_the_list_stays_short(recent, workshop):
    recent._write([Recent(f"/{n}.unify", str(n), "2026-01-01") for n in range(20)])
    recent.remember(workshop)
    assert len(recent.all()) == MOST


@pytest.mark.parametrize("text", ["nonsense", "{}", "[1]", '[{"path": 1}]'])
def test_a_damaged_memory_is_an_empty_list(memory, recent, text):
    memory[RecentList.KEY] = text
    assert recent.all() == ()


def test_unknown_fields_of_a_newer_version_are_left_out(memory, recent):
    memory[RecentList.KEY] = '[{"path": "/a", "title": "A", "at": "", "colour": "red"}]'
    assert recent.all()[0].title == "A"


def test_a_forgotten_workshop_keeps_its_file(recent, workshop):
    recent.remember(workshop)
    recent.forget(workshop.path)
    assert recent.all() == ()
    assert Path(workshop.path).exists()


def test_a_workshop_that_was_moved_is_missing(workshop):
    assert not recent_of(workshop, "").is_missing
    assert Recent("/nowhere/at-all.unify", "Gone", "").is_missing
