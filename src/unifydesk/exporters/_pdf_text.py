"""The only door through which text reaches a page: it cleans and escapes, so no text is ever markup.

Nothing else in the exporters may build a Paragraph or draw a string (a test reads the sources).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from reportlab import rl_config
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph
from reportlab.platypus.paragraph import FragLine
from reportlab.platypus.paraparser import ParaFrag

from unifydesk.exporters._clusters import whole
from unifydesk.exporters._pdf_fonts import Shaped, plain, use, width_of
from unifydesk.exporters._pdf_hyphens import tied
from unifydesk.exporters._pdf_runs import laid_out, runs
from unifydesk.exporters._pdf_scripts import ScriptParagraph, ScriptText
from unifydesk.exporters._pdf_styles import tint
from unifydesk.exporters._pdf_tags import Place, said
from unifydesk.exporters._plain import clean, one_line

rl_config.trustedHosts = []
rl_config.trustedSchemes = []

LONGEST_PIECE = 3000
"""Longer notes are set as several paragraphs, so that a cancel never waits for one giant line break."""

LONGEST_HEADING = 400
"""A longer title is cut: it is no heading any more, and the text it heads is printed whole."""

_SOFT = "\N{SOFT HYPHEN}"
"""Looks like a hyphen and is as wide."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text set differently from its paragraph: another font, colour ("#RRGGBB") or size."""

    text: str
    font: str = ""
    colour: str = ""
    size: float = 0.0


Text = str | Span | Sequence[str | Span]


def pdf_text(text: str, font: str) -> str:
    """Return any text as markup that prints exactly that text in `font`; nothing in it is obeyed."""
    parts = []
    for name, run in runs(clean(text), font):
        markup = escape(run).replace("\n", "<br/>")
        parts.append(markup if name == font else f'<font name="{name}">{markup}</font>')
    return "".join(parts)


def _span(span: Span, style: ParagraphStyle) -> str:
    """Return the markup of one span; its attributes are ours, its text is the user's."""
    attributes = "".join(
        f' {key}="{value}"'
        for key, value in (
            ("name", span.font and use(span.font)),
            ("color", span.colour and tint(span.colour)),
            ("size", span.size or ""),
        )
        if value
    )  # fmt: skip
    return f"<font{attributes}>{pdf_text(span.text, span.font or style.fontName)}</font>"


def markup_of(text: Text, style: ParagraphStyle) -> str:
    """Return the markup of plain text, a span or a sequence of both."""
    parts = [text] if isinstance(text, str | Span) else text
    return "".join(_span(p, style) if isinstance(p, Span) else pdf_text(p, style.fontName) for p in parts)


class _Lines(ScriptText):
    """The lines of a paragraph, with a space between the words that a line break separates.

    An eye sees the break; whoever copies the text or hears it would find two words in one. A hyphen that only
    divides a word is a soft one to them (ISO 32000-1, 14.8.2.2.3).
    """

    def __init__(self, canvas: Canvas, x: float, y: float, ends: Sequence[str]) -> None:
        super().__init__(canvas, x, y)
        self._ends = ends  # what follows each line: a space, a soft hyphen, or nothing
        self._line = 0
        self._last = ""  # text of this line

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 - reportlab’s names
        if not TStar:
            self._last = text or self._last
            super()._textOut(text)
            return
        end = self._ends[self._line] if self._line < len(self._ends) else ""
        last, self._last, self._line = text or self._last, "", self._line + 1
        if end == _SOFT:
            text = f"{text.removesuffix('-')}{_SOFT}"
        elif end and last and not last.endswith(end):
            if isinstance(text, Shaped):
                super()._textOut(text)
                text = ""
            text += end
        super()._textOut(text, TStar)


def _text_of(frag: ParaFrag) -> str:
    """Return the text of a piece of a paragraph, also of one that was split."""
    if getattr(frag, "lineBreak", False):
        return "\n"
    return getattr(frag, "text", "") or " ".join(getattr(frag, "words", ()))


def _past(text: str, at: int, shown: str) -> tuple[int, bool]:
    """Return where the letters of a line end in the text, and whether a hyphen was added to them.

    Where they are not those of the text, they end with it.
    """
    for place, letter in enumerate(shown):
        while text[at : at + 1].isspace():
            at += 1
        if text[at : at + 1] != letter:
            added = letter == "-" and place == len(shown) - 1
            return (at, True) if added else (len(text), False)
        at += 1
    return at, False


class Words(ScriptParagraph):
    """A paragraph that says what it is: its style gives its role, its label makes it an item of a list."""

    def __init__(self, *arguments: object, place: Place | None = None, **more: object) -> None:
        super().__init__(*arguments, **more)
        self.place = place or Place()
        self.goes_on = ""  # what the text has after the last line, where it goes on elsewhere
        self.is_blank = not "".join(getattr(frag, "text", "") or "" for frag in self.frags).strip()

    def draw(self) -> None:
        """Draw the text as content of its element; blank text is decoration."""
        if self.is_blank:
            with self.canv.tags.decoration(self.canv):
                super().draw()
            return
        with said(self.canv, self.place, self.style, self.bulletText or ""):
            super().draw()

    def beginText(self, x: float, y: float) -> ScriptText:  # noqa: N802 - reportlab’s name
        """Return what the lines are drawn with."""
        return _Lines(self.canv, x, y, self._ends())

    def _ends(self) -> list[str]:
        """Return what the text has after each line: a soft hyphen where a word is divided."""
        lines, found, at = self.blPara.lines[:-1], [], 0
        if self.scripted:
            between = (self._text[max(0, line.span[1] - 1) : line.span[1] + 1] for line in lines)
            return [*(" " if any(map(str.isspace, both)) else "" for both in between), self.goes_on]
        text = "".join(map(_text_of, self.frags)) if lines else ""
        for line in lines:
            words = line.words if isinstance(line, FragLine) else line[1]
            at, divided = _past(text, at, "".join("".join(getattr(w, "text", w) for w in words).split()))
            found.append(_SOFT if divided else "" if text[at : at + 1].strip() else " ")
        return [*found, self.goes_on]

    def split(self, avail_width: float, avail_height: float) -> list[Paragraph]:
        """Split the text over pages; its parts are one element."""
        parts: list[Words] = super().split(avail_width, avail_height)
        for part in parts:
            part.place, part.is_blank = self.place, self.is_blank
        if len(parts) == 2:
            parts[0].goes_on = self._ends()[len(parts[0].blPara.lines) - 1]
            parts[1].goes_on = self.goes_on
        return parts


