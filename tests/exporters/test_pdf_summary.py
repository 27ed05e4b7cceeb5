"""The summary: every position in one table by kind, contested ones by name, tasks in another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from unifydesk.domain.report import Report, ReportClaim
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_summary import summary, tasks

Lay = Callable[..., list[str]]
Claim = Callable[[str], ReportClaim]
PAGE = sheet("A4")


@pytest.fixture(scope="module")
def told(report: Report, lay: Lay) -> str:
    """Return the words of the summary."""
    return "\n".join(lay(summary(report, PAGE)))


def test_benefits_risks_and_overall_are_apart_and_in_this_order(told: str) -> None:
    places = [told.index(f"\n{name}\n") for name in ("Benefits", "Risks", "Overall")]
    assert places == sorted(places)


def test_every_claim_has_its_line(told: str, report: Report) -> None:
    assert all(f"{c.claim.id} {c.claim.title}"[:18] in told for c in report.claims)


def test_contested_claims_are_marked_by_a_word_and_named_above(told: str) -> None:
    assert "Contested: HR3." in told or ", HR3" in told
    assert "Contested: polarised" in told


def test_recorded_statements_stand_beside_the_position(told: str) -> None:
    assert "Experts should be asked" in told


def test_likelihood_and_severity_have_lines_of_their_own(told: str) -> None:
    assert told.count("Likelihood") >= 16
    assert told.count("Severity") >= 16


def test_positions_come_with_swing_round_and_count(report: Report, claim: Claim, lay: Lay) -> None:
    text = "\n".join(lay(summary(replace(report, claims=(claim("EB4"),)), PAGE)))
    assert "Consensus for\n10 of 10 agree\n2 votes\n2" in text
    assert "1 claim was voted on." in text
    assert "No claim is contested." in text


def test_claims_without_a_vote_are_listed(report: Report, claim: Claim, lay: Lay) -> None:
    silent = replace(claim("EB1"), rounds=(), recorded=None)
    some = replace(report, claims=(silent, claim("EB4")), untouched=(claim("OV3").claim,))
    text = "\n".join(lay(summary(some, PAGE)))
    assert "On the agenda, not voted on" in text
    assert "EB1 A shared basis of mind and machine; OV3 Effort against risks" in text


def test_claims_whose_result_was_not_revealed_are_not_called_not_voted_on(
    report: Report, claim: Claim, lay: Lay
) -> None:
    unseen = replace(claim("EB1"), rounds=(), recorded=None, hidden=("Round 1 was still open.",))
    text = "\n".join(lay(summary(replace(report, claims=(unseen,), untouched=()), PAGE)))
    assert "No result was revealed." in text
    assert "Voted on, result not revealed\nEB1 A shared basis of mind and machine" in text
    assert "not voted on" not in text


def test_nothing_voted_on_is_said_in_one_sentence(report: Report, lay: Lay) -> None:
    assert "No claim was voted on." in "\n".join(lay(summary(replace(report, claims=()), PAGE)))


def test_decisions_and_actions_are_collected_from_everywhere(report: Report, lay: Lay) -> None:
    text = "\n".join(lay(tasks(report, PAGE)))
    assert "The benefit is kept for the final list." in text
    assert "Send the minutes round for comments." in text
    assert "before the next\nmeeting" in text
    assert "Ada Lovelace" in text


def test_without_tasks_there_is_no_such_chapter(report: Report) -> None:
    assert tasks(replace(report, claims=(), notes=()), PAGE) == []
