"""The content of a record without its layout: what our exporter sets, to be set by others.

It is read off the very story that we lay out, so that every word, cell and picture that we print is there,
and nothing is chosen in our favour. Left out in favour of the others: fills, and lines inside tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.enums import TA_JUSTIFY, TA_RIGHT
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, PageBreak, Paragraph, Spacer, Table
from reportlab.platypus.doctemplate import ActionFlowable

from unifydesk.app.redacting import shown
from unifydesk.domain.report import ExportOptions, Report
from unifydesk.exporters._pdf_boxes import Signed
from unifydesk.exporters._pdf_flow import Rule
from unifydesk.exporters._pdf_furniture import furniture
from unifydesk.exporters._pdf_pages import PageNumber
from unifydesk.exporters._pdf_picture import PictureFlowable
from unifydesk.exporters._pdf_styles import in_use, sheet
from unifydesk.exporters._pdf_tags import TableTags
from unifydesk.exporters.pdf import story_of
from unifydesk.pictures.shapes import Picture


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one font; sizes are in points, the font is a bundled file's name without its ending."""

    text: str
    font: str
    size: float
    colour: str  # "#rrggbb"


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `level` makes it a heading, `key` a place that page numbers point to."""

    runs: tuple[Run, ...]
    leading: float
    left: float = 0.0  # indent in points; a label hangs in it
    label: str = ""
    align: str = ""  # “justify”, “right” or the usual left
    before: float = 0.0
    after: float = 0.0
    hyphens: bool = False
    level: int = 0
    key: str = ""

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, with its words."""

    picture: Picture


@dataclass(frozen=True, slots=True)
class PageOf:
    """The number of the page on which a place stands, linked to it."""

    key: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line across."""

    width: float
    thick: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Empty space."""

    height: float


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and how many columns and rows it takes."""

    blocks: tuple[Block, ...]
    width: float  # in points
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """Cells in rows; without a meaning (`heads` is None) they only stand side by side."""

    widths: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]
    heads: int | None
    splits: bool = True  # whether a page may end within it
    padding: tuple[float, float, float, float] = (
        0.0,
        0.0,
        0.0,
        0.0,
    )  # of its cells: top, right, bottom, left


Block = Words | Figure | PageOf | Line | Gap | NewPage | Grid


@dataclass(frozen=True, slots=True)
class Content:
    """A document: its blocks in order, and what stands around them."""

    title: str
    language: str
    footer: str
    page: tuple[float, float]  # width and height in points
    margins: tuple[float, float, float, float]  # top, right, bottom, left
    blocks: tuple[Block, ...]


class UnknownPieceError(Exception):
    """Something in our story that nobody taught this module to read."""


def content_of(report: Report) -> Content:
    """Return the content of the full record on A4 in our usual style."""
    page, report = sheet("A4"), shown(report, ExportOptions())
    with in_use(page):
        story = story_of(report, page, lambda _part: None)
        blocks = tuple(_Reader().blocks(story))
    around = furniture(report, page.style)
    margins = (page.top, page.side, page.bottom, page.side)
    return Content(around.title, around.language, around.footer, page.size, margins, blocks)


class _Reader:
    """Reads a story; a heading that would skip a level moves up, as in our tags."""

    def __init__(self) -> None:
        self._level = 0

    def blocks(self, story: Iterable[Flowable]) -> Iterator[Block]:
        """Yield what is drawn, in its order; raises UnknownPieceError."""
        for piece in story:
            if isinstance(piece, KeepTogether):
                yield from self.blocks(piece._content)
            elif isinstance(piece, PageBreak):
                yield NewPage()
            elif isinstance(piece, Paragraph):
                yield self._words(piece)
            elif isinstance(piece, Table):
                yield self._grid(piece)
            elif not isinstance(piece, ActionFlowable | CondPageBreak):
                yield _small(piece)

    def _words(self, piece: Paragraph) -> Words:
        """Return a paragraph of ours: its runs as reportlab read them."""
        style = piece.style
        level = getattr(style, "level", 0)
        if level:
            level = self._level = min(level, self._level + 1)
        return Words(
            tuple(_runs(piece.frags)),
            style.leading,
            style.leftIndent,
            piece.bulletText or "",
            {TA_JUSTIFY: "justify", TA_RIGHT: "right"}.get(style.alignment, ""),
            style.spaceBefore,
            style.spaceAfter,
            bool(style.hyphenationLang),
            level,
            getattr(piece, "key", ""),
        )

    def _grid(self, piece: Table) -> Grid:
        """Return a table of ours with its cells."""
        tags = piece._renderCB
        widths = tuple(float(width or 0) for width in piece._argW)
        spans = _spans(piece)
        rows = []
        for y, row in enumerate(piece._cellvalues):
            cells = []
            for x, value in enumerate(row):
                across, down = spans.get((x, y), (1, 1))
                if across and down:
                    inner = tuple(self._cell(value, piece._cellStyles[y][x]))
                    cells.append(Cell(inner, sum(widths[x : x + across]), across, down))
            rows.append(tuple(cells))
        look = piece._cellStyles[-1][0]
        padding = (look.topPadding, look.rightPadding, look.bottomPadding, look.leftPadding)
        heads = tags.heads if isinstance(tags, TableTags) else None
        return Grid(widths, tuple(rows), heads, bool(piece.splitInRow), padding)

    def _cell(self, value: object, style: Any) -> Iterator[Block]:
        """Yield what stands in one cell: plain text in the look of the cell, or things of its own."""
        if isinstance(value, Flowable):
            yield from self.blocks([value])
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from self.blocks(value)
        elif value not in ("", None):
            run = Run(str(value), style.fontname, style.fontsize, _hex(style.color))
            yield Words((run,), style.leading, align="right" if style.alignment == "RIGHT" else "")


def _spans(piece: Table) -> dict[tuple[int, int], tuple[int, int]]:
    """Return how many columns and rows each spanned (column, row) takes; (0, 0) for what another covers."""
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for _, (left, top), (right, bottom), *_rest in piece._spanCmds:
        columns = range(left % piece._ncols, right % piece._ncols + 1)
        rows = range(top % piece._nrows, bottom % piece._nrows + 1)
        found.update(dict.fromkeys(((x, y) for y in rows for x in columns), (0, 0)))
        found[columns[0], rows[0]] = (len(columns), len(rows))
    return found


def _small(piece: Flowable) -> Block:
    """Return a picture, or one of the small things between text and tables."""
    if isinstance(piece, PictureFlowable):
        return Figure(piece.picture)
    if isinstance(piece, PageNumber):
        return PageOf(piece.key)
    if isinstance(piece, Rule):
        return Line(piece.width, piece.thick)
    if isinstance(piece, Signed):
        return Line(piece.width, 0.5)
    if isinstance(piece, Spacer):
        return Gap(piece.height)
    raise UnknownPieceError(type(piece).__name__)


def _runs(frags: Iterable[Any]) -> Iterator[Run]:
    """Yield the runs of a paragraph; a line break is a run, too."""
    for frag in frags:
        text = "\n" if hasattr(frag, "lineBreak") else getattr(frag, "text", "")
        if text:
            yield Run(text, frag.fontName, frag.fontSize, _hex(frag.textColor))


def _hex(colour: Any) -> str:
    """Return a colour of reportlab as "#rrggbb"."""
    return "#" + colour.hexval()[2:] if hasattr(colour, "hexval") else "#000000"
