"""The title page: what, when, where, who."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import sample
from unifydesk.domain.people import Seat
from unifydesk.domain.report import Report
from unifydesk.exporters._pdf_cover import cover
from unifydesk.exporters._pdf_styles import sheet

Lay = Callable[..., list[str]]
PAGE = sheet("A4")


def test_the_title_page_says_what_when_where_and_who(pages: list[str]) -> None:
    for words in (
        "Minutes of a workshop",
        "What do we gain,\nand what do we risk?",
        "23 November 2026, 09:30 to 11:08",
        "Town hall, room 3",
        "Maria Ødegård",
        "Nic Fishman and Leif Hancox-Li",
        "12 people present of 14 seats, in 3 groups",
        "27 of 27 claims voted on, in 54 rounds",
        "Delphi 75%",
        "1 seat without a name.",
    ):
        assert words in pages[0], words


def test_people_stand_with_their_number_and_group(pages: list[str]) -> None:
    assert "1 Ἀριστοτέλης" in " ".join(pages[0].split())
    assert "Noël d’Été Public · absent" in pages[0]


def test_what_is_not_known_is_left_out(report: Report, lay: Lay) -> None:
    bare = replace(report, info=replace(report.info, place="", facilitator="", date=""), started="", ended="")
    [text] = lay(cover(bare, PAGE))
    assert not any(word in text for word in ("Place", "Facilitator", "Date"))


def test_a_session_without_a_date_has_the_day_on_which_it_began(report: Report, lay: Lay) -> None:
    undated = replace(report, info=replace(report.info, date=""), started="2026-11-25T09:30:00+01:00")
    [text] = lay(cover(undated, PAGE))
    assert "25 November 2026, 09:30" in text


def test_rounds_that_were_not_revealed_are_counted_as_such(report: Report, lay: Lay) -> None:
    first, *others = report.claims
    unseen = replace(first, hidden=("Round 3 was still open.",))
    [text] = lay(cover(replace(report, claims=(unseen, *others)), PAGE))
    assert "27 of 27 claims voted on, in 55 rounds, 1 of them not revealed" in text


def test_people_without_names_are_only_counted(report: Report, lay: Lay) -> None:
    crowd = replace(report, seats=tuple(Seat(number) for number in range(1, 31)))
    [text] = lay(cover(crowd, PAGE))
    assert "30 people present" in text
    assert "Seat 7" not in text


def test_a_crowd_has_pages_of_its_own_each_read_downwards(lay: Lay) -> None:
    pages = lay(cover(sample(people=200), PAGE))
    assert "Person 50" not in pages[0]
    first, second = (text for text in pages[1:3])
    assert "Person 13" in first
    assert "Person 200" in second


def test_a_rehearsal_says_so_in_words(lay: Lay) -> None:
    [text] = lay(cover(sample(rehearsal=True), PAGE))
    assert "Minutes of a rehearsal" in text
    assert "nobody said any of this" in text


def test_a_title_as_long_as_a_page_is_cut(report: Report, lay: Lay) -> None:
    long = replace(report, info=replace(report.info, title="word " * 2000))
    assert len(lay(cover(long, PAGE))) == 1


def test_groups_weights_and_base_are_told_on_the_title_page(lay: Lay) -> None:
    text = " ".join(lay(cover(every_kind(only=("B4",)), PAGE))[0].split())
    assert "41 people present of 46 seats, 3 more represented by proxy, in 8 groups" in text
    assert "Civil society 5, Industry 6" in text
    assert "Ballots count with the weights of their seats; 46.75 of 49.25 was there or represented" in text
    assert "Delphi 75%; percentages of those present" in text


def test_where_ballots_count_alike_weights_are_not_mentioned(pages: list[str]) -> None:
    assert "eight" not in pages[0]


def test_an_attendance_that_does_not_fit_below_moves_to_a_page_of_its_own(lay: Lay) -> None:
    first, second = lay(cover(every_kind(only=("B4",)), PAGE))
    assert "Attendance\n1" not in first
    assert "Seat 43, Håkon Díaz, voted through seat 39, Dmitri Horváth." in " ".join(second.split())


def test_the_duration_stands_beside_the_planned_one(report: Report, lay: Lay) -> None:
    assert "1 h 38 min; planned 1 h 30 min" in "\n".join(lay(cover(report, PAGE)))
    unbegun = "\n".join(lay(cover(replace(report, started="", ended=""), PAGE)))
    assert "Duration\nplanned 1 h 30 min" in unbegun.replace("Duration planned", "Duration\nplanned")
