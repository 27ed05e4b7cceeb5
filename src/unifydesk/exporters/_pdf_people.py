"""Who was there, in which group and with what weight, and who voted through whom."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.people import Seat, represented
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_flow import Cell, Command, Together, gap, labelled, side_by_side, subhead
from unifydesk.exporters._pdf_fonts import SANS, width_of
from unifydesk.exporters._pdf_styles import MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, Text, cell_text, paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import clock, counted, headcount_words, people

COLUMNS = 3
ROWS_ON_COVER = 20
NUMBER, AIR = 22.0, 8.0
FULL_LINE = 0.9
"""The part of a line that its words fill at the least."""
ROW_HEIGHT, SECOND_LINE = 13.8, 11.0
ROOM_FOR_HEAD = 40.0
LONGEST_NAME = 80
TIGHT: tuple[Command, ...] = (
    ("FONT", (0, 0), (-1, -1), SANS, 7.4, 11),
    ("TOPPADDING", (0, 0), (-1, -1), 1.4),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4),
)
MOST_TIMES = 8
"""More people who came, or left, have only the first and the last time."""
MOST_GROUPS = 24
"""More groups than this are only counted on the title page; everybody’s own stands beside the name."""
Moved = Mapping[int, str]
"""Seat → when its person came and left."""


def attendance_story(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return everybody in columns, by seat number; people without names are only counted.

    A group that does not fit on the title page gets pages of its own, each read down its columns.
    """
    seats, moved = report.seats, _moved(report)
    known = [seat for seat in seats if _is_told(seat, moved, weighted=report.weighted)]
    proxies = _proxies(report, sheet)
    if not known:
        return proxies
    unnamed = len(seats) - len(known)
    after: list[Flowable] = [gap(4), *proxies]
    if report.weighted:
        after.insert(0, paragraph("A seat without another weight weighs 1.", sheet["after_table"]))
    if unnamed:
        said = f"{counted(unnamed, 'seat', 'seats')} without a name."
        after.insert(0, paragraph(said, sheet["after_table"]))
    head = subhead("Attendance", sheet)
    if len(known) <= COLUMNS * ROWS_ON_COVER:
        return [Together([*head, _table(known, report, moved, sheet), *after], sheet.height)]
    made: list[Flowable] = [PageBreak(), *head]
    left = known
    while left:
        made += [PageBreak()] if left is not known else []
        rows = _rows_on_page(left, moved, report.weighted, sheet)
        made.append(_table(left[: COLUMNS * rows], report, moved, sheet))
        left = left[COLUMNS * rows :]
    return [*made, *after]


def _is_told(seat: Seat, moved: Moved, *, weighted: bool) -> bool:
    """Return whether there is more to say of a seat than its number."""
    return bool(seat.name or seat.group or seat.number in moved or (weighted and seat.weight != "1"))


def _moved(report: Report) -> Moved:
    """Return when people came and left, by seat: “came at 10:12, left at 11:40”."""
    found: dict[int, list[str]] = {}
    for each in report.presence:
        said = found.setdefault(each.seat, [])
        verb = "left" if not each.here else "came back" if said else "came"
        said.append(f"{verb} at {clock(each.at, report.started)}")
    return {seat: ", ".join(said) for seat, said in found.items()}


