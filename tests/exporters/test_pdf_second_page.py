"""The second page of a summary: what it collects, and that it is one page whatever was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from reportlab.platypus import Flowable, PageBreak

from tests.exporters.sample import empty
from unifydesk.domain.head import head_words
from unifydesk.domain.notes import Note
from unifydesk.domain.report import Report
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_second_page import second_page
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


def flat(page: str) -> str:
    """Return the words of a page on one line."""
    return " ".join(page.split())


def test_decisions_actions_open_objections_and_dissent_stand_together(report: Report, lay: Lay) -> None:
    [page] = lay(alone(second_page)(report, sheet("A4")))
    notes = [n for c in report.claims for n in c.notes] + list(report.notes)
    for note in notes:
        wanted = note.kind in ("decision", "action", "dissent") or (
            note.kind == "objection" and not note.outcome
        )
        assert (note.text in flat(page)) == wanted, note
    assert "(Maria Ødegård, one week)" in flat(page)
    assert "Signatures" in page
    assert f"fingerprint “{' '.join(head_words(report.log_head))}”" in flat(page)


def test_what_there_is_none_of_is_said(lay: Lay) -> None:
    [page] = lay(alone(second_page)(empty(), sheet("A4")))
    for nothing in ("No decision was", "No action was", "No objection is open", "No dissent was"):
        assert nothing in flat(page)


@pytest.mark.parametrize("style", [Style(), Style(paper="Letter"), Style(scale=1.4, side=14)])
@pytest.mark.parametrize("length", [40, 3000])
@pytest.mark.parametrize("count", [2, 30, 400])
def test_it_is_one_page_whatever_was_said(
    report: Report, style: Style, count: int, length: int, lay: Lay
) -> None:
    kinds = ("decision", "action", "objection", "dissent")
    notes = tuple(
        Note(b"%d" % at, at, kinds[at % 4], "word " * (length // 5), owner="Ann", due="soon")
        for at in range(count)
    )
    [page] = lay(alone(second_page)(replace(report, notes=notes), sheet(style)), style)
    assert "Place and date" in page
    if count == 400:
        assert "more in the full record." in page or "in the full record." in page
