"""Movement between two rounds; the numbers are those of a worked pair of twelve people."""

from __future__ import annotations

import pytest

from tests.gui.results import counted, moved
from unifydesk.app.describing import describe_change
from unifydesk.gui.models.change_grids import change_notes, movement_grid

pytestmark = pytest.mark.usefixtures("qapp")
PAIR = moved("233424532431", "334425544432")


def notes(before: str, after: str) -> list[str]:
    """Return the footnotes without what stands above them."""
    movement = moved(before, after)
    return list(change_notes(movement, describe_change(movement)))[1:]


def test_the_table_goes_from_the_answers_before_to_those_after() -> None:
    grid = movement_grid(PAIR, counted("agreement", 0, 2, 3, 5, 2).tally, 2)
    assert grid.columns[0].heading == "Round 1 to 2"
    assert grid.texts() == [
        ["1  Strongly disagree", "0", "1", "0", "0", "0"],
        ["2  Disagree", "0", "1", "1", "1", "0"],
        ["3  Neither agree nor disagree", "0", "0", "2", "2", "0"],
        ["4  Agree", "0", "0", "0", "2", "1"],
        ["5  Strongly agree", "0", "0", "0", "0", "1"],
    ]


def test_a_cell_says_who_went_where_and_who_stayed() -> None:
    rows = movement_grid(PAIR, counted("agreement", 0, 2, 3, 5, 2).tally, 2).rows
    assert rows[2][4].told == "2 people went from Neither agree nor disagree to Agree"
    assert rows[3][4].told == "2 people stayed at Agree"


def test_the_footnotes_are_those_of_the_worked_pair() -> None:
    assert notes("233424532431", "334425544432") == [
        "Wilcoxon signed rank, exact: W+ 21, W− 0, p = 0.031; rank-biserial 1.",
        "Sign test, exact: 6 up, 0 down, p = 0.031.",
        "McNemar, exact: 4 for in both rounds, 0 only before, 3 only after, 5 in neither; p = 0.25.",
        "Kappa 0.34, with linear weights 0.52, with quadratic weights 0.69.",
        "The shares changed by 0.25 of 1, and 0.5 of the people changed their answer: "
        "a group can be stable while people swap.",
    ]


def test_few_movers_have_sums_and_no_p() -> None:
    assert "p = –, fewer than 6 people moved" in notes("22233", "33333")[0]


def test_nobody_moved_is_said_and_not_tested() -> None:
    wilcoxon, sign, mcnemar, *_ = notes("2345", "2345")
    assert wilcoxon == "Wilcoxon signed rank: –, nobody moved."
    assert sign == "Sign test: –, nobody moved."
    assert mcnemar == "McNemar: 2 for in both rounds, 2 in neither; p = –, no one crossed."


def test_one_and_the_same_answer_twice_has_no_kappa() -> None:
    assert notes("444", "444")[3] == "Kappa: –, both rounds are one and the same answer."


def test_many_movers_are_tested_with_the_normal_approximation() -> None:
    assert notes("2" * 25, "3" * 20 + "4" * 5)[0].startswith("Wilcoxon signed rank, normal approximation")


def test_there_are_no_stars() -> None:
    assert "*" not in "".join(notes("1" * 12, "5" * 12))
