"""The appendix of measures: every scale in every round in one quiet table, and why a measure is undefined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from reportlab.platypus import Flowable, Table

from unifydesk.domain.report import Report
from unifydesk.domain.tally import Description, Tally
from unifydesk.exporters._pdf_flow import Cell, Command, chapter, subhead, table
from unifydesk.exporters._pdf_fonts import SANS
from unifydesk.exporters._pdf_styles import LINE, MUTED, Sheet, colour
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._words import (
    DASH,
    capital,
    is_numbered,
    number,
    on_scale,
    question_label,
    short_id,
)
from unifydesk.pictures.lettering import fitted

SIZE = 6.6
CLAIM, QUESTION, ROUND = 34.0, 62.0, 20.0
MOST_QUESTION = 260.0
HEADS, ROW = 60.0, 10.4
"""Heights of the heads over a table, and of one of its rows."""
NAMES = 3
"""Columns that name a row: claim, question and round."""
MOST_KEPT = 24
"""Rows of a claim that stay on one page."""
MARKS = "¹²³⁴⁵⁶⁷⁸⁹"
"""Reasons are footnotes; there are fewer of them than marks."""
INTRODUCTION = (
    "These numbers describe the answers and decide nothing: positions come from shares. Each is explained "
    "under “Formulas”."
)


@dataclass(frozen=True, slots=True)
class Measured:
    """One question in one round."""

    claim: str
    round: int
    tally: Tally
    measures: Description


Value = Callable[[Measured], str]
Columns = tuple[tuple[str, str, float, Value], ...]
"""Head, field of a description, width, and what is printed."""
NET: Columns = (("Net", "net", 24.0, lambda line: number(line.measures.net)),)
LAST: Columns = (
    ("Bits", "entropy_bits", 23.0, lambda line: number(line.measures.entropy_bits)),
    ("Wilson %", "wilson_for", 36.0, lambda line: _wilson(line)),
    ("Stability", "stability", 33.0, lambda line: number(line.measures.stability)),
)
IN_WORDS: Columns = (*NET, *LAST)
"""What answers in words have, which have no middle and no distances."""
COLUMNS: Columns = (
    ("Medians", "low_median", 29.0, lambda line: _medians(line)),
    (
        "Interp.",
        "interpolated_median",
        26.0,
        lambda line: on_scale(line.tally, line.measures.interpolated_median),
    ),
    ("IQR", "iqr", 22.0, lambda line: number(line.measures.iqr)),
    *NET,
    ("Dom.", "dominant_opinion", 24.0, lambda line: number(line.measures.dominant_opinion)),
    ("Polar.", "polarisation", 25.0, lambda line: number(line.measures.polarisation)),
    ("Cns", "cns", 23.0, lambda line: number(line.measures.cns)),
    ("D", "leik_d", 23.0, lambda line: number(line.measures.leik_d)),
    ("IOV", "iov", 23.0, lambda line: number(line.measures.iov)),
    ("l²", "l2", 23.0, lambda line: number(line.measures.l2)),
    ("E–R", "esteban_ray", 23.0, lambda line: number(line.measures.esteban_ray)),
    *LAST,
)


def _of_ram(name: str) -> Value:
    """Return what prints one figure of the RAND/UCLA method."""
    return lambda line: number(dict(line.measures.ram).get(name))


RAM: Columns = tuple(
    (name, name.lower(), 36.0, _of_ram(name.lower())) for name in ("P30", "P70", "IPR", "IPRAS", "DI")
)


def measures(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the appendix; nothing when no scale was voted on."""
    lines = measured(report)
    if not lines:
        return []
    marks: dict[str, str] = {}
    made: list[Flowable] = [*chapter("Measures", sheet, "measures"), paragraph(INTRODUCTION, sheet["small"])]
    numbered = [line for line in lines if is_numbered(line.tally.options)]
    in_words = [line for line in lines if not is_numbered(line.tally.options)]
    nine = [line for line in lines if line.measures.ram]
    made += [_table(numbered, COLUMNS, marks, sheet)] if numbered else []
    if in_words:
        made += subhead("Answers in words", sheet, _need(in_words))
        made.append(_table(in_words, IN_WORDS, marks, sheet))
    if nine:
        made += subhead("The RAND/UCLA method on nine points", sheet, _need(nine))
        made.append(_table(nine, RAM, marks, sheet))
    notes = [f"{mark} {capital(reason)}." for reason, mark in marks.items()]
    return [*made, *([paragraph(" ".join(notes), sheet["after_table"])] if notes else [])]


