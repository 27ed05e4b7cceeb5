"""The appendix of ballots: what everybody answered in the named rounds that were revealed, claim by claim.

Rounds by hands have counts only and confidential ones have no names, which is said in their place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reportlab.platypus import Flowable, PageBreak

from unifydesk.domain.question import CANNOT_JUDGE, TEXT, Question
from unifydesk.domain.report import NamedBallot, Report, ReportClaim
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.tally import RoundResult
from unifydesk.exporters._pdf_flow import Cell, Command, Together, chapter, gap, labelled, side_by_side, table
from unifydesk.exporters._pdf_fonts import SANS, width_of
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line
from unifydesk.exporters._words import (
    COUNTED_ONLY,
    DASH,
    WAYS,
    capital,
    channel_mix,
    is_numbered,
    question_label,
    short_id,
)
from unifydesk.kinds import KINDS, options_of

TITLE = "Appendix: ballots"
READING = (
    "Every ballot of the named rounds whose result was shown. A number is the answer on the scale of its "
    "question, “cj” stands for “cannot judge”, and a dash for no answer. Confidential rounds have no ballots "
    "by name, and hands are only counted."
)
CANNOT = "cj"
SIZE, LEADING = 7.0, 8.6
SEAT, NAME, AIR = 24.0, 86.0, 5.0
LEAST, HEAD, MOST = 22.0, 52.0, 120.0
"""Widths: of a column at the least, of its head and of its answers before they are broken into lines."""
PADDING = 2.0
LONGEST_NAME, LONGEST_HEAD = 80, 40
MOST_KEPT = 330.0
"""A claim’s ballots stay together up to this height in points."""
LEAST_ROWS, MOST_ROWS = 5, 19
"""Seats in a block that stands beside others."""
BETWEEN, CLOSER = 12.0, 0.93
"""Between two blocks, and how much closer their columns may be so that one more fits."""
THROUGH = "Through"
Names = Mapping[int, str]
"""Seat → name, for people who are named."""


@dataclass(frozen=True, slots=True)
class _Column:
    """One column of a claim: its round, its head, and a text for each seat that has one."""

    number: int
    head: str
    texts: Mapping[int, str]
    width: float


def ballots_appendix(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return one table for every claim with ballots; nothing where the record holds none."""
    if not report.ballots:
        return []
    names = {seat.number: one_line(seat.name, LONGEST_NAME) for seat in report.seats if seat.name}
    by_claim = {claim: list(found) for claim, found in groupby(report.ballots, key=lambda b: b.claim)}
    story = [PageBreak(), *chapter(TITLE, sheet, "ballots"), paragraph(READING, sheet["small"])]
    for claim in report.claims:
        if claim.rounds:
            found = by_claim.get(claim.claim.id, [])
            story += _claim(claim, found, names, weighted=report.weighted, sheet=sheet)
    return story


def _claim(
    claim: ReportClaim, ballots: Sequence[NamedBallot], names: Names, *, weighted: bool, sheet: Sheet
) -> list[Flowable]:
    """Return the ballots of one claim with what cannot be listed, then the words that were written."""
    title = one_line(f"{short_id(claim.claim)}  {claim.claim.title}", LONGEST_NAME)
    made: list[Flowable] = [paragraph(title, sheet["h2"])]
    made.append(paragraph(" ".join(_rounds(claim, ballots)), sheet["small"]))
    if not ballots:
        return [Together(made, MOST_KEPT)]
    named = any(ballot.seat in names for ballot in ballots)
    seats = sorted({ballot.seat for ballot in ballots})
    columns = [each for result in claim.rounds for each in _columns(result, ballots, weighted=weighted)]
    for part in _tables(columns, named=named, sheet=sheet):
        made += _blocks(seats, part, names if named else None, sheet)
    return [Together(made, MOST_KEPT), *_words(claim, ballots, sheet)]


def _rounds(claim: ReportClaim, ballots: Sequence[NamedBallot]) -> list[str]:
    """Return how the ballots of every round came, and why some or all of them cannot be listed."""
    listed = {ballot.number for ballot in ballots}
    said = [f"{channel_mix(result)}." for result in claim.rounds]
    return [*said, *dict.fromkeys(why for result in claim.rounds if (why := _why(result, listed)))]


