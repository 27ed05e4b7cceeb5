"""Draws a `Picture` of the pictures layer on a canvas of the stage."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke
from unifydesk.stage.canvas import Canvas
from unifydesk.stage.kept_text import draw_text
from unifydesk.stage.typeset import text_width


def _colour(name: str) -> str:
    """Return the stage's colour of a name: the outline of data marks is as strong as the ground asks."""
    return "mark" if name == OUTLINE else name


def draw_picture(canvas: Canvas, picture: Picture, x: float, y: float) -> None:
    """Draw `picture` with its top left corner at (x, y); role colours come from the canvas's look."""
    for shape in picture.shapes:
        _draw(canvas, shape, x, y)


def _draw(canvas: Canvas, shape: Shape, x: float, y: float) -> None:
    if isinstance(shape, Box):
        rect = QRectF(x + shape.x, y + shape.y, shape.width, shape.height)
        width, radius = shape.stroke_width, shape.radius
        canvas.box(
            rect, fill=shape.fill, stroke=_colour(shape.stroke), width=width, radius=radius, hatch=shape.hatch
        )
    elif isinstance(shape, Stroke):
        _draw_stroke(canvas, shape, x, y)
    elif isinstance(shape, Dot):
        painter = canvas.painter
        painter.setPen(
            QPen(canvas.look.colour(_colour(shape.stroke)), shape.stroke_width)
            if shape.stroke
            else QPen(Qt.PenStyle.NoPen)
        )
        painter.setBrush(canvas.look.colour(shape.fill))
        painter.drawEllipse(QPointF(x + shape.x, y + shape.y), shape.radius, shape.radius)
    else:
        _draw_label(canvas, shape, x, y)


def _draw_stroke(canvas: Canvas, shape: Stroke, x: float, y: float) -> None:
    pen = QPen(canvas.look.colour(_colour(shape.colour)), shape.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if shape.dashed:
        pen.setStyle(Qt.PenStyle.DashLine)
    canvas.painter.setPen(pen)
    points = [QPointF(x + px, y + py) for px, py in shape.points]
    if len(points) == 2:  # nine times as fast as a polyline of one piece
        canvas.painter.drawLine(*points)
    else:
        canvas.painter.drawPolyline(QPolygonF(points))


def _draw_label(canvas: Canvas, shape: Label, x: float, y: float) -> None:
    face = canvas.look.sans_bold if shape.bold else canvas.look.sans
    size = round(shape.size)
    width = text_width(face, size, shape.text)
    left = x + shape.x - {"start": 0.0, "middle": width / 2, "end": width}[shape.anchor]
    base = y + shape.y
    colour = canvas.look.colour(_colour(shape.colour))
    draw_text(canvas.painter, QPointF(left, base), shape.text, face, size, colour)
    ink = QRectF(left, base - 0.75 * size, width, 0.95 * size)
    canvas.note(shape.text, ink, size, colour, furniture=shape.colour.startswith("#"))
