"""Text as it may stand in any export: cleaned, cut at a word, without a character that no XML may hold."""

from __future__ import annotations

import re
import unicodedata

from unifydesk.exporters._clusters import JOINERS, whole

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*\Z")
REPLACED = "\N{REPLACEMENT CHARACTER}"
_ENDS = (plane + end for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF))
_NONCHARACTERS = dict.fromkeys((*range(0xFDD0, 0xFDF0), *_ENDS), REPLACED)
"""Code points that are no characters; some readers of XML and HTML refuse a file that has one."""


_BIDI = {
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip
"""Characters that silently reorder what follows; they are printed by name instead of obeyed."""


_INVISIBLE = (
    (0x00AD, 0x00AD), (0x034F, 0x034F), (0x061C, 0x061C), (0x180B, 0x180F), (0x200B, 0x200B),
    (0x200E, 0x200F), (0x2060, 0x2065), (0x206A, 0x206F), (0x3164, 0x3164), (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0), (0xFFF9, 0xFFFB), (0x1D173, 0x1D17A), (0xE0000, 0xE0FFF),
)  # fmt: skip
"""First and last of characters that show nothing and tell a shaper nothing; they are dropped."""

_LOOSE_JOINER = re.compile(
    f"(?<![\u0590-\u109f\u1700-\u1cff\u2190-\u2bff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
    f"\U0001e900-\U0001e95f\U0001f000-\U0001faff])[{JOINERS}]"
)
"""A joiner after a letter that no shaper joins; it is dropped too."""
MOST_MARKS = 30
"""Marks on one letter (Unicode Annex 15, 13); composing a longer pile takes the square of its length."""
_PILE = re.compile(rf"[^\w\x00-\x7f]{{{MOST_MARKS + 1},}}")
"""Where there may be more."""


def _translation() -> dict[int, str | None]:
    """Return what `clean` does with single characters: None drops one, a text replaces it."""
    table: dict[int, str | None] = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)))
    table.update(dict.fromkeys(range(0xFE00, 0xFE10)))  # variation selectors
    for first, last in _INVISIBLE:
        table.update(dict.fromkeys(range(first, last + 1)))
    table.update({0x09: " ", 0x0A: "\n", 0x2028: "\n", 0x2029: "\n"})
    table.update({code: f"‹{name}›" for code, name in _BIDI.items()})
    return table


_TRANSLATION = _translation()


def clean(text: str) -> str:
    """Return `text` fit to print: NFC, no control characters, no lone surrogates, bidi controls named."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_TRANSLATION)
    if text.isascii():
        return text
    text = text.encode("utf-8", "ignore").decode("utf-8")  # lone surrogates
    text = _PILE.sub(lambda found: _lower(found[0]), text)
    return unicodedata.normalize("NFC", _LOOSE_JOINER.sub("", text))


def _lower(pile: str) -> str:
    """Return a text of marks and signs in which what is piled too high on one letter is one visible mark."""
    made: list[str] = []
    high = 0
    for letter in pile:
        high = high + 1 if unicodedata.combining(letter) else 0
        if high <= MOST_MARKS:
            made.append(letter)
        elif high == MOST_MARKS + 1:
            made.append(REPLACED)
    return "".join(made)


def one_line(text: str, most: int = 0) -> str:
    """Return `text` cleaned and on one line, cut at a word after at most `most` characters (0: uncut)."""
    line = " ".join(clean(text).split())
    if not most or len(line) <= most:
        return line
    cut = line[: whole(line, most - 1)]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:–—") + "…"


def fit(text: str) -> str:
    """Return any text fit for a file: no control characters, no lone surrogates, bidi controls by name."""
    return clean(text).translate(_NONCHARACTERS)


def language_tag(*said: str) -> str:
    """Return the first text that is not empty as a BCP 47 tag; “en” when it is none, or all are empty."""
    first = next(filter(None, said), "")
    return first if LANGUAGE.match(first) else "en"
