from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from unifydesk.app.figures import figures
from unifydesk.domain.question import Question
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Tally
from unifydesk.rules import RULES, default_choice

CASES = json.loads((Path(__file__).parent.parent / "files" / "worked_cases.json").read_text("utf-8"))
DEFAULT = default_choice(RULES["delphi75"])


def tally(*counts: int, kind: str = "agreement", present: int | None = None) -> Tally:
    options = tuple(str(i + 1) for i in range(len(counts)))
    people = sum(counts) if present is None else present
    return Tally(Question("real", kind, "Real?"), options, counts, 0, people, ())


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["case"])
def test_the_worked_cases_give_all_their_figures(case: dict) -> None:
    found = figures(tally(*case["counts"]), DEFAULT)
    assert (found.median, found.q1, found.q3) == (case["median"], case["q1"], case["q3"])
    assert (found.above, found.below, found.neutral) == (case["above"], case["below"], case["neutral"])
    expected = case["agreement_a"]
    assert found.agreement_a == (None if expected is None else pytest.approx(expected, abs=1e-6))
    assert (found.position.label, found.position.swing) == (case["position"], case["swing"])


def test_confidence_is_described_and_has_no_position() -> None:
    found = figures(tally(2, 3, 7, kind="confidence"), DEFAULT)
    assert found.position is None
    assert found.median == 3


def test_a_kind_or_a_rule_this_program_lacks_leaves_the_position_open() -> None:
    assert figures(tally(0, 0, 0, 9, 0, kind="of the future"), DEFAULT).position is None
    assert figures(tally(0, 0, 0, 9, 0), RuleChoice("of the future", ())).position is None


def test_a_scale_that_the_rule_does_not_judge_is_said_to_be_outside_it() -> None:
    found = figures(tally(0, 0, 0, 9, 0), default_choice(RULES["ram9"])).position
    assert (found.label, found.swing) == ("outside_rule", None)


def test_kinds_without_sides_have_no_position_under_any_rule() -> None:
    for rule in RULES:
        assert figures(tally(0, 0, 9, kind="confidence"), default_choice(rule)).position is None


def test_an_objection_is_one_objection_whatever_it_weighs() -> None:
    counted = replace(
        tally(1, 0, 0, 5, kind="consent"),
        weighted=(Decimal("0.5"), Decimal(0), Decimal(0), Decimal(5)),
        weight_of=(("answered", Decimal("5.5")),),
    )
    choice = replace(default_choice(RULES["consent"]), weighted=True)
    found = figures(counted, choice, 1).position
    assert (found.label, found.weighted) == ("consent_reservations", False)
    assert figures(counted, choice, 0).position.label == "objection_open"


def test_people_who_stayed_silent_count_for_the_quorum() -> None:
    assert figures(tally(0, 0, 0, 6, 0, present=13), DEFAULT).position.label == "no_position"
