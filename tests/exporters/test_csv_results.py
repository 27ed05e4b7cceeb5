"""The table of results: every count once, every question whole."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import sample
from unifydesk.exporters._csv_ballots import COLUMNS as BALLOT_COLUMNS
from unifydesk.exporters._csv_results import COLUMNS, percent, results_csv


def read(report):
    """Return the rows as another program reads them."""
    return list(csv.DictReader(io.StringIO(results_csv(report).decode(), newline="")))


@pytest.fixture(scope="module")
def kinds():
    """The rows of a record with every kind of question, in people."""
    return read(every_kind(people=12, weighted=False))


def test_every_row_has_every_column(kinds):
    assert all(tuple(row) == COLUMNS for row in kinds)
    assert all(None not in row.values() for row in kinds)


def test_the_options_of_a_question_add_up_to_those_who_answered(kinds):
    sums, answered = Counter(), {}
    for row in kinds:
        if row["of"] == "option":
            key = (row["claim"], row["round"], row["question"])
            sums[key] += int(row["people"])
            answered[key] = int(row["answered"])
    assert answered
    assert dict(sums) == answered


def test_the_different_answers_of_a_ranking_add_up_too(kinds):
    rows = [row for row in kinds if row["of"] == "answer" and (row["claim"], row["round"]) == ("O5", "1")]
    assert sum(int(row["people"]) for row in rows) == int(rows[0]["answered"])


def test_a_percentage_is_that_of_its_base(kinds):
    for row in kinds:
        if row["of"] == "option":
            assert float(row["percent"]) == pytest.approx(100 * int(row["people"]) / int(row["base_people"]))


def test_every_question_and_item_has_its_rows(kinds):
    report = every_kind(people=12, weighted=False)
    asked = {(c.claim.id, f.tally.question.id) for c in report.claims for r in c.rounds for f in r.figures}
    assert {(row["claim"], row["question"]) for row in kinds} == asked
    points = {row["answer"] for row in kinds if row["question"] == "points" and row["of"] == "item"}
    (claim,) = (c for c in report.claims if c.claim.id == "O6")
    assert points == {item.id for item in claim.rounds[0].figures[0].tally.question.items}


def test_weights_stand_beside_people():
    rows = [row for row in read(every_kind(people=12, only=("B4",))) if row["question"] == "real"]
    assert [row["weight"] for row in rows[:4]] == ["0", "4", "5.25", "3.5"]
    assert {row["base_weight"] for row in rows} == {"12.75"}
    assert float(rows[1]["weight_percent"]) == pytest.approx(100 * 4 / 12.75)


def test_what_was_recorded_stands_beside_what_the_rule_says():
    rows = read(every_kind(people=12, only=("B4",)))
    assert {row["recorded"] for row in rows} == {"divided"}
    assert rows[0]["position"] == "majority for"


def test_text_answers_are_defused():
    report = every_kind(people=12, only=("O8",))
    (claim,) = report.claims
    (first, *_) = claim.rounds
    if not first.figures[0].texts:
        pytest.fail("the record has no claim with answers in words")
    tally = replace(first.figures[0].tally, answers=(("=HYPERLINK(1)", 2),))
    figures = (replace(first.figures[0], tally=tally),)
    changed = replace(report, claims=(replace(claim, rounds=(replace(first, figures=figures),)),))
    assert [row["answer"] for row in read(changed)] == ["'=HYPERLINK(1)"]


def test_a_percentage_without_a_base_is_none():
    assert percent(0, 0) is None
    assert percent(1, 3) == 33.333333


def test_a_record_without_rounds_is_a_heading():
    assert read(replace(sample(), claims=())) == []


def test_the_columns_are_those_of_the_page():
    page = (Path(__file__).parents[2] / "docs" / "file-format.md").read_text(encoding="utf-8")
    section = page.split("### The results as CSV", 1)[1].split("\n### ", 1)[0]
    cells = [line.split("|")[1] for line in section.splitlines() if line.startswith("| `")]
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert tuple(named) == COLUMNS
    assert all(f"`{name}`" in section for name in BALLOT_COLUMNS)
