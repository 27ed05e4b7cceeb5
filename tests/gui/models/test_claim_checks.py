"""What would refuse a vote, said before anybody waits for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.gui.decks import ask
from tests.gui.views.desk import Desk
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.models.claim_checks import claim_warnings, listed, unaskable


def every(workshop: Workshop, **fields: object) -> Workshop:
    """Return the workshop with all its claims set up alike."""
    setups = {key: replace(setup, **fields) for key, setup in workshop.setups.items()}
    return replace(workshop, setups=setups)


def weighted(workshop: Workshop) -> Workshop:
    """Return the workshop with ballots that have weights."""
    return replace(workshop, rule=replace(workshop.rule, weighted=True))


def test_a_usual_agenda_has_no_warnings(desk: Desk) -> None:
    assert claim_warnings(desk.workshop) == ()


def test_a_confidential_vote_of_two_is_warned_about(desk: Desk) -> None:
    secret = every(desk.workshop, channel="booth", level="confidential")
    assert claim_warnings(secret) == ()
    (said,) = claim_warnings(replace(secret, seats=secret.seats[:2]))
    assert "at least 3" in said


def test_weights_go_with_neither_hands_nor_secrets(desk: Desk) -> None:
    (hands,) = claim_warnings(weighted(every(desk.workshop, channel="hands")))
    assert hands.endswith("Choose roll call for A1, R1, O1, or count all ballots alike.")
    (secret,) = claim_warnings(weighted(every(desk.workshop, channel="paper", level="confidential")))
    assert "confidential" in secret


def test_a_claim_off_the_agenda_warns_of_nothing(desk: Desk) -> None:
    assert claim_warnings(weighted(every(desk.workshop, channel="hands", included=False))) == ()


def test_a_form_without_its_items_is_named(desk: Desk, new_desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert unaskable(desk.workshop) == ()
    ask(monkeypatch, R1={"ask": ("ranking",)})
    bare = new_desk().workshop
    assert unaskable(bare) == ("R1",)
    assert claim_warnings(bare)[0].startswith("R1 cannot be asked")


def test_many_names_end_with_how_many_more() -> None:
    assert listed(["A", "B"]) == "A, B"
    assert listed(list("ABCDEFG")) == "A, B, C, D, E and 2 more"
    assert listed(list("ABCDEF")) == "A, B, C, D, E, F"
