"""Reads slides: everything between two `---`, block by block, into drafts that know their lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from unifydesk.decks.claims import ReadClaim, read_claim
from unifydesk.decks.fields import Keys, next_begins, read_fields
from unifydesk.decks.markdown import (
    Block,
    count_marks,
    is_comment,
    item_mark,
    line_of,
    notes_text,
    read_blocks,
    words,
)
from unifydesk.decks.problems import Problems, listed, nearest, quote
from unifydesk.decks.source import MAX_NESTING, note_too_deep
from unifydesk.domain.deck import SLIDE_LAYOUTS, Bullet

KEYS = Keys("a slide block", single=("id", "layout", "minutes"))
FENCES = ("claim", "slide")
MAX_PARAGRAPH = 5_000
"""Characters of one paragraph."""
MAX_MARKS = 100
"""Characters of markup in one paragraph: the time that a parser needs may grow with their square."""
MAX_ALL_MARKS = 20_000
"""Characters of markup in a whole deck."""

_MINUTES = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,2})?")


@dataclass(slots=True)
class SlideDraft:
    """A slide as far as it has been read."""

    line: int = 0  # where its first block stands; 0 while it is empty
    section: str = ""  # the section it begins, empty when it goes on with the one before
    section_line: int = 0
    title: str = ""
    title_line: int = 0
    id: str = ""
    id_line: int = 0
    settings_line: int = 0
    layout: str = ""
    minutes: float = 0.0
    bullets: list[Bullet] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    claims: list[ReadClaim] = field(default_factory=list)


def read_slides(lines: Sequence[str], problems: Problems) -> list[SlideDraft]:
    """Return a draft of every slide; `lines` has blank lines where the front matter stood."""
    reader = _SlideReader(lines, problems)
    for block in read_blocks(lines):
        reader.take(block)
    return reader.finish()


class _SlideReader:
    """Takes one block after the other and fills the slide they belong to."""

    def __init__(self, lines: Sequence[str], problems: Problems) -> None:
        self._lines = lines
        self._problems = problems
        self._slides: list[SlideDraft] = []
        self._slide = SlideDraft()
        self._marks = 0  # characters of markup so far
        self._takers: dict[str, Callable[[Block], None]] = {
            "heading": self._take_heading,
            "bullet_list": self._take_list,
            "ordered_list": self._take_list,
            "paragraph": self._take_paragraph,
            "blockquote": self._take_notes,
            "fence": self._take_fence,
            "html_block": self._take_html,
            "table": self._take_table,
        }

    def take(self, block: Block) -> None:
        """Read one block."""
        if block.kind == "hr":
            self._end_slide(block.line)
            return
        if block.kind == "html_block" and is_comment(block.tokens[0].content):
            return
        self._slide.line = self._slide.line or block.line
        self._takers[block.kind](block)

    def finish(self) -> list[SlideDraft]:
        """Return all slides; a last `---` at the end of the file begins none."""
        if self._slide.line:
            self._end_slide(self._slide.line)
        return self._slides

    def _end_slide(self, line: int) -> None:
        slide, self._slide = self._slide, SlideDraft()
        if not slide.line:
            self._problems.add(line, "the slide before this line is empty", "a heading “## Title”")
            return
        if not slide.title_line and not slide.section_line:
            self._problems.add(slide.line, "the slide has no title", "a heading “## Title”")
        self._slides.append(slide)

    def _take_heading(self, block: Block) -> None:
        text, slide = self._text(block.tokens[1]), self._slide
        tag = block.tokens[0].tag
        if tag not in {"h1", "h2"}:
            what = f"the heading {quote(text)} is of level {tag[1]}"
            self._problems.add(block.line, what, "“# ” for a section, “## ” for a slide, or a bullet")
        elif not text:
            self._problems.add(block.line, "the heading is empty", "a title")
        elif tag == "h2":
            if slide.title_line:
                both = f"{quote(slide.title)} (line {slide.title_line}) and {quote(text)}"
                expected = "a line “---” before the second, which begins a new slide"
                self._problems.add(block.line, f"the slide has two titles: {both}", expected)
            else:
                slide.title, slide.title_line = text, block.line
        elif slide.section_line or slide.title_line:
            what = f"the section {quote(text)} begins in the middle of a slide"
            self._problems.add(block.line, what, "a line “---” before it")
        else:
            slide.section, slide.section_line = text, block.line

    def _take_list(self, block: Block) -> None:
        level, mark, deep = -1, "", False
        for token in block.tokens:
            if token.type in {"bullet_list_open", "ordered_list_open"}:
                level += 1
                if level >= MAX_NESTING and not deep:
                    note_too_deep(line_of(token), self._problems)
                    deep = True
            elif token.type in {"bullet_list_close", "ordered_list_close"}:
                level -= 1
            elif token.type == "list_item_open":
                mark = item_mark(token, "")
            else:
                mark = self._take_in_list(token, level, mark)

    def _take_in_list(self, token: Token, level: int, mark: str) -> str:
        """Read one token within a list; return the number that the next words still have to carry."""
        if token.type == "inline":
            self._add_bullet(level, mark + self._text(token))
            return ""
        if token.type == "fence":
            self._take_nested_fence(token, level)
        elif token.type == "html_block" and not is_comment(token.content):
            self._problems.add(line_of(token), "HTML is not shown on slides", "words or bullets")
        elif token.type == "blockquote_open":
            self._problems.add(line_of(token), "notes stand inside a list", "“>” at the left margin")
        elif token.type == "table_open":
            self._problems.add(line_of(token), "a table is not shown on slides", "bullets")
        elif token.type == "hr":
            what = "a slide break stands inside a list"
            self._problems.add(line_of(token), what, "“---” at the left margin")
        return mark

    def _take_nested_fence(self, token: Token, level: int) -> None:
        if self._fence_name(token) in FENCES:
            what = f"the {self._fence_name(token)} block stands inside a list"
            self._problems.add(line_of(token), what, "“```” at the left margin")
        else:
            self._take_literal(token, level)

    def _take_paragraph(self, block: Block) -> None:
        self._add_bullet(0, self._text(block.tokens[1]))

    def _take_notes(self, block: Block) -> None:
        for token in block.tokens:
            if token.type == "inline" and not self._is_short(token):
                return
        notes = notes_text(block.tokens, self._problems)
        if notes:
            self._slide.notes.append(notes)

    def _take_html(self, block: Block) -> None:
        self._problems.add(block.line, "HTML is not shown on slides", "words or bullets")

    def _take_table(self, block: Block) -> None:
        self._problems.add(block.line, "a table is not shown on slides", "bullets")

    def _take_fence(self, block: Block) -> None:
        token = block.tokens[0]
        inner = token.content.split("\n")[:-1] if token.content else []
        name = self._fence_name(token)
        if not self._is_closed(token) and not (name in FENCES and any(map(next_begins, inner))):
            what = f"the block {quote((token.markup + name).strip())} is never closed"
            self._problems.add(block.line, what, f"a line “{token.markup}” after its last line")
        if name == "claim":
            self._slide.claims.append(read_claim(inner, block.line, self._problems))
        elif name == "slide":
            self._take_settings(inner, block.line)
        else:
            self._take_literal(token, 0)

    def _take_settings(self, lines: Sequence[str], begins: int) -> None:
        slide, problems = self._slide, self._problems
        if slide.settings_line:
            what = f"the slide has two slide blocks (the first on line {slide.settings_line})"
            problems.add(begins, what, "one")
            return
        slide.settings_line = begins
        fields = read_fields(lines, begins + 1, begins, KEYS, problems)
        slide.id, slide.id_line = fields.text("id"), fields.line_of("id")
        fields.check_id("id", slide.id, problems)
        slide.layout = fields.text("layout")
        if slide.layout and slide.layout not in SLIDE_LAYOUTS:
            what = f"{quote(slide.layout)} is not a layout"
            otherwise = listed(SLIDE_LAYOUTS)
            problems.add_unknown(fields.line_of("layout"), what, slide.layout, SLIDE_LAYOUTS, otherwise)
        minutes = fields.text("minutes")
        if minutes and not _MINUTES.fullmatch(minutes):
            what = f"the minutes are {quote(minutes)}"
            problems.add(fields.line_of("minutes"), what, "a number such as 2 or 1.5, below 1000")
        elif minutes:
            slide.minutes = float(minutes)

    def _take_literal(self, token: Token, level: int) -> None:
        """Show a block of code line by line, as it is; a misspelt claim must not end here unseen."""
        name = self._fence_name(token)
        meant = nearest(name, FENCES) if name else None
        if meant:
            what = f"unknown block {quote(token.markup + name)}"
            self._problems.add(line_of(token), what, quote(token.markup + meant))
        elif name == "notes":
            expected = "notes in lines that begin with “> ”"
            self._problems.add(line_of(token), f"unknown block {quote(token.markup + name)}", expected)
        for line in token.content.split("\n"):
            self._add_bullet(level, line.strip())

    def _add_bullet(self, level: int, text: str) -> None:
        if text:
            self._slide.bullets.append(Bullet(level, text))

    def _text(self, token: Token) -> str:
        return words(token, self._problems) if self._is_short(token) else ""

    def _is_short(self, token: Token) -> bool:
        """Whether a paragraph may be parsed; a problem is noted otherwise."""
        line, length, marks = line_of(token), len(token.content), count_marks(token)
        self._marks += marks
        if length > MAX_PARAGRAPH:
            self._problems.add(line, f"the paragraph has {length:,} characters", f"at most {MAX_PARAGRAPH:,}")
        elif marks > MAX_MARKS:
            what = f"the paragraph has {marks:,} marks such as “*” or “[”"
            self._problems.add(line, what, f"at most {MAX_MARKS:,}")
        elif self._marks > MAX_ALL_MARKS:
            what = f"the deck has {self._marks:,} marks such as “*” or “[” up to here"
            self._problems.add(line, what, f"at most {MAX_ALL_MARKS:,}")
        else:
            return True
        return False

    def _is_closed(self, token: Token) -> bool:
        """Whether a fence at the left margin ends with its closing line, and not with the file."""
        assert token.map is not None
        begin, end = token.map
        last = self._lines[end - 1].rstrip() if end - 1 > begin else ""
        marks = last.lstrip(" ")
        return (
            len(marks) >= len(token.markup) and set(marks) == {token.markup[0]} and len(last) - len(marks) < 4
        )

    def _fence_name(self, token: Token) -> str:
        return (token.info.split() or [""])[0].lower()
