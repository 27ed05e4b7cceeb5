"""The sheet: paper, grid and type; nothing is left to reportlab's defaults."""

from __future__ import annotations

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.units import mm

from unifydesk.domain.style import LEAST_WIDTH, LIMITS, Style
from unifydesk.exporters._pdf_fonts import MEDIUM, SANS, SEMIBOLD, SERIF, width_of
from unifydesk.exporters._pdf_styles import (
    INK,
    KIND_COLOURS,
    LINE,
    MUTED,
    PAPER,
    RUNNING,
    colour,
    in_tables,
    in_use,
    sheet,
    tint,
)
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


# --- styles --------------------------------------------------------------------------------------


def test_a_paper_is_short_for_the_usual_style_on_it() -> None:
    assert sheet("Letter") is sheet(Style(paper="Letter"))
    assert hash(sheet("Letter")) == hash(sheet(Style(paper="Letter")))


@pytest.mark.parametrize("scale", [0.8, 1.0, 1.4, 1.6])
def test_a_scale_enlarges_everything_but_paper_and_margins(scale: float) -> None:
    page = sheet(Style(scale=scale, side=8))
    assert page.scale * page.size[0] == pytest.approx(595.28, abs=0.01)
    assert page.scale * page.side == pytest.approx(8 * mm)
    assert page["body"].fontSize == sheet("A4")["body"].fontSize


def test_what_is_out_of_bounds_is_brought_back() -> None:
    wild = Style(paper="A7", scale=99, side=-3, body="comic", muted="red", accent="<b>", table=float("nan"))
    page = sheet(wild).style
    assert (page.paper, page.body, page.muted, page.accent, page.table) == (
        "A4", "serif", "#5B6068", "", 8.0,
    )  # fmt: skip
    assert page.side == LIMITS["side"][0]
    assert sheet(wild).width >= LEAST_WIDTH * mm - 0.01


def test_a_sans_body_has_no_serif_left() -> None:
    fonts = {style.fontName for style in sheet(Style(body="sans")).styles.values()}
    assert fonts
    assert not any("Serif" in font for font in fonts)


def test_an_accent_colours_kickers_and_nothing_else_in_type() -> None:
    page = sheet(Style(accent="#1F4E79"))
    coloured = {name for name, style in page.styles.items() if style.textColor == colour("#1F4E79")}
    assert coloured == {"cover_kicker", "kicker", "claim_kicker"}
    assert page.accent == "#1F4E79"
    assert sheet("A4").accent == INK


def test_colours_follow_the_style_in_use_and_go_back() -> None:
    page = sheet(Style(muted="#101010", risk="#202020"))
    with in_use(page):
        assert (tint(MUTED), tint(KIND_COLOURS["risk"]), tint("muted")) == ("#101010", "#202020", "#101010")
        assert colour("#FF0000").rgb() == (1, 0, 0)
    assert (tint(MUTED), tint(KIND_COLOURS["risk"])) == (MUTED, KIND_COLOURS["risk"])


def test_type_in_tables_has_its_own_size() -> None:
    page = sheet(Style(table=10))
    assert page["cell"].fontSize == pytest.approx(10)
    assert page["body"].fontSize == sheet("A4")["body"].fontSize
    with in_use(page):
        assert in_tables(8) == pytest.approx(10)


def test_only_running_text_is_divided() -> None:
    page = sheet(Style(language="en", align="justified"))
    divided = {name for name, style in page.styles.items() if style.hyphenationLang}
    assert divided == RUNNING
    assert {name for name, style in page.styles.items() if style.alignment == TA_JUSTIFY} == RUNNING
    for style in (Style(language="en", hyphenate=False), Style(), Style(language="xx")):
        assert not any(each.hyphenationLang for each in sheet(style).styles.values())


@pytest.mark.parametrize("font", [SANS, SEMIBOLD, MEDIUM, SERIF])
def test_digits_are_as_wide_as_each_other(font: str) -> None:
    assert len({width_of(digit, font, 100) for digit in "0123456789"}) == 1
