"""What is filled in or cut by hand: boxes to tick or to write in, lines to write on, marks to cut along.

Each of them has its equivalent in words in `text`, for tagged output; an empty one is decoration.
"""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from unifydesk.exporters._pdf_fonts import SANS, width_of
from unifydesk.exporters._pdf_styles import INK, LINE, MUTED, colour
from unifydesk.exporters._pdf_tags import Tags, new_item, pictured
from unifydesk.exporters._pdf_text import draw_line
from unifydesk.exporters._plain import one_line

TICK = 5.2 * mm
"""The side of a box to tick: five millimetres inside its line."""
KEY_SIZE, KEY_GAP = 7.0, 3.0
BASELINE = 2.0
"""A line to write on stands this far above its lower edge, just below words that are set beside it."""
SIGNED, LINE_AT = 38.0, 11.6
"""Height of a line to sign on with its label, and of the line itself."""
LABEL_SIZE, VALUE_SIZE = 7.4, 8.0
WRITE_HERE = "Line to write on"
CUT = 14.0
"""The solid ends of a line to cut along."""


class Drawn(Flowable):
    """Something drawn by hand, tagged as a figure with its `text`, or as decoration without one."""

    text = ""

    def draw(self) -> None:
        """Draw it."""
        with pictured(self.canv, self.text, self.width, self.height):
            self.paint()

    def paint(self) -> None:
        """Draw its lines and letters."""
        raise NotImplementedError


class TickBox(Drawn):
    """A square to tick, and beside it, small, the key that is typed for it."""

    def __init__(self, key: str, says: str) -> None:
        super().__init__()
        self.key = key
        self.text = f"Box to tick for “{one_line(says)}”, key {key}"
        self.width = TICK + KEY_GAP + width_of(key, SANS, KEY_SIZE)
        self.height = TICK

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the square with its key."""
        return self.width, self.height

    def paint(self) -> None:
        """Draw the square and the key."""
        self.canv.setStrokeColor(colour(INK))
        self.canv.setLineWidth(0.7)
        self.canv.rect(0.35, 0.35, TICK - 0.7, TICK - 0.7, fill=0, stroke=1)
        self.canv.setFillColor(colour(MUTED))
        draw_line(self.canv, TICK + KEY_GAP, TICK / 2 - 0.36 * KEY_SIZE, self.key, SANS, KEY_SIZE)


class WriteBox(Drawn):
    """A rectangle to write a number in."""

    def __init__(self, width: float, says: str, height: float = 6.2 * mm) -> None:
        super().__init__()
        self.text = f"Box to write in: {one_line(says)}"
        self.width, self.height = width, height

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the size of the rectangle."""
        return self.width, self.height

    def paint(self) -> None:
        """Draw it."""
        self.canv.setStrokeColor(colour(INK))
        self.canv.setLineWidth(0.7)
        self.canv.rect(0.35, 0.35, self.width - 0.7, self.height - 0.7, fill=0, stroke=1)


class WriteLine(Drawn):
    """A line to write on, with room for handwriting above it."""

    def __init__(self, width: float, says: str, height: float = 8 * mm) -> None:
        super().__init__()
        self.text = f"Line to write on: {one_line(says)}" if says else ""
        self.width, self.height = width, height

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the line with the room above it."""
        return self.width, self.height

    def paint(self) -> None:
        """Draw the line."""
        self.canv.setStrokeColor(colour(MUTED))
        self.canv.setLineWidth(0.5)
        self.canv.line(0, BASELINE, self.width, BASELINE)


class Signed(Flowable):
    """A line to sign or to write on, with what it is for below it and, where known, what stands on it.

    An eye finds the label below the line; a screen reader hears it first.
    """

    def __init__(self, label: str, value: str, width: float) -> None:
        super().__init__()
        self.label, self.value = label, one_line(value)
        self.width, self.height = width, SIGNED

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the line with the room above it and its label below it."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw the label and the line as an item of a list."""
        tags: Tags = self.canv.tags
        name, body = new_item(tags)
        if name is not None:
            tags.begin(self.canv, name)
        self.canv.setFillColor(colour(MUTED))
        draw_line(self.canv, 0, 2.4, self.label, SANS, LABEL_SIZE)
        tags.end(self.canv)
        if not self.value:
            with tags.within(body), pictured(self.canv, WRITE_HERE, self.width, self.height):
                self._line()
            return
        with tags.decoration(self.canv):
            self._line()
        tags.begin(self.canv, body)
        self.canv.setFillColor(colour(INK))
        draw_line(self.canv, 0, LINE_AT + 3.4, self.value, SANS, VALUE_SIZE)
        tags.end(self.canv)

    def _line(self) -> None:
        self.canv.setStrokeColor(colour(LINE))
        self.canv.setLineWidth(0.5)
        self.canv.line(0, LINE_AT, self.width, LINE_AT)


class CutMarks(Drawn):
    """Lines over a whole page to cut along, across and down its middle; it takes no room in the flow."""

    def __init__(self, page: tuple[float, float], *, across: bool, down: bool) -> None:
        super().__init__()
        self.text = ""
        self.page, self.across, self.down = page, across, down

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return no size at all."""
        return 0.0, 0.0

    def paint(self) -> None:
        """Draw them where the middle of the page is, wherever this stands."""
        (width, height), (x, y) = self.page, self.canv.absolutePosition(0, 0)
        self.canv.translate(-x, -y)
        self.canv.setLineWidth(0.5)
        if self.across:
            self._line((0, height / 2), (width, height / 2))
        if self.down:
            self._line((width / 2, 0), (width / 2, height))

    def _line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Draw a dashed line with solid ends."""
        length = max(end[0] - start[0], end[1] - start[1])
        part = CUT / length
        step = ((end[0] - start[0]) * part, (end[1] - start[1]) * part)
        self.canv.setStrokeColor(colour(LINE))
        self.canv.setDash([1, 3])
        self.canv.line(*start, *end)
        self.canv.setDash([])
        self.canv.setStrokeColor(colour(INK))
        self.canv.line(*start, start[0] + step[0], start[1] + step[1])
        self.canv.line(end[0] - step[0], end[1] - step[1], *end)


class Steps(Drawn):
    """A row of squares, one of them filled: which place on a scale a card has, without any colour."""

    def __init__(self, width: float, place: int, of: int, side: float) -> None:
        super().__init__()
        self.text = f"Place {place} of {of}" if place else ""
        self.width, self.height = width, side
        self.place, self.of = place, of

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the whole width and the height of the squares."""
        return self.width, self.height

    def paint(self) -> None:
        """Draw the squares in the middle of the width; none for what has no place on a scale."""
        if not self.place:
            return
        pitch = 1.7 * self.height
        left = (self.width - (pitch * (self.of - 1) + self.height)) / 2
        self.canv.setLineWidth(0.7)
        self.canv.setStrokeColor(colour(INK))
        self.canv.setFillColor(colour(INK))
        for at in range(self.of):
            filled = int(at + 1 == self.place)
            self.canv.rect(left + at * pitch, 0, self.height, self.height, fill=filled, stroke=1)
