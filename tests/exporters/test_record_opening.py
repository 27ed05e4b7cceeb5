"""How the record opens: the words of the minutes, everybody by seat, and ballots in words."""

from __future__ import annotations

from dataclasses import replace

from tests.exporters.every_kind import every_kind
from tests.exporters.sample import empty
from unifydesk.domain.people import Seat
from unifydesk.domain.report import NamedBallot, Presence, Report
from unifydesk.exporters._pdf_pages import REHEARSAL_NOTE as ON_PAPER
from unifydesk.exporters._record_blocks import REHEARSAL_NOTE, Table, Voices
from unifydesk.exporters._record_opening import (
    answer_text,
    attendance_part,
    ballots_part,
    claim_name,
    opening_facts,
    proxy_sentences,
    there,
)


def test_a_rehearsal_is_told_in_the_words_of_the_minutes(report: Report) -> None:
    assert REHEARSAL_NOTE == ON_PAPER
    assert dict(opening_facts(replace(report, rehearsal=True)).lines)["Rehearsal"] == ON_PAPER
    assert "Rehearsal" not in dict(opening_facts(report).lines)


def test_what_is_not_known_is_left_out(report: Report) -> None:
    assert dict(opening_facts(report).lines)["Date"] == "23 November 2026, 09:30 to 11:08"
    facts = dict(opening_facts(empty()).lines)
    assert "Date" not in facts
    assert facts["Attendance"] == "No attendance was recorded"


def test_votes_that_were_not_revealed_are_counted(report: Report) -> None:
    hidden = replace(report.claims[0], rounds=(), hidden=("Round 1 was closed.",))
    facts = dict(opening_facts(replace(report, claims=(hidden, report.claims[1]))).lines)
    assert facts["Votes"] == "2 of 2 claims voted on, in 3 rounds, 1 of them not revealed"


def test_weights_are_summed_exactly() -> None:
    seats = (Seat(1, weight="0.1"), Seat(2, weight="0.2"), Seat(3, weight="1", present=False))
    facts = dict(opening_facts(replace(empty(), seats=seats, weighted=True)).lines)
    assert facts["Weights"].endswith("0.3 of 1.3 was there or represented")


def test_everybody_is_named_by_seat(report: Report) -> None:
    [part] = attendance_part(report, named=True)
    [table] = [b for b in part.blocks if isinstance(b, Table)]
    assert [r.cells[1].text for r in table.rows] == [s.name for s in report.seats if s.name]
    assert table.notes == ("1 seat without a name.",)
    assert attendance_part(report, named=False) == ()


def test_who_votes_through_whom_is_told_in_sentences() -> None:
    record = every_kind(only=("B4",))
    said = proxy_sentences(record)
    assert said[0] == "Seat 7 (Håkon Horváth) voted through seat 3 (Dmitri Díaz)."
    assert there(record.seats[6], record) == "By proxy"
    [part] = attendance_part(record, named=True)
    assert any(isinstance(block, Voices) for block in part.blocks)


def test_who_could_have_voted_through_another_is_told_apart() -> None:
    seats = (Seat(1, "Ann"), Seat(2, "Bob", present=False, proxy=1))
    assert proxy_sentences(replace(empty(), seats=seats)) == [
        "Seat 2 (Bob) could have voted through seat 1 (Ann)."
    ]


def test_comings_and_goings_have_their_time(report: Report) -> None:
    known = replace(report, presence=(Presence("2026-11-23T10:15:00+01:00", 1, here=False),))
    [part] = attendance_part(known, named=True)
    assert [c.text for c in part.blocks[-1].rows[0].cells] == ["10:15", "Ἀριστοτέλης", "left"]  # type: ignore[union-attr]
    [counted] = attendance_part(known, named=False)
    assert [c.text for c in counted.blocks[-1].rows[0].cells] == ["10:15", "One person", "left"]  # type: ignore[union-attr]


def test_ballots_are_read_in_words(report: Report) -> None:
    first = NamedBallot("EB1", 1, 1, "paper", (("real", "5"), ("importance", "cannot_judge")), "")
    second = NamedBallot("EB1", 1, 2, "owl", (("real", "1"),), "Because.")
    [part] = ballots_part(replace(report, ballots=(first, second)))
    [inner] = part.parts
    [table] = inner.blocks
    assert isinstance(table, Table)
    assert inner.title == "EB1 A shared basis of mind and machine, round 1"
    assert [c.text for c in table.rows[0].cells] == [
        "1", "Ἀριστοτέλης", "Strongly agree", "Cannot judge", "On paper", "–",
    ]  # fmt: skip
    assert [c.text for c in table.rows[1].cells][2:] == ["Strongly disagree", "–", "By owl", "Because."]
    assert ballots_part(report) == ()


def test_what_the_record_does_not_know_is_shown_as_it_is(report: Report) -> None:
    assert claim_name(report, "ZZ") == "ZZ"
    assert answer_text("7", None) == "7"