def _need(lines: Sequence[Measured]) -> float:
    """Return the height of a head with the first claim of the table below it, in points."""
    rows = sum(line.claim == lines[0].claim for line in lines)
    return HEADS + ROW * (rows if rows <= MOST_KEPT else 1)


def measured(report: Report) -> list[Measured]:
    """Return every question that is described, round by round."""
    found = []
    for claim in report.claims:
        for question in dict.fromkeys(q for _, q, _ in claim.described):
            for result in claim.rounds:
                figures = result.of(question)
                described = claim.description(result.number, question)
                if figures is not None and described is not None:
                    found.append(Measured(short_id(claim.claim), result.number, figures.tally, described))
    return found


def _medians(line: Measured) -> str:
    """Return the low and the high median, once when they are equal."""
    low, high = (on_scale(line.tally, at) for at in (line.measures.low_median, line.measures.high_median))
    return low if low == high else f"{low}, {high}"


def _wilson(line: Measured) -> str:
    """Return both ends of the interval in percent."""
    if line.measures.wilson_for is None:
        return DASH
    low, high = line.measures.wilson_for
    return f"{number(100 * low, 0)}–{number(100 * high, 0)}"


def measure_cell(line: Measured, field: str, value: Value, marks: dict[str, str]) -> str:
    """Return one measure, or a dash with the mark of the reason."""
    reason = line.measures.reason(field)
    if reason:
        return f"{DASH}{marks.setdefault(reason, MARKS[min(len(marks), len(MARKS) - 1)])}"
    return value(line)


def _head_cells(line: Measured, before: Measured | None, width: float) -> list[Cell]:
    """Return claim, question and round; what stands in the row above is not said again."""
    same_claim = before is not None and before.claim == line.claim
    same = same_claim and before is not None and before.tally.question.id == line.tally.question.id
    name = fitted(question_label(line.tally.question), SIZE, width - 4)
    return ["" if same_claim else line.claim, "" if same else name, str(line.round)]


def _table(lines: Sequence[Measured], columns: Columns, marks: dict[str, str], sheet: Sheet) -> Table:
    """Return the table of some lines; the question takes what the columns leave."""
    fixed = sum(width for _, _, width, _ in columns)
    question = max(QUESTION, min(MOST_QUESTION, sheet.width - CLAIM - ROUND - fixed))
    scale = min(1.0, (sheet.width - CLAIM - ROUND - question) / fixed)
    rows: list[list[Cell]] = [["Claim", "Question", "Round", *(head for head, _, _, _ in columns)]]
    for line, before in zip(lines, (None, *lines), strict=False):
        cells = (measure_cell(line, field, value, marks) for _, field, _, value in columns)
        rows.append([*_head_cells(line, before, question), *cells])
    widths = (CLAIM, question, ROUND, *(width * scale for _, _, width, _ in columns))
    return table(rows, widths, *_look(lines), hairlines=False, names=NAMES)


def _look(lines: Sequence[Measured]) -> list[Command]:
    """Return small type, figures on the right, and a hairline above every claim."""
    made: list[Command] = [
        ("FONT", (0, 0), (-1, -1), SANS, SIZE, 8.4),
        ("TEXTCOLOR", (0, 1), (0, -1), colour(MUTED)),
        ("ALIGN", (2, 0), (-1, -1), "RIGHT"),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 1), (-1, -1), 0.7),
        ("TOPPADDING", (0, 1), (-1, 1), 2.2),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 1.3),
    ]
    for at, (line, before) in enumerate(zip(lines[1:], lines, strict=False), start=2):
        if line.claim != before.claim:
            made.append(("LINEABOVE", (0, at), (-1, at), 0.35, colour(LINE)))
    for first, last in _runs(lines, lambda line: line.claim):
        if last - first < MOST_KEPT:
            made += [("NOSPLIT", (0, first), (0, last)), ("SPAN", (0, first), (0, last))]
            same = _runs(lines[first - 1 : last], lambda line: line.tally.question.id)
            made += [("SPAN", (1, first + top - 1), (1, first + end - 1)) for top, end in same]
    return made


def _runs(lines: Sequence[Measured], key: Callable[[Measured], str]) -> list[tuple[int, int]]:
    """Return the first and the last row of lines that belong together, below one row of heads."""
    lengths = [len(list(run)) for _, run in groupby(lines, key)]
    ends = accumulate(lengths)
    return [(end - length + 1, end) for end, length in zip(ends, lengths, strict=True)]
