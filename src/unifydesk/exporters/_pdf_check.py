"""The end of the minutes: the fingerprint of the record, and how to check paper and file against it."""

from __future__ import annotations

from reportlab.platypus import Flowable

from unifydesk.domain.head import grouped
from unifydesk.domain.record import content_hash
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_flow import Together, chapter, gap, labelled
from unifydesk.exporters._pdf_fonts import SANS, SEMIBOLD
from unifydesk.exporters._pdf_head import head_block
from unifydesk.exporters._pdf_styles import INK, MUTED, Sheet
from unifydesk.exporters._pdf_text import Span, Text, paragraph

SHOWN_LARGE = 20
"""Hex digits that are read out and compared by eye: 80 bits, so that no second record is found with them."""
COVERS = (
    "SHA-256 over every text, count and figure of this record, without paper and layout. Two copies of the "
    "minutes with the same fingerprint say the same."
)
COMMAND = "unifydesk verify minutes.pdf"
HOW = (
    " reads the record that lies inside this PDF, makes the minutes from it again and names every page that "
    "says something else. With the workshop file behind it, it also names what the file says differently."
)


def check_these(report: Report, sheet: Sheet) -> list[Flowable]:
    """Return the last block: fingerprint, what it covers, and the command that checks it."""
    digits = content_hash(report)
    made = [
        *chapter("Check these minutes", sheet, "check"),
        paragraph(Span(grouped(digits[:SHOWN_LARGE]), SEMIBOLD, size=13), sheet["hung"], "Fingerprint"),
        paragraph(Span(grouped(digits), SANS, MUTED, 7), sheet["hung"]),
        gap(3),
        *labelled("Covers", COVERS, sheet),
        paragraph([Span(COMMAND, SEMIBOLD, size=8.6), HOW], sheet["hung"], "Check"),
        *head_block(report, sheet),
        *labelled("Made with", report.software, sheet),
    ]
    return [gap(14), Together(made, sheet.height)]


def in_short(report: Report) -> Text:
    """Return the fingerprint where there is no room for the block; `unifydesk verify` finds it here too."""
    digits = content_hash(report)
    return [
        Span(grouped(digits[:SHOWN_LARGE]), SEMIBOLD, INK, 8),
        Span(f"\n{grouped(digits)}", SANS, MUTED, 6.6),
    ]
