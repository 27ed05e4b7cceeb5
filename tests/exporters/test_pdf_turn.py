"""Turns: one document at a time, and whoever waits can still stop."""

from __future__ import annotations

import pytest

from unifydesk.domain.errors import CancelledError
from unifydesk.exporters._pdf_turn import rising, turn


def refuse(_part: float) -> None:
    """Stand for a person who has pressed “Stop”."""
    raise CancelledError("Stopped.")


def test_who_waits_is_asked_whether_to_go_on() -> None:
    with turn(refuse), pytest.raises(CancelledError), turn(refuse):
        pass


def test_a_turn_that_failed_lets_the_next_one_in() -> None:
    with pytest.raises(ValueError, match="broken"), turn(refuse):
        raise ValueError("broken")
    with turn(refuse):
        reached = True
    assert reached


def test_a_rising_progress_never_falls_and_ends_at_one() -> None:
    heard: list[float] = []
    tell = rising(heard.append)
    for part in (0.0, 0.5, 0.25, 1.5):
        tell(part)
    assert heard == [0.0, 0.5, 0.5, 1.0]


def test_a_rising_progress_can_stop_the_work() -> None:
    with pytest.raises(CancelledError):
        rising(refuse)(0.5)
