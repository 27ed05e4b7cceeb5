"""The outcome in words: who was there, what was voted on, what is contested, what is close."""

from __future__ import annotations

from dataclasses import replace

from tests.exporters.sample import empty
from unifydesk.domain.position import UNNAMED
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_position import leading
from unifydesk.exporters._summary_words import close_calls, hidden, no_result, outcome


def test_the_outcome_is_told_with_its_numbers(report: Report) -> None:
    said = outcome(report)
    assert said.startswith("12 people present of 14 seats, in 3 groups. 27 of 27 claims were voted on.")
    assert said.endswith("6 claims are contested: EB2c, ER2b, ER3, HR6, HR3 and HR4.")


def test_without_votes_the_outcome_is_that_there_were_none() -> None:
    assert outcome(empty()) == "No claim was voted on."
    assert no_result(empty()) == "No claim was voted on."


def test_a_result_that_nobody_has_seen_is_no_lack_of_votes(report: Report) -> None:
    unseen = replace(report, claims=(replace(report.claims[0], rounds=(), hidden=1),))
    assert hidden(unseen) == [report.claims[0].claim]
    assert no_result(unseen) == "No result was revealed."


def test_positions_that_hang_on_one_answer_are_counted(report: Report) -> None:
    found = [figures for claim in report.claims for figures in leading(claim)]
    swings = [f.position.swing for f in found if f.position and f.position.label not in UNNAMED]
    [said] = close_calls(found)
    assert 0 < swings.count(1) < len(swings) < len(found)
    assert said.startswith(f"{swings.count(1)} of {len(swings)} positions would change")
    assert close_calls([]) == []
