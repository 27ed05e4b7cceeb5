"""Two sides beside each other, such as for and against; below each other where they are long."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from unifydesk.exporters._pdf_flow import Rule, Together, gap, room, side_by_side
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import Span, Text, paragraph

MOST_ABREAST = 1600
"""Characters of a side up to which two stand in columns; longer ones would leave half a page empty."""
MOST_KEPT = 260.0
Side = tuple[str, Sequence[Text]]
"""Its head, and its paragraphs."""


def beside(left: Side, right: Side, sheet: Sheet) -> list[Flowable]:
    """Return both sides under a hairline, however long they are; a side without words is left empty.

    Words stand as they are given; a text too long for one paragraph comes in several pieces.
    """
    line = Rule(sheet.width, before=5, after=5)
    if max(_length(left[1]), _length(right[1])) > MOST_ABREAST:
        return [room(70), line, *_below(left, sheet), *_below(right, sheet)]
    half = (sheet.width - 2 * sheet.gutter) / 2
    made = side_by_side(
        [[_column(left, sheet), "", _column(right, sheet)]],
        (half, 2 * sheet.gutter, half),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
    )
    return [Together([line, made], MOST_KEPT)]


def _length(texts: Sequence[Text]) -> int:
    """Return the characters of a side; a list of runs is about as long as what it prints."""
    return sum(len(text.text if isinstance(text, Span) else str(text)) for text in texts)


def _column(side: Side, sheet: Sheet) -> list[Flowable]:
    """Return one side under its head."""
    head, texts = side
    if not texts:
        return []
    made: list[Flowable] = [paragraph(head, sheet["kicker"]), gap(1.5)]
    for text in texts:
        made += [paragraph(text, sheet["cell_serif"]), gap(2.5)]
    return made


def _below(side: Side, sheet: Sheet) -> list[Flowable]:
    """Return one side beside its head as a label."""
    head, texts = side
    return [paragraph(text, sheet["hung"], "" if at else head) for at, text in enumerate(texts)]
