"""The tidy sheets: every fact of the record is a row, and every share can be computed again from its row."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty
from unifydesk.domain.report import NamedBallot, Report
from unifydesk.exporters._words import question_label
from unifydesk.exporters._xlsx_book import Sheet
from unifydesk.exporters._xlsx_sheets import (
    actions_sheet,
    agenda_sheet,
    ballots_sheet,
    every_figure,
    method_sheet,
    movement_sheet,
    notes_sheet,
    people_sheet,
    results_sheet,
    sheets_of,
    summary_sheet,
    words_sheet,
)


@pytest.fixture(scope="module")
def kinds() -> Report:
    """Return a record with every kind of question, with weights."""
    return every_kind()


def column(sheet: Sheet, head: str) -> list[object]:
    """Return the values under a head."""
    at = [c.head for c in sheet.columns].index(head)
    return [row[at] for row in sheet.rows]


def test_every_row_has_a_cell_for_every_column(report: Report, kinds: Report) -> None:
    for record in (report, kinds, empty()):
        for sheet in sheets_of(record):
            assert {len(row) for row in sheet.rows} <= {len(sheet.columns)}, sheet.name


def test_the_sheets_come_in_a_fixed_order(report: Report) -> None:
    names = [sheet.name for sheet in sheets_of(report)]
    assert names[:7] == ["Summary", "Results", "Movement", "Notes", "Actions", "People", "Agenda"]
    assert names[-1] == "Method"
    assert "Ballots" not in names


def test_the_summary_has_every_question_of_the_last_rounds(report: Report) -> None:
    sheet = summary_sheet(report)
    assert len(sheet.rows) == sum(len(c.rounds[-1].figures) for c in report.claims)
    assert {c.claim.text for c in report.claims} == set(column(sheet, "Sentence put to the vote"))
    swings = column(sheet, "Swing, votes")
    lasts = [f.position for c in report.claims for f in c.rounds[-1].figures]
    known = [position.swing if position is not None else None for position in lasts]
    assert swings == known
    contested = Counter(column(sheet, "Contested"))
    assert contested["yes"] == sum(f.is_contested for c in report.claims for f in c.rounds[-1].figures)


def test_claims_without_a_result_are_in_the_summary_too(report: Report) -> None:
    first, second = report.claims[:2]
    hidden = replace(first, rounds=(), hidden=("Round 1 was still open, with 3 recorded.",))
    sheet = summary_sheet(replace(report, claims=(hidden,), untouched=(second.claim,)))
    said = column(sheet, "Position or finding")
    assert said == ["No result was revealed Round 1 was still open, with 3 recorded.", "Not voted on"]


def test_every_count_is_a_row(report: Report, kinds: Report) -> None:
    for record in (report, kinds):
        rows = results_sheet(record).rows
        for claim, result, figures in every_figure(record):
            tally = figures.tally
            mine = [
                r
                for r in rows
                if (r[0], r[2], r[4]) == (claim.claim.id, result.number, question_label(tally.question))
            ]
            assert [r[7] for r in mine if r[5] is not None] == list(tally.counts)
            named = {r[6]: r[7] for r in mine if r[5] is None}
            assert named["Answered"] == tally.answered
            assert named["Cannot judge"] == tally.cannot_judge
            assert named["Silent"] == tally.silent
            assert named["Present"] == tally.present


def test_every_share_is_of_the_base_beside_it(kinds: Report) -> None:
    sheet = results_sheet(kinds)
    heads = [c.head for c in sheet.columns]
    shown = 0
    for row in sheet.rows:
        cells = dict(zip(heads, row, strict=True))
        if cells["Share"] is not None:
            assert cells["Share"] == int(str(cells["People"])) / int(str(cells["Base, people"]))
            assert cells["Share is"] == "of those present"
            shown += 1
        if cells["Share by weight"] is not None:
            assert float(str(cells["Share by weight"])) <= 1
    assert shown > 100


def test_movement_adds_up_to_the_people_in_both_rounds(report: Report) -> None:
    sheet = movement_sheet(report)
    pairs = sum(m.pairs for c in report.claims for r in c.rounds for m in r.movements)
    assert sum(int(str(n)) for n in column(sheet, "People")) == pairs
    ups = sum(int(str(r[6])) for r in sheet.rows if r[7] == "up")
    assert ups == sum(m.up for c in report.claims for r in c.rounds for m in r.movements)


def test_every_note_and_every_reason_is_a_row(report: Report) -> None:
    said = column(notes_sheet(report), "Text")
    notes = [n.text for c in report.claims for n in c.notes] + [n.text for n in report.notes]
    reasons = [text for c in report.claims for r in c.rounds for text in r.reasons]
    assert said == notes + reasons


def test_actions_have_owner_and_due(report: Report) -> None:
    sheet = actions_sheet(report)
    wanted = [n for c in report.claims for n in c.notes] + list(report.notes)
    assert len(sheet.rows) == sum(n.kind in ("decision", "action", "objection") for n in wanted)
    assert {n.owner for n in wanted if n.kind == "action"} <= set(column(sheet, "Owner"))
    assert {n.due for n in wanted if n.kind == "action"} <= set(column(sheet, "Due"))


def test_people_and_agenda_are_typed(report: Report, kinds: Report) -> None:
    assert column(people_sheet(report), "Name") == [seat.name for seat in report.seats]
    assert set(column(people_sheet(report), "There")) == {"Present", "Absent"}
    assert set(column(people_sheet(kinds), "There")) == {"Present", "Absent", "By proxy"}
    assert {float(str(w)) for w in column(people_sheet(kinds), "Weight")} == {1.0, 1.5, 0.75}
    assert column(agenda_sheet(report), "Actual, minutes") == [item.actual for item in report.agenda]


def test_answers_in_words_keep_their_people(kinds: Report) -> None:
    texts = [pair for _, _, f in every_figure(kinds) for pair in f.texts]
    assert [(r[3], r[4]) for r in words_sheet(kinds).rows] == texts


def test_every_answer_of_a_ballot_is_a_row(report: Report) -> None:
    claim = report.claims[0]
    answers = (("real", "5"), ("importance", "cannot_judge"), ("gone", "x"))
    ballot = NamedBallot(claim.claim.id, 1, 3, "paper", answers, "Because.", proxy=2)
    sheet = ballots_sheet(replace(report, ballots=(ballot,)))
    assert column(sheet, "Answer") == ["Strongly agree", "Cannot judge", "x"]
    assert column(sheet, "Name") == ["Łukasz Żółć"] * 3
    assert column(sheet, "Through seat") == [2, 2, 2]
    assert "Ballots" in [s.name for s in sheets_of(replace(report, ballots=(ballot,)))]


def test_the_method_says_rule_base_and_source(report: Report) -> None:
    said = {(row[0], row[1]): row[2] for row in method_sheet(report).rows}
    assert said["Workshop", "Title"] == report.info.title
    assert report.rule_summary in str(said["How positions were found", "Rule"])
    assert said["Source", "Citation"] == report.deck_source
    assert ("Formulas", "Kappa") in said
