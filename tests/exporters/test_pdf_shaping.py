"""Shaping: letters become the glyphs of their script and are still read as letters."""

from __future__ import annotations

from unifydesk.exporters._pdf_fonts import EMOJI, font_of
from unifydesk.exporters._pdf_shaping import shape
from unifydesk.exporters._plain import clean

PERSIAN = "می‌خواهم کتاب‌ها"


def glyph_ids(text: str, font: str, backwards: bool = False) -> list[int]:
    """Return the glyphs of a shaped text."""
    face = font_of(font).face
    return [face.charToGlyph[glyph.key] for glyph in shape(text, font, backwards).glyphs]


def test_arabic_letters_join() -> None:
    font = "NotoSansArabic-Regular"
    alone = {glyph for letter in "بيت" for glyph in glyph_ids(letter, font, True)}
    assert not alone & set(glyph_ids("بيت", font, True))


def test_a_non_joiner_parts_persian_letters() -> None:
    font = "NotoSansArabic-Regular"
    assert clean(PERSIAN) == PERSIAN
    assert glyph_ids("می‌خ", font, True) != glyph_ids("میخ", font, True)


def test_a_devanagari_vowel_sign_moves_before_its_consonant() -> None:
    font = "NotoSansDevanagari-Regular"
    first, _second = glyph_ids("कि", font)
    assert first != glyph_ids("क", font)[0]
    assert glyph_ids("कि", font)[1] == glyph_ids("क", font)[0]


def test_every_glyph_from_right_to_left_is_read_as_one_letter() -> None:
    font = font_of("NotoSansArabic-Regular")
    shaped = shape("سلام", "NotoSansArabic-Regular", True)
    meant = [font._read(glyph.key) for glyph in shaped.glyphs]
    assert "".join(reversed(meant)) == "سلام"


def test_brackets_from_right_to_left_are_mirrored() -> None:
    face = font_of("NotoSansHebrew-Regular").face
    assert glyph_ids("(", "NotoSansHebrew-Regular", True) == [face.charToGlyph[ord(")")]]


def test_an_emoji_of_several_letters_is_one_glyph() -> None:
    assert len(shape("👩‍💻", EMOJI).glyphs) == 1
    assert len(shape("👍🏽", EMOJI).glyphs) == 1
