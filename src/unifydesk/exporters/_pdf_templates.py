"""Templates: which chapters a document has, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from unifydesk.domain.report import CLAIMS, FULL, SUMMARY, Report, ReportClaim
from unifydesk.exporters._pdf_ballots import ballots_appendix
from unifydesk.exporters._pdf_check import check_these
from unifydesk.exporters._pdf_claim import Names, claim_story
from unifydesk.exporters._pdf_claim_page import all_claims, claim_page, no_claims
from unifydesk.exporters._pdf_cover import cover
from unifydesk.exporters._pdf_measures import measures
from unifydesk.exporters._pdf_method import agenda, general_notes, method, signatures, source
from unifydesk.exporters._pdf_one_page import first_page, one_page
from unifydesk.exporters._pdf_second_page import second_page
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_summary import summary, tasks

Chapter = Callable[[Report, Sheet], list[Flowable]]
ClaimChapter = Callable[[ReportClaim, ReportClaim | None, Sheet, Names], list[Flowable]]
"""Gets a claim, the claim before it, and the names of the seats."""


def _claims_of(report: Report) -> Sequence[ReportClaim]:
    """Return the claims with votes or notes."""
    return report.claims


def _none(_report: Report) -> Sequence[ReportClaim]:
    """Return no claim."""
    return ()


@dataclass(frozen=True, slots=True)
class Template:
    """The chapters before and after the claims, which claims there are, and how each is laid out."""

    before: tuple[Chapter, ...] = ()
    claims: Callable[[Report], Sequence[ReportClaim]] = _none
    claim: ClaimChapter = claim_story
    after: tuple[Chapter, ...] = ()


TEMPLATES: dict[str, Template] = {
    FULL: Template(
        before=(cover, one_page, summary, tasks),
        claims=_claims_of,
        after=(general_notes, method, measures, agenda, source, signatures, ballots_appendix, check_these),
    ),
    SUMMARY: Template(before=(first_page, second_page)),
    CLAIMS: Template(claims=all_claims, claim=claim_page, after=(no_claims, check_these)),
}


def template_of(name: str) -> Template:
    """Return a template by its name; an unknown one is the full record."""
    return TEMPLATES.get(name, TEMPLATES[FULL])
