"""Time as a value."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from unifydesk.domain.clock import day_in_words, now, stamp


def test_the_present_moment_carries_its_offset() -> None:
    assert now().utcoffset() is not None


def test_a_stamp_keeps_seconds_and_offset_and_drops_the_rest() -> None:
    moment = datetime(2026, 11, 23, 14, 6, 49, 999_999, tzinfo=timezone(timedelta(hours=1)))
    assert stamp(moment) == "2026-11-23T14:06:49+01:00"


def test_a_stamp_can_be_read_back() -> None:
    moment = datetime(2026, 2, 28, 23, 59, 59, tzinfo=UTC)
    assert datetime.fromisoformat(stamp(moment)) == moment


def test_a_day_in_words_is_the_same_on_every_machine() -> None:
    assert day_in_words(date(2026, 3, 1)) == "1 March 2026"
    assert day_in_words(date(2026, 12, 31)) == "31 December 2026"
