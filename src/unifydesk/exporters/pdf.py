"""The minutes as PDF: chapters laid out on a sheet, the same bytes for the same record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportlab.platypus import Flowable

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import FULL, Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_attachments import enclosed
from unifydesk.exporters._pdf_pages import Furniture, Pages
from unifydesk.exporters._pdf_runs import missing_letters
from unifydesk.exporters._pdf_styles import Sheet, in_use, sheet
from unifydesk.exporters._pdf_templates import Template, template_of
from unifydesk.exporters._pdf_text import one_line
from unifydesk.exporters._pdf_turn import rising, turn
from unifydesk.exporters._pdf_words import long_date, moment
from unifydesk.exporters._pdf_xmp import Said, xmp
from unifydesk.exporters._plain import language_tag

USUAL = Style()
BUILDING = 0.25
"""The part of the whole that making the chapters takes; laying out and writing take the rest."""


def furniture(report: Report, style: Style = USUAL) -> Furniture:
    """Return what stands on every page and in the document’s properties."""
    title = report.info.title or report.deck_title or "Workshop"
    when = long_date(report.info.date)
    what = "REHEARSAL" if report.rehearsal else "workshop"
    return Furniture(
        title=title,
        author=report.info.facilitator,
        subject=", ".join(p for p in (f"Minutes of a {what}", when) if p),
        creator=report.software,
        language=language_tag(style.language, report.language),
        moment=moment(report),
        footer=" · ".join(p for p in (style.footer, "Minutes", when, report.info.place) if p),
        rehearsal=report.rehearsal,
    )


def carrying(told: Furniture, report: Report, options: ExportOptions) -> Furniture:
    """Return the furniture with the record inside the document, and what it says of itself to programs."""
    held = enclosed(report, options)
    title, author, subject, creator = (
        one_line(text, 300) for text in (told.title, told.author, told.subject, told.creator)
    )
    said = Said(title, author, subject, creator, told.language, told.moment, held.content)
    return replace(told, enclosed=held, metadata=xmp(said))


def story_of(
    report: Report, page: Sheet, progress: Progress, template: Template | None = None
) -> list[Flowable]:
    """Return everything in order; `progress` hears of every chapter and every claim."""
    chosen = template or template_of(FULL)
    claims = chosen.claims(report)
    steps = len(claims) + len(chosen.before) + len(chosen.after)
    story: list[Flowable] = []
    done = 0

    def add(part: list[Flowable]) -> None:
        nonlocal done
        story.extend(part)
        done += 1
        progress(done / steps)

    progress(0.0)
    for chapter in chosen.before:
        add(chapter(report, page))
    names = {seat.number: seat.name for seat in report.seats if seat.name}
    for claim, before in zip(claims, (None, *claims), strict=False):
        add(chosen.claim(claim, before, page, names))
    for chapter in chosen.after:
        add(chapter(report, page))
    return story


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
            story = story_of(report, page, lambda part: tell(BUILDING * part), template)
            pages = Pages(page, carrying(furniture(report, style), report, options))
            data = pages.render(story, lambda part: tell(BUILDING + (1 - BUILDING) * part))
        return Rendered(data, missing.warnings())


EXPORTER: Exporter = PdfMinutes()
