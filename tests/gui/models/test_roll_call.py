"""The roll call as values: typed lines, rows, and what a cell reads."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.asking import ballot_form
from unifydesk.domain.errors import InvalidInputError
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE, Ballot
from unifydesk.gui.models.roll_call import WITHDRAWN, RollCallModel, answer_of, parse_line, seat_rows

BENEFIT = ballot_form("benefit", confidence=False)
OVERALL = ballot_form("overall", confidence=False)
SEATS = (Seat(1, "Amara"), Seat(2, "Beatriz", present=False), Seat(7))


@pytest.fixture
def model(qapp) -> RollCallModel:
    made = RollCallModel()
    made.set_form(BENEFIT)
    ballot = Ballot(1, (("real", "4"), ("importance", CANNOT_JUDGE)), "roll_call")
    made.replace(seat_rows(SEATS, BENEFIT, [ballot], {}))
    return made


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("7 4", (7, {"real": "4"})),
        ("7 4 3", (7, {"real": "4", "importance": "3"})),
        (" 12, 0 j ", (12, {"real": CANNOT_JUDGE, "importance": CANNOT_JUDGE})),
        ("7", (7, {})),
    ],
)
def test_a_typed_line_is_a_seat_and_its_answers(line: str, expected: tuple[int, dict[str, str]]) -> None:
    assert parse_line(line, BENEFIT) == expected


@pytest.mark.parametrize("line", ["", "x 4", "7 6", "7 4 3 2", "7 -1", "٧ 4", "7 four"])
def test_a_line_that_is_no_ballot_is_refused_with_a_sentence(line: str) -> None:
    with pytest.raises(InvalidInputError, match=r"^[“A-Z].*[.]$"):
        parse_line(line, BENEFIT)


def test_one_answer_too_many_says_how_many_questions_there_are() -> None:
    with pytest.raises(InvalidInputError, match="one question, not 2"):
        parse_line("7 4 3", OVERALL)


@pytest.mark.parametrize("key", ["0", "j", "J"])
def test_nought_and_j_stand_for_cannot_judge(key: str) -> None:
    assert answer_of(key, BENEFIT[0]) == CANNOT_JUDGE


def test_a_row_shows_what_is_on_disk_until_something_newer_is_on_its_way(model: RollCallModel) -> None:
    row = model.rows[0]
    assert row.complete
    newer = row.with_pending(0, "2")
    assert (newer.shown(0), newer.complete) == ("2", False)
    assert newer.settled(0, "2").recorded == ("2", CANNOT_JUDGE)
    assert newer.settled(0, None) == row


def test_a_withdrawn_row_is_empty_at_once_and_after_it_settled(model: RollCallModel) -> None:
    row = model.rows[0].with_pending(0, WITHDRAWN)
    assert row.shown(0) == ""
    assert row.settled(0, WITHDRAWN).recorded[0] is None


def test_an_older_answer_that_settles_late_does_not_hide_the_newer_one(model: RollCallModel) -> None:
    row = model.rows[2].with_pending(0, "2").with_pending(0, "5")
    assert row.settled(0, "2").shown(0) == "5"


def test_what_is_on_its_way_survives_a_fresh_look_at_the_ballots(model: RollCallModel) -> None:
    before = {7: model.rows[2].with_pending(1, "3")}
    assert seat_rows(SEATS, BENEFIT, [], before)[2].shown(1) == "3"


def test_the_model_keeps_every_promise_of_a_qt_model(model: RollCallModel, qtmodeltester) -> None:
    qtmodeltester.check(model)


def test_cells_read_the_key_of_the_answer_and_speak_the_answer(model: RollCallModel) -> None:
    assert [model.index(0, c).data() for c in range(5)] == ["1", "Amara", "4", "0", "✓"]
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Amara, Real?: Agree"
    assert model.index(1, 1).data() == "Beatriz, absent"


def test_hidden_answers_are_dots_for_eyes_and_for_screen_readers(model: RollCallModel) -> None:
    model.set_hidden(True)
    assert model.index(0, 2).data() == "•"
    assert model.index(0, 2).data(Qt.ItemDataRole.AccessibleTextRole) == "Amara, Real?: answered"
