"""The claim as it is read out, or how many people are here before it begins."""

from __future__ import annotations

import pytest

from tests.gui.views.desk import Desk
from unifydesk.app import people
from unifydesk.domain.people import Seat
from unifydesk.gui.views.lead.claim_card import ClaimCard


@pytest.fixture
def card(qtbot) -> ClaimCard:
    made = ClaimCard()
    qtbot.addWidget(made)
    return made


def test_before_the_session_it_says_who_is_here(desk: Desk, card: ClaimCard) -> None:
    card.show_workshop(desk.workshop)
    assert card.state.text() == "6 people present"


def test_people_who_vote_through_a_proxy_are_not_said_to_be_present(desk: Desk, card: ClaimCard) -> None:
    desk.do(people.edit, Seat(2, "Beatriz", present=False, proxy=1))
    card.show_workshop(desk.workshop)
    assert card.state.text() == "5 of 6 in the room, 1 by proxy"
