"""Shaping: letters to glyphs with HarfBuzz, and glyphs to page code that still says what was written."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise

import uharfbuzz

from unifydesk.exporters._pdf_fonts import Glyph, Shaped, font_of

NOTHING = "\N{ZERO WIDTH NON-JOINER}"
"""What a glyph is read as that only helps to draw a letter another glyph stands for."""

REMEMBERED = 32
"""Shaped texts of at most so many letters are kept."""


def shape(text: str, font: str, backwards: bool = False) -> Shaped:
    """Return `text`, all of it covered by `font`, as glyphs; `backwards` is from right to left."""
    return _word(text, font, backwards) if len(text) <= REMEMBERED else _shaped(text, font, backwards)


@lru_cache(maxsize=4096)
def _word(text: str, font: str, backwards: bool) -> Shaped:
    """Return a short text as glyphs; words come again and are measured before they are drawn."""
    return _shaped(text, font, backwards)


def _shaped(text: str, font: str, backwards: bool) -> Shaped:
    """Return a text as HarfBuzz shapes it, every glyph with what it is read as."""
    face = font_of(font)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if backwards else "ltr"
    uharfbuzz.shape(uharfbuzz.Font(face.hbFace), buffer, {"kern": True, "liga": True})
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    meanings = _meanings(text, [info.cluster for info in infos], backwards)
    scale = face.pdfScale
    glyphs: list[Glyph] = []
    for info, at, meant in zip(infos, places, meanings, strict=True):
        if backwards:
            glyphs += [Glyph(face.key(face.blank, letter), 0.0, 0.0, 0.0) for letter in meant[:0:-1]]
            meant = meant[0]
        key = face.key(info.codepoint, meant)
        glyphs.append(Glyph(key, scale(at.x_offset), scale(at.y_offset), scale(at.x_advance)))
    made = Shaped(text)
    made.glyphs = tuple(glyphs)
    made.width = sum(glyph.advance for glyph in glyphs)
    parted = Counter(info.cluster for info in infos)
    moved = any(glyph.right or glyph.up for glyph in glyphs)
    made.actual = not backwards and (moved or max(parted.values(), default=1) > 1)
    return made


def _meanings(text: str, clusters: list[int], backwards: bool) -> list[str]:
    """Return what each glyph is read as: together, in the order of reading, they are the text."""
    order = range(len(clusters) - 1, -1, -1) if backwards else range(len(clusters))
    starts = [*sorted(set(clusters)), len(text)]
    whole = {start: text[start:end] for start, end in pairwise(starts)}
    meanings = [NOTHING] * len(clusters)
    groups: dict[int, list[int]] = {}
    for at in order:
        groups.setdefault(clusters[at], []).append(at)
    for start, members in groups.items():
        letters = whole[start]
        for number, at in enumerate(members[: len(letters)], start=1):
            last = number == min(len(members), len(letters))
            meanings[at] = letters[number - 1 :] if last else letters[number - 1]
    return meanings
