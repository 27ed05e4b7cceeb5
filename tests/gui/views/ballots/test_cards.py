"""Cards: one question for all seats, then the next one, with the keyboard alone."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt

from tests.gui.views.asked import CLAIM, answers, ballots
from tests.gui.views.ballots.conftest import Open
from unifydesk.app import voting
from unifydesk.domain.people import Seat
from unifydesk.gui.views.ballots.cards import CardsPanel


@pytest.fixture
def cards(open_panel_on: Open) -> Open:
    """Return a function that opens cards on a form."""
    return partial(open_panel_on, CardsPanel, channel="cards")


def place(panel: CardsPanel) -> tuple[int, int]:
    """Return the seat and the question where the next number goes."""
    index = panel.table.currentIndex()
    return panel.seats.rows[index.row()].seat.number, panel.seats.question_at(index.column())


def test_all_seats_answer_the_first_question_and_then_the_second(cards: Open, qtbot) -> None:
    desk, panel = cards("likelihood+severity")
    qtbot.keyClicks(panel.table, "123451")
    assert place(panel) == (1, 1)
    qtbot.keyClicks(panel.table, "543215")
    assert answers(desk) == {
        1: ("1", "5"), 2: ("2", "4"), 3: ("3", "3"), 4: ("4", "2"), 5: ("5", "1"), 6: ("1", "5"),
    }  # fmt: skip


def test_every_card_is_on_disk_at_once_and_says_that_it_was_a_card(cards: Open, qtbot) -> None:
    desk, panel = cards("agreement")
    qtbot.keyClicks(panel.table, "4")
    assert [(b.seat, b.channel) for b in ballots(desk).values()] == [(1, "cards")]


def test_absent_seats_are_passed_over_and_proxies_are_not(cards: Open, qtbot) -> None:
    desk, panel = cards("likelihood+severity", absent=(1, 4), seats=[Seat(5, present=False, proxy=2)])
    qtbot.keyClicks(panel.table, "12341")
    assert answers(desk) == {2: ("1", "1"), 3: ("2",), 5: ("3",), 6: ("4",)}


def test_the_panel_says_where_the_next_number_goes(cards: Open, qtbot) -> None:
    _desk, panel = cards("agreement")
    assert panel.next.text() == "Next: 1  Amara · Agreement"
    assert panel.next.isVisible()
    qtbot.keyClicks(panel.table, "4")
    assert panel.next.text() == "Next: 2  Beatriz · Agreement"


def test_arrows_correct_and_the_next_card_goes_into_the_gap(cards: Open, qtbot) -> None:
    desk, panel = cards("agreement")
    qtbot.keyClicks(panel.table, "444")
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClick(panel.table, Qt.Key.Key_Up)
    qtbot.keyClicks(panel.table, "2")
    assert answers(desk) == {1: ("4",), 2: ("2",), 3: ("4",)}
    assert place(panel) == (4, 0)


def test_seats_that_were_passed_over_come_last(cards: Open, qtbot) -> None:
    _desk, panel = cards("agreement")
    panel.table.go_to(2)
    qtbot.keyClicks(panel.table, "4444")
    assert place(panel) == (1, 0)


def test_a_seat_that_voted_in_the_booth_is_not_typed_over(cards: Open, qtbot) -> None:
    desk, panel = cards("agreement")
    desk.do(voting.cast, desk.last_round(CLAIM).id, 2, {"agreement": "2"}, channel="booth")
    qtbot.keyClicks(panel.table, "44")
    assert {seat: b.channel for seat, b in ballots(desk).items()} == {1: "cards", 2: "booth", 3: "cards"}


def test_the_line_names_a_seat_here_too(cards: Open, qtbot) -> None:
    desk, panel = cards("likelihood+severity")
    qtbot.keyClicks(panel.line, "5 4\r")
    assert answers(desk) == {5: ("4",)}


def test_going_back_to_the_cards_begins_at_the_first_gap_of_the_first_question(cards: Open, qtbot) -> None:
    desk, panel = cards("likelihood+severity")
    qtbot.keyClicks(panel.table, "11")
    again = CardsPanel(desk.jobs)
    qtbot.addWidget(again)
    again.show_round(desk.workshop, desk.last_round(CLAIM))
    assert place(again) == (3, 0)


@pytest.mark.parametrize("kind", ["ranking", "points", "quadratic", "open"])
def test_what_no_card_can_show_is_said_and_nothing_can_be_typed(cards: Open, kind: str) -> None:
    _desk, panel = cards(kind)  # the set-up gives way to a roll call, but the panel can be looked at
    assert "which “Cards” cannot show" in panel.nobody.text()
    assert panel.nobody.isVisible()
    assert not panel.table.isVisible()
    assert not panel.line.isVisible()
    assert not panel.finish_typing()


def test_a_line_goes_on_with_the_first_question_that_somebody_has_not_answered(cards: Open, qtbot) -> None:
    _desk, panel = cards("likelihood+severity")
    qtbot.keyClicks(panel.table, "44")
    qtbot.keyClicks(panel.line, "4 5 5\r")
    assert place(panel) == (5, 0)
