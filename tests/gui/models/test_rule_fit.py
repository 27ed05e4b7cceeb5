"""How a rule fits the agenda, in words with numbers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.asking import THREE
from tests.gui.decks import RANKED, ask
from tests.gui.rules import RuleFor
from tests.gui.views.desk import Desk
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.rule_fit import (
    few_sentence,
    fewest_answers,
    fit_sentences,
    rule_fit,
    scales_words,
)
from unifydesk.rules import RULES


def judged_by(monkeypatch: pytest.MonkeyPatch, workshop: Workshop, rule: RuleFor, **fewest: int) -> Workshop:
    """Return the workshop with this rule declared."""
    monkeypatch.setitem(RULES._things, rule.id, rule)
    return replace(workshop, rule=RuleChoice(rule.id, tuple(fewest.items())))


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (RuleFor(points=(9,)), "nine-point scales"),
        (RuleFor(points=(5,)), "five-point scales"),
        (RuleFor(points=(3, 4, 5, 7, 9)), "every scale with two sides"),
        (RuleFor(points=(3, 5, 7, 9), kinds=("agreement4",)), "every scale with two sides except “Consent”"),
        (RuleFor(kinds=("consent",)), "“Consent”"),
        (RuleFor(kinds=("agreement4",)), "“Agreement, 4 points”"),
        (RuleFor(), "no scale of this version"),
    ],
)
def test_the_scales_of_a_rule_are_named_in_the_fewest_words(qapp, rule: RuleFor, words: str) -> None:
    assert scales_words(rule) == words


def test_a_rule_that_judges_everything_says_so(desk: Desk) -> None:
    (said,) = fit_sentences(desk.workshop)
    assert said.startswith("The rule judges every scale with two sides except “Consent”; every claim")


def test_consent_is_judged_by_its_own_rule_and_the_page_says_so(desk: Desk) -> None:
    setups = {**desk.workshop.setups, "O1": replace(desk.workshop.setups["O1"], form="consent")}
    workshop = replace(desk.workshop, setups=setups)
    assert fit_sentences(workshop) == (
        "The rule judges every scale with two sides except “Consent”.",
        "Judged by the rule of their own kind, whatever is declared: O1.",
    )
    fit = rule_fit(workshop)
    assert fit is not None
    assert (fit.own, fit.others) == (("O1",), ())


def test_claims_on_other_scales_are_counted_and_named(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    nine = judged_by(monkeypatch, desk.workshop, RuleFor(points=(9,)))
    assert fit_sentences(nine) == (
        "The rule judges nine-point scales; 3 of 3 claims are asked on other scales: A1, R1, O1.",
    )
    setups = {**nine.setups, "A1": replace(nine.setups["A1"], form="agreement9+importance")}
    setups["O1"] = replace(nine.setups["O1"], form="agreement9")
    better = replace(nine, setups=setups)
    assert fit_sentences(better) == (
        "The rule judges nine-point scales; 1 of 3 claims is asked on another scale: R1.",
        "A further question of A1 is on a scale that the rule does not judge; it gets figures only.",
    )


def test_orders_and_words_are_told_apart_from_other_scales(new_desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(monkeypatch, O1=RANKED, R1={"ask": ("open",), "items": THREE})
    workshop = new_desk().workshop
    fit = rule_fit(workshop)
    assert fit is not None
    assert (fit.judged, fit.others, fit.sideless) == (("A1",), (), ("R1", "O1"))
    assert fit_sentences(workshop)[-1].endswith("R1, O1.")


def test_fewer_people_than_the_fewest_answers_are_warned_about(
    new_desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    seven = judged_by(monkeypatch, new_desk(7).workshop, RuleFor(points=(5,)), nmin=7)
    assert few_sentence(seven) == ""
    six = replace(seven, seats=seven.seats[:6])
    assert few_sentence(six).startswith("The rule needs at least 7 answers, and 6 people can vote")


def test_a_rule_without_a_fewest_needs_one_answer() -> None:
    assert fewest_answers(RuleChoice("any", (("consensus", 75),))) == 1
    assert fewest_answers(RuleChoice("any", (("nmin", 7),))) == 7


def test_a_rule_of_another_version_fits_nothing(desk: Desk) -> None:
    strange = replace(desk.workshop, rule=RuleChoice("stars", ()))
    assert rule_fit(strange) is None
    assert fit_sentences(strange) == ()
    assert few_sentence(strange) == ""
