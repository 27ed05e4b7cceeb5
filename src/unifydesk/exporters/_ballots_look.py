"""The type of ballots in the three sizes of their sheets, and the cells they are set in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Table

from unifydesk.exporters._pdf_boxes import TickBox
from unifydesk.exporters._pdf_flow import Cell, Command, side_by_side, table
from unifydesk.exporters._pdf_fonts import width_of
from unifydesk.exporters._pdf_paper import part_size
from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line

SIZES: dict[int, tuple[tuple[float, bool], ...]] = {
    1: ((1.6, True), (1.3, True), (1.12, True)),
    2: ((1.06, True), (0.97, True), (0.9, True)),
    4: ((0.96, False), (0.96, True), (0.9, True)),
}
"""Ballots to a page → what is tried in turn: how large the type is, and whether answers may stand in rows."""
NARROW = 400.0
"""A sheet below this width, in points, has three columns of answers; others have five."""
BOX_COLUMN = 27.0


@dataclass(frozen=True)
class Look:
    """A sheet of a ballot: the size of its text area in points, and its styles."""

    width: float
    height: float
    styles: dict[str, ParagraphStyle]
    rows: bool = True  # whether more than three answers may stand side by side

    def __getitem__(self, name: str) -> ParagraphStyle:
        return self.styles[name]

    @property
    def air(self) -> float:
        """Between two answers side by side."""
        return 4.5 if self.width < NARROW else 10.0

    @property
    def columns(self) -> int:
        """How many columns of answers the grid has at least."""
        return 3 if self.width < NARROW else 5


def looks_of(page: Sheet, count: int) -> tuple[Look, ...]:
    """Return the looks that ballots can have which stand `count` to a page, the best one first."""
    size = part_size(page, count)
    return tuple(Look(*size, _styles(page, factor), rows) for factor, rows in SIZES[count])


def _styles(page: Sheet, factor: float) -> dict[str, ParagraphStyle]:
    """Return the styles of a ballot in one size."""
    sizes = {
        "kicker": ("kicker", 7.6, 11.0, 0.0, 0.0),
        "title": ("title", 14.0, 18.0, 3.0, 3.0),
        "claim": ("claim", 11.4, 15.8, 0.0, 6.0),
        "ask": ("finding", 10.0, 13.4, 0.0, 4.0),
        "option": ("cell", 9.4, 11.8, 0.0, 0.0),
        "strong": ("cell_strong", 9.4, 11.8, 0.0, 0.0),
        "note": ("small", 8.0, 10.8, 0.0, 3.0),
        "key": ("small", 7.2, 9.6, 2.0, 0.0),
        "head": ("head", 7.4, 9.4, 0.0, 0.0),
    }
    return {
        name: page[base].clone(
            f"ballot_{name}", fontSize=size * factor, leading=leading * factor, spaceBefore=before,
            spaceAfter=after, leftIndent=0,
        )
        for name, (base, size, leading, before, after) in sizes.items()
    }  # fmt: skip


def laid(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *commands: Command,
    head: int = 0,
    air: float = 1.2,
) -> Table:
    """Return cells in close rows: boxes and their words stand on one middle line."""
    close = (
        ("TOPPADDING", (0, head), (-1, -1), air),
        ("BOTTOMPADDING", (0, head), (-1, -1), air),
        ("VALIGN", (0, head), (-1, -1), "MIDDLE"),
    )
    if not head:
        return side_by_side(rows, widths, *close, *commands)
    return table(rows, widths, *close, *commands, head=head, hairlines=False)


def ticked(key: str, label: str, look: Look) -> list[Cell]:
    """Return a box to tick with its key, and its words beside it."""
    return [TickBox(key, label), paragraph(one_line(label), look["option"])]


def longest_word(text: str, style: ParagraphStyle) -> float:
    """Return the width of the longest word of a text in a style, in points."""
    return max((width_of(word, style.fontName, style.fontSize) for word in text.split()), default=0.0)


def lines_of(text: str, style: ParagraphStyle, width: float) -> int:
    """Return how many lines a text takes in a width."""
    height: float = paragraph(one_line(text), style).wrap(width, 10_000)[1]
    lines: int = round(height / style.leading)
    return lines
