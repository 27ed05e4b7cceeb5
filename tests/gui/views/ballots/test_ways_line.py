"""How many ballots came by which way."""

from __future__ import annotations

from functools import partial

import pytest

from tests.app.stories import open_round
from tests.gui.views.desk import Desk
from unifydesk.app import voting
from unifydesk.gui.views.ballots.ways_line import WaysLine

BOTH = {"real": "4", "importance": "4"}


@pytest.fixture
def ways_line(qtbot, desk: Desk) -> WaysLine:
    """The line on an open round."""
    desk.do(open_round)
    made = WaysLine(desk.jobs)
    qtbot.addWidget(made)
    desk.jobs.changed.connect(lambda workshop: made.show_round(workshop.last_round("A1")))
    made.show_round(desk.last_round())
    return made


def cast(desk: Desk, seat: int, channel: str) -> None:
    desk.do(voting.cast, desk.last_round().id, seat, BOTH, channel=channel)


def test_one_way_needs_no_words(desk: Desk, ways_line: WaysLine) -> None:
    assert ways_line.isHidden()
    cast(desk, 1, "cards")
    cast(desk, 2, "cards")
    assert ways_line.isHidden()


def test_several_ways_are_counted_in_words(desk: Desk, ways_line: WaysLine) -> None:
    for seat, channel in ((1, "roll_call"), (2, "cards"), (3, "cards"), (4, "paper")):
        cast(desk, seat, channel)
    desk.do(voting.count_hands, desk.last_round().id, "real", {"4": 2})
    assert not ways_line.isHidden()
    assert ways_line.text() == "2 by hands, 1 by roll call, 2 with cards, 1 on paper"


def test_a_closed_round_is_not_spoken_of(desk: Desk, ways_line: WaysLine) -> None:
    cast(desk, 1, "cards")
    cast(desk, 2, "booth")
    assert not ways_line.isHidden()
    desk.do(voting.close_round, desk.last_round().id)
    assert ways_line.isHidden()


def test_a_confidential_round_has_one_way_only(qtbot, desk: Desk) -> None:
    desk.do(partial(open_round, channel="paper", level="confidential"))
    made = WaysLine(desk.jobs)
    qtbot.addWidget(made)
    desk.do(voting.cast_confidential, desk.last_round().id, BOTH)
    made.show_round(desk.last_round())
    assert made.isHidden()
