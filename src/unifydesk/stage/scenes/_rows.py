"""Rows of what can be answered: a text, labelled columns, numerals between two ends, items with letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Protocol

from unifydesk.domain.deck import Item
from unifydesk.stage import words
from unifydesk.stage.canvas import UNIT, Canvas
from unifydesk.stage.typeset import Block, text_width

NUMERAL = 1.05
"""Width kept for a numeral, in sizes."""
AIR = 0.4 * UNIT
"""Free space between the label of a column and the next column."""
MOST_COLUMNS = 3
"""Items stand in up to so many columns."""


class Row(Protocol):
    """A piece of the page with a height of its own."""

    @property
    def height(self) -> float:
        """Height on the canvas."""

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw it with its top left corner at (x, y)."""


@dataclass(frozen=True, slots=True)
class Text:
    """A block of text with a little air below."""

    block: Block
    colour: str
    air: float

    @property
    def height(self) -> float:
        """Height of the lines and the air."""
        return self.block.height + self.air

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the lines."""
        canvas.block(self.block, x, y, colour=self.colour)


@dataclass(frozen=True, slots=True)
class Columns:
    """Answers side by side: a bold numeral each, and its label beside it."""

    numerals: tuple[str, ...]
    labels: tuple[Block, ...]
    column: float
    indent: float  # of the labels, after the numerals
    size: float  # in units

    @classmethod
    def of(
        cls, canvas: Canvas, numerals: tuple[str, ...], labels: tuple[str, ...], column: float, size: float
    ) -> Columns:
        """Set labels into columns of this width."""
        inner = _inner(column, size)
        blocks = tuple(canvas.fit(label, canvas.look.sans, inner, 1e6, size, size) for label in labels)
        return cls(numerals, blocks, column, NUMERAL * size * UNIT, size)

    @classmethod
    def one(cls, canvas: Canvas, numeral: str, label: Block, size: float) -> Columns:
        """Return a single answer, whose numeral may be longer than one letter."""
        wide = text_width(canvas.look.sans_bold, size * UNIT, numeral) + 0.45 * size * UNIT
        return cls((numeral,), (label,), 0.0, max(NUMERAL * size * UNIT, wide), size)

    @property
    def height(self) -> float:
        """Height of the longest label."""
        return max((block.height for block in self.labels), default=1.25 * self.size * UNIT)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw numerals and labels."""
        for at, (numeral, label) in enumerate(zip(self.numerals, self.labels, strict=True)):
            left = x + at * self.column
            canvas.line(numeral, left, y, face=canvas.look.sans_bold, size=self.size * UNIT)
            canvas.block(label, left + self.indent, y)


def _inner(column: float, size: float) -> float:
    return column - NUMERAL * size * UNIT - AIR


def columns_fit(canvas: Canvas, labels: tuple[str, ...], column: float, size: float, lines: int) -> bool:
    """Return whether every label fits into its column in so many lines without a word being cut."""
    inner, face = _inner(column, size), canvas.look.sans
    longest = max((text_width(face, size * UNIT, w) for label in labels for w in label.split()), default=0.0)
    if longest > inner:
        return False
    return all(len(canvas.fit(label, face, inner, 1e6, size, size).lines) <= lines for label in labels)


