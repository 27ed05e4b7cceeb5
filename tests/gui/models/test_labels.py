"""Which labels can be recorded instead of the rule's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gui.results import CHOICE, answered, counted, result
from tests.gui.rules import RuleFor
from unifydesk.domain.position import LABELS, UNNAMED
from unifydesk.domain.rule import RuleChoice
from unifydesk.gui.models.labels import USUAL, labels_for, own_label, own_words, possible_labels
from unifydesk.kinds import KINDS
from unifydesk.rules import RULES, default_choice

pytestmark = pytest.mark.usefixtures("qapp")


def test_the_rules_own_label_comes_first_and_once() -> None:
    labels = labels_for(CHOICE, result(1, counted("agreement", 0, 0, 1, 5, 6)))
    assert labels[0] == "consensus_for"
    assert len(set(labels)) == len(labels)
    assert set(USUAL) <= set(labels)


def test_a_scale_without_a_middle_offers_no_undecided() -> None:
    assert "undecided" in possible_labels(CHOICE, "agreement")
    assert "undecided" not in possible_labels(CHOICE, "agreement4")


def test_a_rule_that_knows_one_label_offers_that_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RULES._things, "testing", RuleFor(points=(9,)))
    assert possible_labels(RuleChoice("testing", (("nmin", 40),)), "agreement9") == ("divided",)


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.id)
def test_what_a_rule_says_can_be_recorded_under_any_rule(rule) -> None:
    for kind in KINDS:
        if kind.has_position and rule.applies(kind.id, len(kind.options)):
            labels = possible_labels(default_choice(rule), kind.id)
            assert len(labels) > 1
            assert set(labels) <= LABELS.keys() - UNNAMED


def test_a_question_that_the_rule_does_not_judge_offers_the_usual_labels() -> None:
    nine = default_choice(RULES["ram9"])
    labels = labels_for(nine, result(1, counted("agreement", 0, 0, 3, 3, 0, choice=nine)))
    assert labels == ("outside_rule", *USUAL)


def test_consent_offers_the_labels_of_its_own_rule() -> None:
    labels = labels_for(CHOICE, result(1, counted("consent", 0, 0, 3, 3)))
    assert labels == ("consent", "objection_open", "consent_reservations")


def test_orders_and_words_have_no_label_to_choose() -> None:
    ranked = result(1, answered("ranking", ("A>B", 3)))
    assert own_label(ranked) == "figures_only"
    assert labels_for(CHOICE, ranked) == ()


def test_without_a_result_there_is_nothing_to_choose() -> None:
    assert own_label(None) == ""
    assert labels_for(CHOICE, None) == ()
    assert labels_for(CHOICE, replace(result(1), figures=())) == ()


def test_the_rules_own_label_says_so() -> None:
    assert own_words("majority_for") == "Majority for – as the rule says"
