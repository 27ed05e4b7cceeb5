"""A whole workshop with simulated people: complete, repeatable, marked, and gone when it fails."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest

from tests.app.stories import DECK, now
from unifydesk.app import (
    agenda,
    history,
    noting,
    outside,
    people,
    preparing,
    rehearsal,
    results,
    voting,
    workshops,
)
from unifydesk.app.rehearsal import rehearse
from unifydesk.domain.errors import InputProblemsError, InvalidInputError
from unifydesk.domain.rounds import REVEALED
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.store import log


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """One rehearsal of the small deck, open, and what was told on the way."""
    folder = tmp_path_factory.mktemp("played")
    told = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        path, minutes = rehearse(DECK, "demo", folder / "r", people_count=9, seed=2, tell=told.append)
        file = workshops.open_file(path)
        yield file, minutes, told
        file.close()


def test_every_claim_on_the_agenda_is_voted_on_twice_discussed_and_recorded(played):
    workshop = now(played[0])
    for claim in workshop.agenda:
        assert [r.state for r in workshop.rounds_of(claim.id)] == [REVEALED, REVEALED]
        assert workshop.notes_on(claim.id, "for", "against")
        assert claim.id in workshop.positions


def test_it_ends_at_the_closing_with_a_decision(played):
    workshop = now(played[0])
    assert workshop.standing.scene == "closing"
    assert [n.kind for n in workshop.notes if n.claim is None] == ["decision", "remark"]


def test_the_minutes_are_there(played):
    assert played[1].read_bytes().startswith(b"%PDF")


def test_every_claim_is_told_as_it_comes(played):
    assert played[2] == [
        "Rehearsing “demo” with 9 simulated people.",
        "  A1  Shared tools",
        "  R1  Lock-in",
        "  O1  On balance",
    ]


def test_the_times_of_the_play_compare_with_the_plan(played):
    started = now(played[0]).standing.started
    assert "T09:00:00" in started


def test_several_channels_are_played(tmp_path):
    words = "kind: overall\ntitle: T\ntext: A claim.\nprompt: Why?\nfor: a\nagainst: b"
    claims = "\n".join(f"```claim\nid: C{n}\n{words}\n```\n" for n in range(5))
    head = "---\ntitle: T\nauthors: A\nsource: S\nlanguage: en\n---\n\n# One\n\n## Slide\n\n"
    path, _ = rehearse(head + claims, "five", tmp_path / "r", people_count=5)
    file = workshops.open_file(path)
    rounds = now(file).rounds
    file.close()
    assert {r.channel for r in rounds} == {"roll_call", "booth", "hands", "cards"}
    assert {r.level for r in rounds} == {"named", "confidential"}


def test_no_use_case_takes_the_mark_away(make_file):
    file = make_file(people=5, rehearsal=True)
    voting.open_round(file, "A1")
    assert "rehearsal" not in {f.name for f in fields(WorkshopInfo)}
    preparing.set_info(file, WorkshopInfo("A real workshop", "2026-11-23", "Here", "Ann"))
    preparing.choose_running_order(file, "short")
    people.add_unnamed(file, 1)
    noting.add(file, "remark", "not a rehearsal")
    agenda.go_to(file, scene="welcome")
    voting.void_round(file, now(file).last_round("A1").id)
    for _ in range(3):
        history.undo(file)
    assert now(file).rehearsal is True
    assert results.results(now(file))["workshop"]["rehearsal"] is True


@pytest.mark.parametrize("people_count", [-1, 0, 2, 501])
def test_a_number_of_people_that_no_room_holds_is_refused(tmp_path, people_count):
    with pytest.raises(InvalidInputError, match="3 to 500"):
        rehearse(DECK, "demo", tmp_path / "r", people_count=people_count)
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("name", [rehearsal.FILE_NAME, rehearsal.MINUTES_NAME])
def test_a_folder_that_holds_either_file_is_refused_and_left_alone(tmp_path, name):
    (tmp_path / name).write_text("mine")
    with pytest.raises(InvalidInputError, match="stays as it is"):
        rehearse(DECK, "demo", tmp_path, people_count=3)
    assert [p.name for p in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "mine"


def test_a_bad_deck_leaves_no_folder_behind(tmp_path):
    with pytest.raises(InputProblemsError):
        rehearse("no deck", "bad", tmp_path / "r", people_count=3)
    assert not (tmp_path / "r").exists()


def test_a_listener_that_stops_the_play_leaves_nothing_behind(tmp_path):
    def stop(_sentence):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rehearse(DECK, "demo", tmp_path / "r", people_count=3, tell=stop)
    assert not (tmp_path / "r").exists()


def test_a_file_somebody_put_into_the_folder_meanwhile_is_not_removed(tmp_path):
    def put_and_stop(_sentence):
        (tmp_path / "r" / "mine.txt").write_text("mine")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rehearse(DECK, "demo", tmp_path / "r", people_count=3, tell=put_and_stop)
    assert [p.name for p in (tmp_path / "r").iterdir()] == ["mine.txt"]


def test_a_title_longer_than_a_title_page_is_cut(tmp_path):
    long = DECK.replace("title: Tools and ties", "title: " + "Tools and ties " * 30)
    path, _ = rehearse(long, "demo", tmp_path / "r", people_count=3)
    file = workshops.open_file(path)
    title = now(file).info.title
    file.close()
    assert 250 < len(title) <= 300


def test_claims_without_a_prompt_are_rehearsed_too(tmp_path):
    claims = "\n".join(f"```claim\nid: C{n}\nkind: overall\ntext: A claim.\n```\n" for n in range(12))
    path, _ = rehearse(f"---\ntitle: T\n---\n\n## Slide\n\n{claims}", "bare", tmp_path / "r", people_count=5)
    file = workshops.open_file(path)
    assert {len(found) for found in now(file).results.values()} == {2}
    file.close()


@pytest.mark.parametrize(("hour", "day"), [(0, 22), (4, 22), (9, 22), (10, 23), (18, 23)])
def test_no_act_of_the_play_lies_ahead_of_the_clock(tmp_path, monkeypatch, hour, day):
    moment = datetime(2026, 11, 23, hour, 10, tzinfo=UTC)
    monkeypatch.setattr(rehearsal, "now", lambda: moment)
    path, _ = rehearse(DECK, "demo", tmp_path / "r", people_count=3)
    file = workshops.open_file(path)
    times = [datetime.fromisoformat(act.at) for act in log.acts(file.db)]
    started = now(file).standing.started
    file.close()
    assert started.startswith(f"2026-11-{day}T09:00:00")
    assert max(times[:-1]) <= moment


def test_a_play_of_days_begins_days_before(tmp_path):
    deck = outside.deck(DECK, "demo")
    first, *others = deck.sections
    long = replace(first, slides=tuple(replace(slide, minutes=2000.0) for slide in first.slides))
    slow = replace(deck, sections=(long, *others))
    at = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    began = rehearsal._beginning(slow, at)
    assert began.hour == 9
    assert at - began > timedelta(minutes=2000 * 1.2)
