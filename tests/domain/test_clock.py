"""Time as a value."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from unifydesk.domain.clock import day_in_words, in_utc, now, stamp


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


def test_a_stamp_is_told_in_utc_wherever_it_was_made() -> None:
    assert in_utc("2026-03-12T00:42:10+02:00") == "2026-03-11 22:42"
    assert in_utc("2026-03-12T10:42:10+00:00") == "2026-03-12 10:42"


def test_what_is_no_stamp_is_told_as_it_stands() -> None:
    for at in ("", "yesterday", "2026-03-12T10:42:10", "0001-01-01T00:00:00+14:00"):
        assert in_utc(at) == at
