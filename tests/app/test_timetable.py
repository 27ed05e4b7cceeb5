"""The agenda: planned minutes that add up to the planned time, first visits, and claims not reached."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import now, open_round, play
from unifydesk.app import agenda, preparing, reporting, voting
from unifydesk.app.timetable import minutes_per_claim
from unifydesk.store import log


def items(file):
    return {item.slide: item for item in reporting.collect(file).agenda}


def test_planned_minutes_add_up_to_the_planned_time(file):
    assert sum(item.planned for item in items(file).values()) == pytest.approx(90, abs=0.01)


def test_a_claim_never_takes_time_away(file):
    preparing.set_info(file, replace(now(file).info, minutes_planned=0))
    assert minutes_per_claim(now(file)) == 0
    read = [slide.minutes for slide in now(file).deck.slides]
    assert [item.planned for item in items(file).values()] == read


def test_the_first_visit_of_a_slide_is_kept(file):
    agenda.begin(file)
    first, second, *_ = now(file).deck.slides
    agenda.go_to(file, slide=second.id)
    agenda.go_to(file, slide=first.id)
    agenda.go_to(file, slide=second.id)
    [(begun, _)] = log.bodies(file.db, "begun")
    (seen, _), *_ = log.bodies(file.db, "moved")
    assert (items(file)[first.id].first, items(file)[second.id].first) == (begun, seen)


def test_claims_that_were_not_put_to_the_vote_are_named_on_their_slide(file):
    play(file, "A1", "444", "445")
    missed = [item.missed for item in items(file).values()]
    assert missed == [(), ("R1",), ("O1",)]  # R2 is not on the agenda


def test_a_voided_round_does_not_reach_a_claim(file):
    round_ = open_round(file, "A1")
    assert items(file)[now(file).deck.slide_of("A1").id].missed == ()
    voting.void_round(file, round_.id)
    assert items(file)[now(file).deck.slide_of("A1").id].missed == ("A1",)
