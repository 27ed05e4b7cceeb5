"""Time as a value that can be given: real for sessions, simulated for rehearsals and tests."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def now() -> datetime:
    """Return the present moment with its UTC offset."""
    return datetime.now(UTC).astimezone()


def stamp(moment: datetime) -> str:
    """Return an ISO 8601 text with seconds and offset, as stored in the log."""
    return moment.isoformat(timespec="seconds")


def in_utc(at: str) -> str:
    """Return a stamp of the log as “2026-11-23 09:05” in UTC; as it stands when it is none with an offset."""
    try:
        moment = datetime.fromisoformat(at)
        return at if moment.tzinfo is None else f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}"
    except (ValueError, OverflowError):
        return at[:40]


def day_in_words(day: date) -> str:
    """Return “23 November 2026”, whatever language the system speaks: equal files give equal minutes."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
