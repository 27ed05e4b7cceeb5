"""Consent; counts are objections, disagreement, abstentions and agreement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.casting import label
from unifydesk.domain.rule import Votes
from unifydesk.kinds import KINDS
from unifydesk.rules import default_choice
from unifydesk.rules.consent import RULE

some = st.integers(0, 30)


def said(objections: int, disagree: int, abstain: int, agree: int, **more: int) -> str:
    return label("consent", objections, disagree, abstain, agree, **more)


def test_the_answers_are_counted_in_the_order_of_the_kind() -> None:
    assert [o.value for o in KINDS["consent"].options] == ["objection", "disagree", "abstain", "agree"]


def test_nobody_answering_is_not_tested() -> None:
    assert said(0, 0, 0, 0, present=12) == "not_tested"


def test_fewer_than_asked_for_is_not_tested_even_with_an_objection() -> None:
    assert said(0, 0, 0, 2, nmin=3) == "not_tested"
    assert said(1, 0, 0, 1, nmin=3) == "not_tested"
    assert said(0, 0, 0, 5, present=11) == "not_tested"


def test_one_objection_stands_against_any_number_who_agree() -> None:
    assert said(1, 0, 0, 400) == "objection_open"


def test_an_objection_is_open_until_each_is_addressed() -> None:
    assert said(2, 0, 0, 10, addressed=0) == "objection_open"
    assert said(2, 0, 0, 10, addressed=1) == "objection_open"
    assert said(2, 0, 0, 10, addressed=2) == "consent_reservations"


def test_a_disagreement_is_a_reservation() -> None:
    assert said(0, 1, 0, 11) == "consent_reservations"


def test_agreement_and_abstention_are_consent() -> None:
    assert said(0, 0, 0, 12) == "consent"
    assert said(0, 0, 11, 1) == "consent"


@given(st.integers(1, 30), some, some, some)
def test_no_count_closes_an_objection(objections: int, disagree: int, abstain: int, agree: int) -> None:
    assert said(objections, disagree, abstain, agree, addressed=objections - 1) == "objection_open"


@given(some, some, some, st.integers(1, 30), st.integers(0, 40))
def test_objections_addressed_before_leave_consent_as_it_is(
    disagree: int, abstain: int, agree: int, more: int, addressed: int
) -> None:
    now = said(0, disagree, abstain, agree + more, addressed=addressed)
    assert now == said(0, disagree, abstain, agree + more)


@pytest.mark.parametrize("counts", [(1, 0, 0, 9), (10, 0, 0, 90)])
def test_weights_close_no_objection(counts: tuple[int, ...]) -> None:
    # two people of weight 0.5 object and one objection was addressed; the rule is not to be given weights
    votes = Votes(counts, sum(counts), 11, 11, 11, "consent", addressed=1)
    assert RULE.label_of(votes, default_choice(RULE)) == "objection_open"


def test_only_consent_is_judged() -> None:
    assert RULE.applies("consent", 4)
    assert not RULE.applies("agreement4", 4)
    assert not RULE.applies("consent", 5)
