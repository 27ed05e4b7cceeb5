"""The bundled fonts as reportlab knows them: loaded at first use, once, and always embedded as subsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from reportlab.lib.rl_accel import instanceStringWidthTTF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from unifydesk.paths import resources

SANS = "NotoSans-Regular"
SANS_ITALIC = "NotoSans-Italic"
MEDIUM = "NotoSans-Medium"
SEMIBOLD = "NotoSans-SemiBold"
BOLD = "NotoSans-Bold"
SERIF = "NotoSerif-Regular"
SERIF_ITALIC = "NotoSerif-Italic"
SERIF_BOLD = "NotoSerif-Bold"

PRIVATE = 0xE0000
"""From here on are tags and private use: no letters, whatever a font may draw for them."""

LAST_LETTER = 0x10FFFF
"""Higher numbers stand for glyphs that no single character asks for: ligatures, joined forms, marks."""

HAN = "DroidSansFallbackFull"
HANGUL = "NanumGothicCoding"
RARE_HAN = "RareHanSubset-Regular"
EMOJI = "NotoEmoji-Regular"
UNSHAPED = frozenset((HAN, HANGUL, RARE_HAN))
"""Fonts whose letters simply stand side by side."""
FROM_RIGHT = ("NotoSansArabic", "NotoSansHebrew")
"""Families of scripts that run from right to left."""

FALLBACKS = (SANS, "NotoSansMath-Regular", "NotoSansSymbols2-Regular", EMOJI)
"""Asked in this order for a character that neither the font of a style nor that of its script has."""

BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0530, 0x058F, "NotoSansArmenian"),
    (0x0590, 0x05FF, "NotoSansHebrew"),
    (0x0600, 0x06FF, "NotoSansArabic"),
    (0x0750, 0x077F, "NotoSansArabic"),
    (0x0870, 0x08FF, "NotoSansArabic"),
    (0x0900, 0x097F, "NotoSansDevanagari"),
    (0x0980, 0x09FF, "NotoSansBengali"),
    (0x0A00, 0x0A7F, "NotoSansGurmukhi"),
    (0x0A80, 0x0AFF, "NotoSansGujarati"),
    (0x0B80, 0x0BFF, "NotoSansTamil"),
    (0x0C00, 0x0C7F, "NotoSansTelugu"),
    (0x0C80, 0x0CFF, "NotoSansKannada"),
    (0x0D00, 0x0D7F, "NotoSansMalayalam"),
    (0x0D80, 0x0DFF, "NotoSansSinhala"),
    (0x0E00, 0x0E7F, "NotoSansThai"),
    (0x0E80, 0x0EFF, "NotoSansLao"),
    (0x1000, 0x109F, "NotoSansMyanmar"),
    (0x10A0, 0x10FF, "NotoSansGeorgian"),
    (0x1100, 0x11FF, HANGUL),
    (0x1200, 0x139F, "NotoSansEthiopic"),
    (0x1780, 0x17FF, "NotoSansKhmer"),
    (0x19E0, 0x19FF, "NotoSansKhmer"),
    (0x1C90, 0x1CBF, "NotoSansGeorgian"),
    (0x1CD0, 0x1CFF, "NotoSansDevanagari"),
    (0x2D00, 0x2D2F, "NotoSansGeorgian"),
    (0x2D80, 0x2DDF, "NotoSansEthiopic"),
    (0x2E80, 0x30FF, HAN),
    (0x3100, 0x312F, HAN),
    (0x3130, 0x318F, HANGUL),
    (0x3190, 0x4DBF, HAN),
    (0x4E00, 0x9FFF, HAN),
    (0xA8E0, 0xA8FF, "NotoSansDevanagari"),
    (0xA9E0, 0xA9FF, "NotoSansMyanmar"),
    (0xAA60, 0xAA7F, "NotoSansMyanmar"),
    (0xAB00, 0xAB2F, "NotoSansEthiopic"),
    (0xAC00, 0xD7FF, HANGUL),
    (0xF900, 0xFAFF, HAN),
    (0xFB13, 0xFB17, "NotoSansArmenian"),
    (0xFB1D, 0xFB4F, "NotoSansHebrew"),
    (0xFB50, 0xFDFF, "NotoSansArabic"),
    (0xFE30, 0xFE4F, HAN),
    (0xFE70, 0xFEFF, "NotoSansArabic"),
    (0xFF00, 0xFFEF, HAN),
    (0x1F000, 0x1FAFF, EMOJI),
    (0x20000, 0x3FFFF, RARE_HAN),
)  # fmt: skip
"""First and last character of a block and the family that draws it. One family per block, so that looking for
a letter never loads more than one large font."""
_FIRSTS = tuple(first for first, _, _ in BLOCKS)
_WITH_BOLD = frozenset(("NotoSansArabic", "NotoSansHebrew", "NotoSansDevanagari"))
_HEAVY = frozenset((SEMIBOLD, BOLD, SERIF_BOLD))

CAREFUL = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0590-\u109f\u1100-\u13ff\u1700-\u1cff\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20ff\u2de0-\u2dff\u2e80-\ua4cf\ua800-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe20-\ufeff"
    "\uff00-\uffef\U00010800-\U00010fff\U00011000-\U00011fff\U0001e800-\U0001efff"
    "\U0001f000-\U0001faff\U00020000-\U0010ffff]"
)
"""Characters that a font cannot simply set side by side from left to right with breaks at spaces."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph where HarfBuzz puts it; offsets and advance in thousandths of the font size."""

    key: int  # what ScriptFont.code() takes
    right: float  # how far beside its place it is drawn
    up: float
    advance: float


