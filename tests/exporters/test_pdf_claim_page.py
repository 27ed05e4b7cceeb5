"""One page per claim: where each begins, what is drawn smaller, and what runs on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pypdf import PdfReader

from tests.exporters.sample import empty
from unifydesk.domain.notes import Note
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.exporters._pdf_claim_page import all_claims, claim_page, no_claims
from unifydesk.exporters._pdf_fit import Smaller
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
Render = Callable[..., bytes]
Read = Callable[[bytes], PdfReader]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")


def test_every_claim_of_a_usual_workshop_has_one_page_that_names_it(
    report: Report, render: Render, read: Read
) -> None:
    pages = [page.extract_text() for page in read(render(report, template="claims")).pages]
    *_, last = pages
    assert "Fingerprint" in last  # under the last claim, or after it where there is no room for the code
    assert len(report.claims) <= len(pages) <= len(report.claims) + 1
    for claim, page in zip(report.claims, pages, strict=False):
        assert "".join(claim.claim.text.split()) in "".join(page.split())
        assert page.count(claim.claim.title) >= 1


def test_a_claim_that_nobody_voted_on_has_its_page_too(render: Render, read: Read) -> None:
    report = empty()
    assert [c.claim for c in all_claims(report)] == list(report.untouched)
    pages = read(render(report, template="claims")).pages
    assert len(pages) == len(report.untouched)
    assert all("Not voted on" in page.extract_text() for page in pages)


def test_what_is_a_little_too_long_is_drawn_smaller(claim: Find, lay: Lay) -> None:
    notes = tuple(Note(b"%d" % at, at, "for", f"Note {at}. " + "word " * 30) for at in range(7))
    story = claim_page(replace(claim("EB1"), notes=notes), None, PAGE)
    assert any(isinstance(each, Smaller) for each in story)
    [page] = lay(story)
    assert all(f"Note {at}." in page for at in range(7))


def test_very_long_notes_run_on_at_full_size(claim: Find, lay: Lay) -> None:
    long = replace(claim("EB1"), notes=(Note(b"1", 1, "remark", "word " * 20_000),))
    story = claim_page(long, None, PAGE)
    assert not any(isinstance(each, Smaller) for each in story)
    assert len(lay(story)) > 20


def test_an_agenda_without_claims_is_a_sentence(render: Render, read: Read) -> None:
    report = replace(empty(), untouched=())
    assert no_claims(empty(), PAGE) == []
    [page] = read(render(report, template="claims")).pages
    assert "There is no claim on the agenda." in page.extract_text()
