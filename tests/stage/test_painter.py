from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from unifydesk.pictures.palette import OUTLINE
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke
from unifydesk.stage.canvas import Canvas, Painted
from unifydesk.stage.look import Look
from unifydesk.stage.painter import draw_picture


def drawn(look: Look, *shapes: Shape) -> tuple[QImage, tuple[Painted, ...]]:
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    canvas = Canvas(painter, QRectF(0, 0, 1920, 1080), look)
    draw_picture(canvas, Picture(400, 300, shapes, "words"), 100, 50)
    texts = canvas.finish()
    painter.end()
    return image, texts


def test_a_box_is_filled_with_its_colour(dark: Look) -> None:
    image, _ = drawn(dark, Box(0, 0, 100, 100, "#E66101"))
    assert image.pixelColor(150, 100) == QColor("#E66101")
    assert image.pixelColor(99, 100) == dark.colour("paper")


def test_role_colours_come_from_the_theme(look: Look) -> None:
    image, _ = drawn(look, Box(0, 0, 100, 100, "ink"))
    assert image.pixelColor(150, 100) == look.colour("ink")


def test_outlines_of_data_are_strong_enough_for_the_ground(look: Look) -> None:
    image, _ = drawn(look, Box(0, 0, 100, 100, "", OUTLINE, 10))
    assert image.pixelColor(150, 50) == look.colour("mark")


def test_strokes_and_dots_are_drawn(dark: Look) -> None:
    image, _ = drawn(dark, Stroke(((0, 200), (300, 200)), "ink", 8), Dot(350, 200, 20, "#5E3C99"))
    assert image.pixelColor(200, 250) == dark.colour("ink")
    assert image.pixelColor(450, 250) == QColor("#5E3C99")


def test_labels_stand_where_their_anchor_says(dark: Look) -> None:
    _, texts = drawn(
        dark,
        Label(200, 40, "start", 40),
        Label(200, 90, "middle", 40, "middle"),
        Label(200, 140, "end", 40, "end", bold=True),
    )
    start, middle, end = (t.rect for t in texts)
    assert start.left() == 300
    assert abs(middle.center().x() - 300) < 0.01
    assert abs(end.right() - 300) < 0.01


def test_a_hatched_box_differs_from_a_plain_one(dark: Look) -> None:
    plain, _ = drawn(dark, Box(0, 0, 100, 100, "#E66101"))
    hatched, _ = drawn(dark, Box(0, 0, 100, 100, "#E66101", hatch=True))
    assert plain != hatched