def _why(result: RoundResult, listed: set[int]) -> str:
    """Return why ballots of a round are missing below, or nothing."""
    if result.level == CONFIDENTIAL:
        return "A confidential round has no ballots by name."
    by_hands = any(channel in COUNTED_ONLY and n for f in result.figures for channel, n in f.tally.channels)
    if by_hands:
        return "Hands are only counted: nobody’s own answer is known."
    return "" if result.number in listed else f"Round {result.number} has no ballots."


def _columns(result: RoundResult, ballots: Sequence[NamedBallot], *, weighted: bool) -> list[_Column]:
    """Return the columns of one round: its questions, and how ballots came and weigh where that differs.

    Answers in words stand below the table.
    """
    here = [ballot for ballot in ballots if ballot.number == result.number]
    if not here:
        return []
    given: dict[str, dict[int, str]] = {}
    for ballot in here:
        for name, answer in ballot.answers:
            given.setdefault(name, {})[ballot.seat] = answer
    asked = [figures.tally.question for figures in result.figures]
    made = [_answers(result.number, q, given.get(q.id, {})) for q in asked if not _is_text(q)]
    ways = {ballot.seat: _way(ballot.channel) for ballot in here}
    if len(set(ways.values())) > 1:
        made.append(_column(result.number, "How", ways))
    if weighted:
        made.append(_column(result.number, "Weight", {ballot.seat: ballot.weight for ballot in here}))
    through = {ballot.seat: f"seat {ballot.proxy}" for ballot in here if ballot.proxy is not None}
    if through:
        made.append(_column(result.number, THROUGH, through))
    return made


def _answers(number: int, question: Question, given: Mapping[int, str]) -> _Column:
    """Return the answers to one question in one round."""
    shorts = {answer: _short(answer, question) for answer in set(given.values())}
    texts = {seat: shorts[answer] for seat, answer in given.items()}
    return _column(number, question_label(question, LONGEST_HEAD), texts)


def _column(number: int, head: str, texts: Mapping[int, str]) -> _Column:
    """Return a column as wide as what stands in it, within limits; a long head takes several lines."""
    widest = max((width_of(text, SANS, SIZE) for text in set(texts.values())), default=0.0)
    widest = max(widest, min(width_of(head, SANS, SIZE), HEAD))
    return _Column(number, head, texts, min(MOST, max(LEAST, widest + AIR)))


def _tables(columns: Sequence[_Column], *, named: bool, sheet: Sheet) -> list[list[_Column]]:
    """Return the columns in as many tables as it takes to fit them on the sheet.

    A round begins another table where it would otherwise be torn.
    """
    most = sheet.width - SEAT - (NAME if named else 0.0)
    tables: list[list[_Column]] = []
    used = most
    for _, run in groupby(columns, key=lambda each: each.number):
        ours = list(run)
        if used + sum(column.width for column in ours) > most:
            used = most
        for column in ours:
            if used + column.width > most:
                tables.append([])
                used = 0.0
            tables[-1].append(column)
            used += column.width
    return tables


