"""Ballot papers: for every claim of the agenda a page to copy, with one, two or four ballots to cut apart.

A ballot that is too long for its part of the page gets a larger part, and in the end several pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak
from reportlab.platypus.doctemplate import FrameBreak

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Exporter, ExportOptions, PlannedClaim, Progress, Rendered, Report
from unifydesk.exporters._ballots_form import Block, blocks, continued, head
from unifydesk.exporters._ballots_look import Look, looks_of
from unifydesk.exporters._pdf_boxes import CutMarks
from unifydesk.exporters._pdf_flow import gap
from unifydesk.exporters._pdf_paper import PARTS, Made, document, height_of, part_name, parts_of
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import place_of, short_id

SLACK = 2.0
LEAST_GAP, MOST_GAP = 5.0, 22.0
"""Points between two questions: as many as there is room for."""
LISTED = 12
NOTHING = "No claim of the agenda can be put to the vote, so there are no ballot papers."
OVERLEAF = "Continued on the next page. Keep the pages of a ballot together."


@dataclass(frozen=True, slots=True)
class Ballots:
    """Ballot papers on A4 or Letter."""

    id: str = "ballots"
    label: str = QT_TRANSLATE_NOOP("exporters", "Ballot papers")
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style", "per_page"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished PDF; equal reports and options give equal bytes.

        Its warnings say which ballots are printed larger than was asked, and which claims have none.
        """
        count = parts_of(options.per_page)

        def make(page: Sheet, tell: Progress) -> Made:
            return _story(report, page, count, tell)

        return document(report, options, self.label, make, progress, cut=True)


def _story(report: Report, page: Sheet, count: int, progress: Progress) -> Made:
    """Return the pages of every claim that has questions."""
    looks = [(n, look) for n in sorted(PARTS, reverse=True) if n <= count for look in looks_of(page, n)]
    asked = [planned for planned in report.planned if planned.questions]
    story: list[Flowable] = []
    used: dict[tuple[int, int], list[str]] = {}  # (parts, pages) → claims
    first = 1
    for at, planned in enumerate(asked):
        progress(at / len(asked))
        parts, look, pages = _fitting(planned, looks, rehearsal=report.rehearsal)
        used.setdefault((parts, len(pages)), []).append(short_id(planned.claim))
        first = first if story else parts
        story += [NextPageTemplate(part_name(parts)), PageBreak()] if story else []
        if parts > 1:
            story.append(CutMarks(page.size, across=True, down=parts > 2))
        for copy in range(parts):
            if copy:
                pages = _pages(planned, look, key="", rehearsal=report.rehearsal)
            story += [FrameBreak()] if copy else []
            story += _bound(pages)
    missing = [short_id(planned.claim) for planned in report.planned if not planned.questions]
    if not story:
        story = [paragraph(NOTHING, looks[-1][1]["claim"])]
    return Made(story, _warnings(count, used, missing, nothing=not asked), first)


def _fitting(
    planned: PlannedClaim, looks: Sequence[tuple[int, Look]], *, rehearsal: bool
) -> tuple[int, Look, list[Block]]:
    """Return the most ballots to a page at which one is not cut, their look, and the pages of one of them."""
    key = place_of(planned.claim)
    for parts, look in looks[:-1]:
        pages = _pages(planned, look, key=key, rehearsal=rehearsal)
        if len(pages) == 1:
            return parts, look, pages
    parts, look = looks[-1]
    return parts, look, _pages(planned, look, key=key, rehearsal=rehearsal)


def _pages(planned: PlannedClaim, look: Look, *, key: str, rehearsal: bool) -> list[Block]:
    """Return one ballot page by page; a block that is higher than a page flows over as many as it needs."""
    first, rest = head(planned, look, key=key, rehearsal=rehearsal), blocks(planned, look)
    left = look.height - SLACK - height_of(_spaced(first, rest, LEAST_GAP), look.width)
    if left >= 0:
        return [_spaced(first, rest, LEAST_GAP + min(MOST_GAP - LEAST_GAP, left / (len(rest) + 1)))]
    return _torn(planned, look, first, rest)


def _spaced(first: Block, rest: Sequence[Block], between: float) -> Block:
    """Return the blocks of a ballot with so many points between them."""
    return [*first, *(flowable for block in rest for flowable in (gap(between), *block))]


def _torn(planned: PlannedClaim, look: Look, first: Block, rest: Sequence[Block]) -> list[Block]:
    """Return a ballot that is too long for one page, broken between its questions."""
    overleaf = paragraph(OVERLEAF, look["key"])
    room = look.height - SLACK - height_of([overleaf], look.width) - look["key"].spaceBefore
    pages = [first]
    for block in rest:
        if height_of([*pages[-1], gap(MOST_GAP), *block], look.width) > room:
            pages[-1].append(paragraph(OVERLEAF, look["key"]))
            pages.append(continued(planned, look))
        pages[-1] += [gap(MOST_GAP), *block]
    return pages


def _bound(pages: Sequence[Block]) -> list[Flowable]:
    """Return pages one after the other."""
    story: list[Flowable] = list(pages[0])
    for page in pages[1:]:
        story += [PageBreak(), *page]
    return story


def _warnings(
    count: int, used: dict[tuple[int, int], list[str]], missing: Sequence[str], *, nothing: bool
) -> tuple[str, ...]:
    """Return a sentence for every size that was not asked for, and for claims without a ballot."""
    said = []
    for (parts, pages), claims in sorted(used.items(), reverse=True):
        if parts < count or pages > 1:
            size = f"over {pages} pages" if pages > 1 else f"{parts} to a page"
            said.append(f"Too long for {count} to a page, and printed {size}: {_listed(claims)}.")
    if missing:
        said.append(f"Without a ballot, because their form cannot be asked: {_listed(missing)}.")
    return (*said, *([NOTHING] if nothing else []))


def _listed(claims: Sequence[str]) -> str:
    """Return the first few ids, and how many more there are."""
    more = len(claims) - LISTED
    return ", ".join(claims[:LISTED]) + (f" and {more} more" if more > 0 else "")


EXPORTER: Exporter = Ballots()
