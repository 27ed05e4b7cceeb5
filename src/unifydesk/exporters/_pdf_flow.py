"""The pieces that chapters are made of: headings, labelled text, tables, things that stay together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Spacer, Table
from reportlab.platypus.doctemplate import FrameBreak, NullActionFlowable
from reportlab.platypus.tables import CellStyle

from unifydesk.exporters._pdf_fonts import SANS, SEMIBOLD, use
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, Sheet, colour, in_tables
from unifydesk.exporters._pdf_tags import LayoutTags, Place, TableTags, TaggedTable
from unifydesk.exporters._pdf_text import Span, Text, cell_text, heading, paragraph, pieces

Cell = object  # a text of ours, a flowable, or a list of flowables (reportlab has no types)
Command = tuple[object, ...]
CHAPTER_RULE = 34.0
"""Width of the short rule over the head of a chapter."""


class Rule(Flowable):
    """A hairline over the whole width, or a short thicker one."""

    def __init__(
        self, width: float, before: float = 0.0, after: float = 6.0, ink: str = LINE, thick: float = 0.5
    ) -> None:
        super().__init__()
        self.width, self.ink, self.thick = width, ink, thick
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the width and next to no height."""
        return self.width, self.thick

    def draw(self) -> None:
        """Draw the line."""
        with self.canv.tags.decoration(self.canv):
            self.canv.setStrokeColor(colour(self.ink))
            self.canv.setLineWidth(self.thick)
            self.canv.line(0, 0, self.width, 0)


class Together(KeepTogether):
    """Keeps its content on one page when it is not higher than `most` points.

    Higher content only asks for `most` points of room, so that nothing leaves a large blank behind.
    """

    def __init__(self, flowables: Sequence[Flowable], most: float) -> None:
        super().__init__(list(flowables))
        self.most = most

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """Return the content, after a break to the next page when the room here is too small."""
        if getattr(self, "_wrapInfo", None) != (avail_width, avail_height):
            self.wrap(avail_width, avail_height)
        content: list[Flowable] = self._content[:]
        at_top = getattr(getattr(self, "_frame", None), "_atTop", True)
        too_high = min(self._H + self._above(), self.most) > avail_height and not at_top
        return [FrameBreak() if too_high else NullActionFlowable(), *content]

    def _above(self) -> float:
        """Return the air above the first thing that is drawn: neither height nor room counts it."""
        first = next((f for f in self._content if not isinstance(f, CondPageBreak)), None)
        told = first.getSpaceBefore() if first is not None else 0.0
        return max(0.0, float(told) - float(self.getSpaceBefore()))


def room(height: float) -> Flowable:
    """Break the page unless `height` points are left on it."""
    return CondPageBreak(height)


def gap(height: float) -> Flowable:
    """Return empty space."""
    return Spacer(1, height)


def chapter(text: str, sheet: Sheet, key: str) -> list[Flowable]:
    """Return the head of a chapter: a place, and a line of the outline."""
    rule = Rule(CHAPTER_RULE, before=20, after=4, ink=sheet.accent, thick=1.6)
    return [room(150), rule, heading(text, sheet["chapter"], key, text, 0, text)]


def subhead(text: str, sheet: Sheet, need: float = 70) -> list[Flowable]:
    """Return a smaller head that never stands alone at the foot of a page."""
    return [room(need), paragraph(text, sheet["h2"])]


def labelled(label: str, text: str, sheet: Sheet, style: str = "hung", tail: str = "") -> list[Flowable]:
    """Return text of any length beside its label, with a small line `tail` under it.

    Long text becomes several paragraphs; the tail is part of the last one and is never alone on a page.
    """
    *most, last = pieces(text)
    end: Text = [last or "–", Span(f"\n{tail}", SANS, MUTED, 7.6)] if tail else last or "–"
    parts: list[Text] = [*most, end]
    place = Place()
    return [paragraph(part, sheet[style], "" if at else label, place) for at, part in enumerate(parts)]


