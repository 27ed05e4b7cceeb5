"""What may be exported: people by name or only in numbers, ballots or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import close_and_reveal, open_round, play, vote
from unifydesk.app import agenda, exporting, noting, people, reporting, voting
from unifydesk.app.redacting import shown
from unifydesk.domain.people import Seat
from unifydesk.domain.report import ExportOptions, TableRows

NAMES = ("Ann Ågren", "Bob Brown", "Chiara Çelik")
NAMELESS = ExportOptions(names=False, ballots=True)


@pytest.fixture
def met(make_file):
    """Return the record of a workshop with names, groups, a proxy, an arrival, a task and two rounds."""
    file = make_file(0)
    people.add(file, [Seat(n, name, "North" if n < 3 else "South") for n, name in enumerate(NAMES, start=1)])
    people.edit(file, Seat(3, NAMES[2], "South", present=False, proxy=1))
    agenda.begin(file)
    people.set_present(file, 2, present=False)
    people.set_present(file, 2, present=True)
    round_ = open_round(file)
    vote(file, round_, "44")
    voting.cast(file, round_.id, 3, {round_.questions[0].id: "5"}, channel="roll_call", reason="Because.")
    close_and_reveal(file, round_)
    noting.add(file, "action", "Write it down.", claim="A1", owner="Bob Brown")
    report = reporting.collect(file)
    return replace(report, tables=(TableRows("seat", ("name",), (("Ann Ågren",),)),))


def test_with_names_and_ballots_nothing_is_taken_away(met):
    assert shown(met, ExportOptions(ballots=True)) == met


def test_without_ballots_only_they_are_gone(met):
    assert met.ballots
    assert shown(met, ExportOptions()) == replace(met, ballots=())


def test_without_names_no_name_is_anywhere_but_with_a_task(met):
    made = shown(met, NAMELESS)
    for name in NAMES:
        assert name in repr(met)
        found = repr(replace(made, claims=tuple(replace(c, notes=()) for c in made.claims)))
        assert name not in found
    assert made.claims[0].notes[0].owner == "Bob Brown"


def test_without_names_people_are_counted_as_they_were(met):
    made = shown(met, NAMELESS)
    assert made.seats == ()
    assert made.people == met.people
    assert made.people.groups == (("North", 2), ("South", 1))
    assert (made.people.seats, made.people.present, made.people.represented) == (3, 2, 1)


def test_without_names_nobody_can_be_told_by_the_number_of_a_seat(met):
    made = shown(met, NAMELESS)
    assert made.ballots == ()
    assert made.tables == ()
    assert [(each.seat, each.here) for each in made.presence] == [(0, False), (0, True)]
    assert all(not result.proxies for claim in made.claims for result in claim.rounds)
    assert any(result.proxies for claim in met.claims for result in claim.rounds)


def test_counts_and_reasons_stay(met):
    made = shown(met, NAMELESS)
    assert [r.figures for c in made.claims for r in c.rounds] == [
        r.figures for c in met.claims for r in c.rounds
    ]
    assert made.claims[0].rounds[0].reasons == ("Because.",)


def test_taking_away_twice_takes_no_more(met):
    once = shown(met, NAMELESS)
    assert shown(once, NAMELESS) == once


def test_an_exporter_gets_only_what_may_be_shown(file):
    play(file, "A1", "444444444444", "444444444444")
    report = replace(reporting.collect(file), seats=(Seat(1, "Ann Ågren"),))
    with_names = exporting.render(report, "pdf").data
    assert with_names != exporting.render(report, "pdf", ExportOptions(names=False)).data
