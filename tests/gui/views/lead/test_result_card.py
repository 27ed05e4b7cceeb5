"""The result of a claim while leading: every kind of answer, and a label that differs from the rule's."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from tests.app.stories import close_and_reveal, open_round, play
from tests.gui.decks import POINTS, RANKED, ask
from tests.gui.views.desk import Desk
from unifydesk.app import agenda, positions, voting
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.views.lead.result_card import MOST_ANSWERS, ResultCard
from unifydesk.gui.widgets.picture_view import PictureView


@pytest.fixture
def card(qtbot) -> ResultCard:
    made = ResultCard()
    qtbot.addWidget(made)
    made.resize(380, 500)
    made.show()
    return made


def show(card: ResultCard, workshop: Workshop) -> str:
    """Show the claim of the session and return all words."""
    card.show_claim(workshop, asks_statement=True)
    return "\n".join(label.text() for label in card.findChildren(QLabel) if not label.isHidden())


def answer_all(desk: Desk, claim: str, answers: list[str], question: str) -> None:
    """Let everybody answer the open round of a claim, close it and reveal it."""
    desk.do(open_round, claim)
    round_ = desk.last_round(claim)
    for seat, answer in enumerate(answers, start=1):
        desk.do(
            partial(
                voting.cast, round_id=round_.id, seat=seat, answers={question: answer}, channel="roll_call"
            )
        )
    desk.do(lambda file: close_and_reveal(file, round_))


def test_a_scale_has_its_picture(desk: Desk, card: ResultCard) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    assert "Consensus for: 6 of 6 agree" in show(card, desk.workshop)
    assert card.findChildren(PictureView)


def test_a_ranking_lists_its_items_by_borda_and_no_bar(
    new_desk, card: ResultCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, O1=RANKED)
    desk = new_desk()
    answer_all(desk, "O1", ["B>A>C"] * 4, "ranking")
    words = show(card, desk.workshop)
    assert "8  B  Cost\n4  A  Speed\n0  C  Quality" in words
    assert "4 of 6 present answered; 2 silent." in words
    assert card.findChildren(PictureView) == []


def test_points_list_their_items_by_what_they_were_given(
    new_desk, card: ResultCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, O1=POINTS)
    desk = new_desk()
    answer_all(desk, "O1", ["C:60 A:40"] * 2, "points")
    assert "120  C  Quality\n80  A  Speed\n0  B  Cost" in show(card, desk.workshop)


def test_answers_in_words_are_listed_and_many_are_counted(
    new_desk, card: ResultCard, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, O1={"ask": ("open",)})
    desk = new_desk(MOST_ANSWERS + 3)
    answer_all(desk, "O1", [f"Answer {n:02}" for n in range(MOST_ANSWERS + 3)], "open")
    words = show(card, desk.workshop)
    assert "•  Answer 00" in words
    assert words.count("•") == MOST_ANSWERS
    assert "… + 3" in words


def test_a_label_that_differs_is_said_and_its_sentence_is_changed_with_it(
    desk: Desk, card: ResultCard
) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    show(card, desk.workshop)
    assert not card.differing.isVisible()
    desk.do(positions.record, "A1", "We agree.", label="divided", why="Two left.")
    show(card, desk.workshop)
    assert card.differing.text() == "Recorded as “divided”, where the rule says “consensus for”: Two left."
    assert card.statement.text() == "We agree."
    assert card.statement.isReadOnly()


def test_after_another_round_the_sentence_can_be_typed_again(desk: Desk, card: ResultCard) -> None:
    desk.do(partial(play, claim="A1", first="222244", second="444455"))
    desk.do(positions.record, "A1", "We agree.", label="divided", why="Two left.")
    desk.do(lambda file: close_and_reveal(file, open_round(file)))
    desk.do(agenda.go_to, claim="A1")
    show(card, desk.workshop)
    assert not card.statement.isReadOnly()
