"""Which picture shows a result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.asking import THREE, question
from tests.gui.results import answered, counted
from unifydesk.domain.deck import Item
from unifydesk.gui.models.drawing import picture_height, result_picture, row_picture, same_options

TWELVE = [Item(letter, f"Item {letter}") for letter in "ABCDEFGHIJKL"]


@pytest.mark.parametrize("found", [answered("ranking", ("A>B", 2)), answered("open", ("Pay", 2))])
def test_kinds_without_a_scale_are_never_given_to_bars(found) -> None:
    assert row_picture(found, 100, 20) is None


def test_answers_in_words_are_listed_and_never_drawn() -> None:
    assert result_picture(answered("open", ("Pay", 2))) is None


def test_every_item_has_a_line_in_its_picture() -> None:
    found = answered("ranking")
    asked = [question("ranking", items=tuple(many)) for many in (THREE, TWELVE)]
    heights = [picture_height(replace(found, tally=replace(found.tally, question=q))) for q in asked]
    assert heights[1] > heights[0] + 8 * 11
    assert picture_height(counted("agreement", 1, 1, 1, 1, 1), scale=1.5) == 126


def test_a_scale_is_drawn_at_any_size() -> None:
    found = counted("agreement", 1, 2, 3, 4, 5)
    drawn = row_picture(found, 120, 20)
    assert drawn is not None
    assert (drawn.width, drawn.height) == (120, 20)
    maker = result_picture(found, counted("agreement", 5, 4, 3, 2, 1))
    assert maker is not None
    assert maker(400, 84).width == 400


def test_an_earlier_round_on_another_scale_is_left_out() -> None:
    five = counted("agreement", 1, 1, 1, 1, 1, question=replace(question("agreement"), id="real"))
    nine = counted("agreement9", *[1] * 9, question=replace(question("agreement9"), id="real"))
    assert not same_options(five, nine)
    maker = result_picture(nine, five)
    assert maker is not None
    assert maker(400, 84).width == 400
