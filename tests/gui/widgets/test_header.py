"""The header's clock: planned, elapsed of planned, or the day when it is long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from unifydesk.gui.widgets.header import Header

START = datetime.fromisoformat("2026-11-23T09:00:00+00:00")


@pytest.mark.parametrize(
    ("started", "later", "text"),
    [
        ("", 0, "1:30:00 planned"),
        (START.isoformat(), 2530, "0:42:10 of 1:30:00"),
        (START.isoformat(), -5, "0:00:00 of 1:30:00"),
        (START.isoformat(), 7 * 86_400, "begun on 23 November 2026"),
    ],
)
def test_the_header_shows_the_time_that_matters(program, workshop, qtbot, started, later, text):
    header = Header(program.icons, lambda: START + timedelta(seconds=later))
    qtbot.addWidget(header)
    standing = replace(workshop.standing, started=started)
    header.show_workshop(replace(workshop, standing=standing))
    assert header._elapsed.text() == text
    header.stop()


def test_the_clock_rests_when_nothing_runs(program, workshop, qtbot):
    header = Header(program.icons)
    qtbot.addWidget(header)
    header.show_workshop(workshop)
    assert not header._timer.isActive()
