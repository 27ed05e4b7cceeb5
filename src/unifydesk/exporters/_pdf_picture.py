"""Paints the pictures of `unifydesk.pictures` on a page, as vectors, where y grows upwards."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from unifydesk.exporters._pdf_fonts import SANS, SEMIBOLD
from unifydesk.exporters._pdf_styles import colour
from unifydesk.exporters._pdf_tags import pictured
from unifydesk.exporters._pdf_text import draw_line
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

HATCH_STEP = 3.2
HATCH_WIDTH = 0.35
LEAST_RADIUS = 1.2
"""Smaller roundings cannot be seen on paper and would be most of the drawing."""


def _box(canvas: Canvas, box: Box, height: float) -> None:
    """Draw a rectangle, hatched where asked."""
    y = height - box.y - box.height
    shown = {"fill": int(bool(box.fill)), "stroke": int(bool(box.stroke))}
    if box.fill:
        canvas.setFillColor(colour(box.fill))
    if box.stroke:
        canvas.setStrokeColor(colour(box.stroke))
        canvas.setLineWidth(box.stroke_width)
    if box.hatch and box.fill:
        canvas.rect(box.x, y, box.width, box.height, fill=1, stroke=0)
        _hatch(canvas, box, y)
        shown["fill"] = 0
    if not any(shown.values()):
        return
    if box.radius >= LEAST_RADIUS:
        canvas.roundRect(box.x, y, box.width, box.height, min(box.radius, box.width / 2), **shown)
    else:
        canvas.rect(box.x, y, box.width, box.height, **shown)


def _hatch(canvas: Canvas, box: Box, y: float) -> None:
    """Draw thin rising diagonals inside a box: the second channel for “against” on grey paper."""
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(box.x, y, box.width, box.height)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.setStrokeColor(colour("paper"))
    canvas.setLineWidth(HATCH_WIDTH)
    steps = int((box.width + box.height) / HATCH_STEP) + 1
    canvas.lines(
        [
            (box.x - box.height + i * HATCH_STEP, y, box.x + i * HATCH_STEP, y + box.height)
            for i in range(1, steps + 1)
        ]
    )
    canvas.restoreState()


def _stroke(canvas: Canvas, stroke: Stroke, height: float) -> None:
    """Draw a polyline."""
    canvas.setStrokeColor(colour(stroke.colour))
    canvas.setLineWidth(stroke.width)
    canvas.setDash([2, 2] if stroke.dashed else [])
    path = canvas.beginPath()
    for number, (x, y) in enumerate(stroke.points):
        (path.lineTo if number else path.moveTo)(x, height - y)
    canvas.drawPath(path, stroke=1, fill=0)
    if stroke.dashed:
        canvas.setDash([])


def _dot(canvas: Canvas, dot: Dot, height: float) -> None:
    """Draw a circle."""
    if dot.fill:
        canvas.setFillColor(colour(dot.fill))
    if dot.stroke:
        canvas.setStrokeColor(colour(dot.stroke))
        canvas.setLineWidth(dot.stroke_width)
    canvas.circle(dot.x, height - dot.y, dot.radius, fill=int(bool(dot.fill)), stroke=int(bool(dot.stroke)))


def _label(canvas: Canvas, label: Label, height: float) -> None:
    """Draw a line of text."""
    canvas.setFillColor(colour(label.colour))
    font = SEMIBOLD if label.bold else SANS
    draw_line(canvas, label.x, height - label.y, label.text, font, label.size, label.anchor)


def _shape(canvas: Canvas, shape: Shape, height: float) -> None:
    """Draw one shape of whatever sort."""
    if isinstance(shape, Box):
        _box(canvas, shape, height)
    elif isinstance(shape, Stroke):
        _stroke(canvas, shape, height)
    elif isinstance(shape, Dot):
        _dot(canvas, shape, height)
    else:
        _label(canvas, shape, height)


def paint(canvas: Canvas, picture: Picture) -> None:
    """Paint a picture with its lower left corner at the origin, in points."""
    canvas.saveState()
    for shape in picture.shapes:
        _shape(canvas, shape, picture.height)
    canvas.restoreState()


class PictureFlowable(Flowable):
    """A picture in the flow of a page; `text` is its equivalent in words, kept for tagged output."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture
        self.text = picture.text
        self.hAlign = "LEFT"

    def wrap(self, _avail_width: float, _avail_height: float) -> tuple[float, float]:
        """Return the fixed size of the picture."""
        return self.picture.width, self.picture.height

    def draw(self) -> None:
        """Paint it as a figure with its text equivalent; without one it is decoration."""
        with pictured(self.canv, self.text, self.picture.width, self.picture.height):
            paint(self.canv, self.picture)
