"""Blocks with their lines, and words without their markup."""

from __future__ import annotations

import pytest

from unifydesk.decks.markdown import is_comment, read_blocks, words
from unifydesk.decks.problems import Problems


def plain(source: str) -> str:
    block = next(iter(read_blocks(source.split("\n"))))
    return words(block.tokens[1], Problems())


def test_blocks_know_their_kind_and_line() -> None:
    source = ["# a", "", "- b", "  - c", "", "1. d", "> e", "", "---", "```x", "f", "```", "g", "---"]
    expected = [
        ("heading", 1), ("bullet_list", 3), ("ordered_list", 6), ("blockquote", 7), ("hr", 9), ("fence", 10),
        ("paragraph", 13), ("hr", 14),
    ]  # fmt: skip
    assert [(block.kind, block.line) for block in read_blocks(source)] == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a\nb", "a b"),
        ("a  \nb", "a b"),
        ("*a* **b** `c`", "a b c"),
        ("2 \\* 3", "2 * 3"),
        ("[a](http://b 'c')", "a"),
        ("<http://a.b>", "http://a.b"),
        ("a &amp; b &#8232; c", "a & b c"),
        ("a <!-- b --> c", "a c"),
        ("snake_case 3 < 4", "snake_case 3 < 4"),
        ("a*b", "a*b"),
    ],
)
def test_words_lose_their_markup(source: str, expected: str) -> None:
    assert plain(source) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<!-- a -->", True),
        ("<!-- a\n\nb -->\n", True),
        ("<!-- a", False),
        ("<!-- a --> b", False),
        ("<b>", False),
    ],
)
def test_only_a_closed_comment_is_a_comment(html: str, expected: bool) -> None:
    assert is_comment(html) is expected