class Heading(Words):
    """A paragraph that is a place: it can be linked to and stands in the outline."""

    key = ""
    outline = ""
    level = 0
    running = ""

    def draw(self) -> None:
        """Draw the text and register the place on the page where its first line stands."""
        if self.key:
            canvas = self.canv
            canvas.place(self.key, self.height, self.outline, self.level)
            canvas.running(self.running, self.height)
        super().draw()

    def split(self, avail_width: float, avail_height: float) -> list[Paragraph]:
        """Split a heading longer than a page; only its first part is the place."""
        parts: list[Paragraph] = super().split(avail_width, avail_height)
        for name in ("key", "outline", "level", "running"):
            if parts:
                setattr(parts[0], name, getattr(self, name))
        return parts


def paragraph(text: Text, style: ParagraphStyle, label: str = "", place: Place | None = None) -> Words:
    """Return one paragraph; `label` (our own word) hangs in the left margin of its first line.

    Paragraphs that share a `place` are one paragraph to a screen reader.
    """
    if style.hyphenationLang and isinstance(text, str):
        text = tied(text)
    return Words(markup_of(text, style), style, bulletText=label or None, place=place)


def heading(
    text: Text,
    style: ParagraphStyle,
    key: str,
    outline: str,
    level: int,
    running: str,
    place: Place | None = None,
) -> Heading:
    """Return a heading that is the place `key`, with its line of the outline (empty: none).

    It is one heading with a paragraph that shares its `place`.
    """
    shown = one_line(text, LONGEST_HEADING) if isinstance(text, str) else text
    made = Heading(markup_of(shown, style), style, place=place)
    made.key, made.outline, made.level, made.running = (
        key,
        one_line(outline, 120),
        level,
        one_line(running, 90),
    )
    return made


def balanced(text: Text, style: ParagraphStyle, width: float) -> ParagraphStyle:
    """Return `style` with an indent at the lines’ ends that makes those of a short text about equally long.

    A display text then never ends in a line of one word. Texts of one line or of more than five keep `style`.
    """
    made = paragraph(text, style)
    height = made.wrap(width, 10_000)[1]
    if not style.leading < height <= 5 * style.leading:
        return style
    low, high = width / 2, width
    while high - low > 4:
        middle = (low + high) / 2
        low, high = (low, middle) if made.wrap(middle, 10_000)[1] <= height else (middle, high)
    side = "leftIndent" if made.style.alignment == TA_RIGHT else "rightIndent"
    return style.clone(style.name, **{side: getattr(style, side) + width - high})


def cell_text(text: str, font: str) -> str:
    """Return `text` for a plain cell of a table: cleaned, on one line, with a mark for what no font has.

    The canvas of the minutes chooses the fonts of its letters when the cell is drawn.
    """
    line = one_line(text)
    return line if plain(font).issuperset(line) else "".join(run for _, run in runs(line, font))


def pieces(text: str, most: int = LONGEST_PIECE) -> list[str]:
    """Return `text` in pieces of at most `most` characters, cut at lines, else sentences, else words."""
    left, found = clean(text).strip("\n"), []
    while len(left) > most:
        cuts = (left.rfind(mark, most // 2, most) + len(mark) for mark in ("\n", ". ", "。", " "))
        cut = next((c for c in cuts if c > most // 2), whole(left, most))
        found.append(left[:cut].strip("\n"))
        left = left[cut:].lstrip("\n")
    return [*found, left]


def line_width(text: str, font: str, size: float) -> float:
    """Return the width in points that one line of any text takes."""
    line = one_line(text)
    if plain(font).issuperset(line):
        return width_of(line, font, size)
    return sum(width_of(run, name, size) for name, run in laid_out(line, font))


def draw_line(
    canvas: Canvas, x: float, y: float, text: str, font: str, size: float, anchor: str = "start"
) -> float:
    """Draw one line of any text with its baseline at y; return its width in points."""
    line = one_line(text)
    if plain(font).issuperset(line):
        width = width_of(line, font, size)
        canvas.setFont(use(font), size)
        canvas.drawString(x - {"start": 0.0, "middle": width / 2, "end": width}[anchor], y, line)
        return width
    parts = laid_out(line, font)
    width = sum(width_of(run, name, size) for name, run in parts)
    drawn = ScriptText(canvas, x - {"start": 0.0, "middle": width / 2, "end": width}[anchor], y)
    for name, run in parts:
        drawn.setFont(use(name), size)
        drawn.textOut(run)
    drawn.textLine()
    canvas.drawText(drawn)
    return width
