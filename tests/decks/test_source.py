"""What is refused before a deck is parsed, and what is accepted from any editor."""

from __future__ import annotations

import time

import pytest

from unifydesk.decks import read_deck
from unifydesk.decks.source import MAX_LINES, MAX_SIZE

GOOD = "---\ntitle: T\n---\n## One\n\n- a\n\n---\n## Two\n"


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_line_ends_of_every_system_are_accepted(ending: str) -> None:
    assert read_deck(GOOD.replace("\n", ending), "d") == read_deck(GOOD, "d")


def test_a_byte_order_mark_is_accepted() -> None:
    assert read_deck(b"\xef\xbb\xbf" + GOOD.encode(), "d") == read_deck(GOOD, "d")


def test_bytes_and_text_give_the_same_deck() -> None:
    assert read_deck(GOOD.encode(), "d") == read_deck(GOOD, "d")


@pytest.mark.parametrize("empty", ["", b"", "\n\n", "  \r\n", b"\xef\xbb\xbf"])
def test_an_empty_deck_has_one_problem(problems_of, empty) -> None:
    assert problems_of(empty) == [(1, "the deck is empty")]


def test_the_first_byte_that_is_not_utf8_is_named_with_its_line(problems_of) -> None:
    data = GOOD.replace("- a", "- Zoé").encode("latin-1") + b"\xff"
    assert problems_of(data) == [(6, "the byte 0xE9 is not UTF-8")]


def test_the_line_of_a_bad_byte_is_right_with_windows_line_ends(problems_of) -> None:
    data = GOOD.replace("\n", "\r\n").encode().replace(b"- a", b"- \xff")
    assert problems_of(data) == [(6, "the byte 0xFF is not UTF-8")]


def test_a_bad_byte_does_not_hide_other_problems(problems_of) -> None:
    data = b"---\ntitle: \xff\ncolor: red\n---\n## One\n"
    assert [line for line, _ in problems_of(data)] == [2, 3]


def test_utf16_is_recognised(problems_of) -> None:
    assert problems_of(GOOD.encode("utf-16")) == [(1, "the file is UTF-16")]


@pytest.mark.parametrize(
    ("character", "what"),
    [
        ("\0", "an invisible control character (U+0000)"),
        ("\x1b", "an invisible control character (U+001B)"),
        ("\x85", "an invisible control character (U+0085)"),
        ("\u2028", "an invisible control character (U+2028)"),
        ("\ud800", "half a character (U+D800), which is not valid Unicode"),
    ],
)
def test_control_characters_are_refused(problems_of, character: str, what: str) -> None:
    assert problems_of(GOOD.replace("- a", f"- a{character}b")) == [(6, what)]


@pytest.mark.parametrize("data", ["x" * 50_000_000, b"x" * 50_000_000])
def test_fifty_megabytes_are_refused_at_once(problems_of, data) -> None:
    start = time.process_time()
    problems = problems_of(data)
    assert time.process_time() - start < 2.0
    assert [line for line, _ in problems] == [1]
    assert "50,000,000" in problems[0][1]


def test_too_many_lines_are_refused(problems_of) -> None:
    assert problems_of("\n" * MAX_LINES) == [(MAX_LINES + 1, "the deck has 20,001 lines")]


def test_a_line_that_is_too_long_is_refused(problems_of) -> None:
    assert (6, "the line has 6,002 characters") in problems_of(GOOD.replace("- a", "- " + "x" * 6_000))


@pytest.mark.parametrize(
    "deep",
    [
        "- " * 10_000 + "x",
        ">" * 10_000 + "x",
        "> " * 10_000 + "x",
        "1. " * 10_000 + "x",
        "- " * 1_500 + "x",
        "> - " * 100 + "x",
        " " * 4_000 + "- x",
        "\t" * 100 + "- x",
    ],
)
def test_a_line_of_ten_thousand_levels_is_refused_quickly(problems_of, deep: str) -> None:
    start = time.process_time()
    problems = problems_of(GOOD.replace("- a", deep))
    assert time.process_time() - start < 4.0
    assert (6, "the list is nested too deeply") in problems


def test_a_thousand_levels_on_a_thousand_lines_are_refused_quickly(problems_of) -> None:
    deep = "\n".join("  " * level + "- x" for level in range(900))
    start = time.process_time()
    problems = problems_of(GOOD.replace("- a", deep))
    assert time.process_time() - start < 8.0
    assert problems[0] == (12, "the list is nested too deeply")
    assert len(problems) < 5


def test_a_deep_line_in_a_fence_is_only_text() -> None:
    text = GOOD.replace("- a", "```text\n>>>>>>>>>> merge\n```")
    assert read_deck(text, "d").slides[0].bullets[0].text == ">>>>>>>>>> merge"


def test_a_rule_of_many_hyphens_is_a_slide_break() -> None:
    assert len(read_deck(GOOD.replace("\n---\n## Two", "\n- - - - - - - - - -\n## Two"), "d").slides) == 2


@pytest.mark.parametrize(
    "hostile",
    [
        "- a\n" * 19_000,
        "\n- a\n" * 9_000,
        "---\n" * 19_000,
        "> a\n" * 19_000,
        "|a|b|\n|-|-|\n" * 9_000,
        "```\na\n" * 9_000,
        "```claim\nid: x\n```\n" * 6_000,
        "".join(f"```claim\nid: c{n}\nkind: risk\ntext: t\nparent: c{n + 1}\n```\n" for n in range(3_300)),
        "```claim\nid: x\nkind: risk\ntext: t\nask: ranking\n" + "item: x\n" * 19_000 + "```\n",
        "".join(
            f"```claim\nid: c{n}\nkind: risk\ntext: t\nask: {'open,' * 190}x{n}\n"
            + "".join(f"item: @c{n}{i}\n" for i in range(9))
            + "```\n"
            for n in range(850)
        ),
        ("[" * 4_900 + "\n\n") * 150,
        ("**x* " * 900 + "\n\n") * 150,
        ("[" * 100 + "\n\n") * 9_000,
        "<!--" * 1_200 + "\n",
        "running: x\n" * 19_000,
    ],
    ids=range(15),
)
def test_no_hostile_deck_takes_long(problems_of, hostile: str) -> None:
    assert len(hostile) <= MAX_SIZE
    start = time.process_time()
    problems_of("---\ntitle: T\n---\n" + hostile)
    assert time.process_time() - start < 40.0
