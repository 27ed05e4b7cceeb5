"""The summary on one page: every claim with its bar, position and swing, the contested ones first."""

from __future__ import annotations

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_fit import drawn, height_of, zooms
from unifydesk.exporters._pdf_flow import Rule, chapter, gap
from unifydesk.exporters._pdf_masthead import masthead
from unifydesk.exporters._pdf_rows import grouped, rows_of
from unifydesk.exporters._pdf_rows_table import all_rows_in, rows_in
from unifydesk.exporters._pdf_styles import INK, Sheet
from unifydesk.exporters._pdf_text import balanced, heading, paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._summary_words import MOST_NAMED, outcome
from unifydesk.exporters._words import (
    clock_times,
    listed,
    long_date,
    short_id,
)

TITLE = "Summary"
READING = (
    "Each line gives the first question of a claim in its last round, and a contested question first. B is a "
    "benefit, R a risk, O an overall claim. In the bar, answers against stand left of the line and answers "
    "for right of it, in percent of the same base on every line. The swing is the fewest answers that would "
    "have to differ for the label to be another."
)
LONGEST_TITLE = 160
_CHAPTER = 40.0
"""Points above the head of a chapter that a fresh page does not use; kept as a reserve."""


def one_page(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the summary as a chapter of the full record: one page for up to some forty claims."""
    head = [*chapter(TITLE, sheet, "one-page"), paragraph(outcome(report), sheet["lead"])]
    found = grouped(rows_of(report))
    if not found:
        return []
    after = _after(report, sheet)
    room = sheet.height - height_of([*head, *after], sheet.width) - _CHAPTER / 4
    return [PageBreak(), *head, rows_in(found, room, sheet, pages=True), *after]


def first_page(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the first of the two pages of a summary: what the workshop was, and where the group stands.

    It keeps to one page: claims that have no room are counted in the last line.
    """
    found = grouped(rows_of(report))
    if not found:
        return _opening(report, sheet)
    for page in zooms(sheet):
        head, after, room = _around(report, page)
        if (rows := all_rows_in(found, room, page)) is not None:
            return drawn([*head, rows, *after], page)
    head, after, room = _around(report, sheet)
    return [*head, rows_in(found, room, sheet, cut=True), *after]


def _around(report: Report, sheet: Sheet) -> tuple[list[Flowable], list[Flowable], float]:
    """Return what stands above and below the rows of the first page, and the room between them."""
    head, after = _opening(report, sheet), _after(report, sheet)
    return head, after, sheet.height - height_of([*head, *after], sheet.width) - 2


def _opening(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return masthead, title and the outcome in words."""
    info = report.info
    title = one_line(info.title or report.deck_title or "Workshop", LONGEST_TITLE)
    kicker = "Summary of a workshop" if not report.rehearsal else "Summary of a rehearsal"
    day = info.date or report.started
    led = f"led by {info.facilitator}" if info.facilitator else ""
    told = (long_date(day), clock_times(report.started, report.ended), info.place, led)
    facts = one_line(" · ".join(part for part in told if part), 2 * LONGEST_TITLE)
    style = sheet["summary_title"]
    return [
        *masthead(sheet),
        paragraph(kicker, sheet["cover_kicker"]),
        Rule(sheet.width, before=4, after=6, ink=INK),
        heading(title, balanced(title, style, sheet.width), "cover", title, 0, ""),
        *([paragraph(facts, sheet["small"])] if facts else []),
        gap(4),
        *([paragraph(report.recovered, sheet["body"])] if report.recovered else []),
        paragraph(outcome(report), sheet["lead"]),
    ]


def _after(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return how the lines are read, and which claims have none."""
    names = [short_id(claim) for claim in report.untouched]
    names += [short_id(c.claim) for c in report.claims if not c.rounds and not c.hidden]
    made = [paragraph(READING, sheet["footnote"])]
    if names:
        said = f"Not voted on: {listed(names[:MOST_NAMED])}"
        said += f" and {len(names) - MOST_NAMED} more." if len(names) > MOST_NAMED else "."
        made.append(paragraph(said, sheet["footnote"]))
    return [gap(3), *made]
