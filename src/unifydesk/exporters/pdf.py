"""The minutes as PDF: chapters laid out on a sheet, the same bytes for the same record."""

from __future__ import annotations

import threading  # noqa: TID251 - a lock, no thread
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.platypus import Flowable

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._pdf_claim import claim_story
from unifydesk.exporters._pdf_cover import cover
from unifydesk.exporters._pdf_measures import measures
from unifydesk.exporters._pdf_method import agenda, general_notes, method, signatures, source
from unifydesk.exporters._pdf_pages import Furniture, Pages
from unifydesk.exporters._pdf_runs import missing_letters
from unifydesk.exporters._pdf_styles import Sheet, sheet
from unifydesk.exporters._pdf_summary import summary, tasks
from unifydesk.exporters._pdf_words import long_date, moment

Chapter = Callable[[Report, Sheet], list[Flowable]]

BEFORE_CLAIMS: tuple[Chapter, ...] = (cover, summary, tasks)
AFTER_CLAIMS: tuple[Chapter, ...] = (
    general_notes, method, measures, agenda, source, signatures,
)  # fmt: skip

_ONE_AT_A_TIME = threading.Lock()
"""Reportlab’s fonts may serve one document at a time; a preview and an export can meet here."""
PATIENCE_SECONDS = 0.05

BUILDING = 0.25
"""The part of the whole that making the chapters takes; laying out and writing take the rest."""


def furniture(report: Report) -> Furniture:
    """Return what stands on every page and in the document’s properties."""
    title = report.info.title or report.deck_title or "Workshop"
    when = long_date(report.info.date)
    what = "REHEARSAL" if report.rehearsal else "workshop"
    return Furniture(
        title=title,
        author=report.info.facilitator,
        subject=", ".join(p for p in (f"Minutes of a {what}", when) if p),
        creator=report.software,
        language=report.language or "en",
        moment=moment(report),
        footer=" · ".join(p for p in ("Minutes", when, report.info.place) if p),
        rehearsal=report.rehearsal,
    )


def story_of(report: Report, page: Sheet, progress: Progress) -> list[Flowable]:
    """Return everything in order; `progress` hears of every chapter and every claim."""
    steps = len(report.claims) + len(BEFORE_CLAIMS) + len(AFTER_CLAIMS)
    story: list[Flowable] = []
    done = 0

    def add(part: list[Flowable]) -> None:
        nonlocal done
        story.extend(part)
        done += 1
        progress(done / steps)

    progress(0.0)
    for chapter in BEFORE_CLAIMS:
        add(chapter(report, page))
    names = {seat.number: seat.name for seat in report.seats if seat.name}
    for claim, before in zip(report.claims, (None, *report.claims), strict=False):
        add(claim_story(claim, before, page, names))
    for chapter in AFTER_CLAIMS:
        add(chapter(report, page))
    return story


@contextmanager
def _turn(progress: Progress) -> Iterator[None]:
    """Wait for another rendering to end, asking `progress` all the while whether to go on."""
    while not _ONE_AT_A_TIME.acquire(timeout=PATIENCE_SECONDS):
        progress(0.0)
    try:
        yield
    finally:
        _ONE_AT_A_TIME.release()


@dataclass(frozen=True, slots=True)
class PdfMinutes:
    """Minutes on A4 or Letter."""

    id: str = "pdf"
    label: str = QT_TRANSLATE_NOOP("exporters", "PDF minutes")
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished PDF; equal reports and options give equal bytes.

        `progress` is called after every chapter, paragraph and page with a number that never falls, and may
        raise CancelledError to stop the work.
        """
        farthest = 0.0

        def tell(part: float) -> None:
            nonlocal farthest
            farthest = max(farthest, min(1.0, part))
            progress(farthest)

        page = sheet(options.style.paper)
        with _turn(tell), missing_letters() as missing:
            story = story_of(report, page, lambda part: tell(BUILDING * part))
            pages = Pages(page, furniture(report))
            data = pages.render(story, lambda part: tell(BUILDING + (1 - BUILDING) * part))
        return Rendered(data, missing.warnings())


EXPORTER: Exporter = PdfMinutes()
