"""Who came and left during the session: as the log tells it, and nothing that was taken back."""

from __future__ import annotations

from dataclasses import replace

from tests.app.stories import now
from unifydesk.app import agenda, history, people, reporting
from unifydesk.domain.people import Seat
from unifydesk.store import log


def told(file):
    return [(each.seat, each.here) for each in reporting.collect(file).presence]


def test_only_what_happens_after_the_session_began_counts(file):
    people.set_present(file, 3, present=False)
    agenda.begin(file)
    assert told(file) == []
    people.set_present(file, 3, present=True)
    people.set_present(file, 4, present=False)
    assert told(file) == [(3, True), (4, False)]


def test_a_session_that_never_began_has_no_arrivals(file):
    people.set_present(file, 3, present=False)
    assert told(file) == []


def test_times_are_those_of_the_log(file):
    agenda.begin(file)
    people.set_present(file, 3, present=False)
    [left] = reporting.collect(file).presence
    assert left.at == log.bodies(file.db, "left")[0][0]


def test_what_was_undone_did_not_happen_and_what_was_redone_did(file):
    agenda.begin(file)
    people.set_present(file, 3, present=False)
    history.undo(file)
    assert told(file) == []
    history.redo(file)
    assert told(file) == [(3, False)]


def test_the_last_of_two_equal_acts_is_the_one_that_was_undone(file):
    agenda.begin(file)
    for here in (False, True, False):
        people.set_present(file, 3, present=here)
    history.undo(file)
    assert told(file) == [(3, False), (3, True)]


def test_somebody_added_during_the_session_has_come_then(file):
    agenda.begin(file)
    people.add(file, [Seat(13, "Ann"), Seat(14, "Bob", present=False)])
    assert told(file) == [(13, True)]
    people.set_present(file, 14, present=True)
    people.set_present(file, 13, present=False)
    assert told(file) == [(13, True), (14, True), (13, False)]


def test_a_seat_that_was_removed_is_left_out(file):
    agenda.begin(file)
    people.add(file, [Seat(13, "Ann")])
    people.remove(file, [13])
    assert told(file) == []


def test_a_changed_person_has_come_or_left_only_when_the_presence_changed(file):
    agenda.begin(file)
    seat = now(file).seats[2]
    people.edit(file, replace(seat, name="Ann"))
    assert told(file) == []
    people.edit(file, replace(seat, name="Ann", group="North", present=False))
    assert told(file) == [(3, False)]


def test_giving_a_seat_its_name_brings_nobody(file):
    agenda.begin(file)
    people.add_listed(file, "Ann", "the list")
    assert now(file).seats[0].name == "Ann"
    assert told(file) == []
