"""Fitting: heights before anything is laid out, one line of text, content drawn smaller."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from unifydesk.domain.style import Style
from unifydesk.exporters._pdf_fit import LEAST_SCALE, Smaller, height_of, line_of, pieces_of, zooms
from unifydesk.exporters._pdf_flow import Together, gap, room
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.exporters._pdf_text import paragraph

PAGE = sheet("A4")
Lay = Callable[..., list[str]]


def test_the_height_of_a_story_is_that_of_its_parts_and_the_air_between() -> None:
    body = PAGE["body"]
    story = [paragraph("One", body), Together([paragraph("Two", body), gap(10)], 99), room(500)]
    assert height_of(story, 400) == pytest.approx(2 * body.leading + body.spaceAfter + body.spaceAfter + 10)


def test_a_story_that_fits_by_its_height_fits_on_the_page(lay: Lay) -> None:
    body = PAGE["body"]
    most = next(n for n in range(1, 99) if height_of([paragraph("x", body)] * n, PAGE.width) > PAGE.height)
    assert len(lay([paragraph("x", body) for _ in range(most - 1)])) == 1
    assert len(lay([paragraph("x", body) for _ in range(most)])) == 2


@pytest.mark.parametrize("text", ["", "Short", "word " * 80, "W" * 200, "<b>&", "山山 🙂 " * 40])
def test_a_line_is_one_line(text: str) -> None:
    style = PAGE["cell"]
    made = line_of(text, style, 90)
    assert made.wrap(90, 999)[1] <= 1.01 * style.leading


def test_a_line_keeps_as_many_words_as_fit() -> None:
    style = PAGE["cell"]
    made = line_of("one two three four five six seven eight nine ten", style, 90)
    said = made.getPlainText()
    assert said.endswith("…")
    assert "three" in said


def test_small_content_is_all_there_in_less_room(lay: Lay) -> None:
    page = replace(PAGE, zoom=0.7)
    story = [paragraph(f"Line {n}", page["body"]) for n in range(50)]
    assert height_of(story, page.width) > PAGE.height
    [text] = lay([Smaller(story, page.width, page.zoom)])
    assert all(f"Line {n}" in text for n in range(50))


def test_content_gets_no_smaller_than_can_be_read() -> None:
    for scale in (0.85, 1.0, 1.4):
        style = Style(scale=scale, side=12)
        assert all(page.zoom * page.scale >= LEAST_SCALE - 0.01 for page in zooms(sheet(style)))
        assert next(zooms(sheet(style))).zoom == 1
    assert min(page.zoom for page in zooms(sheet(Style(scale=1.4, side=12)), large=True)) > 0.8


def test_pieces_are_what_is_drawn() -> None:
    inner = paragraph("x", PAGE["body"])
    assert list(pieces_of([room(9), Together([Together([inner], 9)], 9)])) == [inner]