def _rows_on_page(seats: Sequence[Seat], moved: Moved, weighted: bool, sheet: Sheet) -> int:
    """Return how many rows of these seats fit on a page when they are read down its columns."""
    room = FULL_LINE * (sheet.width / COLUMNS - NUMBER - AIR)
    lines = [1 + int(width_of(_line(seat, moved, weighted), SANS, 7.6) / room) for seat in seats]
    for rows in range(int((sheet.height - ROOM_FOR_HEAD) / ROW_HEIGHT), 1, -1):
        here = lines[: COLUMNS * rows]
        height = -(-len(here) // COLUMNS)
        tallest = [max(here[row::height]) for row in range(height)]
        if sum(ROW_HEIGHT + SECOND_LINE * (count - 1) for count in tallest) <= sheet.height - ROOM_FOR_HEAD:
            return rows
    return 1


def _line(seat: Seat, moved: Moved, weighted: bool) -> str:
    """Return about what stands in the cell of a seat; only its length matters."""
    weight = f" · weight {seat.weight}" if weighted and seat.weight != "1" else ""
    when = f" · {moved[seat.number]}" if seat.number in moved else ""
    said = f"{seat.shown}  {seat.group}{weight}{when}{'' if seat.present else ' · by proxy'}"
    return cell_text(said, SANS)


def _table(seats: Sequence[Seat], report: Report, moved: Moved, sheet: Sheet) -> Flowable:
    """Return one block of seats, read down its columns: one list to a screen reader."""
    height = -(-len(seats) // COLUMNS)
    by_proxy = {seat.number for seat in represented(report.seats)}
    width = sheet.width / COLUMNS
    columns: list[Cell] = []
    for first in range(0, COLUMNS * height, height):
        columns.append(
            [_seat(seat, by_proxy, report.weighted, moved, sheet) for seat in seats[first : first + height]]
        )
    return side_by_side([columns], [width] * COLUMNS, *TIGHT, ("RIGHTPADDING", (0, 0), (-1, -1), AIR))


def _seat(seat: Seat, by_proxy: set[int], weighted: bool, moved: Moved, sheet: Sheet) -> Flowable:
    """Return number and name of one seat, with group, weight, coming, leaving and absence in small type."""
    when = moved.get(seat.number, "")
    away = "by proxy" if seat.number in by_proxy else "" if when else "absent"
    here = " · ".join(part for part in (when, "" if seat.present else away) if part)
    weight = f"weight {seat.weight}" if weighted and seat.weight != "1" else ""
    told = " · ".join(part for part in (one_line(seat.group, LONGEST_NAME), weight, here) if part)
    name: Text = [one_line(seat.shown, LONGEST_NAME), Span(f"  {told}", colour=MUTED, size=7)]
    return paragraph(name, sheet["seat"], str(seat.number))


def _proxies(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return a sentence for everybody who voted, or could vote, through somebody else."""
    voted = dict.fromkeys(pair for claim in report.claims for r in claim.rounds for pair in r.proxies)
    could = [(seat.number, seat.proxy) for seat in represented(report.seats) if seat.proxy is not None]
    seats = {seat.number: seat for seat in report.seats}
    said = [_said(seat, by, "voted through", seats) for seat, by in sorted(voted)]
    said += [
        _said(seat, by, "could have voted through", seats) for seat, by in could if (seat, by) not in voted
    ]
    return [
        flowable
        for at, sentence in enumerate(said)
        for flowable in labelled("" if at else "By proxy", sentence, sheet, "hung_small")
    ]


def _said(seat: int, by: int, how: str, seats: dict[int, Seat]) -> str:
    """Return “Seat 7, Ann, voted through seat 3, Bob.”"""
    return f"Seat {seat}{_name(seats.get(seat))}{how} seat {by}{_name(seats.get(by), end='.')}"


def _name(seat: Seat | None, end: str = " ") -> str:
    """Return “, Ann, ” or “, Bob.”; only `end` for a seat without a name."""
    if seat is None or not seat.name:
        return end
    return f", {one_line(seat.name, LONGEST_NAME)}{end if end == '.' else ', '}"


def groups_fact(report: Report) -> str:
    """Return “Practice 5, Research 4” in alphabetical order; nothing without groups or with very many."""
    groups = report.people.groups
    if not 0 < len(groups) <= MOST_GROUPS:
        return ""
    return ", ".join(f"{one_line(group, LONGEST_NAME)} {size}" for group, size in groups)


def attendance_fact(report: Report) -> str:
    """Return how many people were there, and who came and left in numbers."""
    count = report.people
    if not count.seats:
        return "No attendance was recorded"
    came = [each.at for each in report.presence if each.here]
    left = [each.at for each in report.presence if not each.here]
    if not came and not left:
        return headcount_words(count)
    said = [f"{people(max(0, count.present - len(came) + len(left)))} at the start"]
    said += [f"{len(came)} came later ({_times(came, report.started)})"] if came else []
    said += [f"{len(left)} left ({_times(left, report.started)})"] if left else []
    return f"{', '.join(said)}; at the end {headcount_words(count)}"


def _times(times: Sequence[str], started: str) -> str:
    """Return some times of the clock; the first and the last where they are many."""
    if len(times) > MOST_TIMES:
        return f"{clock(times[0], started)} to {clock(times[-1], started)}"
    return ", ".join(clock(at, started) for at in times)
