"""What the Review page lists."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt

from tests.app.stories import close_and_reveal, open_round, play, vote
from tests.gui.views.desk import Desk
from unifydesk.app import voting
from unifydesk.gui.models.review import MOVED, POSITION, ROUNDS, SWING, ReviewModel, review_rows


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


def test_the_model_keeps_every_promise_of_a_qt_model(desk: Desk, qtmodeltester) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444444"))
    model = ReviewModel()
    model.replace(review_rows(desk.workshop))
    qtmodeltester.check(model)
