from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from unifydesk.stage.clockface import clock_rect, clock_text, draw_clock, seconds_left
from unifydesk.stage.look import Look

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ends", "seconds"),
    [
        ("2026-11-23T12:03:24+00:00", 204),
        ("2026-11-23T13:00:00+01:00", 0),
        ("2026-11-23T11:59:18+00:00", -42),
        ("", None),
        ("soon", None),
    ],
)
def test_seconds_are_counted_to_the_end(ends: str, seconds: int | None) -> None:
    assert seconds_left(ends, NOON) == seconds


def test_time_left_is_said_in_words() -> None:
    assert clock_text(204) == "3:24 left"


def test_overrun_is_said_in_words_not_only_colour() -> None:
    assert clock_text(-42) == "+0:42 over time"


@pytest.mark.parametrize("seconds", [204, -42, 35999])
def test_the_clock_stays_in_its_corner(look: Look, seconds: int) -> None:
    image = QImage(1366, 768, QImage.Format.Format_RGB32)
    image.fill(look.colour("paper"))
    painter = QPainter(image)
    draw_clock(painter, QRectF(0, 0, 1366, 768), look, seconds)
    painter.end()
    corner = clock_rect(QRectF(0, 0, 1366, 768)).toAlignedRect()
    paper = look.colour("paper").rgb()
    touched = [(x, y) for x in range(0, 1366, 3) for y in range(0, 768, 3) if image.pixel(x, y) != paper]
    assert touched
    assert all(corner.contains(x, y) for x, y in touched)
