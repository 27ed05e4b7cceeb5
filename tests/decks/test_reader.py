"""The promise of the reader: a deck, or all of its problems, and never anything else."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from unifydesk.decks import load, read_deck
from unifydesk.domain.deck import Deck
from unifydesk.domain.errors import InputProblemsError

LINES = ["---\n", "\n", "# A\n", "## B\n", "- a\n", "  - b\n", "> n\n", "1. a\n", "|a|b|\n|-|-|\n", "===\n"]
FENCES = ["```\n", "```claim\n", "```slide\n", "~~~\n", "<!-- ", " -->\n"]
KEYS = ["id: x\n", "kind: risk\n", "text: t\n", "parent: x\n", "title: T\n", "for: y\n", "minutes: 2\n"]
MORE_KEYS = ["running-orders:\n", "  - a | b | 6 | x\n"]
ASKING = ["ask: ranking, points\n", "ask: spectrum\n", "item: @x\n", "item: A | b\n", "item: c\n", "item:\n"]
NUMBERS = ["top: 2\n", "budget: 9\n", "ends: a | b\n"]
MARKS = [
    "- - - ",
    "    ",
    "\t",
    "<b>",
    "&#0;",
    "![a](b)\n",
    "[a]: b\n",
    "*",
    "`",
    "[",
    "](",
    "\\",
    "\ufeff",
    "\0",
]
PIECES = st.sampled_from([*LINES, *FENCES, *KEYS, *MORE_KEYS, *ASKING, *NUMBERS, *MARKS, "é", "\r"])


def outcome(source: str | bytes) -> Deck | InputProblemsError:
    """Return the deck or the error; anything else that is raised fails the test."""
    try:
        return read_deck(source, "deck.md")
    except InputProblemsError as error:
        return error


def check(source: str | bytes) -> None:
    """Read a source; the lines of its problems must exist, and a deck must hang together."""
    found = outcome(source)
    if isinstance(found, InputProblemsError):
        text = source.decode("latin-1") if isinstance(source, bytes) else source
        lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
        assert found.problems
        assert all(1 <= p.line <= lines and p.what for p in found.problems)
        return
    ids = [claim.id for claim in found.claims]
    assert found.title
    assert found.slides
    assert len(set(ids)) == len(ids)
    assert len({slide.id for slide in found.slides}) == len(found.slides)
    assert all(claim.parent is None or claim.parent in ids for claim in found.claims)
    assert all(set(order.claims) <= set(ids) for order in found.running_orders)
    assert all(len({item.id.lower() for item in claim.items}) == len(claim.items) for claim in found.claims)
    assert all(item.text for claim in found.claims for item in claim.items)


@cache
def bundled_source() -> str:
    return load("unification")[1]


@given(st.text())
def test_any_text_is_read_or_refused(source: str) -> None:
    check(source)


@given(st.binary())
def test_any_bytes_are_read_or_refused(source: bytes) -> None:
    check(source)


@settings(max_examples=300)
@given(st.lists(PIECES, max_size=40).map("".join))
@example("- a\n\n  <!-- x\n")
@example("> ```claim\n> id: x\n")
@example("- 1. - 1. - ```slide\n")
def test_any_pieces_of_a_deck_are_read_or_refused(body: str) -> None:
    check("---\ntitle: T\n---\n## A\n" + body)
    check(body)


@settings(max_examples=40)
@given(st.data())
def test_a_changed_bundled_deck_is_read_or_refused(data: st.DataObject) -> None:
    source = bundled_source()
    start = data.draw(st.integers(0, len(source)))
    end = data.draw(st.integers(start, min(len(source), start + 400)))
    check(source[:start] + data.draw(st.one_of(st.just(""), st.text(max_size=5), PIECES)) + source[end:])


@settings(max_examples=40)
@given(st.data())
def test_a_bundled_deck_without_some_lines_is_read_or_refused(data: st.DataObject) -> None:
    lines = bundled_source().split("\n")
    gone = data.draw(st.sets(st.integers(0, len(lines) - 1), max_size=8))
    check("\n".join(line for number, line in enumerate(lines) if number not in gone))


@settings(max_examples=20)
@given(st.data())
def test_a_bundled_deck_with_a_broken_byte_is_read_or_refused(data: st.DataObject) -> None:
    source = bytearray(bundled_source().encode())
    source[data.draw(st.integers(0, len(source) - 1))] = data.draw(st.integers(0, 255))
    check(bytes(source))


def test_every_problem_is_named_with_file_line_and_expectation() -> None:
    source = "---\ntitle: T\ncolour: x\n---\n## A\n## B\n```claim\nid: A\nkind: risk\n```\n"
    with pytest.raises(InputProblemsError) as caught:
        read_deck(source, "my deck.md")
    assert caught.value.lines() == [
        "my deck.md:3: unknown key “colour” in the front matter; "
        "expected one of title, subtitle, source, language, authors or running-orders",
        "my deck.md:6: the slide has two titles: “A” (line 5) and “B”; "
        "expected a line “---” before the second, which begins a new slide",
        "my deck.md:7: “text” is missing in a claim; "
        "expected “text: ” and the sentence that is put to the vote",
    ]
