"""Ways of voting: why one is closed, and how many ballots came by which."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import now, open_round
from tests.asking import question
from unifydesk.app import preparing, voting, ways
from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.rounds import CHANNELS


@pytest.mark.parametrize("kind", ["ranking", "points", "quadratic", "open"])
@pytest.mark.parametrize(("channel", "closed"), [("hands", True), ("cards", True), ("paper", False)])
def test_what_takes_more_than_a_key_is_not_voted_on_by_hands_or_cards(
    file, kind: str, channel: str, closed: bool
) -> None:
    assert bool(ways.obstacle(now(file), [question(kind)], channel)) is closed


def test_hands_are_closed_in_a_weighted_workshop_for_the_reason_that_voting_gives(file) -> None:
    preparing.set_rule(file, "delphi75", weighted=True)
    why = ways.obstacle(now(file), [question("agreement")], "hands")
    round_ = open_round(file)
    with pytest.raises(InvalidBallotError) as refused:
        voting.count_hands(file, round_.id, "real", {"4": 1})
    assert str(refused.value) == why
    assert ways.obstacle(now(file), [question("agreement")], "cards") == ""


@pytest.mark.parametrize("channel", ["booth", "paper"])
def test_a_confidential_round_takes_ballots_only_as_it_was_opened(file, channel: str) -> None:
    round_ = open_round(file, channel=channel, level="confidential")
    open_to = [way for way in CHANNELS if not ways.obstacle_in(now(file), round_, way)]
    assert open_to == [channel]
    assert CHANNELS[channel] in ways.obstacle_in(now(file), round_, "hands")


def test_a_round_whose_key_is_elsewhere_takes_none_at_all(file) -> None:
    round_ = open_round(file, channel="paper", level="confidential")
    stranded = replace(now(file), stranded=(round_.id,))
    assert "Void the round" in ways.obstacle_in(stranded, round_, "paper")


def test_ballots_and_hands_are_counted_by_how_they_came(file) -> None:
    round_ = open_round(file)
    assert ways.used(file, round_.id) == {}
    for seat, channel in ((1, "paper"), (2, "cards"), (3, "cards")):
        voting.cast(file, round_.id, seat, {"real": "4", "importance": "3"}, channel=channel)
    voting.count_hands(file, round_.id, "real", {"4": 1})
    voting.count_hands(file, round_.id, "importance", {"4": 1, "5": 1})
    assert list(ways.used(file, round_.id).items()) == [("hands", 2), ("cards", 2), ("paper", 1)]


def test_every_way_has_words_for_its_ballots() -> None:
    assert set(ways.USED) == set(CHANNELS)
    assert all("{n}" in words for words in ways.USED.values())
