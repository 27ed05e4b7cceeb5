"""The summary on one page: every claim with its bar, position and swing, the contested ones first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_fit import drawn, height_of, zooms
from unifydesk.exporters._pdf_flow import Rule, chapter, gap
from unifydesk.exporters._pdf_masthead import masthead
from unifydesk.exporters._pdf_position import leading
from unifydesk.exporters._pdf_rows import Row, grouped, rows_of
from unifydesk.exporters._pdf_rows_table import all_rows_in, rows_in
from unifydesk.exporters._pdf_styles import INK, Sheet
from unifydesk.exporters._pdf_text import balanced, heading, paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import (
    attendance,
    capital,
    clock_times,
    counted,
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
MOST_NAMED = 12
"""More contested claims are only counted in the sentence above the table; the table names them all."""
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


def outcome(report: Report) -> str:
    """Return who was there, what was voted on and how it came out, in a few sentences."""
    voted = [claim for claim in report.claims if claim.rounds or claim.hidden]
    of = len(report.claims) + len(report.untouched)
    said = [f"{capital(attendance(report.seats))}."] if report.seats else []
    if not voted:
        return " ".join([*said, "No claim was voted on."])
    said.append(f"{len(voted)} of {counted(of, 'claim was', 'claims were')} voted on.")
    first = [found[0] for claim in voted if (found := leading(claim))]
    labels = Counter(f.position.words for f in first if f.position is not None)
    if labels:
        ordered = sorted(labels.items(), key=lambda each: (-each[1], each[0]))
        counts = listed([f"{name}\N{NO-BREAK SPACE}{count}" for name, count in ordered])
        said.append(f"{capital(counts)}.")
    return " ".join([*said, *_contested(rows_of(report), any(labels))])


def _contested(rows: Sequence[Row], positions: bool) -> list[str]:
    """Return which claims are contested."""
    if not positions:
        return []
    names = [short_id(row.claim.claim) for row in rows if row.contested]
    if not names:
        return ["No claim is contested."]
    which = f": {listed(names)}" if len(names) <= MOST_NAMED else ""
    return [f"{counted(len(names), 'claim is', 'claims are')} contested{which}."]