@dataclass(frozen=True, slots=True)
class Ends:
    """Numerals on a line, with the names of its ends (and of its middle) below."""

    numerals: tuple[str, ...]
    ends: tuple[Block, Block, Block]  # lowest, middle, highest
    width: float
    size: float

    @classmethod
    def of(
        cls,
        canvas: Canvas,
        numerals: tuple[str, ...],
        ends: tuple[str, str, str],
        width: float,
        size: float,
    ) -> Ends:
        """Set the names below a line of this width; each has a third of it, or half when there are two."""
        share = width / 3 if ends[1] else width / 2
        room = share - UNIT
        low, middle, high = (
            canvas.fit(end, canvas.look.sans, room, 2 * 1.25 * size * UNIT + 1, size, size) for end in ends
        )
        return cls(numerals, (low, middle, high), width, size)

    @property
    def height(self) -> float:
        """Height of numerals, line and names."""
        return (1.25 + 0.5) * self.size * UNIT + max(end.height for end in self.ends)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw numerals over a line with a tick each, and the names at both ends."""
        size, column = self.size * UNIT, self.width / len(self.numerals)
        line = y + 1.5 * size
        canvas.hairline(x + column / 2, line, x + self.width - column / 2, colour="mark", width=3.0)
        for at, numeral in enumerate(self.numerals):
            middle = x + (at + 0.5) * column
            canvas.line(numeral, middle, y, face=canvas.look.sans_bold, size=size, anchor="middle")
            canvas.upright(middle, line - 0.18 * size, line + 0.18 * size)
        top = y + 1.75 * size
        first, last = x + column / 2, x + self.width - column / 2
        low, centre, high = self.ends
        half = text_width(canvas.look.sans_bold, size, self.numerals[0]) / 2
        canvas.block(low, first - half, top)
        canvas.block(centre, x + self.width / 2, top, anchor="middle")
        half = text_width(canvas.look.sans_bold, size, self.numerals[-1]) / 2
        canvas.block(high, last + half, top, anchor="end")


@dataclass(frozen=True, slots=True)
class Items:
    """Items with their letters, downwards in one to three columns."""

    letters: tuple[str, ...]
    labels: tuple[Block, ...]
    column: float
    indent: float
    columns: int
    size: float
    hidden: int = 0  # items for which there is no room

    @classmethod
    def of(cls, canvas: Canvas, items: tuple[Item, ...], width: float, size: float) -> Items:
        """Set the items into the number of columns that takes least height, the fewest of equal ones."""
        bold = canvas.look.sans_bold
        indent = max(text_width(bold, size * UNIT, i.id) for i in items) + 0.45 * size * UNIT
        letters = tuple(item.id for item in items)
        tried = []
        for columns in range(1, min(MOST_COLUMNS, len(items)) + 1):
            column = width / columns
            room = column - indent - (UNIT if columns > 1 else 0.0)
            blocks = tuple(_item(canvas, item, room, size) for item in items)
            tried.append(cls(letters, blocks, column, indent, columns, size))
        return min(tried, key=lambda found: (any(b.cut for b in found.labels), found.height))

    @property
    def _line(self) -> float:
        return 1.25 * self.size * UNIT

    @property
    def _down(self) -> int:
        """How many items stand in a column."""
        return -(-len(self.labels) // self.columns)

    @property
    def _tops(self) -> list[float]:
        """Where each line of items begins, and where the last one ends; items side by side begin together."""
        tops, air = [0.0], 0.12 * self.size * UNIT
        for down in range(self._down):
            tops.append(tops[-1] + max(b.height for b in self.labels[down :: self._down]) + air)
        return tops

    @property
    def height(self) -> float:
        """Height of the longest column, and of the line that counts what is left out."""
        return self._tops[-1] + (self._line if self.hidden else 0.0)

    def within(self, room: float) -> Items:
        """Return as many of the items as fit into this height; the others are counted in a last line."""
        found = self
        while found.height > room + 0.5 and len(found.labels) > found.columns:
            shown = (found._down - 1) * found.columns
            hidden = found.hidden + len(found.labels) - shown
            found = replace(found, letters=found.letters[:shown], labels=found.labels[:shown], hidden=hidden)
        return found

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        """Draw the letters in bold, their items beside them."""
        size, tops = self.size * UNIT, self._tops
        for at, (letter, label) in enumerate(zip(self.letters, self.labels, strict=True)):
            left, top = x + at // self._down * self.column, y + tops[at % self._down]
            canvas.line(letter, left, top, face=canvas.look.sans_bold, size=size)
            canvas.block(label, left + self.indent, top)
        if self.hidden:
            more = words.say(words.MORE, self.hidden)
            canvas.line(more, x, y + tops[-1], size=size, colour="muted")


def _item(canvas: Canvas, item: Item, room: float, size: float) -> Block:
    text = words.capital(item.text)
    return canvas.fit(text, canvas.look.sans, room, 2 * 1.25 * size * UNIT + 1, size, size, flow=True)
