from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unifydesk.measures.movement import movement_table, up_down_same

FIVE = ("1", "2", "3", "4", "5")
answers = st.sampled_from([*FIVE, "cannot_judge", "", None])


def test_the_worked_pair_of_rounds_moves_six_up_and_none_down() -> None:
    table = movement_table(zip("233424532431", "334425544432", strict=True), FIVE)
    assert up_down_same(table) == (6, 0, 6)
    assert table[1] == (0, 1, 1, 1, 0)
    assert table[2] == (0, 0, 2, 2, 0)


def test_an_answer_off_the_scale_has_no_direction() -> None:
    table = movement_table([("2", "cannot_judge"), (None, "4"), ("9", "1"), ("2", "4")], FIVE)
    assert up_down_same(table) == (1, 0, 0)


def test_without_pairs_the_table_is_empty_but_complete() -> None:
    assert movement_table([], ("1", "2")) == ((0, 0), (0, 0))
    assert up_down_same(((0, 0), (0, 0))) == (0, 0, 0)


@given(st.lists(st.tuples(answers, answers)), st.randoms(use_true_random=False))
def test_the_order_of_the_people_does_not_matter(pairs: list, shuffler) -> None:
    other = list(pairs)
    shuffler.shuffle(other)
    assert movement_table(pairs, FIVE) == movement_table(other, FIVE)


@given(st.lists(st.tuples(answers, answers)))
def test_everyone_with_two_answers_is_counted_once(pairs: list) -> None:
    complete = sum(before in FIVE and after in FIVE for before, after in pairs)
    assert sum(up_down_same(movement_table(pairs, FIVE))) == complete


@given(st.lists(st.tuples(answers, answers)))
def test_playing_the_rounds_backwards_swaps_up_and_down(pairs: list) -> None:
    up, down, same = up_down_same(movement_table(pairs, FIVE))
    backwards = movement_table([(after, before) for before, after in pairs], FIVE)
    assert up_down_same(backwards) == (down, up, same)


@pytest.mark.parametrize(("before", "after", "expected"), [("1", "5", (1, 0, 0)), ("5", "1", (0, 1, 0))])
def test_a_long_way_counts_as_one_person(before: str, after: str, expected: tuple[int, int, int]) -> None:
    assert up_down_same(movement_table([(before, after)], FIVE)) == expected
