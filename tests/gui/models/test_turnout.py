"""Who has voted, and never what."""

from __future__ import annotations

from PySide6.QtCore import Qt

from unifydesk.domain.people import Seat
from unifydesk.gui.models.turnout import Turnout, TurnoutModel


def test_a_tick_says_that_a_ballot_is_on_disk(qapp, qtmodeltester) -> None:
    model = TurnoutModel()
    model.replace([Turnout(Seat(1, "Amara"), True), Turnout(Seat(2), False)])
    qtmodeltester.check(model)
    told = [model.index(r, 0).data(Qt.ItemDataRole.AccessibleTextRole) for r in range(2)]
    assert told == ["Amara: recorded", "Seat 2: not yet"]
    assert model.index(0, 0).data().startswith("✓")
