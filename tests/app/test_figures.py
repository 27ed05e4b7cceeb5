from __future__ import annotations

import json
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
    assert figures(tally(0, 0, 0, 9, 0, kind="spectrum"), DEFAULT).position is None
    assert figures(tally(0, 0, 0, 9, 0), RuleChoice("ram9", ())).position is None


def test_people_who_stayed_silent_count_for_the_quorum() -> None:
    assert figures(tally(0, 0, 0, 6, 0, present=13), DEFAULT).position.label == "no_position"
