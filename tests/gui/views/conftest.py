"""Desks on real workshop files, closed after each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.gui.views.desk import Desk, make_desk, make_preview
from unifydesk.gui.views.lead_page import LeadPage


@pytest.fixture
def new_desk(qtbot, tmp_path: Path) -> Iterator[Callable[..., Desk]]:
    """Return a function that makes a desk with so many people; all are closed at the end."""
    made: list[Desk] = []

    def make(people: int = 6, absent: tuple[int, ...] = ()) -> Desk:
        folder = tmp_path / str(len(made))
        folder.mkdir()
        made.append(make_desk(folder, people, absent))
        return made[-1]

    yield make
    for desk in made:
        desk.jobs.close()
        assert not desk.failed, desk.failed


@pytest.fixture
def desk(new_desk: Callable[..., Desk]) -> Desk:
    """A desk with six people."""
    return new_desk()


@pytest.fixture
def lead(qtbot, desk: Desk) -> LeadPage:
    """The Lead page on that desk, shown."""
    page = LeadPage(desk.jobs, make_preview, desk.stage)
    page.resize(1366, 646)
    qtbot.addWidget(page)
    desk.show(page)
    page.show()
    return page
