"""Attendance sheet: a line for every seat to sign on, with arrival and departure, and spare lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable, Table

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.people import Seat
from unifydesk.domain.report import Exporter, ExportOptions, Progress, Rendered, Report
from unifydesk.exporters._pdf_flow import Cell, Command, table
from unifydesk.exporters._pdf_paper import Made, document, height_of, opening
from unifydesk.exporters._pdf_styles import LINE, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import clean, one_line
from unifydesk.exporters._words import counted, long_date

WHAT = "Attendance sheet"
EMPTY = 30
"""Lines where nobody is known yet."""
SPARE = 3
"""Lines that are free at the least; the last page is filled with more."""
NUMBER, GROUP, TIME = 28.0, 84.0, 50.0
ABOVE, LINE_HEIGHT, BELOW = 9.0, 12.0, 9.4
ROW = ABOVE + LINE_HEIGHT + BELOW
"""The height of a line to sign on: about eleven millimetres."""
SAID = "Please sign, and note when you come and when you leave. Who has no line yet takes a free one."
COUNTED = "Please sign on the line of your seat, and note when you come and when you leave."


@dataclass(frozen=True, slots=True)
class Attendance:
    """A sheet to sign on A4 or Letter."""

    id: str = "attendance"
    label: str = QT_TRANSLATE_NOOP("exporters", "Attendance sheet")
    suffix: str = ".pdf"
    options: frozenset[str] = frozenset({"style", "names"})
    whole: bool = False

    def render(self, report: Report, options: ExportOptions, progress: Progress) -> Rendered:
        """Return the finished PDF; equal reports and options give equal bytes.

        Without `names` only the numbers of the seats are printed.
        """

        def make(page: Sheet, tell: Progress) -> Made:
            tell(0.0)
            return Made(_story(report, options, page))

        return document(report, options, WHAT, make, progress)


def _story(report: Report, options: ExportOptions, page: Sheet) -> list[Flowable]:
    """Return the head and the table, filled to the foot of its last page."""
    info = report.info
    facts = " · ".join(
        one_line(part, 120)
        for part in (long_date(info.date), info.place, info.facilitator and f"led by {info.facilitator}")
        if part
    )
    seats = counted(len(report.seats), "seat", "seats") if report.seats else ""
    first = [
        *opening(report, WHAT, page, 18),
        paragraph(" · ".join(part for part in (facts, seats) if part), page["cell_medium"]),
        paragraph(SAID if options.names else COUNTED, page["after_table"]),
    ]
    groups = options.names and any(seat.group for seat in report.seats)
    rows = [_row(seat, page, names=options.names, groups=groups) for seat in report.seats]
    people = _table(rows, page, groups=groups)
    spare = _spare(people, height_of(first, page.width) + page["after_table"].spaceAfter, page)
    blank: list[Cell] = [""] * (6 if groups else 5)
    return [*first, _table([*rows, *([blank] * spare)], page, groups=groups)]


def _row(seat: Seat, page: Sheet, *, names: bool, groups: bool) -> list[Cell]:
    """Return the line of a seat."""
    style = page["cell"].clone("cell_attendance", fontSize=9.4, leading=LINE_HEIGHT)
    row: list[Cell] = [str(seat.number), paragraph(clean(seat.name), style) if names and seat.name else ""]
    if groups:
        row.append(paragraph(clean(seat.group), style.clone("cell_group", fontSize=8)))
    return [*row, "", "", ""]


def _table(rows: Sequence[Sequence[Cell]], page: Sheet, *, groups: bool) -> Table:
    """Return the table with heads on every page and hairlines that keep the columns apart."""
    head = ["Seat", "Name", *(["Group"] if groups else []), "Signature", "Arrived", "Left"]
    fixed = NUMBER + (GROUP if groups else 0.0) + 2 * TIME
    name = (page.width - fixed) * 0.46
    widths = (NUMBER, name, *((GROUP,) if groups else ()), page.width - fixed - name, TIME, TIME)
    down = range(len(widths) - 4, len(widths) - 1)
    look: tuple[Command, ...] = (
        ("TOPPADDING", (0, 1), (-1, -1), ABOVE),
        ("BOTTOMPADDING", (0, 1), (-1, -1), BELOW),
        ("FONTSIZE", (0, 1), (0, -1), 9.4),
        ("LEADING", (0, 1), (-1, -1), LINE_HEIGHT),
        *(("LINEAFTER", (at, 1), (at, -1), 0.35, colour(LINE)) for at in down),
        *(("LEFTPADDING", (at + 1, 0), (at + 1, -1), 5) for at in down),
    )
    return table([head, *rows], widths, *look, names=2)


def _spare(people: Table, used: float, page: Sheet) -> int:
    """Return how many free lines follow the seats, so that the last page is full.

    `used` is the height of what stands above the table on the first page, in points.
    """
    people.wrap(page.width, 100_000)
    head, *rows = people._rowHeights
    if not rows:
        return EMPTY
    left = page.height - used - head
    for row in rows:
        if row > left:
            left = page.height - head
        left -= row
    here = int((left - 1) // ROW)
    return here if here >= SPARE else here + int((page.height - head - 1) // ROW)


EXPORTER: Exporter = Attendance()
