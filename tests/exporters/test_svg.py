"""Pictures as SVG: every shape where it stands, with a name and words, in the colours of the page."""

from __future__ import annotations

import pytest

from tests.exporters.page import faults, parsed
from unifydesk.exporters._html_elements import element
from unifydesk.exporters._svg import hatching, svg
from unifydesk.pictures.shapes import Box, Dot, Label, Picture, Shape, Stroke

PICTURE = Picture(
    100,
    50,
    (
        Box(1, 2, 30, 4.126, "#E66101", "#555555", 0.5, radius=2, hatch=True),
        Box(1, 2, 3, 4, "paper", "ink"),
        Stroke(((0, 1), (2, 3)), "line", 2, dashed=True),
        Dot(5, 6, 7, "", "#112233"),
        Label(8, 9, "<b>&", 10, "middle", bold=True),
    ),
    "3 of 4 agree <b>",
)


def only(shape: Shape) -> list[tuple[str, dict[str, str]]]:
    """Return the elements that one shape becomes."""
    page = parsed(svg(Picture(9, 9, (shape,), "x"), "k").html)
    return [(n.name, n.attributes) for n in page.all() if n.name not in ("svg", "title")]


def test_a_picture_has_a_name_and_its_words() -> None:
    page = parsed(svg(PICTURE, "k", "Round 1").html)
    [drawn] = page.all("svg")
    assert drawn.attributes["viewbox"] == "0 0 100 50"
    assert [t.text() for t in page.all("title", "desc")] == ["Round 1", "3 of 4 agree <b>"]
    assert (drawn.attributes["aria-labelledby"], drawn.attributes["aria-describedby"]) == ("k-t", "k-d")


def test_without_a_name_the_words_are_the_name() -> None:
    page = parsed(svg(PICTURE, "k").html)
    assert [t.text() for t in page.all("title")] == ["3 of 4 agree <b>"]
    assert list(page.all("desc")) == []


def test_a_hatched_box_has_lines_between_fill_and_outline() -> None:
    fill, lines = only(PICTURE.shapes[0])
    assert fill[1]["fill"] == "#E66101"
    assert lines[1]["fill"] == "url(#hatch)"
    assert lines[1]["class"] == "s-outline"
    assert fill[1]["height"] == "4.13"
    assert fill[1]["rx"] == "2"


def test_roles_are_classes_so_that_a_dark_scheme_can_change_them() -> None:
    assert only(PICTURE.shapes[1]) == [
        ("rect", {"x": "1", "y": "2", "width": "3", "height": "4", "class": "f-paper s-ink"})
    ]


def test_lines_dots_and_labels_stand_where_they_were_put() -> None:
    [(_, line)] = only(PICTURE.shapes[2])
    assert (line["points"], line["stroke-dasharray"], line["class"]) == ("0,1 2,3", "4 4", "s-line")
    assert (line["fill"], line["stroke-width"]) == ("none", "2")
    assert only(PICTURE.shapes[3])[0][1] == {
        "cx": "5", "cy": "6", "r": "7", "fill": "none", "stroke": "#112233",
    }  # fmt: skip
    [text] = parsed(svg(PICTURE, "k").html).all("text")
    assert text.text() == "<b>&"
    assert text.attributes["text-anchor"] == "middle"


@pytest.mark.parametrize("text", ["", "</svg><script>x</script>", "\ud800\x00"])
def test_hostile_text_is_no_markup(text: str) -> None:
    picture = Picture(9, 9, (Label(0, 0, text, 9),), text)
    names = {node.name for node in parsed(svg(picture, "k", text).html).all()}
    assert names <= {"svg", "title", "desc", "text"}


def test_the_pattern_is_hidden_from_those_who_listen() -> None:
    page = parsed(element("body", element("h1", "x"), hatching(), svg(PICTURE, "k")).html)
    assert faults(page) == []
    assert next(page.all("pattern")).attributes["id"] == "hatch"