class Shaped(str):
    """A run of text in one font and direction that knows its glyphs, from left to right."""

    glyphs: tuple[Glyph, ...] = ()
    width: float = 0.0  # thousandths of the font size
    actual: bool = False  # whether the glyphs alone do not say what was written


class ScriptFont(TTFont):
    """A font that also draws glyphs which no single character asks for, and says what every glyph means.

    reportlab's own reading codes (ToUnicode) are wrong beyond U+FFFF and know no glyph of two letters;
    these are written anew: UTF-16BE, as ISO 32000-1, 9.10.3 demands.
    """

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(name, str(path))
        self.letters = frozenset(chr(code) for code in self.face.charToGlyph if code < PRIVATE)
        shaped = name not in UNSHAPED
        self.plain = frozenset(c for c in self.letters if not (shaped and CAREFUL.match(c)))
        self.blank = self.face.charToGlyph.get(0x20, 0)
        self._keys: dict[tuple[int, str], int] = {}
        self._meant: dict[int, str] = {}

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802 - reportlab's name
        """Return the width of a run in points; that of letters which other fonts will draw is about right."""
        if isinstance(text, Shaped):
            return text.width * size / 1000
        if text.isascii() or self.plain.issuperset(text):
            width: float = instanceStringWidthTTF(self, text, size, encoding)
            return width
        return sum(_helper(letter, self.fontName).widths(letter) for letter in text) * size / 1000

    def widths(self, letter: str) -> float:
        """Return the width of one letter in thousandths of the font size."""
        return float(self.face.getCharWidth(ord(letter)))

    def advance(self, glyph: int) -> float:
        """Return how far a glyph alone moves on, in thousandths of the font size."""
        return float(self.pdfScale(self.face.hmetrics[glyph][0]))

    def key(self, glyph: int, meant: str) -> int:
        """Return the number that stands for `glyph` where it is read as `meant`."""
        key = self._keys.get((glyph, meant))
        if key is None:
            key = self._keys[glyph, meant] = LAST_LETTER + 1 + len(self._keys)
            self._meant[key] = meant
            self.face.charToGlyph[key] = glyph
            self.face.charWidths[key] = self.advance(glyph)
        return key

    def code(self, key: int, doc: PDFDocument) -> tuple[int, int]:
        """Return subset and code of a key in a document, assigned at its first use as reportlab does it.

        Code 32 is a space in every subset, code 0 the missing glyph, and the first subset begins with ASCII.
        """
        if doc not in self.state:
            self._assignState(doc)
        state = self.state[doc]
        if key not in state.assignments:
            at = state.nextCode
            if at < 32:
                state.subsets[0][at] = key
                state.nextCode = 128 if at == 31 else at + 1
            else:
                if at & 0xFF == 32:
                    state.subsets[at >> 8].append(32)
                    at += 1
                if not at & 0xFF:
                    state.subsets.append([0])
                    at += 1
                state.subsets[at >> 8].append(key)
                state.nextCode = at + 1
            state.assignments[key] = at
        at = state.assignments[key]
        return at >> 8, at & 0xFF

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Add the subsets to a document, with reading codes of our own."""
        subsets = list(self.state[doc].subsets)
        names = [self.getSubsetInternalName(number, doc)[1:] for number in range(len(subsets))]
        super().addObjects(doc)
        fonts = doc.idToObject["BasicFonts"].dict
        for name, subset in zip(names, subsets, strict=True):
            stream = doc.idToObject[fonts[name].ToUnicode.name]
            stream.content = reading_codes(fonts[name].BaseFont, [self._read(key) for key in subset])

    def _read(self, key: int) -> str:
        """Return what a key is read as; nothing for a code that is never shown."""
        return self._meant[key] if key > LAST_LETTER else chr(key) if key else ""


def utf16(text: str) -> str:
    """Return the hexadecimal digits of `text` in UTF-16BE."""
    return text.encode("utf-16-be").hex().upper()


def reading_codes(name: str, meant: list[str]) -> str:
    """Return the ToUnicode map of a font subset: what each code is read as (ISO 32000-1, 9.10.3)."""
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        f"/CIDSystemInfo << /Registry ({name}) /Ordering ({name}) /Supplement 0 >> def",
        f"/CMapName /{name} def", "/CMapType 2 def",
        "1 begincodespacerange", f"<00> <{max(1, len(meant) - 1):02X}>", "endcodespacerange",
    ]  # fmt: skip
    pairs = [f"<{code:02X}> <{utf16(text)}>" for code, text in enumerate(meant) if text]
    for start in range(0, len(pairs), 100):
        block = pairs[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


@cache
def use(name: str) -> str:
    """Load and register the bundled font `name` if that has not happened yet; return its name."""
    folder = resources() / "fonts"
    file = folder / f"{name}.ttf"
    pdfmetrics.registerFont(ScriptFont(name, file if file.exists() else folder / "scripts" / file.name))
    return name


def font_of(name: str) -> ScriptFont:
    """Return the bundled font `name`, loaded."""
    font: ScriptFont = pdfmetrics.getFont(use(name))
    return font


@cache
def coverage(name: str) -> frozenset[str]:
    """Return the characters that the font `name` can draw."""
    return font_of(name).letters


@cache
def plain(name: str) -> frozenset[str]:
    """Return the characters of a font that can be set one after the other without any care."""
    return font_of(name).plain


def script_font(letter: str, font: str) -> str:
    """Return the font for the block of a letter, bold where `font` is and that exists; empty if none."""
    code = ord(letter)
    at = bisect_right(_FIRSTS, code) - 1
    if at < 0 or code > BLOCKS[at][1]:
        return ""
    family = BLOCKS[at][2]
    if not family.startswith("NotoSans"):
        return family
    return f"{family}-{'Bold' if font in _HEAVY and family in _WITH_BOLD else 'Regular'}"


def candidates(letter: str, font: str) -> tuple[str, ...]:
    """Return the fonts to ask for a letter in their order: the style's, the script's, those for signs."""
    script = script_font(letter, font)
    return (font, script, *FALLBACKS) if script else (font, *FALLBACKS)


@lru_cache(maxsize=8192)
def _helper(letter: str, font: str) -> ScriptFont:
    """Return the font that draws a letter in a text of `font`."""
    names = (name for name in candidates(letter, font) if letter in coverage(name))
    return font_of(next(names, font))


def width_of(text: str, name: str, size: float) -> float:
    """Return the width of one line of `text` in points: exact for plain letters, else about right."""
    return float(pdfmetrics.stringWidth(text, use(name), size))
