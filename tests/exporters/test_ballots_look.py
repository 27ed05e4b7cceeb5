"""The type of ballots: readable on every sheet, smaller on smaller ones, and measured as it is set."""

from __future__ import annotations

import itertools

import pytest

from unifydesk.exporters._ballots_look import lines_of, longest_word, looks_of, ticked
from unifydesk.exporters._pdf_paper import part_size
from unifydesk.exporters._pdf_styles import sheet

PAGE = sheet("A4")


@pytest.mark.parametrize("count", [1, 2, 4])
def test_nothing_that_is_answered_is_set_smaller_than_the_minutes(count: int) -> None:
    for look in looks_of(PAGE, count):
        assert look["option"].fontSize >= 8
        assert look["claim"].fontSize >= 10
        assert look["ask"].fontSize >= 9


def test_the_first_look_of_a_larger_sheet_is_the_larger_one() -> None:
    sizes = [looks_of(PAGE, count)[0]["option"].fontSize for count in (1, 2, 4)]
    assert all(larger > smaller for larger, smaller in itertools.pairwise(sizes))


@pytest.mark.parametrize("count", [1, 2, 4])
def test_later_looks_of_a_sheet_are_never_larger(count: int) -> None:
    sizes = [look["option"].fontSize for look in looks_of(PAGE, count)]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_look_is_as_large_as_its_part_of_the_page(count: int) -> None:
    assert {(look.width, look.height) for look in looks_of(PAGE, count)} == {part_size(PAGE, count)}


def test_a_narrow_sheet_has_fewer_columns() -> None:
    assert [looks_of(PAGE, count)[0].columns for count in (1, 2, 4)] == [5, 5, 3]


def test_lines_are_counted_as_they_are_set() -> None:
    style = looks_of(PAGE, 2)[0]["option"]
    word = longest_word("disagree", style)
    assert lines_of("disagree", style, word + 1) == 1
    assert lines_of("disagree disagree disagree", style, word + 1) == 3
    assert longest_word("I disagree", style) == word
    assert longest_word("", style) == 0


def test_a_box_to_tick_knows_its_answer() -> None:
    box, words = ticked("4", "Agree", looks_of(PAGE, 2)[0])
    assert (box.key, box.text) == ("4", "Box to tick for “Agree”, key 4")
    assert words.getPlainText() == "Agree"
