"""The check-list: what is missing in words, and whether the time is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unifydesk.domain.rule import RuleChoice
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


def test_a_form_without_its_items_is_missing(workshop):
    setups = {**workshop.setups, "R1": replace(workshop.setups["R1"], form="ranking")}
    assert state(replace(workshop, setups=setups), "claims") == (MISSING, "R1 cannot be asked")


def test_votes_that_would_be_refused_are_a_notice(workshop):
    setups = {key: replace(setup, channel="hands") for key, setup in workshop.setups.items()}
    weighted = replace(workshop, setups=setups, rule=replace(workshop.rule, weighted=True))
    assert state(weighted, "claims")[0] == NOTICE


def test_people_with_a_proxy_who_is_away_are_a_notice(workshop):
    seats = (replace(workshop.seats[0], present=False, proxy=2), replace(workshop.seats[1], present=False))
    lost = replace(workshop, seats=(*seats, *workshop.seats[2:]))
    assert state(lost, "people") == (NOTICE, "1 absent, and so is their proxy")
    found = replace(lost, seats=(seats[0], *workshop.seats[1:]))
    assert state(found, "people") == (DONE, "5 of 6 in the room, 1 by proxy")


def test_weights_that_are_all_alike_are_a_notice(workshop):
    weighted = replace(workshop, rule=replace(workshop.rule, weighted=True))
    assert state(weighted, "people") == (NOTICE, "Every seat weighs 1")
    seats = (replace(workshop.seats[0], weight="2"), *workshop.seats[1:])
    assert state(replace(weighted, seats=seats), "people")[0] == DONE


def test_a_rule_that_needs_more_answers_than_there_are_people_is_a_notice(workshop):
    few = replace(workshop, seats=workshop.seats[:4])
    assert state(few, "rule") == (NOTICE, "Needs 5 answers, 4 can vote")


def test_claims_that_the_rule_does_not_judge_are_a_notice(workshop):
    setups = {**workshop.setups, "O1": replace(workshop.setups["O1"], form="agreement9")}
    nine = RuleChoice("ram9", (("nmin", 1), ("quorum", 0)))
    assert state(replace(workshop, setups=setups, rule=nine), "rule") == (NOTICE, "2 of 3 on other scales")


def test_consent_is_judged_by_its_own_rule_whatever_was_declared(workshop):
    setups = {**workshop.setups, "O1": replace(workshop.setups["O1"], form="consent")}
    assert state(replace(workshop, setups=setups), "rule") == (DONE, "Delphi 75%")


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
