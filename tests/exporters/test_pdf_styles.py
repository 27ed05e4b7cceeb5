"""The sheet: paper, grid and type; nothing is left to reportlab's defaults."""

from __future__ import annotations

import pytest

from unifydesk.exporters._pdf_styles import INK, KIND_COLOURS, LINE, MUTED, PAPER, colour, sheet
from unifydesk.pictures.palette import contrast


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_text_area_lies_inside_generous_margins(paper: str) -> None:
    page = sheet(paper)
    assert page.side >= 50
    assert page.top >= 60
    assert page.width == pytest.approx(page.size[0] - 2 * page.side)
    assert page.height < page.size[1] - 120


def test_an_unknown_paper_is_a4() -> None:
    assert sheet("A7").size == sheet("A4").size


def test_every_style_names_a_bundled_font_for_text_and_label() -> None:
    for style in sheet("A4").styles.values():
        assert style.fontName.startswith("Noto"), style.name
        assert style.bulletFontName.startswith("Noto"), style.name


def test_every_line_has_room_for_its_letters() -> None:
    assert all(style.leading >= 1.2 * style.fontSize for style in sheet("A4").styles.values())


@pytest.mark.parametrize("ink", [INK, MUTED])
def test_text_stands_out_from_the_paper(ink: str) -> None:
    assert contrast(ink, PAPER) >= 4.5


@pytest.mark.parametrize("kind", KIND_COLOURS)
def test_the_lines_over_claims_can_be_seen(kind: str) -> None:
    assert contrast(KIND_COLOURS[kind], PAPER) >= 3


def test_colours_have_names_or_numbers() -> None:
    assert colour("line") == colour(LINE)
    assert colour("#FF0000").rgb() == (1, 0, 0)
