"""Fitting: how high a story is, text cut to one line, and content drawn smaller to keep to a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph
from reportlab.platypus.doctemplate import ActionFlowable

from unifydesk.exporters._pdf_styles import Sheet
from unifydesk.exporters._pdf_text import paragraph
from unifydesk.exporters._plain import one_line

LONGEST_LINE = 300
FEWEST = 4
ENDLESS = 1_000_000.0
_EXACT = 1.01
ZOOMS = (1.0, 0.94, 0.88, 0.82, 0.76, 0.7)
"""How large content may be drawn that has to keep to a page."""
LEAST_SCALE, LEAST_ZOOM = 0.7, 0.82
"""Running text drawn at the least scale is as large as small print at scale 1."""


def pieces_of(story: Iterable[Flowable]) -> Iterator[Flowable]:
    """Yield what is drawn: the content of things that stay together, without breaks."""
    for flowable in story:
        if isinstance(flowable, KeepTogether):
            yield from pieces_of(flowable._content)
        elif not isinstance(flowable, ActionFlowable | CondPageBreak):
            yield flowable


def placed(story: Iterable[Flowable], width: float) -> list[tuple[Flowable, float, float]]:
    """Return every piece of a story with the air above it and its height, as they stand below each other."""
    made: list[tuple[Flowable, float, float]] = []
    after = 0.0
    for flowable in pieces_of(story):
        height = float(flowable.wrap(width, ENDLESS)[1])
        above = max(flowable.getSpaceBefore(), after) if made else 0.0
        made.append((flowable, above, height))
        after = float(flowable.getSpaceAfter())
    return made


def height_of(story: Iterable[Flowable], width: float) -> float:
    """Return the height of a story in points when nothing breaks it."""
    return sum(above + height for _, above, height in placed(story, width))


def line_of(text: str, style: ParagraphStyle, width: float) -> Paragraph:
    """Return text as a paragraph of one line, cut at a word where it is longer than `width` points."""
    line = one_line(text, LONGEST_LINE)
    made = paragraph(line, style)
    if _is_line(made, style, width):
        return made
    low, high = FEWEST, len(line)
    while high - low > 1:
        middle = (low + high) // 2
        fits = _is_line(paragraph(one_line(line, middle), style), style, width)
        low, high = (middle, high) if fits else (low, middle)
    return paragraph(one_line(line, low), style)


def _is_line(made: Paragraph, style: ParagraphStyle, width: float) -> bool:
    """Return whether a paragraph takes one line."""
    return bool(made.wrap(width, ENDLESS)[1] <= _EXACT * style.leading)


def zooms(sheet: Sheet, *, large: bool = False) -> Iterator[Sheet]:
    """Yield the sheet, and then sheets whose content is drawn smaller, while it can be read.

    With `large`, large print stays large.
    """
    for zoom in ZOOMS:
        stays = not large or sheet.scale <= 1 or zoom >= LEAST_ZOOM
        if stays and zoom * sheet.scale >= LEAST_SCALE - 0.001:
            yield sheet if zoom == 1.0 else replace(sheet, zoom=zoom)


def drawn(story: Sequence[Flowable], sheet: Sheet) -> list[Flowable]:
    """Return a story as it stands, or in one piece where its sheet is drawn smaller."""
    return list(story) if sheet.zoom == 1.0 else [Smaller(story, sheet.width, sheet.zoom)]


class Smaller(Flowable):
    """A story drawn `zoom` times as large as it is laid out, as one piece."""

    def __init__(self, story: Sequence[Flowable], width: float, zoom: float) -> None:
        super().__init__()
        self.story = list(story)
        self.zoom = zoom
        self._parts = placed(self.story, width)
        self.width = width * zoom
        self.height = zoom * sum(above + height for _, above, height in self._parts)

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the size on the page."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw everything from the top downwards."""
        self.canv.scale(self.zoom, self.zoom)
        y = self.height / self.zoom
        for flowable, above, height in self._parts:
            y -= above + height
            flowable.drawOn(self.canv, 0, y)
