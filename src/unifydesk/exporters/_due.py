"""Due dates as people type them, read only to put actions in order; what is no date keeps its words."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\.? ([a-z]{3,9})\.?,? (\d{4})", re.ASCII)
_MONTH_FIRST = re.compile(r"([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.ASCII)


def due_date(text: str) -> date | None:
    """Return the day of “2027-01-31”, “31 January 2027” or “Jan 31, 2027”; None for any other words.

    A date such as 3/4/2027 has no one meaning, so it is none.
    """
    told = " ".join(text.lower().split())
    try:
        return date.fromisoformat(told)
    except ValueError:
        pass
    if found := _DAY_FIRST.fullmatch(told):
        return _day(found[3], found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(told):
        return _day(found[3], found[1], found[2])
    return None


def _day(year: str, month: str, day: str) -> date | None:
    """Return a day, or None where there is no such month or day."""
    number = next((at for at, name in enumerate(_MONTHS, start=1) if name.startswith(month)), 0)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None
