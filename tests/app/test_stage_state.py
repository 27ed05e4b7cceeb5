"""What reaches the stage: only what is public, whatever the console asks for."""

from __future__ import annotations

import dataclasses
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app import asked
from tests.app.stories import DECK, close_and_reveal, now, open_round, play, vote
from unifydesk.app import agenda, noting, positions, preparing, voting, workshops
from unifydesk.app.stage_state import booth_state, next_state, stage_state
from unifydesk.domain.errors import RoundError
from unifydesk.domain.people import Seat
from unifydesk.domain.stage import Scene
from unifydesk.domain.tally import Figures, Movement, Tally
from unifydesk.domain.workshop import SCENES, ClaimSetup

IDS = {scene.id for scene in get_args(Scene)}


def carries(value, kinds) -> bool:
    """Whether a value holds one of these kinds anywhere inside."""
    if isinstance(value, kinds):
        return True
    if dataclasses.is_dataclass(value):
        return any(carries(getattr(value, f.name), kinds) for f in dataclasses.fields(value))
    if isinstance(value, (tuple, list, frozenset)):
        return any(carries(item, kinds) for item in value)
    return False


def standing_at(workshop, scene):
    return dataclasses.replace(workshop, standing=dataclasses.replace(workshop.standing, scene=scene))


@pytest.mark.parametrize("scene", SCENES)
def test_no_scene_shows_a_tally_of_a_round_that_is_open(file, scene):
    vote(file, open_round(file), "445")
    state = stage_state(standing_at(now(file), scene))
    assert not carries(state, (Tally, Figures, Movement))


@pytest.mark.parametrize("scene", SCENES)
def test_no_scene_shows_a_tally_of_a_round_that_is_closed_but_not_revealed(file, scene):
    round_ = open_round(file)
    vote(file, round_, "445")
    voting.close_round(file, round_.id)
    state = stage_state(standing_at(now(file), scene))
    assert not carries(state, (Tally, Figures, Movement))


@pytest.mark.parametrize("scene", SCENES)
def test_while_the_second_round_is_closed_only_the_first_can_show(file, scene):
    first = open_round(file)
    vote(file, first, "444444444444")
    close_and_reveal(file, first)
    second = open_round(file)
    vote(file, second, "111111111111")
    voting.close_round(file, second.id)
    state = stage_state(standing_at(now(file), scene))
    assert "(12, 0, 0, 0, 0)" not in repr(state)


def test_the_voting_scene_counts_the_recorded_and_says_who_only_by_number(file):
    vote(file, open_round(file), "445")
    scene = stage_state(now(file)).scene
    assert (scene.id, scene.recorded, scene.present) == ("voting", 3, 12)


def test_a_closed_round_says_that_it_is_closed(file):
    round_ = open_round(file)
    voting.close_round(file, round_.id)
    assert stage_state(now(file)).scene.is_open is False


def test_results_carry_the_revealed_round_before_so_that_bars_can_grow_from_it(file):
    play(file, "A1", "224444", "444444")
    scene = stage_state(standing_at(now(file), "results")).scene
    assert scene.round_number == 2
    assert scene.previous[0].tally.counts == (0, 2, 0, 4, 0)


def test_a_void_round_is_not_what_bars_grow_from(file):
    first = open_round(file)
    vote(file, first, "222222222222")
    voting.close_round(file, first.id)
    voting.void_round(file, first.id)
    second = open_round(file)
    vote(file, second, "444444444444")
    close_and_reveal(file, second)
    assert stage_state(now(file)).scene.previous == ()


def test_two_revealed_rounds_show_how_people_moved(file):
    play(file, "A1", "224444", "444444")
    scene = stage_state(now(file)).scene
    assert scene.id == "movement"
    assert scene.movements[0].up == 2
    assert scene.sentences[0] == "Real: 2 of 6 moved up, 0 down, 4 stayed"


def test_a_confidential_round_is_compared_by_its_shape_only(file):
    preparing.set_setup(file, ClaimSetup("R1", True, "booth", "confidential"))
    for answers in ("44422", "44444"):
        round_ = open_round(file, "R1")
        for answer in answers:
            voting.cast_confidential(file, round_.id, {"likelihood": answer, "severity": "3"})
        close_and_reveal(file, round_)
    scene = stage_state(now(file)).scene
    assert scene.movements == ()
    assert scene.sentences[0] == "Likelihood: 5 of 5 call it likely (3 of 5 before)"


def test_the_booth_lists_who_is_recorded_but_not_what_they_said(file):
    vote(file, open_round(file), "445")
    scene = booth_state(now(file)).scene
    assert scene.recorded_seats == {1, 2, 3}
    assert len(scene.seats) == 12
    assert not carries(scene, (Tally, Figures))


def test_the_booth_of_a_confidential_round_knows_no_seats(file):
    preparing.set_setup(file, ClaimSetup("R1", True, "booth", "confidential"))
    open_round(file, "R1")
    scene = booth_state(now(file)).scene
    assert (scene.seats, scene.recorded_seats) == ((), frozenset())


def test_the_booth_needs_an_open_round(file):
    with pytest.raises(RoundError, match="Open the vote first"):
        booth_state(now(file))


def test_the_discussion_shows_notes_as_they_are_typed(file):
    agenda.go_to(file, claim="A1", scene="discussion")
    noting.add(file, "for", "it is quick", claim="A1")
    noting.add(file, "dissent", "not on the stage here", claim="A1")
    scene = stage_state(now(file)).scene
    assert scene.arguments_for == ("it is quick",)
    assert "not on the stage" not in repr(scene)


