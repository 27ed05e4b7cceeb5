"""Figures of methods as rows: the value of the record, or nothing and the reason why."""

from __future__ import annotations

from dataclasses import fields

import pytest

from tests.exporters.every_kind import every_kind
from unifydesk.domain.report import Report
from unifydesk.domain.tally import Change, Description
from unifydesk.exporters._words import question_label
from unifydesk.exporters._xlsx_figures import (
    CHANGES,
    MEASURES,
    groups_sheet,
    items_sheet,
    measures_sheet,
    tests_sheet,
)

tests_sheet.__test__ = False  # type: ignore[attr-defined]  # it is no test, whatever its name says


@pytest.fixture(scope="module")
def kinds() -> Report:
    """Return a record with every kind of question."""
    return every_kind()


def test_no_measure_and_no_test_is_left_out() -> None:
    others = {"wilson_for", "ram", "why"}
    assert {f.name for f in fields(Description)} - others == set(MEASURES)
    assert {f.name for f in fields(Change)} - {"why"} == set(CHANGES)


def test_every_measure_of_the_record_is_a_row(report: Report) -> None:
    rows = measures_sheet(report).rows
    claim = report.claims[0]
    number, question, described = claim.described[0]
    [figures] = [f for f in claim.rounds[0].figures if f.tally.question.id == question]
    mine = {
        r[3]: r[4] for r in rows if r[:3] == (claim.claim.id, number, question_label(figures.tally.question))
    }
    assert mine["Cns"] == described.cns
    assert mine["Wilson, low end"] == (described.wilson_for or (None,))[0]
    assert mine["Agreement A"] == figures.agreement_a
    assert (mine["For"], mine["Against"]) == (figures.above, figures.below)


def test_what_is_undefined_has_its_reason(report: Report) -> None:
    rows = [*measures_sheet(report).rows, *tests_sheet(report).rows]
    reasons = [row for row in rows if row[5]]
    assert reasons
    assert all(row[4] is None for row in reasons)


def test_every_test_of_a_movement_is_a_row(report: Report) -> None:
    rows = tests_sheet(report).rows
    assert len(rows) == len(CHANGES) * sum(len(c.changes) for c in report.claims)
    claim = next(c for c in report.claims if c.changes)
    number, _, change = claim.changes[0]
    mine = {r[3]: r[4] for r in rows if r[:2] == (claim.claim.id, number)}
    assert change.kappa_quadratic is None or change.kappa_quadratic in {r[4] for r in rows}
    assert "McNemar, p" in mine


def test_items_have_their_figures_and_every_pair(kinds: Report) -> None:
    rows = items_sheet(kinds).rows
    claim = next(c for c in kinds.claims if c.claim.id == "O5")
    ranking = claim.rounds[0].figures[0].ranking
    assert ranking is not None
    mine = {(r[3], r[5]): r[6] for r in rows if r[:2] == ("O5", 1)}
    first, second = ranking.items[:2]
    assert mine[first.item.id, "Borda"] == first.borda
    assert mine[first.item.id, f"People who put it above {second.item.id}"] == ranking.matrix[0][1]
    assert mine["", "Kendall’s W"] == ranking.kendall_w
    totals = {r[3]: r[6] for r in rows if r[:2] == ("O6", 2) and r[5] == "Total"}
    allocation = next(c for c in kinds.claims if c.claim.id == "O6").rounds[1].figures[0].allocation
    assert allocation is not None
    assert totals == {shared.item.id: shared.total for shared in allocation.items}


def test_a_group_that_is_held_back_has_a_reason_and_no_number(kinds: Report) -> None:
    rows = [r for r in groups_sheet(kinds).rows if r[3] != "All groups"]
    held = [r for r in rows if r[9]]
    assert held
    assert all(r[4:8] == (None,) * 4 for r in held)
    shown = [r for r in rows if not r[9]]
    groups = [
        g for c in kinds.claims for r in c.rounds for q in r.groups for g in q.groups if not g.suppressed
    ]
    assert [r[4:8] for r in shown] == [(g.answered, g.above, g.neutral, g.below) for g in groups]
