"""The check-list: what is missing in words, and whether the time is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.budget import Budget, budget_of, reading_minutes
from unifydesk.gui.models.checklist import DONE, MISSING, NOTICE, checks, shown_date


def state(workshop: Workshop, part: str) -> tuple[str, str]:
    (found,) = [check for check in checks(workshop) if check.part == part]
    return found.state, found.words


def test_a_prepared_workshop_misses_nothing(workshop):
    assert {check.state for check in checks(workshop)} <= {DONE, NOTICE}


def test_without_people_it_says_so(workshop):
    assert state(replace(workshop, seats=()), "people") == (MISSING, "No people yet")


def test_with_everybody_absent_it_is_missing_too(workshop):
    away = tuple(replace(seat, present=False) for seat in workshop.seats)
    assert state(replace(workshop, seats=away), "people") == (MISSING, "0 of 6 in the room")


def test_without_a_facilitator_or_a_date_it_says_so(workshop):
    info = workshop.info
    assert state(replace(workshop, info=replace(info, facilitator="")), "info")[1] == "No facilitator yet"
    assert state(replace(workshop, info=replace(info, date="")), "info")[1] == "No date yet"


def test_without_a_claim_on_the_agenda_it_says_so(workshop):
    setups = {key: replace(setup, included=False) for key, setup in workshop.setups.items()}
    assert state(replace(workshop, setups=setups), "claims")[0] == MISSING


def test_little_time_is_a_notice(workshop):
    assert state(replace(workshop, info=replace(workshop.info, minutes_planned=5)), "time")[0] == NOTICE


def test_a_rule_of_another_version_is_missing(workshop):
    assert state(replace(workshop, rule=replace(workshop.rule, id="stars")), "rule")[0] == MISSING


def test_dates_are_shown_as_people_write_them():
    assert shown_date("2026-11-23") == "23 November 2026"
    assert shown_date("soon") == ""


def test_the_rest_of_the_time_is_shared_by_the_claims(workshop):
    budget = budget_of(workshop)
    assert budget.reading == reading_minutes(workshop.deck)
    assert budget.per_claim == pytest.approx((budget.planned - budget.reading) / len(workshop.agenda))


def test_without_claims_there_is_nothing_to_share():
    assert Budget(90, 20, 0).per_claim is None
    assert not Budget(90, 20, 0).is_short
