"""The part of Markdown that decks use: blocks with their lines, and words without their markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from unifydesk.decks.problems import Problems, quote

# lheading: `---` below a line of text is a slide break, never a heading. code: indented words stay words.
# reference: a line such as `[1]: …` would vanish. inline: words are parsed below, and only where needed.
_BLOCKS = MarkdownIt("commonmark").enable("table")
_BLOCKS.disable(["lheading", "code", "reference", "inline", "text_join"])
_WORDS = MarkdownIt("commonmark")
_MARKUP = re.compile(r"[*_`\[\]<&!\\]")
_SPACE = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")
_DROPPED = frozenset({"em_open", "em_close", "strong_open", "strong_close", "link_open", "link_close"})


@dataclass(frozen=True, slots=True)
class Block:
    """One block at the left margin: a heading, a list, a fence …, with everything in it."""

    kind: str  # markdown-it's name without “_open”
    line: int  # 1-based
    tokens: tuple[Token, ...]


def read_blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of a deck in order."""
    inside: list[Token] = []
    for token in _BLOCKS.parse("\n".join(lines)):
        inside.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield Block(inside[0].type.removesuffix("_open"), line_of(inside[0]), tuple(inside))
            inside = []


def line_of(token: Token) -> int:
    """Return the 1-based line where the token begins."""
    return token.map[0] + 1 if token.map else 1


def is_comment(html: str) -> bool:
    """Whether a piece of HTML is only a comment, which forges hide and decks ignore."""
    stripped = html.strip()
    return stripped.startswith("<!--") and stripped.endswith("-->") and stripped.count("<!--") == 1


def count_marks(token: Token) -> int:
    """Return how many characters of an inline token may be markup."""
    return len(_MARKUP.findall(token.content))


def words(token: Token, problems: Problems) -> str:
    """Return the words of an inline token without markup; note pictures and HTML, which are not shown."""
    if not _MARKUP.search(token.content):
        return _SPACE.sub(" ", token.content).strip()
    children: list[Token] = []
    _WORDS.inline.parse(token.content, _WORDS, {}, children)
    text = "".join(_word(child, line_of(token), problems) for child in children)
    return _SPACE.sub(" ", text).strip()


def _word(child: Token, line: int, problems: Problems) -> str:
    """Return the words of one piece of a line."""
    if child.type in _DROPPED:
        return ""
    if child.type in {"softbreak", "hardbreak"}:
        return " "
    if child.type == "image":
        problems.add(line, f"the picture {quote(child.content)} is not shown on slides", "words")
        return child.content
    if child.type == "html_inline":
        if not is_comment(child.content) and not child.content.startswith("</"):
            expected = "words, or the tag in backquotes when it is meant literally"
            problems.add(line, f"the HTML tag {quote(child.content)} is not shown on slides", expected)
        return ""
    return child.content


def notes_text(tokens: Sequence[Token], problems: Problems) -> str:
    """Return the plain text of a quotation: paragraphs apart, list items on lines of their own."""
    text, lists, item = "", 0, ""
    for token in tokens:
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            lists += 1
        elif token.type in {"bullet_list_close", "ordered_list_close"}:
            lists -= 1
        elif token.type == "list_item_open":
            item = "  " * (lists - 1) + item_mark(token, "– ")
        elif token.type in {"inline", "fence"}:
            piece = words(token, problems) if token.type == "inline" else token.content.rstrip()
            text += ("\n" if item else "\n\n") + item + piece if text else item + piece
            item = ""
        elif token.type == "html_block" and not is_comment(token.content):
            problems.add(line_of(token), "HTML is not shown in notes", "words or bullets")
    return text


def item_mark(token: Token, bullet: str) -> str:
    """Return the number of an item of a numbered list, or `bullet`."""
    return f"{token.info}{token.markup} " if token.info else bullet
