"""Which questions are asked together, as the deck or the facilitator says."""

from __future__ import annotations

import pytest

from tests.asking import THREE, claim
from unifydesk.app import forms
from unifydesk.app.forms import ballot_form, channels_for, checked_form, forms_for
from unifydesk.domain.errors import InvalidInputError
from unifydesk.kinds import KINDS


def ids(questions):
    return [question.id for question in questions]


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("benefit", ["real", "importance"]),
        ("risk", ["likelihood", "severity"]),
        ("overall", ["agreement"]),
    ],
)
def test_a_claim_is_asked_the_usual_questions_of_its_kind(kind, asked):
    assert ids(ballot_form(claim(kind))) == asked
    assert ids(ballot_form(claim(kind), confidence=True)) == [*asked, "confidence"]


def test_the_deck_may_ask_something_else_and_the_facilitator_something_else_again():
    asked = claim("benefit", ask=("agreement9", "importance"))
    assert [q.kind for q in ballot_form(asked)] == ["agreement9", "importance"]
    assert ids(ballot_form(asked)) == ["real", "importance"]
    assert [q.kind for q in ballot_form(asked, "approval")] == ["approval"]


def test_items_budget_and_ends_go_with_the_question():
    told = claim("overall", items=THREE, budget=50, top=2, ends=("One", "Many"))
    (ranking,) = ballot_form(told, "ranking")
    assert (ranking.items, ranking.top) == (THREE, 2)
    (points,) = ballot_form(told, "points")
    assert (points.items, points.budget) == (THREE, 50)
    (spectrum,) = ballot_form(told, "spectrum")
    assert (spectrum.ends, spectrum.items) == (("One", "Many"), ())


def test_approving_items_asks_about_each_of_them():
    asked = ballot_form(claim("overall", items=THREE), "approval")
    assert ids(asked) == ["approval-A", "approval-B", "approval-C"]
    assert [q.label for q in asked] == ["Speed", "Cost", "Quality"]


@pytest.mark.parametrize("form", ["ranking", "points", "quadratic"])
def test_without_items_nothing_can_be_ranked_or_given_points(form):
    with pytest.raises(InvalidInputError, match=r"has no items .* Add “item:” lines"):
        ballot_form(claim("overall"), form)


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("pigeon", "There is no question kind “pigeon”"),
        ("agreement+agreement9", "for “Real.” twice"),
        ("+", "There is no question kind “”"),
    ],
)
def test_a_form_that_cannot_be_asked_is_refused_with_advice(form, words):
    with pytest.raises(InvalidInputError, match=words):
        ballot_form(claim("benefit"), form)


@pytest.mark.parametrize("kind", ["benefit", "risk", "overall"])
@pytest.mark.parametrize("items", [(), THREE])
def test_every_form_that_is_offered_can_be_asked(kind, items):
    asked = claim(kind, items=items)
    offered = forms_for(asked)
    assert len(offered) > 5
    assert ("ranking" in offered) is bool(items)
    for form in offered:
        assert ballot_form(asked, form)


def test_the_usual_form_is_stored_as_none_so_that_it_follows_the_deck():
    assert checked_form(claim("benefit"), "agreement + importance") == ""
    assert checked_form(claim("benefit"), "agreement9+importance") == "agreement9+importance"
    assert checked_form(claim("benefit"), " ") == ""


def test_a_form_is_voted_on_where_all_its_questions_can_be_answered():
    assert "hands" in channels_for(ballot_form(claim("benefit")))
    ranking = ballot_form(claim("overall", items=THREE), "ranking+agreement")
    assert channels_for(ranking) == KINDS["ranking"].channels
    assert forms.why_not("Hands", ranking, "hands").startswith("“Ranking” takes several numbers or an order")
    assert forms.why_not("Hands", ballot_form(claim("overall"), "open"), "hands").startswith("“In your own")
    assert forms.why_not("Booth", ranking, "booth") == ""
