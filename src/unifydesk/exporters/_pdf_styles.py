"""The sheet: paper, grid, colours and type of the minutes, in one frozen value that chapters lay out with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from functools import cache, lru_cache
from typing import Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from unifydesk.domain.style import (
    ALIGNMENTS,
    BODIES,
    CONTRASTS,
    JUSTIFIED,
    LEAST_WIDTH,
    LIMITS,
    Style,
)
from unifydesk.domain.style import SERIF as SERIF_BODY
from unifydesk.exporters._pdf_fonts import (
    BOLD,
    MEDIUM,
    SANS,
    SANS_ITALIC,
    SEMIBOLD,
    SERIF,
    SERIF_BOLD,
    SERIF_ITALIC,
    use,
)
from unifydesk.exporters._pdf_hyphens import hyphenator
from unifydesk.pictures.palette import BENEFIT, RISK

PAPERS: dict[str, tuple[float, float]] = {"A4": A4, "Letter": letter}

INK = "#1B1D21"
MUTED = "#5B6068"
LINE = "#C4C8CE"
PAPER = "#FFFFFF"
ROLES = {"ink": INK, "muted": MUTED, "line": LINE, "paper": PAPER}
"""What a picture's colour names mean on paper."""
KIND_COLOURS = {"benefit": BENEFIT, "risk": RISK, "overall": INK}
SIZE_IN_TABLES = 8.0
"""Of the type in tables where a style does not say otherwise, in points."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_USUAL = Style()
_IN_USE: ContextVar[Style | None] = ContextVar("style in use", default=None)


@contextmanager
def in_use(sheet: Sheet) -> Iterator[None]:
    """Let tables and pictures, which know no sheet, follow this one while a document is made."""
    before = _IN_USE.set(sheet.style)
    try:
        yield
    finally:
        _IN_USE.reset(before)


def _style_in_use() -> Style:
    return _IN_USE.get() or _USUAL


def tint(name: str) -> str:
    """Return the "#RRGGBB" that the style in use has for a role name or for one of our own colours."""
    known, style = ROLES.get(name, name), _style_in_use()
    return {MUTED: style.muted, BENEFIT: style.benefit, RISK: style.risk}.get(known, known)


def colour(name: str) -> Color:
    """Return the colour of a role name or "#RRGGBB", as the style in use has it."""
    return _colour(tint(name))


@cache
def _colour(number: str) -> Color:
    return HexColor(number)


def in_tables(size: float) -> float:
    """Return a size of type or a leading that is meant for tables of 8 points, as the style in use has it."""
    return size * _style_in_use().table / SIZE_IN_TABLES


@dataclass(frozen=True)
class Sheet:
    """Measures in points of scale 1: the page is drawn `style.scale` times as large.

    The label column stands left of running text; tables and charts use both.
    """

    style: Style = field(default_factory=Style)
    label: float = 82.0  # width of the label column
    gutter: float = 18.0  # between a chart and its table
    zoom: float = 1.0  # below 1 for content that is drawn smaller, and laid out wider, to fit a page
    styles: dict[str, ParagraphStyle] = field(default_factory=dict, compare=False)

    @property
    def paper(self) -> str:
        """The name of the paper."""
        return self.style.paper

    @property
    def scale(self) -> float:
        """How many times as large as laid out the page is drawn."""
        return self.style.scale

    @property
    def paper_size(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        width, height = PAPERS[self.style.paper]
        return float(width), float(height)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as laid out."""
        width, height = self.paper_size
        return width / self.scale, height / self.scale

    @property
    def side(self) -> float:
        """Left and right margin."""
        return float(self.style.side * mm / self.scale)

    @property
    def top(self) -> float:
        """Upper margin."""
        return max(float(self.style.top * mm / self.scale), _HEAD)

    @property
    def bottom(self) -> float:
        """Lower margin."""
        return max(float(self.style.bottom * mm / self.scale), _FOOT)

    @property
    def width(self) -> float:
        """Width of the text area."""
        return (self.size[0] - 2 * self.side) / self.zoom

    @property
    def height(self) -> float:
        """Height of the text area."""
        return (self.size[1] - self.top - self.bottom) / self.zoom

    @property
    def accent(self) -> str:
        """The colour of the rules over chapters, "#RRGGBB"."""
        return self.style.accent or INK

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
        "level": 0,  # of a heading; 0 for what is none
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
    accent = {"textColor": colour(_style_in_use().accent or MUTED)}
    return [
        _style("masthead", SEMIBOLD, 10.6, 14),
        _style("cover_kicker", SEMIBOLD, 8.4, 12, **accent),
        _style("cover_title", SERIF_BOLD, 30, 37, spaceBefore=10, spaceAfter=10, level=1),
        _style("cover_title_long", SERIF_BOLD, 17, 22, spaceBefore=8, spaceAfter=8, level=1),
        _style("summary_title", SERIF_BOLD, 20, 25, spaceAfter=4, level=1),
        _style("cover_sub", SERIF, 13, 19, spaceAfter=18, **muted),
        _style("h1", SEMIBOLD, 19, 24, spaceBefore=20, spaceAfter=9, level=2),
        _style("chapter", SEMIBOLD, 19, 24, spaceBefore=5, spaceAfter=9, level=2),
        _style("h2", SEMIBOLD, 11, 15, spaceBefore=15, spaceAfter=5, level=3),
        _style("kicker", SEMIBOLD, 7.6, 11, **accent),
        _style("claim_kicker", SEMIBOLD, 7.6, 11, **accent, level=3),
        _style("title", SEMIBOLD, 15, 19, spaceBefore=1, spaceAfter=3, level=3),
        _style("question", SEMIBOLD, 7.6, 11, spaceAfter=1, **muted, level=4),
        _style("question_apart", SEMIBOLD, 7.6, 11, spaceBefore=8, spaceAfter=1, **muted, level=4),
        _style("chart_name", SANS, 6.6, 8, spaceBefore=2, **muted),
        _style(
            "seat", SANS, 8, 11, leftIndent=22, spaceAfter=2.8, bulletFontName=use(SANS), bulletFontSize=8
        ),
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
        _cell("cell", SANS, 8, 11),
        _cell("cell_strong", SEMIBOLD, 8, 11),
        _cell("cell_medium", MEDIUM, 8, 11),
        _cell("cell_small", SANS, 7, 9.6, textColor=colour(MUTED)),
        _cell("count", SANS, 7.3, 9.2),
        _cell("count_strong", SEMIBOLD, 7.3, 9.2),
        _cell("count_quiet", SANS, 7.3, 9.2, textColor=colour(MUTED)),
        _cell("cell_serif", SERIF, 8.8, 12.4),
        _cell("cell_statement", SERIF_ITALIC, 8, 11.2, textColor=colour(MUTED)),
        _cell("cell_right", SANS, 8, 11, alignment=TA_RIGHT),
        _cell("head", SANS, 7, 9.4, textColor=colour(MUTED)),
        _cell("head_right", SANS, 7, 9.4, alignment=TA_RIGHT, textColor=colour(MUTED)),
    ]


