"""The numbers of scales as tables: with their base, by round, in people's words and by weight."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.asking import question
from tests.gui.results import CHOICE, answered, counted, result
from unifydesk.domain.tally import Figures
from unifydesk.gui.models.figures import (
    base_sentence,
    counts_grids,
    figures_grid,
    many_grid,
    option_columns,
    scale_value,
)

pytestmark = pytest.mark.usefixtures("qapp")
PRESENT = replace(CHOICE, base="present")
ENTITLED = replace(CHOICE, base="entitled")


def test_figures_stand_with_their_base() -> None:
    grid = figures_grid([counted("agreement", 0, 1, 1, 3, 1)])
    assert grid.texts() == [["Agreement", "4", "3.25 – 4", "0.5", "4 / 6", "1 / 6", "1 / 6"]]


def test_shares_are_of_the_declared_base_and_say_so() -> None:
    grid = figures_grid([counted("agreement", 0, 1, 1, 3, 1, present=8, choice=PRESENT)])
    assert grid.texts()[0][4:] == ["4 / 8", "1 / 8", "1 / 8"]
    assert grid.columns[4].told == "Answers above the middle, of those present"
    entitled = counted("agreement", 0, 1, 1, 3, 1, present=8, entitled=20, choice=ENTITLED)
    assert figures_grid([entitled]).texts()[0][4] == "4 / 20"


def test_undefined_figures_are_dashes_with_the_reason() -> None:
    (row,) = figures_grid([counted("agreement", 0, 0, 0, 0, 0, present=6)]).rows
    assert [cell.text for cell in row[1:]] == ["–"] * 6
    assert {cell.told for cell in row[1:4]} == {"Nobody answered this question"}
    assert {cell.told for cell in row[4:]} == {"There is nobody to take a share of"}


def test_with_everybody_silent_shares_of_those_present_are_zero_and_no_dash() -> None:
    silent = counted("agreement", 0, 0, 0, 0, 0, present=6, choice=PRESENT)
    assert figures_grid([silent]).texts()[0][4:] == ["0 / 6"] * 3


def test_agreement_of_two_answers_says_what_it_needs() -> None:
    two = counted("confidence", 0, 0, 0)
    lone = replace(two, agreement_a=None, tally=replace(two.tally, counts=(3, 0, 0)))
    assert "three answers to choose from" in figures_grid([lone]).rows[0][3].told


def test_words_and_orders_have_no_row_among_the_scales() -> None:
    assert figures_grid([answered("open", ("Yes", 3))]).rows == ()


@pytest.mark.parametrize(
    ("kind", "at", "words"),
    [
        ("agreement", 4.5, "4.5"),
        ("spectrum", 1, "0"),
        ("spectrum", 9.5, "8.5"),
        ("consent", 4, "Agree"),
        ("consent", 3.5, "Abstain / Agree"),
        ("approval", 2.25, "Pass / Yes"),
        ("agreement", None, "–"),
    ],
)
def test_a_place_on_a_scale_reads_as_people_know_it(kind: str, at: float | None, words: str) -> None:
    tally = counted(kind, *[1] * len(option_columns(counted(kind).tally))).tally
    assert scale_value(tally, at) == words


def test_in_brief_the_middle_is_left_out() -> None:
    grid = figures_grid([counted("approval", 1, 2, 3)], brief=True)
    assert [column.heading for column in grid.columns] == ["", "A", "For", "Neutral", "Against"]


def test_every_closed_round_has_its_counts_and_those_outside_the_scale() -> None:
    first = result(1, counted("agreement", 0, 4, 0, 0, 0, present=6))
    second = result(2, counted("agreement", 0, 0, 0, 3, 2, present=6, cannot_judge=1))
    (grid,) = counts_grids([first, second], "agreement")
    assert [column.heading for column in grid.columns[1:6]] == ["1", "2", "3", "4", "5"]
    assert grid.texts() == [
        ["1", "0", "4", "0", "0", "0", "0", "2", "6"],
        ["2", "0", "0", "0", "3", "2", "1", "0", "6"],
    ]
    assert grid.columns[4].told == "Agree"


def test_long_scales_have_a_row_for_each_answer_and_a_column_for_each_round() -> None:
    ends = question("spectrum", ends=("one model", "many models"))
    (grid,) = counts_grids([result(1, counted("spectrum", *range(11), question=ends))], "spectrum")
    assert grid.texts()[0] == ["0, one model", "0"]
    assert grid.texts()[10] == ["10, many models", "10"]
    assert [row[0] for row in grid.texts()[11:]] == ["Cannot judge", "Silent", "Present"]


def test_named_answers_are_rows_in_full() -> None:
    (grid,) = counts_grids([result(1, counted("consent", 1, 0, 2, 3))], "consent")
    assert grid.texts()[0] == ["I object, for this reason", "1"]


def test_another_scale_in_a_later_round_has_a_table_of_its_own() -> None:
    five = counted("agreement", 1, 1, 1, 1, 1, question=replace(question("agreement"), id="real"))
    nine = counted("agreement9", *[1] * 9, question=replace(question("agreement9"), id="real"))
    grids = counts_grids([result(1, five), result(2, nine)], "real")
    assert [len(grid.rows) for grid in grids] == [1, 12]


def test_a_question_without_rounds_has_no_table() -> None:
    assert counts_grids((), "agreement") == ()


def test_many_questions_on_one_scale_stand_side_by_side() -> None:
    asked = [replace(question("approval"), id=f"approval-{x}", label=x) for x in "AB"]
    found = [counted("approval", 1, 0, 3, question=q) for q in asked]
    grid = many_grid(result(2, *found), found)
    assert grid.columns[0].heading == "Round\u00a02"
    assert grid.texts() == [["A", "1", "0", "3", "0", "0", "4"], ["B", "1", "0", "3", "0", "0", "4"]]


def test_the_base_is_a_sentence_with_everyone_outside_it() -> None:
    found = counted("agreement", 0, 1, 1, 3, 1, present=10, cannot_judge=2, by_proxy=1)
    assert base_sentence(found) == (
        "6 of 10 present answered; 2 cannot judge; 2 silent; 1 by proxy. "
        "Shares are of those who answered (6)."
    )


def test_the_entitled_are_named_where_shares_are_of_them() -> None:
    found = counted("agreement", 0, 1, 1, 3, 1, entitled=20, choice=ENTITLED)
    assert "20 entitled. Shares are of those entitled (20)." in base_sentence(found)
    assert "entitled" not in base_sentence(counted("agreement", 0, 1, 1, 3, 1, entitled=20))


def weighted(**fields: Any) -> Figures:
    weights = tuple(map(Decimal, ("0", "1.5", "0", "2", "0.5")))
    return counted(
        "agreement", 0, 1, 0, 1, 1, choice=replace(CHOICE, weighted=True), weighted=weights, **fields
    )


def test_weights_stand_below_the_people_they_are_of() -> None:
    (grid,) = counts_grids([result(1, weighted())], "agreement")
    assert grid.texts()[1] == ["1, weight", "0", "1.5", "0", "2", "0.5", "", "", ""]


def test_sides_by_weight_are_said_with_their_base() -> None:
    whole = (("answered", Decimal("4.0")),)
    assert base_sentence(weighted(weight_of=whole)).endswith("By weight: 2.5 of 4 for, 1.5 against.")
