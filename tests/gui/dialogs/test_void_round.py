"""The question before a round is voided."""

from __future__ import annotations

import pytest

from tests.app.stories import open_round, vote
from tests.gui.views.desk import Desk
from unifydesk.gui.dialogs.void_round import VoidRound


def ask(qtbot, desk: Desk, ballots: str) -> VoidRound:
    """Return the question about a round with these ballots."""
    desk.do(lambda file: vote(file, open_round(file), ballots))
    question = VoidRound(desk.jobs, desk.last_round(), None)
    qtbot.addWidget(question)
    return question


@pytest.mark.parametrize(
    ("ballots", "verb"), [("", "Void the round"), ("4", "Discard 1 ballot"), ("444", "Discard 3 ballots")]
)
def test_the_button_says_how_many_ballots_will_not_count(qtbot, desk: Desk, ballots: str, verb: str) -> None:
    assert ask(qtbot, desk, ballots).verb_button.text() == verb


def test_the_round_is_void_once_that_is_agreed_to(qtbot, desk: Desk) -> None:
    question = ask(qtbot, desk, "444")
    question.verb_button.click()
    assert desk.workshop.rounds_of("A1") == ()