def test_an_objection_is_discussed_on_the_stage_until_it_is_addressed(file):
    agenda.go_to(file, claim="A1", scene="discussion")
    noting.add(file, "against", "it is dear", claim="A1")
    noting.add(file, "objection", "it comes too soon", claim="A1")
    assert stage_state(now(file)).scene.arguments_against == ("it is dear", "it comes too soon")
    noting.address(file, now(file).notes_on("A1", "objection")[0].id, "we start in March")
    assert stage_state(now(file)).scene.arguments_against == ("it is dear",)


def test_the_position_shows_the_statement_and_the_dissent(file):
    play(file, "A1", "444444444444", "444444444444")
    noting.add(file, "dissent", "one of us disagrees", claim="A1")
    positions.record(file, "A1", "We agree.")
    scene = stage_state(now(file)).scene
    assert (scene.statement, scene.dissent) == ("We agree.", ("one of us disagrees",))


def test_the_closing_has_a_row_for_every_claim_on_the_agenda(file):
    play(file, "A1", "444444444444", "555555555555")
    agenda.go_to(file, scene="closing")
    rows = stage_state(now(file)).scene.rows
    assert [(r.claim.id, r.words) for r in rows] == [("A1", "consensus for"), ("R1", ""), ("O1", "")]


def test_the_closing_shows_the_label_that_was_recorded_in_place_of_the_rules(file):
    play(file, "A1", "444444444444", "555555555555")
    positions.record(file, "A1", "We agree.", label="no_consensus", why="Two people had to leave.")
    agenda.go_to(file, scene="closing")
    assert stage_state(now(file)).scene.rows[0].words == "no consensus"


def test_a_position_recorded_before_the_last_round_is_no_longer_the_label(file):
    play(file, "A1", "444444444444", "555555555555")
    positions.record(file, "A1", "We agree.", label="no_consensus", why="Two people had to leave.")
    third = open_round(file)
    vote(file, third, "111111111111")
    close_and_reveal(file, third)
    agenda.go_to(file, scene="closing")
    assert stage_state(now(file)).scene.rows[0].words == "consensus against"


def two_questions(file, claim, answers):
    """Play a claim with two questions through one round, without revealing it."""
    round_ = open_round(file, claim)
    first, second = (q.id for q in round_.questions)
    for seat in range(1, 7):
        voting.cast(file, round_.id, seat, {first: answers[0], second: answers[1]}, channel="roll_call")
    voting.close_round(file, round_.id)
    return round_


def test_the_overview_holds_revealed_claims_only_those_in_two_camps_first(file):
    play(file, "A1", "444444444444", "444444444444")
    two_questions(file, "R1", "25")
    third = open_round(file, "O1")
    for seat in range(1, 13):
        voting.cast(file, third.id, seat, {"agreement": "1" if seat % 2 else "5"}, channel="roll_call")
    voting.close_round(file, third.id)
    voting.reveal(file, third.id)
    scene = stage_state(standing_at(now(file), "overview")).scene
    assert [(row.claim.id, row.words) for row in scene.rows] == [("O1", "polarised"), ("A1", "consensus for")]


def test_the_maps_hold_what_is_revealed_and_nothing_else(file):
    voting.reveal(file, two_questions(file, "A1", "45").id)
    two_questions(file, "R1", "25")
    scene = stage_state(standing_at(now(file), "maps")).scene
    assert ([c.id for c, _, _ in scene.benefits], scene.risks) == (["A1"], ())


def test_the_risk_map_is_asked_for_by_name_and_stands_in_for_an_empty_benefit_map(file):
    voting.reveal(file, two_questions(file, "R1", "25").id)
    assert stage_state(standing_at(now(file), "maps")).scene.shown == "risk"
    voting.reveal(file, two_questions(file, "A1", "45").id)
    assert stage_state(standing_at(now(file), "maps")).scene.shown == "benefit"
    assert stage_state(standing_at(now(file), "risk_map")).scene.shown == "risk"


def test_the_next_slide_can_be_previewed(file):
    assert next_state(now(file), "s02").scene.title == "Lock-in"


@given(st.sampled_from(SCENES), st.sampled_from(["", "A1", "R1", "nowhere"]), st.sampled_from(["", "x"]))
def test_any_standing_gives_some_scene(workshop_value, scene, claim, slide):
    standing = dataclasses.replace(workshop_value.standing, scene=scene, claim=claim, slide=slide)
    assert stage_state(dataclasses.replace(workshop_value, standing=standing)).scene.id in IDS


@pytest.fixture(scope="module")
def workshop_value(tmp_path_factory):
    """One workshop value without a file behind it."""
    folder = tmp_path_factory.mktemp("value")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("UNIFYDESK_HOME", str(folder / "home"))
        file = workshops.create(folder / "w.unify", DECK)
        value = now(file)
        file.close()
    return value


def test_a_ranking_can_be_shown_pair_by_pair_and_anything_else_falls_back_to_its_result(tmp_path):
    ways = asked.make(tmp_path / "ways.unify", [Seat(n) for n in range(1, 4)])
    agenda.begin(ways)
    shown = []
    for claim, answers in (("RANK", {"ranking": "B>A>C"}), ("YES", {"approval": "yes"})):
        round_ = open_round(ways, claim)
        voting.cast(ways, round_.id, 1, answers, channel="roll_call")
        close_and_reveal(ways, round_)
        agenda.go_to(ways, claim=claim, scene="claim")
        for _ in range(3):
            agenda.show_results(ways)
            shown.append(stage_state(now(ways)).scene.id)
    assert shown == ["results", "pairs", "results", *["results"] * 3]
    agenda.go_to(ways, claim="YES", scene="pairs")
    assert stage_state(now(ways)).scene.id == "results"
    ways.close()
