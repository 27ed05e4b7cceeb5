"""Movement: the table of who went where, its sentence, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from reportlab.platypus import Flowable

from tests.exporters.every_kind import every_kind
from tests.measures.people import table_of
from unifydesk.app.describing import describe_change
from unifydesk.domain.question import Question
from unifydesk.domain.report import ReportClaim
from unifydesk.domain.tally import Movement
from unifydesk.exporters._pdf_movement import movement_story
from unifydesk.exporters._pdf_styles import sheet
from unifydesk.measures.movement import up_down_same

Lay = Callable[..., list[str]]
Find = Callable[[str], ReportClaim]
PAGE = sheet("A4")
AGREE = Question("agreement", "agreement", "Agreement")
OPTIONS = ("1", "2", "3", "4", "5")


def moved(before: str, after: str) -> Movement:
    """Return the movement between two rounds given as strings of answers."""
    table = table_of(zip(before, after, strict=True), OPTIONS)
    return Movement(AGREE, OPTIONS, table, *up_down_same(table))


def with_movement(claim: ReportClaim, made: Movement) -> ReportClaim:
    """Return the claim with this movement into its second round, and its footnotes."""
    first, second = claim.rounds
    change = (2, made.question.id, describe_change(made))
    return replace(claim, rounds=(first, replace(second, movements=(made,))), changes=(change,))


def story(claim: ReportClaim) -> list[Flowable]:
    """Return the movement between the two rounds of a claim."""
    return movement_story(claim, *claim.rounds, PAGE)


def test_the_worked_example_is_told_and_counted(claim: Find, lay: Lay) -> None:
    made = with_movement(claim("OV1"), moved("233424532431", "334425544432"))
    [text] = lay(story(made))
    assert "6 moved up, 0 down, 6 stayed; 12 answered in both rounds." in text
    assert "Round 1 down, 2 across" in text
    # from 3: two stayed, two went to 4
    assert "3 Neither agree nor disagree\n2\n2\n4 Agree" in text


def test_two_questions_stand_side_by_side(claim: Find, lay: Lay) -> None:
    made = story(claim("ER1"))
    assert len(made) == 1
    [text] = lay(made)
    assert "ER1 · Likelihood: from round 1 to round 2" in text
    assert "Severity: from round 1 to round 2" in text


def test_without_pairs_there_is_a_sentence_and_no_table(claim: Find, lay: Lay) -> None:
    none = Movement(AGREE, OPTIONS, ((0,) * 5,) * 5, 0, 0, 0)
    [text] = lay(story(with_movement(claim("OV1"), none)))
    assert "Nobody answered in both rounds." in text
    assert "across" not in text
    assert "kappa" not in text


def test_confidential_rounds_are_never_linked(claim: Find, lay: Lay) -> None:
    [text] = lay(story(claim("HR2")))
    assert "Only the two distributions can be compared" in text


def test_the_footnotes_stand_under_the_table_once_and_without_stars(claim: Find, lay: Lay) -> None:
    made = with_movement(claim("OV1"), moved("233424532431", "334425544432"))
    text = " ".join(lay(story(made))[0].split())
    assert "Wilcoxon W+ 21, W− 0, exact p 0.031; sign test p 0.031" in text
    assert "for in both 4, gained 3, lost 0, in neither 5, McNemar p 0.250" in text
    assert "*" not in text


def test_of_a_secret_round_only_the_shift_of_the_whole_is_told(claim: Find, lay: Lay) -> None:
    text = " ".join(lay(story(claim("HR2")))[0].split())
    assert re.search(r"Likelihood: \d+ of \d+ call it likely, \d+ of \d+ before;", text)
    assert "of the distribution moved" in text
    assert "Wilcoxon" not in text


def test_named_rounds_without_a_pair_do_not_blame_hands(claim: Find, lay: Lay) -> None:
    first, second = claim("OV1").rounds
    made = replace(claim("OV1"), rounds=(first, replace(second, movements=())))
    [text] = lay(story(made))
    assert "nobody is known to have answered in both rounds" in text
    assert "hands" not in text


def test_items_and_words_have_no_movement() -> None:
    report = every_kind(only=("O4", "O8"))
    assert [story(each) for each in report.claims] == [[], []]


def test_small_scales_stand_three_abreast_and_large_ones_alone(lay: Lay) -> None:
    report = every_kind(only=("B9", "O3"))
    nine, approval = report.claims
    assert len(story(approval)) == 4  # twelve items
    assert len(story(nine)) == 2
    assert "9 Entirely agree" in lay(story(nine))[0]


def test_answers_in_words_are_named_in_both_directions(lay: Lay) -> None:
    [consent] = every_kind(only=("O9",)).claims
    [text] = lay(story(consent))
    assert text.count("Objection") == 2
    assert "I disagree, but" not in text
