"""Fonts: loaded when they are needed, once, from the files that are shipped."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from reportlab.pdfbase.pdfdoc import PDFDocument

from unifydesk.exporters import _pdf_fonts as fonts
from unifydesk.exporters._plain import REPLACED
from unifydesk.paths import resources

TEXT_FONTS = (
    fonts.SANS,
    fonts.SANS_ITALIC,
    fonts.MEDIUM,
    fonts.SEMIBOLD,
    fonts.BOLD,
    fonts.SERIF,
    fonts.SERIF_ITALIC,
    fonts.SERIF_BOLD,
)


@pytest.mark.parametrize("name", [*TEXT_FONTS, *fonts.FALLBACKS[:-1]])
def test_every_font_is_shipped(name: str) -> None:
    assert fonts.use(name) == name
    assert (resources() / "fonts" / f"{name}.ttf").exists()


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT_FONTS)
def test_every_text_font_has_latin_greek_cyrillic_and_the_mark(name: str) -> None:
    letters = "AzÀžŁłĐđẠỹΑωἈῼАяЀӿ“”–…" + REPLACED
    assert fonts.coverage(name).issuperset(letters)


def test_letters_beyond_the_basic_plane_are_covered_and_private_ones_are_not() -> None:
    assert "𝔸" in fonts.coverage("NotoSansMath-Regular")
    assert all(ord(letter) < 0xE0000 for letter in fonts.coverage(fonts.EMOJI))


@pytest.mark.parametrize("family", sorted({family for _, _, family in fonts.BLOCKS}))
def test_every_script_has_its_font_and_its_licence(family: str) -> None:
    scripts = resources() / "fonts" / "scripts"
    first = next(first for first, _, name in fonts.BLOCKS if name == family)
    name = fonts.script_font(chr(first), fonts.SERIF)
    assert (scripts / f"{fonts.use(name)}.ttf").exists()
    licence = "Apache-2.0.txt" if family == fonts.HAN else "OFL.txt"
    assert "License" in (scripts / licence).read_text(encoding="utf-8")


def test_blocks_are_in_order_and_apart() -> None:
    edges = [edge for first, last, _ in fonts.BLOCKS for edge in (first, last)]
    assert edges == sorted(edges)


@pytest.mark.parametrize("style", [fonts.SEMIBOLD, fonts.SERIF_BOLD])
def test_a_heading_has_a_bold_script_where_there_is_one(style: str) -> None:
    assert fonts.script_font("ש", style) == "NotoSansHebrew-Bold"
    assert fonts.script_font("த", style) == "NotoSansTamil-Regular"


def test_the_stage_does_not_load_the_fonts_of_the_minutes() -> None:
    assert not list((resources() / "fonts").glob("Droid*"))


def test_only_the_fonts_a_text_needs_are_loaded() -> None:
    code = (
        "from unifydesk.exporters import _pdf_fonts as f; from unifydesk.exporters._pdf_runs import runs;"
        "from reportlab.pdfbase.pdfmetrics import getRegisteredFontNames as names;"
        "runs('Łukasz → שלום', f.SERIF);"
        "print(*(name for name in names() if name.startswith(('Noto', 'Droid', 'Nanum', 'Rare'))))"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert set(told.split()) == {
        fonts.SERIF, fonts.SANS, "NotoSansHebrew-Regular", "NotoSansMath-Regular",
    }  # fmt: skip


def test_reading_codes_beyond_the_basic_plane_are_surrogate_pairs() -> None:
    told = fonts.reading_codes("X", ["", "a", "😀", "ffi"])
    assert "<01> <0061>\n<02> <D83DDE00>\n<03> <006600660069>" in told
    assert "<00> <0000>" not in told


def test_reading_codes_come_in_blocks_of_at_most_a_hundred() -> None:
    told = fonts.reading_codes("X", ["x"] * 250)
    counts = re.findall(r"(\d+) beginbfchar", told)
    assert counts == ["100", "100", "50"]


@pytest.mark.parametrize("name", TEXT_FONTS)
def test_numerals_are_equally_wide(name: str) -> None:
    assert len({fonts.width_of(numeral, name, 10) for numeral in "0123456789"}) == 1


@pytest.mark.parametrize("glyphs", [0, 29, 30, 31, 32, 126, 127, 128, 158, 159, 160, 400])
def test_glyphs_and_letters_share_the_codes_of_a_font(glyphs: int) -> None:
    doc, font = PDFDocument(), fonts.font_of(fonts.SERIF)
    letters = "".join(map(chr, (*range(0x100, 0x17F), *range(0x410, 0x450))))
    first = [font.code(font.key(glyph, "x"), doc) for glyph in range(50, 50 + glyphs)]
    font.splitString(letters, doc)
    last = [font.code(font.key(glyph, "y"), doc) for glyph in range(50, 250)]
    state = font.state[doc]
    assert len({*first, *last}) == glyphs + 200
    for key, at in state.assignments.items():
        assert key == 0 or state.subsets[at >> 8][at & 0xFF] == key
    assert all(subset[0] == 0 and subset[32:33] in ([], [32]) for subset in state.subsets)
