"""Escaping for Markdown: what was typed is what is read, wherever in a file it stands."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.exporters.test_pdf_text import HOSTILE
from unifydesk.exporters._markdown_text import paragraph_lines, plain
from unifydesk.exporters._plain import fit

MORE = (
    "a|b", "|---|---|", "1. x", "12) b", "- x", "+ x", "* x", "# x", "> x", "a\n===", "a\n---", "    code",
    "~~~", "```\nx\n```", "*a* _b_ **c** __d__", "~~gone~~", "[x](y)", "![x](y)", "[x]: y", "<http://x.y>",
    "http://x.y", "https://x.y/z?a=b", "www.x.org", "\\", "\\*a\\*", "a\\", "a  \nb", "&amp;", "&#65;",
    "a@b.c", "$x$", ":smile:", "- [ ] x", "---", "***", "===", "a](b", "`a", "``", "9:30 to 10:15",
)  # fmt: skip
PLACES = ("{}", "- {}", "- x: {}", "- x\n    - {}", "> {}", "**x** {}", "# {}", "| a |\n|---|\n| {} |")
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def read(source: str) -> str:
    """Return the text that another program shows, without white space."""
    return "".join(unescape(re.sub(r"<[^>]+>", "", READER.render(source))).split())


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("text", HOSTILE + MORE)
def test_text_survives_wherever_it_stands(text: str, place: str) -> None:
    made = read(place.format(plain(text)))
    assert "".join(fit(text).split()) in made


@pytest.mark.parametrize("text", HOSTILE + MORE)
def test_text_makes_no_element_of_its_own(text: str) -> None:
    html = READER.render(f"x {plain(text)}")
    assert re.findall(r"<\w+", html) == ["<p"]
    assert re.findall(r"<(?!p>|/p>|br)\w+", READER.render(paragraph_lines(f"x\n{text}"))) == []


@given(st.text(alphabet="<>&|\\`*_[]()#+-.!~=:1a \n", max_size=60))
def test_any_mixture_of_marks_survives(text: str) -> None:
    wanted = "".join(text.split())
    for place in PLACES:
        assert wanted in read(place.format(plain(text)))
    assert read(paragraph_lines(text)) == wanted


def test_lines_of_a_paragraph_are_kept() -> None:
    assert READER.render(paragraph_lines("a\nb\n\nc")) == "<p>a<br />\nb<br />\nc</p>\n"


def test_a_cell_cannot_end_its_row() -> None:
    text = plain("x | y\n| z")
    made = READER.render(f"| a | b |\n|---|---|\n| {text} | w |")
    assert made.count("<td") == 2


@pytest.mark.parametrize("text", ["0.58", "09:30 to 11:05", "12 of 12 (100%)", "well-being", "a; b. C"])
def test_ordinary_words_and_numbers_stay_as_they_are(text: str) -> None:
    assert plain(text) == text


def test_addresses_are_not_made_links_by_readers_that_look_for_them() -> None:
    assert plain("see http://x.y and www.z.org") == "see http\\://x.y and www&#46;z.org"
