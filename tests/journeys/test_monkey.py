"""Two thousand things that nobody in their right mind would do in this order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.journeys.driving import Room
from tests.journeys.monkey import Monkey, files_below
from unifydesk.app import checking

EVENTS = 2_000


@pytest.mark.parametrize("seed", [7])
def test_a_monkey_breaks_nothing_and_sees_nothing_unrevealed(room: Room, seed: int) -> None:
    monkey = Monkey(room, seed)
    try:
        monkey.play(EVENTS)
    except AssertionError as error:
        raise AssertionError("\n".join(["after:", *monkey.deeds])) from error
    room.program.close()
    files = files_below(Path(os.environ["UNIFYDESK_HOME"]))
    assert files
    for file in files:
        assert "is whole" in checking.check(file)
