"""Movement: the table of who went where, its sentence, or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from unifydesk.domain.deck import Claim
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Movement
from unifydesk.exporters._pdf_movement import movement_story
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.measures.movement import movement_table, up_down_same

Lay = Callable[..., list[str]]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")
CLAIM = Claim("X1", "overall", "", "", "", "", None, True, ())
AGREE = Question("agreement", "agreement", "Agreement")
OPTIONS = ("1", "2", "3", "4", "5")


def moved(before: str, after: str) -> Movement:
    """Return the movement between two rounds given as strings of answers."""
    table = movement_table(((was, now, 1) for was, now in zip(before, after, strict=True)), OPTIONS)
    return Movement(AGREE, OPTIONS, table, *up_down_same(table))


def test_the_worked_example_is_told_and_counted(claim: Find, lay: Lay) -> None:
    first, second = claim("OV1").rounds
    made = moved("233424532431", "334425544432")
    [text] = lay(movement_story(CLAIM, first, replace(second, movements=(made,)), PAGE))
    assert "6 moved up, 0 down, 6 stayed; 12 answered in both rounds." in text
    assert "Round 1 down, round 2 across" in text
    # from 3: two stayed, two went to 4
    assert "3 Neither agree nor disagree\n2\n2\n4 Agree" in text


def test_two_questions_stand_side_by_side(claim: Find, lay: Lay) -> None:
    first, second = claim("ER1").rounds
    story = movement_story(CLAIM, first, second, PAGE)
    assert len(story) == 1
    [text] = lay(story)
    assert "X1 · Likelihood: from round 1 to round 2" in text
    assert "Severity: from round 1 to round 2" in text


def test_without_pairs_there_is_a_sentence_and_no_table(claim: Find, lay: Lay) -> None:
    first, second = claim("OV1").rounds
    none = Movement(AGREE, OPTIONS, ((0,) * 5,) * 5, 0, 0, 0)
    [text] = lay(movement_story(CLAIM, first, replace(second, movements=(none,)), PAGE))
    assert "Nobody answered in both rounds." in text
    assert "across" not in text


def test_confidential_rounds_are_never_linked(claim: Find, lay: Lay) -> None:
    first, second = claim("HR2").rounds
    [text] = lay(movement_story(CLAIM, first, second, PAGE))
    assert "Only the two distributions can be compared" in text
