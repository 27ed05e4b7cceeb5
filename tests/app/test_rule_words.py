"""The rule in words: every number with its name and unit, every change with what was there before."""

from __future__ import annotations

import pytest

from unifydesk.app.rule_words import rule_history, thresholds
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.workshop import RuleEvent
from unifydesk.rules import make_choice

AT = "2026-11-23T09:02:00+01:00"
FIRST = make_choice("delphi75")


def changed(choice: RuleChoice, before: RuleChoice = FIRST) -> str:
    return rule_history((RuleEvent(AT, before, False), RuleEvent(AT, choice, True)))[1]


def test_thresholds_have_names_and_units():
    assert thresholds(make_choice("delphi75", {"nmin": 1})) == (
        ("Consensus needs at least", "75%"),
        ("Dissent stays below", "15%"),
        ("Fewest answers for a position", "1 person"),
        ("Quorum of answers", "50%"),
    )


def test_the_declaration_has_every_number():
    assert rule_history((RuleEvent(AT, FIRST, False),)) == (
        "Declared on 23 November 2026 at 09:02, before the first round: Delphi 75% (consensus needs at least "
        "75%; dissent stays below 15%; fewest answers for a position 5 people; quorum of answers 50%).",
    )


def test_a_change_says_what_was_there_before_and_nothing_else():
    assert changed(make_choice("delphi75", {"nmin": 4})) == (
        "Changed on 23 November 2026 at 09:02, after the first round was opened: "
        "fewest answers for a position 4 people (before: 5 people)."
    )


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (
            make_choice("delphi75", base="present"),
            "percentages of those present (before: of those who answered)",
        ),
        (
            make_choice("delphi75", weighted=True),
            "ballots count with the weights of their seats (before: all ballots count alike)",
        ),
    ],
)
def test_another_base_and_weights_are_changes(choice, said):
    assert changed(choice).endswith(f"opened: {said}.")


def test_another_rule_is_given_with_all_its_numbers():
    said = changed(make_choice("majority"))
    assert said.endswith("in place of Delphi 75%.")


def test_a_rule_that_is_missing_here_is_told_by_what_the_file_says():
    strange = RuleChoice("strange", (("nmin", 5),))
    assert thresholds(strange) == (("Threshold “nmin”", "5"),)
    assert "strange (threshold “nmin” 5) in place of Delphi 75%" in changed(strange)
