"""A page of the stage, 30 units high whatever the screen: scenes draw on it and it notes what it drew."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from unifydesk.stage.kept_text import draw_text
from unifydesk.stage.look import Face, Look
from unifydesk.stage.typeset import Block, fit, shorten, text_width

HEIGHT = 1080.0
"""Height of every canvas; the painter is scaled so that preview and projector break the same lines."""
UNIT = HEIGHT / 30
"""One thirtieth of the height: the smallest type on the stage."""
MARGIN = 2 * UNIT
"""Free space above and below; more than a sixteenth of the height."""
ANCHORS = {"start": 0.0, "middle": 0.5, "end": 1.0}
"""Share of a line that stands left of its anchor."""


@dataclass(frozen=True, slots=True)
class Painted:
    """A line of text as it was painted: where, how large and in which colour. Units: device pixels."""

    text: str
    rect: QRectF
    size: float
    colour: QColor
    furniture: bool = False  # ribbon and numerals in pictures, which may stand in a margin or a mark


def page_area(width: float) -> QRectF:
    """Return the page inside its margins on a canvas of this width; see `Canvas.area`."""
    side = max(width / 16, HEIGHT / 16)
    return QRectF(side, MARGIN, width - 2 * side, HEIGHT - 2 * MARGIN)


class Canvas:
    """Scales a painter to 30 units of height, draws type and hairlines, and keeps a list of the texts."""

    def __init__(
        self, painter: QPainter, rect: QRectF, look: Look, *, clock: bool = False, over: bool = False
    ) -> None:
        self.painter = painter
        self.look = look
        self.clock = clock  # whether a clock will be drawn in the top right corner
        self.scale = rect.height() / HEIGHT
        self.width = rect.width() / self.scale
        self.painted: list[Painted] = []
        self._origin = rect.topLeft()
        painter.save()
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing
            | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )
        if not over:  # over: what is painted already stays
            painter.fillRect(rect, look.colour("paper"))
        painter.setClipRect(rect)
        painter.translate(rect.topLeft())
        painter.scale(self.scale, self.scale)

    def finish(self) -> tuple[Painted, ...]:
        """Give the painter back as it was and return what was painted."""
        self.painter.restore()
        return tuple(self.painted)

    @property
    def area(self) -> QRectF:
        """The page inside its margins: a sixteenth of the width left and right, two units above and below."""
        return page_area(self.width)

    def block(
        self,
        block: Block,
        x: float,
        y: float,
        *,
        colour: str = "ink",
        hang: bool = False,
        anchor: str = "start",
    ) -> float:
        """Draw lines downwards from (x, y), the top left corner, and return the y below them.

        With `hang`, an opening quotation mark stands in the margin, so that the letters align. With another
        `anchor`, x is the middle or the end of every line.
        """
        for number, line in enumerate(block.lines):
            top = y + number * block.line_height
            shift = text_width(block.face, block.size, "“") if hang and line.startswith("“") else 0.0
            if anchor != "start":
                shift = text_width(block.face, block.size, line) * ANCHORS[anchor]
            self._text(line, x - shift, top, block.face, block.size, block.line_height, colour)
        return y + block.height

    def line(
        self,
        text: str,
        x: float,
        y: float,
        *,
        face: Face | None = None,
        size: float = UNIT,
        width: float = 1e9,
        colour: str = "ink",
        anchor: str = "start",
        furniture: bool = False,
    ) -> float:
        """Draw one line with its top at y, cut to `width`; return its width. Anchor: start, middle, end."""
        face = face or self.look.sans
        shown = shorten(text, face, round(size), width)
        length = text_width(face, round(size), shown)
        left = x - length * ANCHORS[anchor]
        self._text(shown, left, y, face, round(size), size * 1.25, colour, furniture=furniture)
        return length

    def _text(
        self,
        text: str,
        x: float,
        top: float,
        face: Face,
        size: int,
        line_height: float,
        colour: str,
        *,
        furniture: bool = False,
    ) -> None:
        """Draw text in a line box; the capitals stand in its optical middle."""
        if not text:
            return
        shade = self.look.colour(colour)
        draw_text(self.painter, QPointF(x, top + line_height / 2 + 0.36 * size), text, face, size, shade)
        ink = QRectF(x, top + (line_height - size) / 2, text_width(face, size, text), size)
        self.note(text, ink, size, shade, furniture=furniture)

    def note(self, text: str, rect: QRectF, size: float, colour: QColor, *, furniture: bool = False) -> None:
        """Remember a text that was painted at `rect` (canvas pixels)."""
        s = self.scale
        there = QRectF(
            self._origin.x() + rect.x() * s,
            self._origin.y() + rect.y() * s,
            rect.width() * s,
            rect.height() * s,
        )
        self.painted.append(Painted(text, there, size * s, colour, furniture))

    def hairline(self, x1: float, y: float, x2: float, *, colour: str = "line", width: float = 2.0) -> None:
        """Draw a horizontal rule."""
        self.painter.fillRect(QRectF(x1, y - width / 2, x2 - x1, width), self.look.colour(colour))

    def upright(self, x: float, y1: float, y2: float) -> None:
        """Draw a vertical rule as wide as a mark."""
        self.painter.fillRect(QRectF(x - 1.5, y1, 3.0, y2 - y1), self.look.colour("mark"))

    def box(
        self,
        rect: QRectF,
        *,
        fill: str = "",
        stroke: str = "",
        width: float = 2.0,
        radius: float = 0.0,
        hatch: bool = False,
    ) -> None:
        """Draw a rectangle in role colours or "#RRGGBB"; `hatch` lays diagonal lines over it."""
        pen = QPen(self.look.colour(stroke), width) if stroke else QPen(Qt.PenStyle.NoPen)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(self.look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
        self._rectangle(rect, radius)
        if hatch:
            self.painter.setBrush(QBrush(self.look.colour(stroke or "line"), Qt.BrushStyle.BDiagPattern))
            self._rectangle(rect, radius)

    def _rectangle(self, rect: QRectF, radius: float) -> None:
        """Draw with the painter's pen and brush; straight corners take half the time."""
        if radius:
            self.painter.drawRoundedRect(rect, radius, radius)
        else:
            self.painter.drawRect(rect)

    def fit(
        self,
        text: str,
        face: Face,
        width: float,
        height: float,
        largest: float,
        smallest: float = 1.0,
        *,
        leading: float = 1.25,
        flow: bool = False,
    ) -> Block:
        """Set text as large as fits; sizes in units of a thirtieth of the height. See `typeset.fit`."""
        return fit(
            text,
            face,
            width,
            height,
            largest=largest * UNIT,
            smallest=max(1.0, smallest) * UNIT,
            leading=leading,
            flow=flow,
        )
