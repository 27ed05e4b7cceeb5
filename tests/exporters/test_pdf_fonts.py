"""Fonts: loaded when they are needed, once, from the files that are shipped."""

from __future__ import annotations

import pytest

from unifydesk.exporters import _pdf_fonts as fonts
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


@pytest.mark.parametrize("name", [*TEXT_FONTS, *fonts.FALLBACKS])
def test_every_font_is_shipped(name: str) -> None:
    assert fonts.use(name) == name
    assert (resources() / "fonts" / f"{name}.ttf").exists()


def test_the_licence_lies_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TEXT_FONTS)
def test_every_text_font_has_latin_greek_cyrillic_and_the_mark(name: str) -> None:
    letters = "AzÀžŁłĐđẠỹΑωἈῼАяЀӿ“”–…" + fonts.MISSING
    assert fonts.coverage(name).issuperset(letters)


def test_letters_beyond_the_basic_plane_count_as_missing() -> None:
    assert all(ord(letter) <= 0xFFFF for letter in fonts.coverage("NotoSansMath-Regular"))


@pytest.mark.parametrize("name", TEXT_FONTS)
def test_numerals_are_equally_wide(name: str) -> None:
    assert len({fonts.width_of(numeral, name, 10) for numeral in "0123456789"}) == 1
