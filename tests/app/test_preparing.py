"""Preparing: title page, running order, how claims are asked, and a rule whose change is printed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import now, open_round
from unifydesk.app import history, preparing
from unifydesk.domain.errors import InvalidInputError, NotFoundError
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo


def test_the_title_page_is_tidied_and_kept(file):
    preparing.set_info(file, WorkshopInfo("  Tools \n and ties ", "2026-11-23", " Room 1 "))
    info = now(file).info
    assert (info.title, info.date, info.place) == ("Tools and ties", "2026-11-23", "Room 1")


@pytest.mark.parametrize("date", ["23.11.2026", "2026-13-01", "tomorrow"])
def test_a_date_that_is_none_is_refused_with_an_example(file, date):
    with pytest.raises(InvalidInputError, match="2026-11-23"):
        preparing.set_info(file, WorkshopInfo("T", date))


def test_a_workshop_needs_a_title(file):
    with pytest.raises(InvalidInputError, match="title"):
        preparing.set_info(file, WorkshopInfo("  "))


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_the_planned_time_is_within_a_day(file, minutes):
    with pytest.raises(InvalidInputError, match="1440"):
        preparing.set_info(file, replace(now(file).info, minutes_planned=minutes))


def test_a_running_order_puts_its_claims_on_the_agenda_and_plans_the_time(file):
    preparing.choose_running_order(file, "short")
    workshop = now(file)
    assert [c.id for c in workshop.agenda] == ["A1", "R1"]
    assert (workshop.info.running_order, workshop.info.minutes_planned) == ("short", 20)
    preparing.choose_running_order(file, "")
    assert [c.id for c in now(file).agenda] == ["A1", "R1", "O1"]


def test_an_unknown_running_order_is_refused_with_those_there_are(file):
    with pytest.raises(InvalidInputError, match="short"):
        preparing.choose_running_order(file, "endless")


def test_confidential_is_always_by_the_booth(file):
    preparing.set_setup(file, ClaimSetup("A1", True, "hands", "confidential"))
    assert now(file).setups["A1"].channel == "booth"


@pytest.mark.parametrize(
    "setup", [ClaimSetup("A1", True, "import"), ClaimSetup("A1", True, "hands", "secret")]
)
def test_a_channel_or_level_that_is_not_offered_is_refused(file, setup):
    with pytest.raises(InvalidInputError, match="Choose"):
        preparing.set_setup(file, setup)


def test_several_claims_are_changed_as_one_act(file):
    setups = [replace(s, channel="hands") for s in now(file).setups.values()]
    preparing.set_setups(file, setups)
    assert {s.channel for s in now(file).setups.values()} == {"hands"}
    history.undo(file)
    assert {s.channel for s in now(file).setups.values()} == {"roll_call"}


def test_several_changes_that_change_nothing_are_no_act(file):
    preparing.set_setups(file, list(now(file).setups.values()))
    assert now(file).undo_text == ""


def test_an_unknown_claim_is_refused(file):
    with pytest.raises(NotFoundError, match="X9"):
        preparing.set_setup(file, ClaimSetup("X9", True))


def test_the_rule_is_declared_when_the_workshop_is_made(file):
    (event,) = now(file).rule_events
    assert (event.choice.id, event.after_first_round) == ("delphi75", False)


def test_a_rule_changed_after_the_first_round_says_so(file):
    open_round(file)
    said = preparing.set_rule(file, "delphi75", {"consensus": 80}).said
    assert "the minutes will say so" in said
    assert now(file).rule_events[-1].after_first_round is True
    assert now(file).rule.threshold("consensus") == 80


def test_declaring_the_same_rule_again_changes_nothing(file):
    assert preparing.set_rule(file, "delphi75").said == ""
    assert len(now(file).rule_events) == 1
