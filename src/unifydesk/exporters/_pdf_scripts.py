"""Every script on the page: text objects that draw shaped runs, paragraphs that break and order lines.

Text is broken into lines in the order of writing; then each line is put in the order of the page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.rl_accel import fp_str
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import FragLine, ParaLines
from reportlab.platypus.paraparser import ParaFrag

from unifydesk.exporters._clusters import clusters
from unifydesk.exporters._pdf_bidi import direction, levels
from unifydesk.exporters._pdf_breaks import breaks
from unifydesk.exporters._pdf_fonts import CAREFUL, Shaped, font_of, plain, use, utf16, width_of
from unifydesk.exporters._pdf_runs import arranged, laid_out, piece
from unifydesk.exporters._pdf_shaping import REMEMBERED

FUZZ = 1e-6
SHORT = ("cell", "count", "head", "seat")
"""Styles of cells, in which a single line is a name or a label."""


class ScriptText(PDFTextObject):
    """A text object that draws any line, whatever its scripts."""

    _fontname: str

    def _formatText(self, text: str) -> str:  # noqa: N802 - reportlab's name
        """Return the page code of one run, or of a whole line that the current font cannot draw alone."""
        if isinstance(text, Shaped):
            return self._shaped(text)
        if text.isascii() or plain(self._fontname).issuperset(text):
            code: str = super()._formatText(text)
            return code
        own, parts = self._fontname, []
        for font, run in laid_out(text, own):
            if font != self._fontname:
                self._fontname, self._curSubset = use(font), -1
            parts.append(self._shaped(run) if isinstance(run, Shaped) else super()._formatText(run))
        if self._fontname != own:
            self._fontname, self._curSubset = own, -1
        return " ".join(parts)

    def _shaped(self, text: Shaped) -> str:
        """Return the code of a shaped run, with the text that is meant where its glyphs do not say it.

        A run from right to left is drawn from its end, each glyph read as one letter: so PDF writers do it,
        and readers expect it and turn it round. If it carried its text (ISO 32000-1, 14.9.4, ActualText),
        pdfium and poppler would turn that round. A run from left to right carries it when several glyphs make
        one syllable or stand beside their places.
        """
        code = " ".join(self._glyphs(text))
        return f"/Span <</ActualText <FEFF{utf16(text)}>>> BDC {code} EMC" if text.actual else code

    def _glyphs(self, text: Shaped) -> list[str]:
        """Return the operators that draw the glyphs; the pen ends after the run."""
        font, doc, escape = font_of(self._fontname), self._canvas._doc, self._canvas._escape
        parts: list[str] = []
        shown: list[str] = []
        pending, raised = 0.0, 0.0

        def flush() -> None:
            if shown:
                parts.append(f"[{' '.join(shown)}] TJ")
                shown.clear()

        for glyph in text.glyphs:
            subset, code = font.code(glyph.key, doc)
            if subset != self._curSubset:
                flush()
                name = font.getSubsetInternalName(subset, doc)
                parts.append(f"{name} {fp_str(self._fontsize)} Tf {fp_str(self._leading)} TL")
                self._curSubset = subset
            if glyph.up != raised:
                flush()
                raised = glyph.up
                parts.append(f"{fp_str(self._rise + raised * self._fontsize / 1000)} Ts")
            pending -= glyph.right
            if abs(pending) > 0.01:
                shown.append(fp_str(pending))
            shown.append(f"({escape(bytes((code,)))})")
            pending = float(font.face.charWidths[glyph.key]) - glyph.advance + glyph.right
        if abs(pending) > 0.01:
            shown.append(fp_str(pending))
        flush()
        if raised:
            parts.append(f"{fp_str(self._rise)} Ts")
        return parts


class ScriptCanvas(Canvas):
    """A canvas on which every string may be of any script."""

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> ScriptText:  # noqa: N802
        """Return a fresh text object."""
        return ScriptText(self, x, y, direction=direction)


@lru_cache(maxsize=16384)
def _plain_width(text: str, font: str, size: float) -> float | None:
    """Return the width of a word in points, or None if its font must shape it."""
    return width_of(text, font, size) if plain(font).issuperset(text) else None


class Word(NamedTuple):
    """What stays together on a line: letters from `start` to `end`, spaces after them up to `after`."""

    start: int
    end: int
    after: int
    width: float
    with_spaces: float


class ScriptParagraph(Paragraph):
    """A paragraph of any script. One of plain letters is left wholly to reportlab.

    One from right to left is set flush right; but a name in a cell stays beside its number or mark.
    """

    scripted = False
    style: ParagraphStyle

    def _setup(self, *given: object) -> None:
        """Take text or pieces of text, and find out what they need."""
        super()._setup(*given)
        texts = [getattr(frag, "text", None) for frag in self.frags or () if not isinstance(frag, list)]
        self.scripted = any(text and CAREFUL.search(text) for text in texts)
        if not self.scripted:
            return
        self._text = "".join("\n" if getattr(f, "lineBreak", False) else f.text for f in self.frags)
        self._owners = [
            n for n, f in enumerate(self.frags) for _ in ("\n" if getattr(f, "lineBreak", False) else f.text)
        ]
        style = self.style
        self._rest = hasattr(style, "bidi")  # of a paragraph that was split, and its direction stays
        self._base: int = style.bidi if self._rest else direction(self._text)
        turns = style.turns if self._rest else bool(self._base) and style.alignment == TA_LEFT
        self.style = style.clone(style.name, bidi=self._base, turns=turns)
        self._levels = levels(self._text, self._base)

    def beginText(self, x: float, y: float) -> ScriptText:  # noqa: N802 - reportlab's name
        """Return the text object that draws the lines."""
        return ScriptText(self.canv, x, y)

    def _pieces(self, start: int, end: int) -> list[tuple[ParaFrag, str]]:
        """Return what stands from left to right on a line of the letters `start` to `end`."""
        line = arranged(
            self._text[start:end], self._owners[start:end], self._levels[start:end], self._base
        )  # fmt: skip
        return [
            (self.frags[owner], piece(run, self.frags[owner].fontName, backwards))
            for owner, run, backwards in line
        ]

    def _width(self, start: int, end: int) -> float:
        """Return the width of some letters on one line in points."""
        if start == end:
            return 0.0
        owner = self.frags[self._owners[start]]
        if self._owners[end - 1] == self._owners[start]:
            measure = _plain_width if end - start <= REMEMBERED else _plain_width.__wrapped__
            width = measure(self._text[start:end], owner.fontName, owner.fontSize)
            if width is not None:
                return width
        return sum(width_of(run, f.fontName, f.fontSize) for f, run in self._pieces(start, end))

    @cached_property
    def _words(self) -> list[Word]:
        """The words in their order, a line feed being one of its own."""
        words: list[Word] = []
        text = self._text
        ends = [*breaks(text), len(text)]
        start = 0
        for after in ends:
            end = start + len(text[start:after].rstrip(" "))
            width = self._width(start, end) if text[start:after] != "\n" else 0.0
            spaces = self._width(end, after) if end < after else 0.0
            words.append(Word(start, end, after, width, width + spaces))
            start = after
        return words

    def breakLines(self, width: float | list[float]) -> ParaLines:  # noqa: N802 - reportlab's name
        """Return the broken lines, each with what stands on it from left to right."""
        if not self.scripted:
            return super().breakLines(width)
        widths = list(width) if isinstance(width, list | tuple) else [width]
        lines: list[FragLine] = []
        start = end = 0
        used = 0.0
        for word in self._words:
            room = widths[min(len(lines), len(widths) - 1)]
            if self._text[word.start : word.after] == "\n":
                lines.append(self._line(start, end, room))
                start = end = word.after
                used = 0.0
                continue
            if used + word.width > room + FUZZ and end > start and word.width <= widths[-1] + FUZZ:
                lines.append(self._line(start, end, room))
                start, used = word.start, 0.0
            elif used + word.width > room + FUZZ:
                for cut in self._cuts(word, room - used, widths[-1], start == end):
                    lines.append(self._line(start, cut, widths[min(len(lines), len(widths) - 1)]))
                    start = cut
                used = self._width(start, word.end) - word.width
            if start == end == word.start == word.end:  # spaces that would begin a line
                start = end = word.after
                continue
            end, used = word.after, used + word.with_spaces
        if end > start or not lines or self._text.endswith("\n"):
            lines.append(self._line(start, end, widths[min(len(lines), len(widths) - 1)]))
        if self.style.turns:
            beside = len(lines) == 1 and self.style.name.startswith(SHORT) and not self._rest
            self.style.alignment = TA_LEFT if beside else TA_RIGHT
        return ParaLines(kind=1, lines=lines)

    def _cuts(self, word: Word, room: float, full: float, empty: bool) -> Iterator[int]:
        """Yield where to cut a word longer than a line: between clusters, and so that no line is empty."""
        at, used = word.start, 0.0
        for cluster in clusters(self._text[word.start : word.end]):
            width = self._width(at, at + len(cluster))
            if used + width > room + FUZZ and not empty:
                yield at
                used, room, empty = 0.0, full, True
            used += width
            at += len(cluster)
            empty = False

    def _line(self, start: int, end: int, room: float) -> FragLine:
        """Return one line of the letters from `start` to `end`; spaces at its end are not drawn."""
        shown = start + len(self._text[start:end].rstrip(" "))
        words = [frag.clone(text=run) for frag, run in self._pieces(start, shown)]
        used = sum(width_of(frag.text, frag.fontName, frag.fontSize) for frag in words)
        words = words or [self.frags[0].clone(text="", lineBreak=False)]
        return FragLine(
            extraSpace=room - used, wordCount=1, words=words, lineBreak=False, maxWidth=room,
            currentWidth=used, fontSize=max(frag.fontSize for frag in words), ascent=0, descent=0,
            span=(start, end),
        )  # fmt: skip

    def _get_split_blParaFunc(self) -> Callable[[ParaLines, int, int], list[ParaFrag]]:  # noqa: N802
        """Return what gives the pieces of text of some lines when a paragraph is split."""
        return self._part if self.scripted else super()._get_split_blParaFunc()

    def _part(self, lines: ParaLines, start: int, stop: int) -> list[ParaFrag]:
        """Return the text of the lines from `start` to `stop`, as it was before it was broken."""
        begin, end = lines.lines[start].span[0], lines.lines[stop - 1].span[1]
        parts: list[ParaFrag] = []
        for at in range(begin, end):
            owner = self.frags[self._owners[at]]
            if parts and at > begin and self._owners[at - 1] == self._owners[at]:
                parts[-1].text += self._text[at]
            else:
                parts.append(owner.clone(text="" if self._text[at] == "\n" else self._text[at]))
        return parts
