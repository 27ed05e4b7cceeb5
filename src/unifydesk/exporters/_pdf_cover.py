"""The title page: what was met for, when, where, led by whom, and who was there."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.people import Seat
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_flow import Rule, facts, gap, running, subhead, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_pages import REHEARSAL_NOTE
from unifydesk.exporters._pdf_styles import INK, MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, balanced, heading, one_line, paragraph
from unifydesk.exporters._pdf_words import attendance, clock_times, counted, listed, long_date

COLUMNS = 3
ROWS_ON_COVER = 20
ROW_HEIGHT = 13.8
ROOM_FOR_HEAD = 40.0
LONG_TITLE = 90
LONGEST_NAME = 80


def cover(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the title page with the attendance; a long attendance runs on to further pages."""
    info = report.info
    title = info.title or "Workshop"
    style = sheet["cover_title" if len(title) <= LONG_TITLE else "cover_title_long"]
    kicker = "Minutes of a workshop" if not report.rehearsal else "Minutes of a rehearsal"
    return [
        gap(26),
        paragraph(kicker, sheet["cover_kicker"]),
        Rule(sheet.width, before=6, after=10, ink=INK),
        heading(title, balanced(title, style, sheet.width), "cover", title, 0, ""),
        *(
            running(report.deck_title, sheet["cover_sub"])
            if report.deck_title not in ("", info.title)
            else []
        ),
        gap(8),
        *facts(_facts(report), sheet),
        gap(10),
        *_attendance(report.seats, sheet),
    ]


def _facts(report: Report) -> list[tuple[str, str]]:
    """Return the lines of the title page."""
    info = report.info
    when = ", ".join(p for p in (long_date(info.date), clock_times(report.started, report.ended)) if p)
    voted = sum(1 for claim in report.claims if claim.rounds or claim.hidden)
    of = len(report.claims) + len(report.untouched)
    hidden = sum(len(claim.hidden) for claim in report.claims)
    rounds = sum(len(claim.rounds) for claim in report.claims) + hidden
    return [
        ("Date", when),
        ("Place", info.place),
        ("Facilitator", info.facilitator),
        (
            "Deck",
            ", ".join((report.deck_title, *([listed(report.deck_authors)] if report.deck_authors else []))),
        ),
        ("Attendance", attendance(report.seats) if report.seats else "No attendance was recorded"),
        (
            "Votes",
            f"{voted} of {counted(of, 'claim', 'claims')} voted on, in {counted(rounds, 'round', 'rounds')}"
            + (f", {hidden} of them not revealed" if hidden else ""),
        ),
        ("Positions by", report.rule_label),
        ("Rehearsal", REHEARSAL_NOTE if report.rehearsal else ""),
    ]


def _attendance(seats: Sequence[Seat], sheet: Sheet) -> list[Flowable]:
    """Return everybody in columns, by seat number; people without names are only counted.

    A group that does not fit on the title page gets pages of its own, each read down its columns.
    """
    known = [seat for seat in seats if seat.name or seat.group]
    if not known:
        return []
    many = len(known) > COLUMNS * ROWS_ON_COVER
    made: list[Flowable] = [PageBreak()] if many else []
    made += subhead("Attendance", sheet)
    rows = int((sheet.height - ROOM_FOR_HEAD) / ROW_HEIGHT) if many else ROWS_ON_COVER
    for start in range(0, len(known), COLUMNS * rows):
        made += [PageBreak()] if start else []
        made.append(_seats_table(known[start : start + COLUMNS * rows], sheet))
    unnamed = len(seats) - len(known)
    if unnamed:
        made.append(paragraph(f"{counted(unnamed, 'seat', 'seats')} without a name.", sheet["after_table"]))
    return made


def _seats_table(seats: Sequence[Seat], sheet: Sheet) -> Flowable:
    """Return one block of seats, read down its columns."""
    height = -(-len(seats) // COLUMNS)
    rows = []
    for first in range(height):
        column = [seats[at] if at < len(seats) else None for at in range(first, COLUMNS * height, height)]
        rows.append([cell for seat in column for cell in _seat_cells(seat, sheet)])
    number, wide = 22.0, sheet.width / COLUMNS
    return table(
        rows,
        [number, wide - number] * COLUMNS,
        ("FONT", (0, 0), (-1, -1), SANS, 7.4, 11),
        ("TOPPADDING", (0, 0), (-1, -1), 1.4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4),
        head=0,
    )


def _seat_cells(seat: Seat | None, sheet: Sheet) -> list[str | Flowable]:
    """Return number and name of one seat."""
    if seat is None:
        return ["", ""]
    small = [Span(f"  {one_line(seat.group, LONGEST_NAME)}", colour=MUTED, size=7)] if seat.group else []
    away = [Span("  absent", colour=MUTED, size=7)] if not seat.present else []
    return [
        paragraph(Span(str(seat.number), colour=MUTED), sheet["cell"]),
        paragraph([one_line(seat.shown, LONGEST_NAME), *small, *away], sheet["cell"]),
    ]
