"""The only door through which values reach a sheet: texts as strings, numbers as numbers, nothing runs.

Equal sheets give equal bytes: the dates are those of the record, and the package has none of its own.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import zip_longest

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from unifydesk.domain.report import Progress
from unifydesk.exporters._plain import fit

Cell = str | int | float | Decimal | None
"""None is a cell that is left empty, because the value is not defined or was not given."""
MOST_UNITS = 32_767
"""UTF-16 units that a cell can hold (Excel’s limit)."""
PIECE = 32_000
GOES_ON, CONTINUED = " […continued in the next row]", "[continued] "
MOST_ROWS = 1_048_576
TOO_MANY = "The sheet “{}” has more rows than a spreadsheet can hold; the last ones were left out."
TEXT, WHOLE, NUMBER, SHARE = "text", "whole", "number", "share"
FORMATS = {
    TEXT: {"text_wrap": True, "valign": "top"},
    WHOLE: {"num_format": "0", "valign": "top"},
    NUMBER: {"num_format": "0.00#", "valign": "top"},
    SHARE: {"num_format": "0.0%", "valign": "top"},
}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and what its numbers are."""

    head: str
    width: float = 12.0
    sort: str = TEXT  # a key of FORMATS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of rows under one row of heads."""

    name: str  # up to 31 letters, ours
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Properties:
    """What the document says about itself."""

    title: str
    author: str
    subject: str
    comments: str
    created: datetime


def book(sheets: Sequence[Sheet], told: Properties, note: str, progress: Progress) -> tuple[bytes, list[str]]:
    """Return the workbook, and a sentence for each sheet that could not be written whole.

    `note` stands above the heads of every sheet when it is not empty; `progress` hears 0 … 1.
    """
    out = io.BytesIO()
    warnings: list[str] = []
    workbook = xlsxwriter.Workbook(out, OPTIONS)
    formats = {name: workbook.add_format(look) for name, look in FORMATS.items()}
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1})
    strong = workbook.add_format({"bold": True})
    workbook.set_properties(
        {
            "title": _short(told.title),
            "author": _short(told.author),
            "subject": _short(told.subject),
            "comments": _short(told.comments),
            "created": told.created,
        }
    )
    for at, sheet in enumerate(sheets, start=1):
        made = workbook.add_worksheet(sheet.name)
        top = 0
        if note:
            made.write_string(0, 0, " ".join(fit(note).split()), strong)
            top = 1
        if not _fill(made, sheet, top, head, formats):
            warnings.append(TOO_MANY.format(sheet.name))
        progress(at / len(sheets))
    workbook.close()
    return out.getvalue(), warnings


def _short(text: str) -> str:
    """Return a property on one line; programs refuse longer ones."""
    return " ".join(fit(text).split())[:255]


def _fill(made: Worksheet, sheet: Sheet, top: int, head: Format, formats: dict[str, Format]) -> bool:
    """Write heads and rows, and return whether all of them fitted."""
    for at, column in enumerate(sheet.columns):
        made.set_column(at, at, column.width)
        made.write_string(top, at, column.head, head)
    made.freeze_panes(top + 1, 1)
    at = top + 1
    fitted = True
    for row in sheet.rows:
        lines = lines_of(row)
        if at + len(lines) > MOST_ROWS:
            fitted = False
            break
        for line in lines:
            _write(made, at, line, sheet.columns, formats)
            at += 1
    made.autofilter(top, 0, max(top, at - 1), len(sheet.columns) - 1)
    made.set_landscape()
    made.fit_to_pages(1, 0)
    made.repeat_rows(0, top)
    return fitted


def lines_of(row: Sequence[Cell]) -> list[tuple[Cell, ...]]:
    """Return a row as one line, or as several where a text is longer than a cell can hold.

    The first cell is said again in every line; numbers stand in the first one only, so that sums stay right.
    """
    parts = [pieces(value) if isinstance(value, str) else [value] for value in row]
    first, *more = (list(line) for line in zip_longest(*parts))
    for line in more:
        line[0] = line[0] if line[0] is not None else first[0]
    return [tuple(line) for line in (first, *more)]


def pieces(text: str) -> list[Cell]:
    """Return a text in pieces that fit into cells; where it goes on is said at both ends."""
    cleaned = fit(text)
    most = PIECE if cleaned.isascii() or max(map(ord, cleaned)) < 0x10000 else PIECE // 2
    if len(cleaned) <= most:
        return [cleaned]
    found = [cleaned[at : at + most] for at in range(0, len(cleaned), most)]
    ends = [*[GOES_ON] * (len(found) - 1), ""]
    starts = ["", *[CONTINUED] * (len(found) - 1)]
    return [f"{start}{piece}{end}" for start, piece, end in zip(starts, found, ends, strict=True)]


def _write(
    made: Worksheet, at: int, row: Sequence[Cell], columns: Sequence[Column], formats: dict[str, Format]
) -> None:
    """Write one line: texts as strings whatever they begin with, numbers as numbers."""
    for place, (value, column) in enumerate(zip(row, columns, strict=True)):
        if isinstance(value, str):
            if value:
                made.write_string(at, place, value, formats[TEXT])
        elif value is not None and math.isfinite(value):
            made.write_number(at, place, float(value), formats[column.sort])