def _cell(name: str, font: str, size: float, leading: float, **more: object) -> ParagraphStyle:
    """Return a style for tables, as large as the style in use has them."""
    return _style(name, font, in_tables(size), in_tables(leading), **more)


RUNNING = frozenset({"body", "lead", "hung", "hung_italic", "hung_answer", "statement", "prompt"})
"""Styles of running text: only these are hyphenated and, where the style asks for it, justified."""
_SANS_FOR = {SERIF: SANS, SERIF_ITALIC: SANS_ITALIC, SERIF_BOLD: BOLD}
_SANS_SIZE = 0.94
"""A sans of the same size looks larger than a serif."""
_HEAD, _FOOT = 58.0, 58.0
"""The least margins: running head and foot stand in them."""


def sheet(style: Style | str) -> Sheet:
    """Return the sheet for a style, or for the usual style on a paper; what is out of bounds is brought back.

    An unknown paper is A4.
    """
    return _sheet(Style(paper=style) if isinstance(style, str) else style)


@lru_cache(maxsize=16)
def _sheet(style: Style) -> Sheet:
    """Return the sheet of a style; a logo would keep its bytes alive, so only a few sheets are kept."""
    made = Sheet(_within(style))
    with in_use(made):
        every = [*_running(made.label), *_display(made.label), *_tables()]
    for each in every:
        _finish(each, made.style)
    made.styles.update({each.name: each for each in every})
    return made


def _within(style: Style) -> Style:
    """Return the style with every value in its limits, and text that is wide enough for our tables."""
    given: dict[str, Any] = {}
    for each in fields(Style):
        value = getattr(style, each.name)
        if each.name in LIMITS:
            low, high = LIMITS[each.name]
            given[each.name] = min(high, max(low, value)) if value == value else getattr(_USUAL, each.name)  # noqa: PLR0124 - not a number
        elif each.name in CONTRASTS and not _COLOUR.fullmatch(value):
            given[each.name] = getattr(_USUAL, each.name)
    for name, known in (("paper", tuple(PAPERS)), ("body", BODIES), ("align", ALIGNMENTS)):
        if getattr(style, name) not in known:
            given[name] = getattr(_USUAL, name)
    made = replace(style, **given)
    width = PAPERS[made.paper][0] / mm - 2 * made.side
    return made if width / made.scale >= LEAST_WIDTH else replace(made, scale=max(0.8, width / LEAST_WIDTH))


def _finish(made: ParagraphStyle, style: Style) -> None:
    """Give a paragraph style what the style asks of its sort of text."""
    if style.body != SERIF_BODY and made.fontName in _SANS_FOR:
        made.fontName = use(_SANS_FOR[made.fontName])
        made.fontSize *= _SANS_SIZE
    if made.name in RUNNING:
        made.hyphenationLang = hyphenator(style.language) if style.hyphenate else ""
        made.alignment = TA_JUSTIFY if style.align == JUSTIFIED else TA_LEFT
