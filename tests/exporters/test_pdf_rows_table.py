"""The table of the one-page summary: it gets smaller to fit, and counts what has no room."""

from __future__ import annotations

from dataclasses import replace

import pytest

from unifydesk.domain.report import Report
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_fit import height_of
from unifydesk.exporters._pdf_rows import Row, grouped, rows_of
from unifydesk.exporters._pdf_rows_table import STEPS, all_rows_in, rows_in
from unifydesk.exporters._pdf_styles import sheet

PAGE = sheet("A4")


def many(report: Report, count: int) -> tuple[Row, ...]:
    """Return so many rows."""
    rows = rows_of(report)
    return tuple(rows[at % len(rows)] for at in range(count))


def test_steps_get_smaller_and_stay_legible() -> None:
    assert min(step.size for step in STEPS) >= 6.5
    assert STEPS[0].second
    assert not STEPS[-1].second


@pytest.mark.parametrize("count", [1, 12, 27, 40])
def test_up_to_forty_rows_fit_on_a_page(report: Report, count: int) -> None:
    made = all_rows_in(grouped(many(report, count)), 560, PAGE)
    assert made is not None
    assert height_of([made], PAGE.width) <= 560


@pytest.mark.parametrize("style", [Style(), Style(scale=1.4, side=14), Style(paper="Letter", table=10)])
def test_columns_fill_the_width_and_none_is_lost(report: Report, style: Style) -> None:
    page = sheet(style)
    for pages in (True, False):
        made = rows_in(grouped(many(report, 9)), 300, page, pages=pages)
        assert sum(made._colWidths) == pytest.approx(page.width)
        assert min(made._colWidths) >= 10


def test_rows_that_have_no_room_are_counted(report: Report) -> None:
    made = rows_in(grouped(many(report, 300)), 300, PAGE, cut=True)
    assert height_of([made], PAGE.width) <= 300
    last = made._cellvalues[-1][0][0].getPlainText()
    shown = len(made._cellvalues) - 2
    heads = sum(row[4] == "" and row[2] == "" for row in made._cellvalues[1:-1])
    left = 300 - (shown - heads)
    assert last.startswith(f"{left} more claims have no room here")
    assert last.endswith("The full record has them all.")


def test_a_longer_table_runs_on_under_its_head(report: Report) -> None:
    made = rows_in(grouped(many(report, 300)), 300, PAGE)
    parts = made.split(PAGE.width, 300)
    assert len(parts) == 2
    assert parts[1]._cellvalues[0] == made._cellvalues[0]


def test_a_group_of_none_is_no_group(report: Report) -> None:
    calm = [replace(row, contested=False) for row in many(report, 5)]
    assert "Contested" not in dict(grouped(calm))
