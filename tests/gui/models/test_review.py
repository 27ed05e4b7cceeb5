"""What the Review page lists."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt

from tests.app.stories import close_and_reveal, open_round, play, vote
from tests.asking import question
from tests.gui.results import answered, counted, result
from tests.gui.views.desk import Desk
from unifydesk.app import positions, preparing, voting
from unifydesk.domain.tally import Figures
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.review import (
    CLAIM,
    MOVED,
    POSITION,
    ROUNDS,
    SWING,
    VOTE,
    ReviewModel,
    review_rows,
)
from unifydesk.rules import RULES, default_choice


def texts(desk: Desk, column: int, claim: str = "A1") -> list[str]:
    """Return the lines of one cell."""
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    return str(model.index(model.row_of(claim), column).data()).split("\n")


def test_a_claim_nobody_voted_on_says_so_and_has_dashes(desk: Desk) -> None:
    assert texts(desk, POSITION) == ["Not voted on yet"]
    assert texts(desk, SWING) == texts(desk, MOVED) == texts(desk, ROUNDS) == ["–"]


def test_every_question_has_its_line_with_position_swing_and_movement(desk: Desk) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444444"))
    assert texts(desk, POSITION)[0] == "Real: consensus for"
    assert texts(desk, MOVED)[0] == "↑4  ↓0"
    assert texts(desk, ROUNDS) == ["2"]


def test_too_few_votes_have_no_swing_and_the_tooltip_says_why(desk: Desk) -> None:
    desk.do(lambda file: vote(file, open_round(file), "44"))
    desk.do(voting.close_round, desk.last_round().id)
    assert texts(desk, SWING)[0] == "–"
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    assert "Too few votes" in model.index(0, SWING).data(Qt.ItemDataRole.ToolTipRole)


def test_hands_cannot_be_followed_and_the_tooltip_says_why(desk: Desk) -> None:
    for _ in range(2):
        desk.do(partial(open_round, channel="hands"))
        desk.do(partial(voting.count_hands, round_id=desk.last_round().id, question="real", counts={"4": 6}))
        desk.do(lambda file: close_and_reveal(file, desk.last_round()))
    assert texts(desk, MOVED)[0] == "–"
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    assert "named rounds" in model.index(0, MOVED).data(Qt.ItemDataRole.ToolTipRole)


def test_rows_can_be_of_one_kind(desk: Desk) -> None:
    assert [r.claim.id for r in review_rows(desk.workshop, "risk")] == ["R1"]


def test_contested_claims_can_come_first(desk: Desk) -> None:
    desk.do(partial(play, claim="O1", first="111555", second="111555"))
    rows = review_rows(desk.workshop, contested_first=True)
    assert [r.claim.id for r in rows] == ["O1", "A1", "R1"]
    assert rows[0].contested


def having(workshop: Workshop, *found: Figures) -> ReviewModel:
    """Return the overview of a workshop whose first claim has these figures."""
    model = ReviewModel()
    model.replace(review_rows(replace(workshop, results={"A1": (result(1, *found),)})))
    return model


def test_items_say_who_is_first_and_how_many_answered_in_place_of_a_bar(desk: Desk) -> None:
    model = having(desk.workshop, answered("ranking", ("A>B>C", 3), present=4))
    assert model.index(0, POSITION).data().startswith("First by Borda: Speed")
    assert model.index(0, VOTE).data() == "3 of 4 answered"
    assert model.index(0, SWING).data() == model.index(0, MOVED).data() == "–"
    assert "no up and down" in model.index(0, MOVED).data(Qt.ItemDataRole.ToolTipRole)


def test_a_place_between_two_ends_says_its_median(desk: Desk) -> None:
    assert having(desk.workshop, counted("spectrum", *[0] * 8, 3, 0, 0)).index(0, POSITION).data() == (
        "Median 8: 3 of 3 answered"
    )


def test_a_scale_that_the_rule_does_not_judge_says_so_and_has_no_swing(desk: Desk) -> None:
    nine = default_choice(RULES["ram9"])
    model = having(desk.workshop, counted("agreement", 0, 0, 3, 3, 0, choice=nine))
    assert model.index(0, POSITION).data() == "Outside the rule"
    assert model.index(0, SWING).data() == "–"
    assert "no position for this question" in model.index(0, SWING).data(Qt.ItemDataRole.ToolTipRole)


def test_weighted_ballots_have_no_swing_and_the_tip_says_why(desk: Desk) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444444"))
    desk.do(preparing.set_rule, "delphi75", weighted=True)
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    assert model.index(0, SWING).data().split("\n")[0] == "–"
    assert "ballots have weights" in model.index(0, SWING).data(Qt.ItemDataRole.ToolTipRole)


def test_many_questions_end_with_how_many_more_there_are(desk: Desk) -> None:
    asked = [replace(question("approval"), id=f"approval-{x}", label=x) for x in "ABCDEF"]
    model = having(desk.workshop, *(counted("approval", 0, 1, 5, question=q) for q in asked))
    lines = model.index(0, POSITION).data().split("\n")
    assert lines == ["A: consensus for", "B: consensus for", "C: consensus for", "and 3 more"]
    assert model.rows[0].height == len(lines) == len(model.index(0, SWING).data().split("\n"))
    assert model.index(0, POSITION).data(Qt.ItemDataRole.ToolTipRole).count("\n") == 5


def test_a_differing_label_is_told_with_its_reason(desk: Desk) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444444"))
    desk.do(positions.record, "A1", label="divided", why="Two left.")
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    assert "recorded as “divided”" in model.index(0, CLAIM).data(Qt.ItemDataRole.ToolTipRole)
    assert "Two left." in model.index(0, POSITION).data(Qt.ItemDataRole.AccessibleTextRole)


def test_void_rounds_are_not_counted(desk: Desk) -> None:
    desk.do(open_round)
    desk.do(voting.void_round, desk.last_round().id)
    assert texts(desk, ROUNDS) == ["–"]


def test_the_model_keeps_every_promise_of_a_qt_model(desk: Desk, qtmodeltester) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444444"))
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    qtmodeltester.check(model)
