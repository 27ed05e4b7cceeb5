"""Ballots by seat as values: rows, and what a cell reads, says and tips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.asking import ballot_form, question
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE, Ballot
from unifydesk.gui.models.roll_call import (
    WITHDRAWN,
    RollCallModel,
    cell_words,
    person_words,
    proxies_of,
    seat_rows,
)

BENEFIT = ballot_form("benefit", confidence=False)
SEATS = (Seat(1, "Amara"), Seat(2, "Beatriz", present=False), Seat(7))


@pytest.fixture
def model(qapp) -> RollCallModel:
    made = RollCallModel()
    made.set_form(BENEFIT)
    ballot = Ballot(1, (("real", "4"), ("importance", CANNOT_JUDGE)), "roll_call")
    made.replace(seat_rows(SEATS, BENEFIT, [ballot], {}))
    return made


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


ANN, BOB, CHEN = Seat(1, "Ann", present=False, proxy=2), Seat(2, "Bob", weight="2.5"), Seat(3, present=False)


def test_proxies_are_named_for_those_who_vote_and_nobody_else() -> None:
    assert proxies_of((ANN, BOB, CHEN)) == {1: "Bob", 2: ""}


def test_nobody_votes_by_a_proxy_who_is_absent() -> None:
    away = Seat(2, "Bob", present=False)
    assert proxies_of((ANN, away)) == {}


def test_rows_name_the_proxy_the_absence_and_the_weight_where_it_counts() -> None:
    rows = seat_rows((ANN, BOB, CHEN), BENEFIT, [], {}, weighted=True)
    assert [row.who for row in rows] == ["Ann, by proxy of Bob", "Bob ×2.5", "Seat 3, absent"]
    assert [row.votes for row in rows] == [True, True, False]
    assert [row.who for row in seat_rows((BOB,), BENEFIT, [], {})] == ["Bob"]


def test_a_weight_of_one_is_not_worth_mentioning() -> None:
    assert person_words(Seat(4, "Dora"), votes=True, proxy="", weighted=True) == "Dora"


@pytest.mark.parametrize(
    ("kind", "answer", "cell"),
    [
        ("agreement", "4", "4"),
        ("approval", "yes", "3"),
        ("spectrum", "10", "10"),
        ("spectrum", CANNOT_JUDGE, "j"),
        ("agreement", CANNOT_JUDGE, "0"),
        ("points", CANNOT_JUDGE, "j"),
        ("ranking", "B>A=C", "B>A=C"),
        ("open", "So be it", "So be it"),
    ],
)
def test_a_cell_reads_the_key_that_gives_the_answer_or_the_answer(kind: str, answer: str, cell: str) -> None:
    assert cell_words(answer, question(kind)) == cell


def test_many_items_are_headed_by_their_letters_and_named_in_the_tip(qapp) -> None:
    made = RollCallModel()
    form = ballot_form("overall", form="approval+agreement")
    made.set_form(form)
    shown = [made.headerData(column, Qt.Orientation.Horizontal) for column in range(2, 6)]
    assert shown == ["A", "B", "C", "Agreement"]
    tip = made.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert tip == "Speed"


def test_written_answers_stand_at_the_left_of_their_column(qapp) -> None:
    made = RollCallModel()
    made.set_form((question("ranking"), question("agreement")))
    made.replace(seat_rows(SEATS, made.questions, [], {}))
    aligned = [made.index(0, column).data(Qt.ItemDataRole.TextAlignmentRole) for column in (2, 3)]
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    assert aligned == [int(left), int(Qt.AlignmentFlag.AlignCenter)]


def test_hidden_answers_have_no_tip_either(model: RollCallModel) -> None:
    assert model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "Agree"
    model.set_hidden(True)
    assert not model.index(0, 2).data(Qt.ItemDataRole.ToolTipRole)
