"""Who has voted, and never what."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import Qt

from tests.app.stories import DECK, open_round
from unifydesk.app import voting, workshops
from unifydesk.domain.people import Seat
from unifydesk.gui.models.turnout import Turnout, TurnoutModel, turnout_of


def test_a_tick_says_that_a_ballot_is_on_disk(qapp, qtmodeltester) -> None:
    model = TurnoutModel()
    model.replace([Turnout(Seat(1, "Amara"), True), Turnout(Seat(2), False)])
    qtmodeltester.check(model)
    told = [model.index(r, 0).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(2)]
    assert told == ["Amara: recorded", "Seat 2: not yet"]
    assert model.index(0, 0).data().startswith("✓")


def test_those_who_vote_by_proxy_are_on_the_list_and_the_absent_are_not(tmp_path: Path) -> None:
    seats = [Seat(1, "Amara"), Seat(2, "Beatriz", present=False, proxy=1), Seat(3, "Chen", present=False)]
    with closing(workshops.create(tmp_path / "w.unify", DECK, deck_name="demo", seats=seats)) as file:
        round_ = open_round(file)
        voting.cast(file, round_.id, 2, {"real": "4"}, channel="booth")
        workshop = workshops.snapshot(file)
        rows = turnout_of(workshop, workshop.rounds[0])
    assert [row.who for row in rows] == ["Amara", "Beatriz, by proxy of Amara"]
    assert [row.voted for row in rows] == [False, True]
