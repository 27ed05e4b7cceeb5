"""The grammar of keys and values."""

from __future__ import annotations

from unifydesk.decks.fields import Fields, Keys, read_fields
from unifydesk.decks.problems import Problems

KEYS = Keys("a test", single=("title", "text"), many=("for",), quoted=True)


def fields(source: str) -> tuple[Fields, list[tuple[int, str]]]:
    problems = Problems()
    read = read_fields(source.split("\n"), 2, 1, KEYS, problems)
    return read, [(p.line, p.what) for p in problems.error("x").problems]


def test_a_value_stands_after_the_colon() -> None:
    read, wrong = fields("title: A: the first")
    assert (read.text("title"), wrong) == ("A: the first", [])


def test_an_indented_line_goes_on_with_the_value() -> None:
    read, wrong = fields("text: one\n  two\n\n   three")
    assert (read.text("text"), wrong) == ("one two three", [])


def test_a_value_may_begin_on_the_line_below_its_key() -> None:
    read, wrong = fields("text:\n  one\n  two")
    assert (read.text("text"), wrong) == ("one two", [])


def test_a_key_that_repeats_collects_its_values() -> None:
    read, wrong = fields("for: one\nfor: two")
    assert (read.texts("for"), wrong) == (("one", "two"), [])


def test_a_list_may_be_indented_or_not() -> None:
    assert fields("for:\n- one\n- two")[0].texts("for") == fields("for:\n  - one\n  - two")[0].texts("for")


def test_an_item_of_a_list_goes_on_below() -> None:
    assert fields("for:\n  - one\n    more\n  - two")[0].texts("for") == ("one more", "two")


def test_a_hyphen_within_a_sentence_is_no_list() -> None:
    read, wrong = fields("text: one\n  - and two")
    assert (read.text("text"), wrong) == ("one - and two", [])


def test_capitals_in_keys_do_not_matter() -> None:
    assert fields("Title: A")[0].text("title") == "A"


def test_quotation_marks_around_a_value_are_dropped() -> None:
    assert fields('title: "A: B"')[0].text("title") == "A: B"


def test_quotation_marks_within_a_value_stay() -> None:
    assert fields('title: "A" and "B"')[0].text("title") == '"A" and "B"'


def test_a_non_breaking_space_stays() -> None:
    assert fields("title: 10\u00a0000")[0].text("title") == "10\u00a0000"


def test_a_repeated_single_key_is_named_with_both_lines() -> None:
    assert fields("title: A\ntitle: B")[1] == [(3, "“title” is given twice (first on line 2)")]


def test_a_list_below_a_single_key_is_refused() -> None:
    assert fields("title:\n  - A\n  - B")[1] == [(4, "“title” is given more than one value")]


def test_a_line_without_a_key_is_refused() -> None:
    assert fields("title: A\nand more")[1] == [(3, "“and more” is not “key: value”")]


def test_lines_below_an_unknown_key_belong_to_it() -> None:
    assert fields("foo: A\n  more\n  - B")[1] == [(2, "unknown key “foo” in a test")]


def test_a_value_of_a_thousand_and_one_characters_is_refused() -> None:
    assert fields("text: " + "x" * 1_001)[1] == [(2, "“text” has 1,001 characters")]


def test_a_line_that_begins_another_block_shows_that_this_one_is_open() -> None:
    assert fields("text: A\n```claim\ntitle: A\ntitle: B")[1] == [
        (1, "the block of a test is not closed before “```claim” on line 3")
    ]
