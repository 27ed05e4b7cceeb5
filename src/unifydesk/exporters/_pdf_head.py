"""The head of the log at the end of the minutes: eight words, all its digits, and a code to scan."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from unifydesk.domain.head import grouped, head_words
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_flow import gap, side_by_side
from unifydesk.exporters._pdf_fonts import SANS, SEMIBOLD
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._pdf_styles import INK, MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, Text, paragraph
from unifydesk.exporters._words import counted
from unifydesk.pictures.qr_code import head_code

CODE = 74.0
"""Points of the code with its quiet zone: modules of 0.64 mm, which a telephone reads at arm’s length."""
QUIET = CODE * 4 / 41
"""Its white edge, which may lie in the margin so that the code itself stands on the edge of the text."""
GAP = 18.0
"""Points between words and the code at their right."""
NONE = "The workshop file had no log when these minutes were made."
WITNESS = "unifydesk check FILE --head WORDS"
HOW = (
    "“Seal and fingerprint” in the menu File, or ",
    ", says whether the log of a workshop file holds this entry, and what was done after it.",
)


def head_block(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return how many entries the log has, and the last one as words, digits and code."""
    if not report.log_head:
        return [paragraph(NONE, sheet["hung"], "Log")]
    entries = counted(report.log_lines, "entry", "entries")
    digits = Span(grouped(report.log_head), SANS, MUTED, 7)
    words = head_words(report.log_head)
    if not words:
        return [paragraph([f"{entries}; the fingerprint of the last one is\n", digits], sheet["hung"], "Log")]
    told = f"{entries}; the fingerprint of the last one, in words to read out and as a code to scan:"
    how: Text = [HOW[0], Span(WITNESS, SEMIBOLD, size=8.6), HOW[1]]
    lines = [
        paragraph(Span(" ".join(words), SEMIBOLD, INK, 11), sheet["cell_serif"]),
        gap(3),
        paragraph(digits, sheet["cell_serif"]),
        gap(3),
        paragraph(how, sheet["cell_serif"]),
    ]
    return [
        paragraph(told, sheet["hung"], "Log"),
        beside_code(report.log_head, lines, sheet.label, sheet.width),
    ]


def beside_code(digits: str, lines: Sequence[Flowable], left: float, width: float) -> Flowable:
    """Return lines with the code of a head at their left, in a column `left` points wide."""
    return side_by_side(
        [[_code(digits), list(lines)]],
        (left, width - left),
        ("LEFTPADDING", (0, 0), (0, 0), -QUIET),
        ("TOPPADDING", (0, 0), (0, 0), 2 - QUIET),
        ("BOTTOMPADDING", (0, 0), (0, 0), 0),
        ("TOPPADDING", (1, 0), (1, 0), 0),
        ("RIGHTPADDING", (1, 0), (1, 0), 0),
    )


def before_code(digits: str, lines: Sequence[Flowable], width: float) -> list[Flowable]:
    """Return lines with the code of a head at their right; just the lines when it is none."""
    code = _code(digits)
    if not code:
        return list(lines)
    column = CODE + GAP - 2 * QUIET  # the white edge at its right lies in the margin
    made = side_by_side(
        [[list(lines), code]],
        (width - column, column),
        ("LEFTPADDING", (1, 0), (1, 0), GAP - QUIET),
        ("TOPPADDING", (0, 0), (0, 0), 0),
        ("TOPPADDING", (1, 0), (1, 0), 4 - QUIET),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    )
    return [made]


def _code(digits: str) -> list[Flowable]:
    picture = head_code(digits, CODE)
    return [PictureFlowable(picture)] if picture is not None else []
