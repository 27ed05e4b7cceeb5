"""Two records side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.swapping import changed_claim, changed_tally, one_more
from tests.exporters.every_kind import every_kind
from tests.exporters.sample import sample
from unifydesk.app.comparing import Names, differences
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat


@pytest.fixture(scope="module")
def report():
    """A record."""
    return sample()


def found(one, other, **more):
    return list(differences(one, other, Names(), **more))


@pytest.mark.parametrize("made", [sample, lambda: every_kind(people=12)])
def test_equal_records_have_no_difference(made):
    assert found(made(), made()) == []


def test_a_count_is_named_with_claim_round_question_and_answer(report):
    claim = report.claims[0]
    count = claim.rounds[-1].figures[0].tally.counts[-1]
    assert found(one_more(report), report) == [
        f"EB1, round 2, Real: the minutes say {count + 1} × “5 Strongly agree”, the file says {count}."
    ]


def test_what_only_follows_from_a_count_is_not_named_again(report):
    other = changed_claim(one_more(report), 0, sentences=("Another finding",), described=())
    assert len(found(other, report)) == 1


def test_the_words_of_a_finding_alone_are_named(report):
    other = changed_claim(report, 0, sentences=("Another finding",))
    (said,) = found(other, report)
    assert said.startswith("EB1, the finding: the minutes say “Another finding”, the file says “")


def test_more_notes_and_rounds_are_counted_by_their_first(report):
    notes = (*report.notes, Note(b"x", 9, "remark", "One more"), Note(b"y", 10, "remark", "And another"))
    assert found(report, replace(report, notes=notes)) == [
        "The note “One more” and 1 more: only in the file."
    ]
    fewer = changed_claim(report, 0, rounds=report.claims[0].rounds[:1])
    assert found(report, fewer)[0] == "EB1, round 2: only in the minutes."


def test_a_person_and_the_title_page_are_named(report):
    seats = (replace(report.seats[0], name="Somebody"), *report.seats[1:], Seat(99))
    assert found(report, replace(report, seats=seats)) == [
        "Seat 1, name: the minutes say “Ἀριστοτέλης”, the file says “Somebody”.",
        "Seat 99: only in the file.",
    ]
    info = replace(report.info, place="")
    assert found(report, replace(report, info=info)) == [
        "The title page, place: the minutes say “Town hall, room 3”, the file says nothing."
    ]


def test_measures_are_named_by_what_differs_in_them(report):
    number, question, described = report.claims[0].described[0]
    other = ((number, question, replace(described, iqr=9.5)), *report.claims[0].described[1:])
    (said,) = found(changed_claim(report, 0, described=other), report)
    assert said.startswith("EB1, the measures, iqr: the minutes say 9.5, the file says ")


def test_another_order_is_a_difference(report):
    other = replace(report, claims=tuple(reversed(report.claims)))
    assert found(report, other) == ["The minutes say the same in another order."]


def test_an_answer_that_nobody_gave_is_looked_at_too(report):
    other = changed_tally(
        report, 0, lambda t: replace(t, options=("x", *t.options[1:]), counts=(0, *t.counts[1:]))
    )
    mine = changed_tally(report, 0, lambda t: replace(t, counts=(0, *t.counts[1:])))
    assert found(mine, other) == ["EB1, round 2, Real, options: the minutes say “1”, the file says “x”."]


def test_fields_can_be_left_out(report):
    assert found(report, replace(report, log_lines=1), leave=frozenset({"log_lines"})) == []
    assert found(report, replace(report, tables=(), software="Other")) == []


def test_a_text_without_end_is_not_quoted_without_end(report):
    (said,) = found(report, replace(report, deck_source="x\n" * 5000))
    assert len(said) < 300
    assert "\n" not in said


def test_every_field_of_a_tally_is_looked_at(report):
    assert found(changed_tally(report, 0, lambda t: replace(t, present=99)), report)[0].startswith(
        "EB1, round 2, Real, present: the minutes say 99"
    )
