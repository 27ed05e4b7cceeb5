"""The block that opens every question: what was asked and found on the left, all counts on the right."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.platypus import Flowable, Paragraph

from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Figures
from unifydesk.exporters._counts import Described, Rounds
from unifydesk.exporters._pdf_counts import count_table, counts_width
from unifydesk.exporters._pdf_flow import gap, side_by_side
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import asked, finding_of, question_label, short_id

LEAST_LEFT = 185.0
"""Where less than this is left beside the counts, they stand below and take the whole width."""
MOST_ROWS = 44
"""A count table with more rows may be split over pages: it is higher than one."""
Left = Callable[[float], list[Flowable]]
"""Makes what stands on the left, for a width."""


def opening(
    left: Left,
    rounds: Rounds,
    described: Described,
    sheet: Sheet,
    least: float = LEAST_LEFT,
    name: str = "",
) -> list[Flowable]:
    """Return the block, which is never split; the counts stand below where the left would get too narrow.

    Counts that stand below and are headed by a `name` may come to stand on the next page.
    """
    right = counts_width(rounds)
    room = sheet.width - right - sheet.gutter
    if room < least or len(rounds[-1][1].tally.options) > MOST_ROWS:
        charts = left(sheet.width)
        counts = count_table(rounds, described, sheet, sheet.width, name)
        if len(rounds[-1][1].tally.options) > MOST_ROWS:
            return [*charts, gap(4), counts]
        parts = [charts, [counts]] if name else [[*charts, gap(4), counts]]
        return [unsplit([part], (sheet.width,)) for part in parts]
    counts = count_table(rounds, described, sheet)
    return [unsplit([left(room), counts], (room + sheet.gutter, right), sheet.gutter)]


def unsplit(cells: list[object], widths: tuple[float, ...], gutter: float = 0.0) -> Flowable:
    """Return cells side by side that go to the next page together where they do not fit."""
    made = side_by_side(
        [cells],
        widths,
        ("RIGHTPADDING", (0, 0), (-2, -1), gutter),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    )
    made.splitInRow = 0
    return made


def question_line(claim: ReportClaim, figures: Figures, sheet: Sheet) -> Paragraph:
    """Return the name of the claim and of the question, and what was asked."""
    said = f"{short_id(claim.claim)} · {question_label(figures.tally.question)}: {question_words(figures)}"
    return paragraph(said, sheet["question"])


def question_words(figures: Figures) -> str:
    """Return what was asked, with the ends of a spectrum."""
    ends = figures.tally.question.ends
    if not any(ends):
        return asked(figures)
    low, high = (end or "the other end" for end in ends)
    return f"{asked(figures)} From “{low}” to “{high}”."


def finding_line(claim: ReportClaim, figures: Figures, sheet: Sheet) -> list[Flowable]:
    """Return what was found in the last round, in words, or nothing."""
    finding = finding_of(claim, figures)
    return [paragraph(finding, sheet["finding"])] if finding else []
