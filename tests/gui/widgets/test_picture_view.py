"""Pictures of shapes, painted in the console's colours."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from unifydesk.gui.widgets.picture_view import PictureView, paint_picture
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

ROLES = {
    "ink": QColor("#111111"),
    "muted": QColor("#888888"),
    "paper": QColor("#FFFFFF"),
    "line": QColor("#CCCCCC"),
}


def painted(*shapes: Shape, width: int = 100, height: int = 100) -> QImage:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_picture(painter, Picture(100, 100, shapes, "words"), QRectF(0, 0, width, height), ROLES)
    painter.end()
    return image


@pytest.mark.parametrize(
    ("shape", "at"),
    [
        (Box(40, 40, 20, 20, fill="#FF0000"), (50, 50)),
        (Dot(50, 50, 10, fill="#FF0000"), (50, 50)),
        (Stroke(((0, 50), (100, 50)), "#FF0000", width=6), (50, 50)),
    ],
)
def test_each_shape_is_painted_where_it_stands(qapp, shape: Shape, at: tuple[int, int]) -> None:
    image = painted(shape)
    assert image.pixelColor(*at) == QColor("#FF0000")
    assert image.pixelColor(5, 5) == QColor("#FFFFFF")


def test_colours_can_be_roles_of_the_theme(qapp) -> None:
    assert painted(Box(0, 0, 100, 100, fill="muted")).pixelColor(50, 50) == ROLES["muted"]


@pytest.mark.parametrize(("anchor", "column"), [("start", 75), ("end", 25), ("middle", 50)])
def test_text_stands_at_its_anchor(qapp, anchor: str, column: int) -> None:
    image = painted(Label(50, 60, "MMMM", 20, anchor))
    dark = [x for x in range(100) for y in range(100) if image.pixelColor(x, y).lightness() < 128]
    assert min(dark) - 2 <= column <= max(dark) + 2


def test_hatching_marks_a_box_a_second_time(qapp) -> None:
    plain, hatched = (
        painted(Box(0, 0, 100, 100, "#FFA500")),
        painted(Box(0, 0, 100, 100, "#FFA500", hatch=True)),
    )
    assert plain != hatched


def test_a_picture_keeps_its_shape_in_a_wider_place(qapp) -> None:
    image = painted(Box(90, 0, 10, 100, fill="#FF0000"), width=200)
    assert image.pixelColor(95, 50) == QColor("#FF0000")
    assert image.pixelColor(195, 50) == QColor("#FFFFFF")


def test_the_words_of_a_picture_are_its_accessible_text(qtbot) -> None:
    view = PictureView(40)
    qtbot.addWidget(view)
    view.resize(200, 40)
    view.show_picture(lambda width, height: Picture(width, height, (), "10 of 12 agree"))
    assert view.accessibleName() == "10 of 12 agree"


def test_a_picture_is_made_anew_for_every_size(qtbot) -> None:
    view = PictureView(40)
    qtbot.addWidget(view)
    view.show_picture(lambda width, height: Picture(width, height, (), ""))
    view.resize(300, 40)
    view.grab()
    picture = view.picture()
    assert picture is not None
    assert picture.width == 300


def test_nothing_can_be_shown(qtbot) -> None:
    view = PictureView(40)
    qtbot.addWidget(view)
    view.show_picture(None)
    view.grab()
    assert view.picture() is None
