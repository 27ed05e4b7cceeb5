"""Before a vote: how it is put, what is asked, who votes by proxy, and what stands in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pytest

from tests.gui.views.asked import CLAIM, ask, give_items
from tests.gui.views.desk import Desk
from unifydesk.app import people, preparing
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import PANEL_CHANNELS
from unifydesk.gui.views.lead.before_vote import BeforeVote, questions_of


@pytest.fixture(autouse=True)
def _items(monkeypatch: pytest.MonkeyPatch) -> None:
    """Claims with items, before any deck is read."""
    give_items(monkeypatch)


@pytest.fixture
def before(qtbot, desk: Desk) -> Callable[..., BeforeVote]:
    """Return a function that shows how the claim will be asked."""

    def make(form: str = "", **setup: object) -> BeforeVote:
        ask(desk, form, **setup)
        shown = BeforeVote()
        qtbot.addWidget(shown)
        claim = desk.workshop.claim
        assert claim is not None
        shown.show_claim(desk.workshop, claim, desk.workshop.setups[CLAIM])
        shown.show()
        return shown

    return make


def test_every_way_of_voting_has_a_sentence_of_its_own(before: Callable[..., BeforeVote]) -> None:
    panels = [before(channel=channel) for channel in PANEL_CHANNELS]
    said = [panel.how.text() for panel in panels]
    assert len(set(said)) == len(PANEL_CHANNELS)
    assert all(sentence.endswith(".") for sentence in said)


@pytest.mark.parametrize(
    ("channel", "asked"), [("booth", True), ("paper", True), ("hands", False), ("cards", False)]
)
def test_named_or_confidential_is_asked_for_booth_and_paper(
    before: Callable[..., BeforeVote], channel: str, asked: bool
) -> None:
    panel = before(channel=channel)
    assert panel.named.isVisible() is asked
    assert panel.named.isChecked()


def test_confidential_paper_says_what_is_kept(before: Callable[..., BeforeVote]) -> None:
    panel = before(channel="paper", level="confidential")
    assert panel.confidential.isChecked()
    assert "totals only" in panel.how.text()


def test_the_questions_of_the_form_are_named(before: Callable[..., BeforeVote]) -> None:
    panel = before("agreement+ranking", confidence=True)
    assert panel.asked.text() == "Asked: Agreement · Ranking · Confidence"


def test_many_questions_are_not_all_listed(before: Callable[..., BeforeVote]) -> None:
    panel = before("approval+agreement+importance+likelihood+severity+open")
    assert panel.asked.text().endswith("and 2 more")


def test_those_who_vote_by_proxy_are_named(desk: Desk, before: Callable[..., BeforeVote]) -> None:
    assert before().proxies.isHidden()
    desk.do(partial(people.edit, seat=Seat(2, "Beatriz", present=False, proxy=1)))
    assert before().proxies.text() == "By proxy: Beatriz by Amara"


def test_what_stands_in_the_way_is_said_before_the_vote(
    desk: Desk, before: Callable[..., BeforeVote]
) -> None:
    assert before(channel="hands").warning.isHidden()
    desk.do(preparing.set_rule, "delphi75", weighted=True)
    assert before(channel="hands").warning.text().startswith("Hands cannot be weighted")
    assert before(channel="cards").warning.isHidden()


def test_a_form_that_cannot_be_asked_here_asks_nothing(desk: Desk, before: Callable[..., BeforeVote]) -> None:
    before()
    claim = desk.workshop.claim
    assert claim is not None
    assert questions_of(claim, replace(desk.workshop.setups[CLAIM], form="of tomorrow")) == ()
