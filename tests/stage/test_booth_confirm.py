"""The page that shows a whole ballot once, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.stage.in_booth import SIZES, at_question, booth_for, click, faults, open_booth, press, shown_texts
from unifydesk.domain.deck import Item
from unifydesk.domain.people import Seat
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.domain.stage import BoothScene
from unifydesk.stage.booth import Booth
from unifydesk.stage.booth_confirm import ConfirmPage, answer_words, said, whose
from unifydesk.stage.booth_pages import SeatPage
from unifydesk.stage.look import Look

THREE = (Item("A", "Speed"), Item("B", "Cost"), Item("C", "Quality"))
RANKING = Question("ranking", "ranking", "Ranking", THREE)
POINTS = Question("points", "points", "Points", THREE)
VOTES = Question("quadratic", "quadratic", "Quadratic votes", THREE)
OPEN = Question("open", "open", "In your own words")
SPECTRUM = Question("spectrum", "spectrum", "Spectrum", ends=("One model", "Many models"))
SEATS = (Seat(1, "Ben"), Seat(2, "Ann", "", False, "1", 1), Seat(3, "", "", False, "1", 1), Seat(4, "Cy"))


def at_confirm(
    qtbot: QtBot, look: Look, answers: dict[Question, str], *, size: tuple[int, int] = (1366, 768)
) -> Booth:
    """Return a booth in which seat 7 has given these answers."""
    booth, _ = at_question(qtbot, look, *answers, size=size)
    for question, answer in answers.items():
        booth._draft.answers[question.id] = answer
    booth._show_step(len(answers))
    QApplication.processEvents()
    assert isinstance(booth.page, ConfirmPage)
    return booth


@pytest.mark.parametrize(
    ("question", "answer", "shown", "note"),
    [
        (Question("real", "agreement", "Real?"), "4", "4  Agree", ""),
        (Question("real", "agreement9", "Real?"), "9", "9  Entirely agree", ""),
        (Question("approval", "approval", "Approval"), "yes", "Yes", ""),
        (
            Question("consent", "consent", "Consent"),
            "disagree",
            "I disagree, but will not stand in the way",
            "",
        ),
        (SPECTRUM, "7", "7", "From 0, One model, to 10, Many models"),
        (SPECTRUM, "10", "10, Many models", "From 0, One model, to 10, Many models"),
        (SPECTRUM, CANNOT_JUDGE, "I cannot judge", ""),
        (RANKING, "B>A=C", "1. Cost; 2. Speed and Quality", ""),
        (RANKING, "B", "1. Cost", "Not named, so together in the last place: Speed, Quality"),
        (POINTS, "A:60 B:40", "60 for Speed, 40 for Cost", ""),
        (POINTS, "A:60", "60 for Speed", "40 of 100 are kept, given to nothing"),
        (VOTES, "A:8 B:-6", "8 for Speed, -6 for Cost", ""),
        (VOTES, CANNOT_JUDGE, "I cannot judge", ""),
        (OPEN, "Keep both.", "Keep both.", ""),
        (Question("x", "hologram", "X"), "", "–", ""),
    ],
)
def test_every_answer_is_said_in_words(question: Question, answer: str, shown: str, note: str) -> None:
    assert (said(question, answer).answer, said(question, answer).note) == (shown, note)
    assert answer_words(question, answer) == shown


@pytest.mark.parametrize("size", SIZES)
def test_a_long_ballot_scrolls_and_its_buttons_always_show(
    qtbot: QtBot, dark: Look, size: tuple[int, int]
) -> None:
    items = {Question(f"approval-{n}", "approval", f"Proposal {n} of many"): "yes" for n in range(24)}
    booth = at_confirm(qtbot, dark, items, size=size)
    page = booth.page
    assert isinstance(page, ConfirmPage)
    assert faults(booth) == []
    assert page.area.scrolls
    bar = page.area.verticalScrollBar()
    for _page in range(6):
        press(booth, Qt.Key.Key_PageDown)
    assert bar.value() == bar.maximum()


@pytest.mark.parametrize("size", SIZES)
def test_a_long_text_shows_whole(qtbot: QtBot, dark: Look, size: tuple[int, int]) -> None:
    booth = at_confirm(qtbot, dark, {OPEN: "forty words about tools " * 16, RANKING: "B>A"}, size=size)
    assert faults(booth) == []


def test_a_usual_ballot_needs_no_scrolling(qtbot: QtBot, dark: Look) -> None:
    questions = {Question("real", "agreement", "Real?"): "4", Question("i", "importance", "Important?"): "5"}
    booth = at_confirm(qtbot, dark, questions)
    assert isinstance(booth.page, ConfirmPage)
    assert not booth.page.area.scrolls


def test_whose_ballot_it_is_names_the_proxy() -> None:
    assert whose(SEATS[0], SEATS) == "Ben"
    assert whose(SEATS[1], SEATS) == "Ann, by proxy: Ben answers for Ann"
    assert whose(SEATS[2], SEATS) == "Seat 3, by proxy: Ben answers for Seat 3"


def scene() -> BoothScene:
    return replace(booth_for(Question("real", "agreement", "Real?")), seats=SEATS)


def test_who_is_represented_stands_among_the_seats(qtbot: QtBot, dark: Look) -> None:
    booth, _ = open_booth(qtbot, dark, scene())
    assert isinstance(booth.page, SeatPage)
    assert [(button.lead, button.label) for button in booth.page.buttons] == [
        ("1", "Ben"),
        ("2", "Ann, by proxy"),
        ("3", "Seat, by proxy"),
        ("4", "Cy"),
    ]


@pytest.mark.parametrize("size", SIZES)
def test_by_proxy_is_never_cut_off(qtbot: QtBot, dark: Look, size: tuple[int, int]) -> None:
    booth, _ = open_booth(qtbot, dark, scene(), size=size)
    QApplication.processEvents()
    assert faults(booth) == []


def test_a_proxy_votes_once_for_each(qtbot: QtBot, dark: Look) -> None:
    booth, ballots = open_booth(qtbot, dark, scene())
    press(booth, Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_4, Qt.Key.Key_Return)
    booth.show_recorded("Ben")
    booth.restart()
    assert isinstance(booth.page, SeatPage)
    click(booth.page.buttons[1])
    press(booth, Qt.Key.Key_2)
    assert "Ann, by proxy: Ben answers for Ann" in shown_texts(booth)
    press(booth, Qt.Key.Key_Return)
    booth.show_recorded("Ann")
    booth.restart()
    assert [(ballot.seat, ballot.answers["real"]) for ballot in ballots] == [(1, "4"), (2, "2")]
    assert isinstance(booth.page, SeatPage)
    assert [button.is_ticked for button in booth.page.buttons] == [True, True, False, False]
