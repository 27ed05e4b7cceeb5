"""The summary on one page: what it says, that it is one page, and how it grows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from reportlab.platypus import Flowable, PageBreak

from tests.exporters.sample import empty
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_one_page import first_page, one_page
from unifydesk.exporters._pdf_rows import rows_of
from unifydesk.exporters._pdf_styles import Sheet, sheet

Lay = Callable[..., list[str]]
Chapter = Callable[[Report, Sheet], list[Flowable]]


def alone(chapter: Chapter) -> Chapter:
    """Return a chapter without the break before it."""

    def told(report: Report, page: Sheet) -> list[Flowable]:
        first, *rest = chapter(report, page)
        assert isinstance(first, PageBreak)
        return rest

    return told


def repeated(report: Report, count: int) -> Report:
    """Return the record with so many claims."""

    def named(claim: ReportClaim, at: int) -> ReportClaim:
        return replace(claim, claim=replace(claim.claim, id=f"C{at}", title=f"Claim number {at}"))

    every = report.claims
    return replace(report, claims=tuple(named(every[at % len(every)], at) for at in range(count)))


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [1, 27, 40])
def test_forty_claims_are_one_page(report: Report, lay: Lay, count: int, paper: str) -> None:
    pages = lay(alone(one_page)(repeated(report, count), sheet(paper)), paper)
    assert len(pages) == 1
    assert all(f"Claim number {at}" in pages[0] for at in range(count))


def test_more_claims_run_on_with_their_head(report: Report, lay: Lay) -> None:
    pages = lay(alone(one_page)(repeated(report, 90), sheet("A4")))
    assert len(pages) > 1
    assert all("Position" in page and "Swing" in page for page in pages)


def test_contested_claims_stand_first(report: Report, lay: Lay) -> None:
    [page] = lay(alone(one_page)(report, sheet("A4")))
    torn = [row.claim.claim.title for row in rows_of(report) if row.contested]
    calm = [row.claim.claim.title for row in rows_of(report) if not row.contested]
    assert "Power in few hands" in torn
    assert page.index("Contested · 6") < min(map(page.index, torn))
    assert max(map(page.index, torn)) < min(map(page.index, calm))


def test_a_workshop_without_votes_has_no_table(lay: Lay) -> None:
    assert one_page(empty(), sheet("A4")) == []
    [page] = lay(first_page(empty(), sheet("A4")))
    assert "Not yet begun" in page


def test_claims_that_were_not_voted_on_are_named(report: Report, lay: Lay) -> None:
    left = replace(report, claims=report.claims[:20], untouched=tuple(c.claim for c in report.claims[20:]))
    [page] = lay(alone(one_page)(left, sheet("A4")))
    assert f"Not voted on: {left.untouched[0].id}, " in page


@pytest.mark.parametrize("count", [27, 60, 300])
@pytest.mark.parametrize("style", [Style(), Style(paper="Letter"), Style(scale=1.4, side=14)])
def test_the_first_page_of_a_summary_is_one_page(report: Report, style: Style, count: int, lay: Lay) -> None:
    pages = lay(first_page(repeated(report, count), sheet(style)), style)
    assert len(pages) == 1
    assert ("have no room here" in pages[0]) == (count > 60 or (count == 60 and "no room" in pages[0]))
