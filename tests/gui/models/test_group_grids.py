"""Groups side by side, the small ones held back in a sentence."""

from __future__ import annotations

import pytest

from tests.asking import question
from unifydesk.domain.tally import GroupComparison, GroupFigures
from unifydesk.gui.models.group_grids import group_notes, groups_grid

pytestmark = pytest.mark.usefixtures("qapp")
FEW = "fewer than 5 answered, so this group is not shown apart"
COMPARED = GroupComparison(
    question("agreement"),
    (GroupFigures("A", 8, 5, 3, 0), GroupFigures("B", 7, 0, 0, 7), GroupFigures("C", *[None] * 4, FEW)),
    0.42,
)


def test_each_number_is_of_those_of_the_group_who_answered() -> None:
    assert groups_grid(COMPARED).texts() == [
        ["A", "8", "5 / 8", "3 / 8", "0 / 8"],
        ["B", "7", "0 / 7", "0 / 7", "7 / 7"],
    ]


def test_a_group_that_is_held_back_is_a_sentence_and_no_row() -> None:
    assert group_notes(COMPARED)[0] == f"C: {FEW}."


def test_consensus_over_groups_has_its_range() -> None:
    assert group_notes(COMPARED)[1].startswith("Group-aware consensus on being for: 0.42, from 0 to 1")


def test_without_consensus_the_reason_stands_in_its_place() -> None:
    none = GroupComparison(COMPARED.question, COMPARED.groups, None, "fewer than 20 people answered")
    assert group_notes(none)[1] == "Group-aware consensus: –, because fewer than 20 people answered."
