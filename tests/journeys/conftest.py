"""The program with its real threads, on a laptop with a projector."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.journeys.driving import Room, opened
from unifydesk.bootstrap import Program
from unifydesk.stage import booth


@pytest.fixture
def room(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """The program on its start page; the booth's pauses for reading are cut short, nobody reads here."""
    monkeypatch.setattr(booth, "RECORDED_SHOWS", 1)
    monkeypatch.setattr(booth, "PASS_ON_SHOWS", 1)
    with opened(Program(qapp)) as room:
        room.program.start([])
        yield room
