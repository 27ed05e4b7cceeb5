"""Numbers being given: the budget holds at every moment, and the kind accepts what comes out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.asking import question
from unifydesk.domain.question import AllocationKind
from unifydesk.kinds import KINDS
from unifydesk.stage.booth_budget import Budget


def budget(kind: str, total: int = 100) -> Budget:
    found = KINDS[kind]
    assert isinstance(found, AllocationKind)
    return Budget(question(kind, budget=total), found)


def test_points_cost_themselves() -> None:
    made = budget("points")
    assert made.is_plain
    assert made.give("A", 60)
    assert (made.left, made.room("A"), made.room("B")) == (40, 100, 40)
    assert made.answer == "A:60"


def test_votes_cost_their_square_for_and_against() -> None:
    made = budget("quadratic")
    assert not made.is_plain
    assert made.give("A", 8)
    assert made.give("B", -6)
    assert made.left == 0
    assert made.answer == "A:8 B:-6"


@pytest.mark.parametrize(
    ("kind", "number"), [("points", 41), ("points", -1), ("quadratic", 7), ("quadratic", -7)]
)
def test_what_is_not_there_cannot_be_given(kind: str, number: int) -> None:
    made = budget(kind)
    made.give("A", 60 if kind == "points" else 8)
    assert not made.give("B", number)
    assert made.numbers["B"] == 0


def test_nothing_given_is_an_answer() -> None:
    assert budget("points").answer == "0"


@pytest.mark.parametrize(
    ("kind", "total", "step"),
    [("points", 100, 5), ("points", 10, 1), ("points", 10_000, 500), ("quadratic", 100, 1)],
)
def test_about_twenty_presses_spend_everything(kind: str, total: int, step: int) -> None:
    assert budget(kind, total).step == step


def test_a_step_goes_to_the_next_round_number_and_stops_at_the_ends() -> None:
    made = budget("points")
    made.give("A", 33)
    assert (made.next("A", 1), made.next("A", -1)) == (35, 30)
    made.give("B", 65)
    assert made.next("A", 1) == 35
    made.give("A", 35)
    assert made.next("A", 1) == 35
    assert made.next("C", -1) == 0


def test_a_step_takes_what_is_left_when_that_is_less() -> None:
    made = budget("points")
    made.give("A", 98)
    assert made.next("B", 1) == 2


def test_a_vote_may_go_below_nothing_as_far_as_the_credits_go() -> None:
    made = budget("quadratic", 5)
    made.give("A", -2)
    assert made.next("A", -1) == -2
    assert made.next("A", 1) == -1
    assert made.next("B", -1) == -1


@given(
    st.sampled_from(["points", "quadratic"]),
    st.integers(1, 300),
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(-320, 320), st.sampled_from(["type", "+", "-"])),
        max_size=30,
    ),
)
def test_whatever_is_done_the_budget_holds(kind: str, total: int, steps: list[tuple[str, int, str]]) -> None:
    made = budget(kind, total)
    for item, number, what in steps:
        if what == "type":
            made.give(item, number)
        else:
            assert made.give(item, made.next(item, 1 if what == "+" else -1))
        assert made.left >= 0
    asked = question(kind, budget=total)
    assert KINDS[kind].check(made.answer, asked) == made.answer
    again = budget(kind, total)
    again.read(made.answer)
    assert again.numbers == made.numbers
