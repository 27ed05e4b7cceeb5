"""The summary of the record: every position in one table, the same words as in the minutes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty
from unifydesk.domain.notes import Note
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.report import Report
from unifydesk.exporters._record_blocks import Chart, Para, Part, Table
from unifydesk.exporters._record_summary import at_a_glance, bar_of, summary_part, tasks_part
from unifydesk.exporters._summary_words import OPEN
from unifydesk.pictures.shapes import Label


def tables(part: Part) -> list[Table]:
    """Return the tables of a part and of its parts."""
    own = [block for block in part.blocks if isinstance(block, Table)]
    return own + [table for inner in part.parts for table in tables(inner)]


def charts(part: Part) -> list[str]:
    """Return the names of the pictures of a part and of its parts."""
    own = [block.name for block in part.blocks if isinstance(block, Chart)]
    return own + [name for inner in part.parts for name in charts(inner)]


def test_every_claim_has_its_rows_and_its_link(report: Report) -> None:
    rows = [row for table in tables(summary_part(report)) for row in table.rows]
    assert len(rows) == sum(len([f for f in c.rounds[-1].figures if f.position]) for c in report.claims)
    assert all(row.cells[0].link.startswith("claim-") for row in rows)
    alone = [row for table in tables(summary_part(report, linked=False)) for row in table.rows]
    assert not any(row.cells[0].link for row in alone)


def test_a_contested_claim_says_so_in_words(report: Report) -> None:
    rows = [row for table in tables(summary_part(report)) for row in table.rows]
    [torn] = [r for r in rows if r.cells[0].text.startswith("HR3  ")]
    assert torn.cells[2].text == "Contested: polarised"
    assert torn.cells[2].small == "6 for, 6 against, of 12"


def test_another_label_than_the_rules_is_told(report: Report) -> None:
    claim = report.claims[0]
    recorded = RecordedPosition("EB1", b"", "consensus_for", "", "majority_against")
    part = summary_part(replace(report, claims=(replace(claim, recorded=recorded),)))
    assert "recorded as consensus for" in tables(part)[0].rows[0].cells[2].small


def test_the_maps_and_the_slopes_are_drawn(report: Report) -> None:
    assert charts(summary_part(report)) == [
        "The benefits side by side", "The risks side by side", "Shares for, round by round",
    ]  # fmt: skip
    assert charts(summary_part(replace(report, claims=report.claims[:1]))) == []


def test_the_outcome_is_told_in_the_words_of_the_minutes(report: Report, pages: list[str]) -> None:
    minutes = "".join("".join(pages[:4]).split())
    whole = at_a_glance(report)
    before, contested, close = whole.rpartition("HR4. ")
    assert contested
    assert "".join(f"{before}{contested}".split()) in minutes
    assert "".join(close.split()) in minutes
    assert at_a_glance(empty()) == "No claim was voted on."


def test_weighted_positions_have_no_swing() -> None:
    assert "would change" not in at_a_glance(every_kind(only=("B4", "B7")))


def test_claims_without_a_result_are_listed(report: Report) -> None:
    hidden = replace(report.claims[0], rounds=(), hidden=("Round 1 was closed.",))
    part = summary_part(replace(report, claims=(hidden,), untouched=(report.claims[1].claim,)))
    said = [block.text for block in part.blocks if isinstance(block, Para)]
    assert said[0] == "No result was revealed."
    assert said[1].startswith("Voted on, result not revealed: EB1 ")
    assert said[2].startswith("On the agenda, not voted on: EB2 ")


def test_claims_of_an_unknown_kind_are_not_lost(report: Report) -> None:
    claim = report.claims[0]
    odd = replace(claim, claim=replace(claim.claim, kind="dream"))
    assert [p.title for p in summary_part(replace(report, claims=(odd,))).parts] == ["Other claims"]


def test_approved_items_are_one_row() -> None:
    part = summary_part(every_kind(only=("O3",)))
    [row] = tables(part)[0].rows
    assert row.cells[1].text == "12 items"


def test_bars_in_tables_have_words_and_no_lettering(report: Report) -> None:
    made = bar_of(report.claims[0].rounds[0].figures[0])
    assert made.text
    assert not any(isinstance(shape, Label) for shape in made.shapes)


def test_decisions_actions_and_objections_are_collected(report: Report) -> None:
    [part] = tasks_part(report)
    assert part.title == "Decisions, actions, objections and open questions"
    assert [table.caption for table in tables(part)] == [
        "Decisions",
        "Actions",
        "Objections",
        "Open questions",
    ]
    actions = tables(part)[1]
    assert [c.head for c in actions.columns] == ["Claim", "Action", "Owner", "Due"]
    assert [cell.text for cell in actions.rows[-1].cells] == [
        "–", "Send the minutes round for comments.", "Maria Ødegård", "one week",
    ]  # fmt: skip
    assert {row.cells[3].text for row in tables(part)[2].rows} > {OPEN}


@pytest.mark.parametrize("kind", ["for", "dissent"])
def test_there_is_no_chapter_for_nothing(kind: str) -> None:
    assert tasks_part(replace(empty(), notes=(Note(b"", 1, kind, "x"),))) == ()
