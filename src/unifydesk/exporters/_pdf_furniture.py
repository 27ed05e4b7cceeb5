"""What stands on every page of a document, and what its properties say of it."""

from __future__ import annotations

from unifydesk.domain.report import Report
from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_pages import Furniture
from unifydesk.exporters._plain import language_tag
from unifydesk.exporters._words import long_date, moment

MINUTES = "Minutes"
"""The document that has the title of the workshop to itself; the others say before it what they are."""


def furniture(report: Report, style: Style, what: str = MINUTES) -> Furniture:
    """Return what stands on every page and in the properties; `what` names the document (“Agenda”)."""
    when = long_date(report.info.date)
    event = "a REHEARSAL" if report.rehearsal else "a workshop"
    title = title_of(report)
    return Furniture(
        title=title if what == MINUTES else f"{what}: {title}",
        author=report.info.facilitator,
        subject=", ".join(p for p in (f"{what} of {event}", when) if p),
        creator=report.software,
        language=language_tag(style.language, report.language),
        moment=moment(report),
        footer=" · ".join(p for p in (style.footer, what, when, report.info.place) if p),
        rehearsal=report.rehearsal,
        recovered=bool(report.recovered) and what == MINUTES,
    )


def title_of(report: Report) -> str:
    """Return the title of the workshop, or of its deck."""
    return report.info.title or report.deck_title or "Workshop"
