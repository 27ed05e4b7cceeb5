"""Time as a value that can be given: real for sessions, simulated for rehearsals and tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def now() -> datetime:
    """Return the present moment with its UTC offset."""
    return datetime.now(UTC).astimezone()


def stamp(moment: datetime) -> str:
    """Return an ISO 8601 text with seconds and offset, as stored in the log."""
    return moment.isoformat(timespec="seconds")
