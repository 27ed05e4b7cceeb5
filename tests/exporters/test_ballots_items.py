"""Items and words on paper: a box for every place and number, what votes cost, room to write."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.exporters.every_kind import FIVE, TWELVE
from unifydesk.domain.question import LONGEST_TEXT, AllocationKind, Question
from unifydesk.exporters._ballots_items import LETTER, allocation, ranking, written
from unifydesk.exporters._ballots_look import looks_of
from unifydesk.exporters._pdf_boxes import WriteBox, WriteLine
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.kinds import KINDS

Lay = Callable[..., list[str]]
LOOK = looks_of(sheet("A4"), 1)[0]
POINTS, QUADRATIC = KINDS["points"], KINDS["quadratic"]


def text(lay: Lay, story: list[object]) -> str:
    return " ".join(" ".join(lay(story)).split())


def boxes(story: list[object]) -> list[str]:
    """Return what the boxes of the list of items say."""
    return [cell.text for row in story[-1]._cellvalues for cell in row if isinstance(cell, WriteBox)]


def test_a_ranking_has_a_box_for_the_place_of_every_item(lay: Lay) -> None:
    story = ranking(Question("q", "ranking", "Q", TWELVE), LOOK)
    assert boxes(story) == [f"Box to write in: place of {item.id}" for item in TWELVE]
    said = text(lay, story)
    assert "Write 1 beside what you put first, then 2, up to 12. Equal places are allowed." in said
    assert all(item.text in said for item in TWELVE)


def test_a_ranking_of_the_first_few_says_how_many(lay: Lay) -> None:
    said = text(lay, ranking(Question("q", "ranking", "Q", TWELVE, top=3), LOOK))
    assert "Name up to 3 of the 12." in said
    assert "up to 3. Equal" in said


def test_points_say_their_budget_and_have_a_box_for_the_sum(lay: Lay) -> None:
    assert isinstance(POINTS, AllocationKind)
    story = allocation(Question("q", "points", "Q", FIVE, budget=60), POINTS, LOOK)
    assert len(boxes(story)) == 6
    said = text(lay, story)
    assert "Share out up to 60 points" in said
    assert "Together, 60 at the most" in said


def test_quadratic_votes_show_what_they_cost_as_far_as_the_credits_go(lay: Lay) -> None:
    assert isinstance(QUADRATIC, AllocationKind)
    story = allocation(Question("q", "quadratic", "Q", FIVE, budget=30), QUADRATIC, LOOK)
    costs = [[cell.getPlainText() for cell in row] for row in story[1]._cellvalues]
    assert costs == [["Votes", "1", "2", "3", "4", "5"], ["Credits", "1", "4", "9", "16", "25"]]
    assert len(boxes(story)) == 11  # votes and credits of each item, and the sum
    assert "A minus before the number votes against." in text(lay, story)


@pytest.mark.parametrize("count", [1, 2, 4])
def test_there_is_room_for_all_the_letters_that_may_be_written(count: int) -> None:
    look = looks_of(sheet("A4"), count)[0]
    lines = written("words", look)
    assert all(isinstance(line, WriteLine) for line in lines)
    assert sum(line.width for line in lines) >= LONGEST_TEXT * LETTER
    assert sum(line.width for line in lines[1:]) < LONGEST_TEXT * LETTER
