"""How times and figures read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from unifydesk.gui.models.words import clock_words, figure_words, minutes_words, seconds_since


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "0:00"),
        (5, "0:05"),
        (240, "4:00"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (-61, "−1:01"),
        (-0.4, "0:00"),
    ],
)
def test_a_duration_reads_as_on_a_clock(seconds: float, words: str) -> None:
    assert clock_words(seconds) == words


def test_hours_can_be_asked_for_so_that_nothing_jumps_at_the_full_hour() -> None:
    assert clock_words(2530, hours=True) == "0:42:10"


def test_planned_minutes_read_as_the_clock_beside_them() -> None:
    assert minutes_words(1.5) == "1:30"


@pytest.mark.parametrize(
    ("value", "words"), [(None, "–"), (3.0, "3"), (3.5, "3.5"), (-0.278, "−0.28"), (0.0, "0"), (-0.001, "0")]
)
def test_a_figure_has_no_needless_zeros_and_a_dash_when_undefined(value: float | None, words: str) -> None:
    assert figure_words(value) == words


def test_seconds_since_nothing_are_none() -> None:
    moment = datetime(2026, 11, 23, 9, 0, 30, tzinfo=UTC)
    assert seconds_since("", moment) is None
    assert seconds_since("2026-11-23T09:00:00+00:00", moment) == 30