def _blocks(
    seats: Sequence[int], columns: Sequence[_Column], names: Names | None, sheet: Sheet
) -> list[Flowable]:
    """Return the table of some columns; a narrow one in as many blocks of seats as the page is wide for."""
    lead, answers = SEAT + (NAME if names is not None else 0.0), sum(column.width for column in columns)
    room = int((sheet.width + BETWEEN) / (lead + CLOSER * answers + BETWEEN))
    count = min(room, len(seats) // LEAST_ROWS)
    if count < 2:
        return [_table(seats, columns, names, sheet), gap(6)]
    each = (sheet.width + BETWEEN) / count - BETWEEN
    closer = min(1.0, (each - lead) / answers)
    columns = [replace(column, width=closer * column.width) for column in columns]
    made: list[Flowable] = []
    for at in range(0, len(seats), count * MOST_ROWS):
        here = seats[at : at + count * MOST_ROWS]
        rows = -(-len(here) // count)
        parts = [here[first : first + rows] for first in range(0, len(here), rows)]
        cells: list[Cell] = [_table(part, columns, names, sheet) for part in parts]
        made.append(_abreast(cells, lead + closer * answers + BETWEEN))
    return [*made, gap(6)]


def _abreast(cells: list[Cell], width: float) -> Flowable:
    """Return tables side by side that stay on one page."""
    no_air = ("RIGHTPADDING", (0, 0), (-1, -1), 0)
    made = side_by_side([cells], [width] * len(cells), no_air, ("BOTTOMPADDING", (0, 0), (-1, -1), 0))
    made.splitInRow = 0
    return made


def _table(seats: Sequence[int], columns: Sequence[_Column], names: Names | None, sheet: Sheet) -> Flowable:
    """Return a table: seats down, the questions of every round across, heads on every page."""
    lead = [SEAT] if names is None else [SEAT, NAME]
    above: list[Cell] = [""] * len(lead)
    heads: list[Cell] = ["Seat"] if names is None else ["Seat", "Name"]
    spans: list[Command] = []
    for number, run in groupby(columns, key=lambda column: column.number):
        many = len(list(run))
        first = len(above)
        above += [f"Round {number}", *[""] * (many - 1)]
        spans += [
            ("SPAN", (first, 0), (first + many - 1, 0)),
            ("LINEBELOW", (first, 0), (first + many - 1, 0), 0.35, colour(LINE)),
        ]
    heads += [_cell(column.head, column.width, sheet, "head") for column in columns]
    rows: list[list[Cell]] = [above, heads]
    for seat in seats:
        row: list[Cell] = [str(seat)]
        if names is not None:
            row.append(_cell(names.get(seat, ""), NAME, sheet, "cell_small"))
        row += [_cell(_text(column, seat), column.width, sheet, "cell_small") for column in columns]
        rows.append(row)
    widths = [*lead, *(column.width for column in columns)]
    return table(rows, widths, *_look(len(lead)), *spans, head=2, hairlines=False)


def _text(column: _Column, seat: int) -> str:
    """Return what stands in a cell: a proxy is nobody’s answer, so nothing stands for none."""
    return column.texts.get(seat, "" if column.head == THROUGH else DASH)


def _cell(text: str, width: float, sheet: Sheet, style: str) -> Cell:
    """Return a cell; only text that is too long for its column is a paragraph, which takes far longer."""
    return text if width_of(text, SANS, SIZE) <= width - PADDING else paragraph(text, sheet[style])


def _look(lead: int) -> list[Command]:
    """Return the look of the table: small and tight, with a faint line under every fifth seat."""
    return [
        ("FONT", (0, 2), (-1, -1), SANS, SIZE, LEADING),
        ("FONT", (0, 0), (-1, 1), SANS, 6.6, 8.4),
        ("TEXTCOLOR", (0, 2), (0, -1), colour(MUTED)),
        ("LINEBELOW", (lead, 2), (-1, -1), 0.2, colour(LINE)),
        ("LINEBELOW", (0, 2), (lead - 1, -1), 0.2, colour(LINE)),
        ("TOPPADDING", (0, 0), (-1, -1), 0.8),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4),
        ("RIGHTPADDING", (0, 0), (-1, -1), PADDING),
        ("TOPPADDING", (0, 2), (-1, 2), 2),
    ]


def _is_text(question: Question) -> bool:
    """Return whether people answer in their own words."""
    kind = KINDS.get(question.kind)
    return kind is not None and kind.shape == TEXT


def _short(answer: str, question: Question) -> str:
    """Return a stored answer for a narrow column: its number, its short word, or itself."""
    if answer == CANNOT_JUDGE:
        return CANNOT
    options = options_of(question)
    if is_numbered([option.value for option in options]):
        return one_line(answer)
    return one_line(next((option.short for option in options if option.value == answer), answer))


def _way(channel: str) -> str:
    """Return how a ballot came: “roll call”, “on paper”."""
    return (
        one_line(WAYS.get(channel, channel)).removeprefix("by ").removeprefix("in the ").removeprefix("with ")
    )


def _words(claim: ReportClaim, ballots: Sequence[NamedBallot], sheet: Sheet) -> list[Flowable]:
    """Return the reasons and the answers in words, seat by seat, in full."""
    told = {f.tally.question.id: f.tally.question for r in claim.rounds for f in r.figures}
    texts = [q for q in told.values() if _is_text(q)]
    made: list[Flowable] = []
    told_of = 0
    for ballot in sorted(ballots, key=lambda each: (each.seat, each.number)):
        given = dict(ballot.answers)
        answers = [(question_label(q), given.get(q.id, "")) for q in texts]
        said = [(name, text) for name, text in answers if text not in ("", CANNOT_JUDGE)]
        said += [("reason", ballot.reason)] if ballot.reason.strip() else []
        for name, text in said:
            label = f"Seat {ballot.seat}" if ballot.seat != told_of else ""
            told_of = ballot.seat
            made += labelled(label, text, sheet, "hung_answer", f"{capital(name)}, round {ballot.number}")
    return made
