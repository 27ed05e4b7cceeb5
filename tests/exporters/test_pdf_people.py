"""Attendance: groups, weights where they count, and who voted through whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from unifydesk.app.redacting import shown
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions, Presence, Report
from unifydesk.exporters._pdf_people import attendance_fact, attendance_story, groups_fact
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")
SEATS = (
    Seat(3, "Bob", "North", weight="1.5"),
    Seat(7, "Ann", "South", present=False, weight="2", proxy=3),
    Seat(8, "Eve", "South", present=False),
    Seat(9, "", "North"),
)


def met(report: Report, *, weighted: bool = False, proxies: tuple[tuple[int, int], ...] = ()) -> Report:
    """Return the record with these people, and with these proxies in its first round."""
    first, *others = report.claims
    voted = replace(first, rounds=(replace(first.rounds[0], proxies=proxies), *first.rounds[1:]))
    return replace(report, seats=SEATS, weighted=weighted, claims=(voted, *others))


def text_of(lay: Lay, report: Report, paper: str = "A4") -> str:
    """Return the words on one line."""
    return " ".join("\n".join(lay(attendance_story(report, sheet(paper)), paper)).split())


def test_who_is_away_is_absent_or_represented(report: Report, lay: Lay) -> None:
    text = text_of(lay, met(report))
    assert "Ann South · by proxy" in text
    assert "Eve South · absent" in text
    assert "Seat 9 North" in text


def test_weights_are_printed_only_where_they_count(report: Report, lay: Lay) -> None:
    assert "weight" not in text_of(lay, met(report))
    text = text_of(lay, met(report, weighted=True))
    assert "Bob North · weight 1.5" in text
    assert "Ann South · weight 2 · by proxy" in text
    assert "A seat without another weight weighs 1." in text
    assert "Eve South · absent" in text


def test_who_voted_through_whom_is_a_sentence(report: Report, lay: Lay) -> None:
    text = text_of(lay, met(report, proxies=((7, 3), (8, 9))))
    assert "Seat 7, Ann, voted through seat 3, Bob." in text
    assert "Seat 8, Eve, voted through seat 9." in text
    assert "could have" not in text


def test_a_proxy_that_was_not_used_is_told_apart(report: Report, lay: Lay) -> None:
    assert "Seat 7, Ann, could have voted through seat 3, Bob." in text_of(lay, met(report))


def test_groups_are_counted_in_alphabetical_order(report: Report) -> None:
    assert groups_fact(met(report)) == "North 2, South 2"
    assert groups_fact(replace(report, seats=(Seat(1),))) == ""
    many = tuple(Seat(at, "", f"Group {at}") for at in range(1, 40))
    assert groups_fact(replace(report, seats=many)) == ""


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_a_crowd_with_long_groups_fills_pages_without_overflowing_them(
    paper: str, report: Report, lay: Lay
) -> None:
    long = "Public administration, oversight and everything that goes with it"
    crowd = tuple(Seat(at, f"Person {at}", long if at % 3 else "Short") for at in range(1, 201))
    pages = lay(attendance_story(replace(report, seats=crowd, claims=()), sheet(paper)), paper)
    seen = [text for text in pages if "Person" in text]
    assert all(text.count("Person") >= 30 for text in seen[:-1])
    assert sum(text.count("Person") for text in seen) == 200


PRESENCE = (
    Presence("2026-11-23T09:50:00+01:00", 3, here=True),
    Presence("2026-11-23T10:12:00+01:00", 7, here=False),
    Presence("2026-11-23T10:40:00+01:00", 3, here=False),
    Presence("2026-11-23T10:55:00+01:00", 3, here=True),
)


def test_who_came_and_left_has_the_times_beside_the_name(report: Report, lay: Lay) -> None:
    text = text_of(lay, replace(met(report), presence=PRESENCE))
    assert "Bob North · came at 09:50, left at 10:40, came back at 10:55" in text
    assert "Ann South · left at 10:12 · by proxy" in text


def test_a_seat_without_a_name_that_came_late_is_told(report: Report, lay: Lay) -> None:
    late = (Presence("2026-11-23T09:50:00+01:00", 2, here=True),)
    bare = replace(met(report), seats=(Seat(1), Seat(2)), presence=late)
    assert "Seat 2 came at 09:50" in text_of(lay, bare)


def test_a_time_on_another_day_has_its_day(report: Report, lay: Lay) -> None:
    later = (Presence("2026-11-24T09:05:00+01:00", 3, here=True),)
    assert "came at 09:05 on 24 November 2026" in text_of(lay, replace(met(report), presence=later))


def test_attendance_in_numbers_starts_with_who_was_there_at_the_start(report: Report) -> None:
    assert (
        attendance_fact(met(report))
        == "2 people present of 4 seats, 1 more represented by proxy, in 2 groups"
    )
    assert attendance_fact(replace(met(report), presence=PRESENCE)) == (
        "2 people at the start, 2 came later (09:50, 10:55), 2 left (10:12, 10:40); "
        "at the end 2 people present of 4 seats, 1 more represented by proxy, in 2 groups"
    )


def test_many_arrivals_have_the_first_and_the_last_time(report: Report) -> None:
    many = tuple(Presence(f"2026-11-23T09:{at:02}:00+01:00", at, here=True) for at in range(31, 51))
    crowd = replace(report, seats=tuple(Seat(at) for at in range(1, 61)), presence=many)
    assert attendance_fact(crowd).startswith("40 people at the start, 20 came later (09:31 to 09:50)")


def test_people_who_may_not_be_named_are_only_numbers(report: Report, lay: Lay) -> None:
    told = shown(replace(met(report, proxies=((7, 3),)), presence=PRESENCE), ExportOptions(names=False))
    assert attendance_story(told, PAGE) == []
    assert attendance_fact(told) == attendance_fact(replace(met(report), presence=PRESENCE))
    assert groups_fact(told) == "North 2, South 2"
