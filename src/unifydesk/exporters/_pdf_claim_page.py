"""One page per claim, for groups at work: what does not fit at full size is drawn smaller, within reason."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.deck import Claim
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.exporters._pdf_claim import Names, claim_story
from unifydesk.exporters._pdf_fit import drawn, height_of, zooms
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph

MOST_WORDS = 20_000
"""Characters of notes that can never fit on one page, however small."""
HOPELESS = 4
"""Pages that no smaller type turns into one: laying them out again and again would only take its time."""


def all_claims(report: Report) -> Sequence[ReportClaim]:
    """Return every claim of the agenda: those with votes or notes, then those without."""
    return (*report.claims, *(_bare(claim) for claim in report.untouched))


def _bare(claim: Claim) -> ReportClaim:
    """Return a claim that nobody has voted on."""
    return ReportClaim(claim, ClaimSetup(claim.id, included=True), "", (), (), None, "", ())


def claim_page(
    claim: ReportClaim, before: ReportClaim | None, sheet: Sheet, names: Names | None = None
) -> list[Flowable]:
    """Return one claim on a page of its own; very long notes run on to further pages."""
    lead: list[Flowable] = [] if before is None else [PageBreak()]
    length = sum(len(note.text) + len(note.outcome) for note in claim.notes)
    for page in zooms(sheet, large=True) if length <= MOST_WORDS else ():
        story = claim_story(claim, claim, page, names)
        height = height_of(story, page.width)
        if height <= page.height - 1:
            return [*lead, *drawn(story, page)]
        if height > HOPELESS * page.height:
            break
    return [*lead, *claim_story(claim, claim, sheet, names)]


def no_claims(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return a sentence for an agenda without claims."""
    return [] if all_claims(report) else [paragraph("There is no claim on the agenda.", sheet["lead"])]
