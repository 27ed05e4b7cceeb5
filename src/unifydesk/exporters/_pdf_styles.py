"""The sheet: paper, grid, colours and type of the minutes, in one frozen value that chapters lay out with."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle

from unifydesk.exporters._pdf_fonts import (
    MEDIUM,
    SANS,
    SANS_ITALIC,
    SEMIBOLD,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    use,
)
from unifydesk.pictures.palette import BENEFIT, RISK

PAPERS: dict[str, tuple[float, float]] = {"A4": A4, "Letter": letter}

INK = "#1B1D21"
MUTED = "#5B6068"
LINE = "#C4C8CE"
PAPER = "#FFFFFF"
ROLES = {"ink": INK, "muted": MUTED, "line": LINE, "paper": PAPER}
"""What a picture's colour names mean on paper."""
KIND_COLOURS = {"benefit": BENEFIT, "risk": RISK, "overall": INK}


@cache
def colour(name: str) -> Color:
    """Return the colour of a role name or "#RRGGBB"."""
    return HexColor(ROLES.get(name, name))


@dataclass(frozen=True)
class Sheet:
    """Measures in points. The label column stands left of running text; tables and charts use both."""

    paper: str = "A4"
    side: float = 58.0
    top: float = 70.0
    bottom: float = 64.0
    label: float = 82.0  # width of the label column
    gutter: float = 18.0  # between a chart and its table
    styles: dict[str, ParagraphStyle] = field(default_factory=dict)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page."""
        width, height = PAPERS.get(self.paper, A4)
        return float(width), float(height)

    @property
    def width(self) -> float:
        """Width of the text area."""
        return self.size[0] - 2 * self.side

    @property
    def height(self) -> float:
        """Height of the text area."""
        return self.size[1] - self.top - self.bottom

    def __getitem__(self, name: str) -> ParagraphStyle:
        return self.styles[name]


def _style(name: str, font: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    """Return a paragraph style; nothing is inherited from reportlab's Helvetica."""
    given: dict[str, object] = {
        "textColor": colour(INK),
        "alignment": TA_LEFT,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
        "bulletFontName": use(SEMIBOLD),
        "bulletFontSize": 7.4,
        "bulletColor": colour(MUTED),
        "bulletIndent": 0,
        "underlineColor": None,
    }
    return ParagraphStyle(name, fontName=use(font), fontSize=size, leading=leading, **(given | more))


def _running(label: float) -> list[ParagraphStyle]:
    """Return the styles of running text: serif, hung beside the label column where it has a label."""
    hung = {"leftIndent": label}
    return [
        _style("body", SERIF, 9.6, 14.2, spaceAfter=5),
        _style("lead", SERIF, 10.6, 16, spaceAfter=6),
        _style("hung", SERIF, 9.6, 14, spaceAfter=4, **hung),
        _style("hung_italic", SERIF_ITALIC, 9.6, 14, spaceAfter=4, **hung),
        _style("hung_answer", SERIF, 9, 12.6, spaceAfter=3, **hung),
        _style("claim", SERIF, 13.2, 19, spaceBefore=1, spaceAfter=5),
        _style("prompt", SERIF_ITALIC, 9.4, 13.6, spaceAfter=4, textColor=colour(MUTED)),
        _style("statement", SERIF, 10.4, 15.2, spaceAfter=4, **hung),
    ]


def _display(label: float) -> list[ParagraphStyle]:
    """Return the styles of headings, findings and small print: sans."""
    muted = {"textColor": colour(MUTED)}
    return [
        _style("cover_kicker", SEMIBOLD, 8.4, 12, **muted),
        _style("cover_title", SERIF_BOLD, 30, 37, spaceBefore=10, spaceAfter=10),
        _style("cover_title_long", SERIF_BOLD, 17, 22, spaceBefore=8, spaceAfter=8),
        _style("cover_sub", SERIF, 13, 19, spaceAfter=18, **muted),
        _style("h1", SEMIBOLD, 19, 24, spaceBefore=20, spaceAfter=9),
        _style("h2", SEMIBOLD, 11, 15, spaceBefore=15, spaceAfter=5),
        _style("kicker", SEMIBOLD, 7.6, 11, **muted),
        _style("title", SEMIBOLD, 15, 19, spaceBefore=1, spaceAfter=3),
        _style("question", SEMIBOLD, 7.6, 11, spaceAfter=1, **muted),
        _style("question_apart", SEMIBOLD, 7.6, 11, spaceBefore=8, spaceAfter=1, **muted),
        _style("chart_name", SANS, 6.6, 8, spaceBefore=2, **muted),
        _style("finding", SEMIBOLD, 9.8, 13.2, spaceAfter=4),
        _style("position", SEMIBOLD, 10.6, 15, leftIndent=label, spaceAfter=2),
        _style("small", SANS, 7.4, 10.4, spaceAfter=2, **muted),
        _style("formula", SANS, 7.6, 10.8, leftIndent=label, spaceAfter=2.5),
        _style("footnote", SANS, 6.6, 8.8, spaceBefore=2, **muted),
        _style("after_table", SANS, 7.4, 10.4, spaceBefore=5, spaceAfter=2, **muted),
        _style("small_italic", SANS_ITALIC, 7.4, 10.4, spaceAfter=2, **muted),
        _style("hung_small", SANS, 7.6, 10.8, leftIndent=label, spaceAfter=3, **muted),
    ]


def _tables() -> list[ParagraphStyle]:
    """Return the styles of cells that hold the user's words."""
    return [
        _style("cell", SANS, 8, 11),
        _style("cell_strong", SEMIBOLD, 8, 11),
        _style("cell_medium", MEDIUM, 8, 11),
        _style("cell_small", SANS, 7, 9.6, textColor=colour(MUTED)),
        _style("count", SANS, 7.3, 9.2),
        _style("count_strong", SEMIBOLD, 7.3, 9.2),
        _style("count_quiet", SANS, 7.3, 9.2, textColor=colour(MUTED)),
        _style("cell_serif", SERIF, 8.8, 12.4),
        _style("cell_statement", SERIF_ITALIC, 8, 11.2, textColor=colour(MUTED)),
        _style("cell_right", SANS, 8, 11, alignment=TA_RIGHT),
        _style("head", SANS, 7, 9.4, textColor=colour(MUTED)),
        _style("head_right", SANS, 7, 9.4, alignment=TA_RIGHT, textColor=colour(MUTED)),
    ]


@cache
def sheet(paper: str) -> Sheet:
    """Return the sheet for a paper size; an unknown size is A4."""
    made = Sheet(paper=paper if paper in PAPERS else "A4")
    every = [*_running(made.label), *_display(made.label), *_tables()]
    made.styles.update({style.name: style for style in every})
    return made
