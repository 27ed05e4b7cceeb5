"""Panels on open rounds that ask any form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from tests.gui.views.asked import CLAIM, give_items, open_form
from tests.gui.views.desk import Desk
from unifydesk.app import people
from unifydesk.domain.people import Seat
from unifydesk.domain.workshop import Workshop
from unifydesk.gui.views.ballots.panel import BallotPanel

Opened = tuple[Desk, Any]
Open = Callable[..., Opened]


@pytest.fixture
def open_panel_on(
    qtbot, new_desk: Callable[..., Desk], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Opened]:
    """Return a function that opens a round that asks a form and shows a panel, with the keyboard in it."""
    give_items(monkeypatch)

    def make(
        panel: Callable[[Any], BallotPanel],
        form: str = "",
        *,
        absent: tuple[int, ...] = (),
        seats: Sequence[Seat] = (),
        **setup: Any,
    ) -> Opened:
        desk = new_desk(6, absent)
        for seat in seats:
            desk.do(partial(people.edit, seat=seat))
        open_form(desk, form, **setup)
        shown = panel(desk.jobs)
        qtbot.addWidget(shown)
        shown.resize(368, 420)

        def show(workshop: Workshop) -> None:
            last = workshop.last_round(CLAIM)
            if last is not None and last.is_open:
                shown.show_round(workshop, last)

        desk.jobs.changed.connect(show)
        shown.show_round(desk.workshop, desk.last_round(CLAIM))
        with qtbot.waitActive(shown):
            shown.show()
            shown.activateWindow()
        shown.take_focus()
        return desk, shown

    return make
