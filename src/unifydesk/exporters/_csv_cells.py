"""Rows of a text table that no spreadsheet can misread: all cells quoted, no text ever a formula.

The lines end as RFC 4180 says; what defuses a formula is the apostrophe that spreadsheets take for “text”.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

Cell = str | int | float | Decimal | None
"""A text of the user or ours, a number, or None for what is undefined (an empty cell)."""

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_FORMULA = re.compile(
    "[\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]*[=+\\-@＝＋－＠﹢﹣﹦﹫]|[\t\r\n]"
)
"""What a spreadsheet may take for a formula: one of these signs, behind whatever does not show."""


def safe(text: str) -> str:
    """Return a text of the user for a cell: controls visibly replaced, a formula made a text by “'”."""
    shown = _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{shown}" if _FORMULA.match(shown) else shown


def cell(value: Cell) -> str:
    """Return what stands in a cell; numbers with a point and without needless zeros."""
    if value is None:
        return ""
    if isinstance(value, str):
        return safe(value)
    if isinstance(value, float):
        text = repr(value)
        return text.removesuffix(".0")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f") if value else "0"
    return str(value)


def table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], *, bom: bool = False) -> bytes:
    """Return a table as UTF-8 with a heading, commas and CRLF (RFC 4180)."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([cell(value) for value in row] for row in rows)
    return ((BOM if bom else "") + made.getvalue()).encode()
