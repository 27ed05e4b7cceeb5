"""The painter: every shape of a picture reaches the page, upright, in its colour, with its words."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from unifydesk.exporters._pdf_fonts import SANS, use
from unifydesk.exporters._pdf_picture import PictureFlowable, paint
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke


def painted(*shapes: Shape, width: float = 100, height: float = 50) -> Canvas:
    """Return a canvas on which a picture of these shapes was painted, not yet compressed."""
    canvas = Canvas(io.BytesIO(), pagesize=(width, height), pageCompression=0, initialFontName=use(SANS))
    paint(canvas, Picture(width, height, shapes, "in words"))
    return canvas


def code(*shapes: Shape) -> str:
    """Return the drawing commands of these shapes."""
    return "\n".join(painted(*shapes)._code)


def test_y_grows_downwards_in_a_picture_and_upwards_on_the_page() -> None:
    assert "10 35 30 5 re" in code(Box(10, 10, 30, 5, fill="#FF0000"))


def test_a_box_has_fill_and_outline() -> None:
    said = code(Box(0, 0, 10, 10, fill="#FF0000", stroke="#0000FF", stroke_width=2))
    assert "1 0 0 rg" in said
    assert "0 0 1 RG" in said
    assert "2 w" in said


def test_a_box_without_colours_draws_nothing() -> None:
    assert "re" not in code(Box(0, 0, 10, 10))


def test_large_corners_are_round_and_tiny_ones_are_not() -> None:
    assert " c" in code(Box(0, 0, 40, 20, fill="paper", radius=4))
    assert " c" not in code(Box(0, 0, 8, 8, fill="paper", radius=0.6))


def test_against_is_hatched_inside_its_box() -> None:
    said = code(Box(5, 5, 20, 10, fill="#E66101", stroke="ink", hatch=True))
    assert "W" in said  # clipped to the box
    assert said.count(" l") > 5


def test_strokes_may_be_dashed() -> None:
    assert "[2 2] 0 d" in code(Stroke(((0, 0), (10, 10)), "muted", dashed=True))
    assert "[2 2] 0 d" not in code(Stroke(((0, 0), (10, 10)), "muted"))


def test_a_dot_is_a_circle_around_its_centre() -> None:
    said = code(Dot(50, 20, 4, fill="ink", stroke="#FFFFFF"))
    assert "54 30" in said or "46 30" in said


@pytest.mark.parametrize(("anchor", "left"), [("start", 50), ("middle", 44), ("end", 38)])
def test_labels_stand_where_their_anchor_says(anchor: str, left: int) -> None:
    canvas = painted(Label(50, 30, "1234", 5.25, anchor=anchor))
    [where] = [line for line in "\n".join(canvas._code).split("BT")[1:]]
    assert float(where.split()[4]) == pytest.approx(left, abs=0.5)


def test_labels_print_any_letter() -> None:
    canvas = painted(Label(10, 30, "Żółć <b> → 山", 6, bold=True))
    canvas.save()
    text = PdfReader(canvas._filename).pages[0].extract_text()
    assert "".join(text.split()) == "Żółć<b>→山"


def test_a_picture_in_the_flow_keeps_its_size_and_its_words() -> None:
    flowable = PictureFlowable(Picture(120, 40, (Box(0, 0, 120, 40, fill="paper"),), "in words"))
    assert flowable.wrap(10, 10) == (120, 40)
    assert flowable.text == "in words"
