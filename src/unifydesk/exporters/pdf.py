"""The minutes as PDF: chapters laid out on a sheet, the same bytes for the same record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from reportlab.platypus import Flowable

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import FULL, Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._pdf_attachments import enclosed
from unifydesk.exporters._pdf_furniture import furniture
from unifydesk.exporters._pdf_pages import Furniture, Pages
from unifydesk.exporters._pdf_runs import missing_letters
from unifydesk.exporters._pdf_styles import Sheet, in_use, sheet
from unifydesk.exporters._pdf_templates import Template, template_of
from unifydesk.exporters._pdf_turn import rising, turn
from unifydesk.exporters._pdf_xmp import described, xmp
from unifydesk.exporters._plain import language_tag
from unifydesk.exporters._warnings import warnings_of

LAYING_OUT = 0.8
"""The part of the whole that making the chapters and laying them out takes; writing takes the rest."""


def carrying(told: Furniture, report: Report, options: ExportOptions) -> Furniture:
    """Return the furniture with the record inside the document, and what it says of itself to programs."""
    held = enclosed(report, options)
    return replace(told, enclosed=held, metadata=xmp(described(told, held.content)))


def story_of(
    report: Report, page: Sheet, progress: Progress, template: Template | None = None
) -> Iterator[Flowable]:
    """Yield everything in order; `progress` hears of every chapter and every claim before it is made."""
    chosen = template or template_of(FULL)
    claims = chosen.claims(report)
    names = {seat.number: seat.name for seat in report.seats if seat.name}
    made = chain(
        (partial(chapter, report, page) for chapter in chosen.before),
        (
            partial(chosen.claim, claim, before, page, names)
            for claim, before in zip(claims, (None, *claims), strict=False)
        ),
        (partial(chapter, report, page) for chapter in chosen.after),
    )
    steps = len(claims) + len(chosen.before) + len(chosen.after)
    for done, part in enumerate(made):
        progress(done / steps)
        yield from part()


@dataclass(frozen=True, slots=True)
class PdfMinutes:
    """Minutes on A4 or Letter: the full record, a summary of two pages, or one page per claim."""

    id: str = "pdf"
    label: str = QT_TRANSLATE_NOOP("exporters", "PDF minutes")
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style", "template", "names", "ballots"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished PDF; equal reports and options give equal bytes.

        `progress` is called after every chapter, paragraph and page with a number that never falls, and may
        raise CancelledError to stop the work.
        """
        tell = rising(progress)
        style = options.style
        page = sheet(replace(style, language=language_tag(style.language, report.language)))
        with turn(tell), in_use(page), missing_letters() as missing:
            template = template_of(options.template)
            story = story_of(report, page, lambda part: tell(LAYING_OUT * part), template)
            pages = Pages(page, carrying(furniture(report, style), report, options))
            data = pages.render(story, tell)
        return Rendered(data, (*warnings_of(report, options), *missing.warnings()))


EXPORTER: Exporter = PdfMinutes()
