"""What the one-page summary says of each claim, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.exporters._pdf_rows import CONTESTED, Row, grouped, rows_of

Find = Callable[[str], ReportClaim]


def row_of(report: Report, name: str) -> Row:
    """Return the row of a claim."""
    return next(row for row in rows_of(report) if row.claim.claim.id == name)


def test_every_claim_that_was_voted_on_has_one_row(report: Report) -> None:
    assert [row.claim for row in rows_of(report)] == [c for c in report.claims if c.rounds]
    every = [row for _, rows in grouped(rows_of(report)) for row in rows]
    assert len(every) == len(set(map(id, every))) == len(rows_of(report))


def test_contested_claims_come_first_and_only_there(report: Report) -> None:
    (name, torn), *others = grouped(rows_of(report))
    assert name == CONTESTED
    last = {c.claim.id: c.rounds[-1].figures for c in report.claims}
    assert {row.claim.claim.id for row in torn} == {
        name for name, figures in last.items() if any(f.is_contested for f in figures)
    }
    assert not any(row.contested for _, rows in others for row in rows)


def test_the_others_stand_by_section_or_by_kind_when_there_are_too_many(report: Report) -> None:
    rows = rows_of(report)
    assert "Possible epistemic benefits" in dict(grouped(rows))
    many = [replace(row, claim=replace(row.claim, section=f"S{at}")) for at, row in enumerate(rows)]
    assert {"Benefits", "Risks", "Overall"} <= dict(grouped(many)).keys()


def test_kinds_are_told_by_letter(report: Report) -> None:
    assert {row.claim.claim.kind: row.letter for row in rows_of(report)} == {
        "benefit": "B", "risk": "R", "overall": "O",
    }  # fmt: skip


def test_a_contested_second_question_stands_for_its_claim(claim: Find, report: Report) -> None:
    found = claim("ER1")
    last = found.rounds[-1]
    torn = claim("HR3").rounds[-1].figures[0].position
    severity = replace(last.figures[1], position=torn)
    changed = replace(found, rounds=(replace(last, figures=(last.figures[0], severity)),))
    [row] = rows_of(replace(report, claims=(changed,)))
    assert row.contested
    assert row.position == "Severity: polarised"


def test_a_result_that_nobody_saw_has_no_figures(claim: Find, report: Report) -> None:
    hidden = replace(claim("EB1"), rounds=(), hidden=("Round 1 was not revealed.",))
    [row] = rows_of(replace(report, claims=(hidden,)))
    assert (row.position, row.figures, row.swing) == ("Result not revealed", None, "")


def test_what_was_recorded_in_place_of_the_rule_is_said() -> None:
    row = row_of(every_kind(people=12, only=("B4",)), "B4")
    assert row.position == "Recorded: divided"
    assert row.under.startswith("by the rule: ")


def test_questions_without_a_position_give_their_finding() -> None:
    report = every_kind(people=12, only=("O3", "O5", "O8"))
    assert "of 12 items" in row_of(report, "O3").position
    assert row_of(report, "O5").position.startswith("First by Borda")
    assert row_of(report, "O8").position.endswith("in their own words")
