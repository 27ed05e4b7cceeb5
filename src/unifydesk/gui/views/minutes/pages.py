"""Pages of paper below each other: where each lies at a scale, and what is drawn and found on them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

GAP = 16
"""Pixels between pages and around them."""
Sizes = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as pixels: 4 bytes each, blue first."""

    number: int
    width: int
    height: int
    stride: int
    pixels: bytes
    text: str  # for screen readers


@dataclass(frozen=True, slots=True)
class Box:
    """Part of a page in points, from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Match:
    """A place where the words stand: one box, or one on each line they run over."""

    page: int  # from 0
    boxes: tuple[Box, ...]


class Column:
    """Pages of these sizes (in points) below each other, at a scale in pixels per point."""

    def __init__(self, sizes: Sizes = (), scale: float = 1.0) -> None:
        self.sizes = sizes
        self.scale = scale
        self._heights = [round(height * scale) for _width, height in sizes]
        self._tops = [GAP, *accumulate((height + GAP for height in self._heights), initial=GAP)][1:]

    @property
    def height(self) -> int:
        """All of it with its margins, in pixels."""
        return self._tops[-1] if self.sizes else 2 * GAP

    @property
    def width(self) -> int:
        """The widest page with its margins, in pixels."""
        return max((round(width * self.scale) for width, _height in self.sizes), default=0) + 2 * GAP

    def top(self, page: int) -> int:
        """Return where a page begins."""
        return self._tops[page]

    def size(self, page: int) -> tuple[int, int]:
        """Return width and height of a page in pixels."""
        return round(self.sizes[page][0] * self.scale), self._heights[page]

    def page_at(self, y: int) -> int:
        """Return the page at a height; between two pages the lower one, beyond them the nearest."""
        if not self.sizes:
            return 0
        page = max(0, bisect_right(self._tops, y, hi=len(self.sizes)) - 1)
        below = y > self._tops[page] + self._heights[page] and page + 1 < len(self.sizes)
        return page + 1 if below else page

    def between(self, top: int, bottom: int) -> range:
        """Return the pages of which something lies between two heights."""
        if not self.sizes:
            return range(0)
        first, last = self.page_at(top), self.page_at(bottom)
        return range(first, last + 1)

    def place_of(self, y: int) -> tuple[int, float]:
        """Return the page at a height and how far down on it that is, as a share of the page."""
        page = self.page_at(y)
        return page, (y - self._tops[page]) / max(1, self._heights[page]) if self.sizes else 0.0

    def y_of(self, place: tuple[int, float]) -> int:
        """Return the height of such a place; beyond the last page that is the end of it."""
        if not self.sizes:
            return 0
        page, share = place
        if page >= len(self.sizes):
            page, share = len(self.sizes) - 1, 1.0
        return round(self._tops[page] + share * self._heights[page])