def running(text: str, style: ParagraphStyle) -> list[Flowable]:
    """Return text of any length without a label."""
    place = Place()
    return [paragraph(part, style, place=place) for part in pieces(text) if part]


def facts(rows: Iterable[tuple[str, str]], sheet: Sheet) -> list[Flowable]:
    """Return “label: value” lines; empty values are left out."""
    return [each for label, value in rows if value.strip() for each in labelled(label, value, sheet)]


class _CellLook(CellStyle):
    """How a cell looks where nothing else is said; a command for each of it would go over every cell."""

    color = colour(INK)
    leftPadding, rightPadding, topPadding, bottomPadding = 0.0, 6.0, 3.2, 3.6  # noqa: N815 - reportlab’s names
    valign = "TOP"


BASE: tuple[Command, ...] = (("RIGHTPADDING", (-1, 0), (-1, -1), 0),)
STRONG = SEMIBOLD


def table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    *commands: Command,
    head: int = 1,
    hairlines: bool = True,
    heads: int | None = None,
    names: int = 1,
) -> Table:
    """Return a table that may split between and inside rows; it repeats the `head` rows on every page.

    To a screen reader the first `heads` rows (by default those that are repeated) name the columns, and the
    first `names` columns name the rows. What only places things side by side is made by `side_by_side`.
    """
    tags = TableTags(head if heads is None else heads, names)
    return _table(rows, widths, commands, head, hairlines, tags)


def side_by_side(rows: Sequence[Sequence[Cell]], widths: Sequence[float], *commands: Command) -> Table:
    """Return a grid without meaning, whose cells are read one after the other."""
    return _table(rows, widths, commands, 0, False, LayoutTags())


def _table(
    rows: Sequence[Sequence[Cell]],
    widths: Sequence[float],
    commands: Sequence[Command],
    head: int,
    hairlines: bool,
    tags: TableTags | LayoutTags,
) -> Table:
    """Return a table in the look of the sheet, tagged while it is drawn."""
    for name in (SANS, SEMIBOLD):
        use(name)
    made = TaggedTable(
        [[cell_text(c, SANS) if isinstance(c, str) else c for c in row] for row in rows],
        cellStyles=[[_CellLook("cell") for _ in row] for row in rows],
        colWidths=list(widths),
        repeatRows=head,
        splitByRow=1,
        splitInRow=1,
        hAlign="LEFT",
        renderCB=tags,
    )
    body = ("FONT", (0, 0), (-1, -1), SANS, in_tables(8), in_tables(11))
    made.setStyle([body, *BASE, *_head(head, hairlines), *commands])
    return made


def _head(rows: int, hairlines: bool) -> tuple[Command, ...]:
    """Return the look of a head of so many rows, and the hairlines between the rows below it."""
    if not rows:
        return ()
    last = rows - 1
    return (
        ("FONT", (0, 0), (-1, last), SANS, in_tables(7), in_tables(9.4)),
        ("TEXTCOLOR", (0, 0), (-1, last), colour(MUTED)),
        ("VALIGN", (0, 0), (-1, last), "BOTTOM"),
        ("LINEBELOW", (0, last), (-1, last), 0.6, colour(INK)),
        *((("LINEBELOW", (0, rows), (-1, -1), 0.35, colour(LINE)),) if hairlines else ()),
    )


def abreast(cells: Sequence[Sequence[Flowable]], count: int, sheet: Sheet) -> Table:
    """Return up to `count` stories side by side in columns of equal width; they are never split."""
    width = (sheet.width - (count - 1) * sheet.gutter) / count
    row: list[Cell] = []
    for at in range(count):
        row += [list(cells[at]) if at < len(cells) else "", ""]
    made = side_by_side(
        [row[:-1]],
        [width, *[sheet.gutter, width] * (count - 1)],
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 8),
    )
    made.splitInRow = 0
    return made
