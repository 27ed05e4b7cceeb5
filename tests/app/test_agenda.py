"""One key at a time: the next step always fits, and a key pressed twice does not do two things."""

from __future__ import annotations

import pytest

from tests.app.stories import forward, now, open_round, steps, vote
from unifydesk.app import agenda, positions, voting
from unifydesk.domain.errors import InvalidInputError, NotFoundError


def test_the_same_key_leads_from_the_welcome_to_the_closing(file):
    taken = steps(file, 32)
    one_claim = ["open", "close", "reveal", "discuss", "reopen", "close", "reveal", "record"]
    assert taken == [
        "begin",
        *["show_claim", *one_claim, "next_slide"],
        *["show_claim", *one_claim, "next_slide"],
        *["show_claim", *one_claim, "closing"],
        "done",
    ]


def test_a_key_pressed_twice_takes_one_step(file):
    agenda.begin(file)
    step = agenda.next_step(now(file))
    agenda.take(file, step)
    assert agenda.take(file, step).said == ""
    assert now(file).standing.scene == "claim"


def test_claims_that_are_not_on_the_agenda_are_passed_over(file):
    assert "R2" not in {agenda.next_step(now(file)).claim for _ in steps(file, 30)}


def test_going_to_a_claim_shows_the_scene_that_fits_it(file):
    agenda.go_to(file, claim="A1")
    assert now(file).standing.scene == "claim"
    round_ = open_round(file)
    agenda.go_to(file, slide="s02")
    agenda.go_to(file, claim="A1")
    assert now(file).standing.scene == "voting"
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)
    agenda.go_to(file, slide="s02")
    agenda.go_to(file, claim="A1")
    assert now(file).standing.scene == "results"


def test_a_position_may_be_recorded_after_any_round_that_the_room_has_seen(file):
    agenda.go_to(file, claim="A1")
    assert not agenda.may_record(now(file))
    for _ in range(2):
        round_ = open_round(file)
        vote(file, round_, "4")
        assert not agenda.may_record(now(file))
        voting.close_round(file, round_.id)
        voting.reveal(file, round_.id)
        assert agenda.may_record(now(file))
        positions.record(file, "A1")
        assert not agenda.may_record(now(file))


def test_back_goes_from_a_claim_to_its_slide_and_then_to_the_slide_before(file):
    agenda.go_to(file, claim="R1")
    agenda.back(file)
    assert (now(file).standing.scene, now(file).slide.title) == ("slide", "Lock-in")
    agenda.back(file)
    assert now(file).slide.title == "Shared tools"
    agenda.back(file)
    assert now(file).standing.scene == "welcome"


def test_a_claim_may_be_left_unfinished_and_taken_up_again(file):
    agenda.go_to(file, claim="A1")
    round_ = open_round(file)
    vote(file, round_, "44")
    agenda.go_to(file, claim="R1")
    assert now(file).last_round("A1").is_open
    agenda.go_to(file, claim="A1")
    assert agenda.next_step(now(file)).id == "close"


def test_an_unknown_place_is_refused_with_advice(file):
    with pytest.raises(NotFoundError, match="outline"):
        agenda.go_to(file, claim="X9")
    with pytest.raises(NotFoundError, match="outline"):
        agenda.go_to(file, slide="nowhere")
    with pytest.raises(InvalidInputError, match="no scene"):
        agenda.go_to(file, scene="fireworks")


def test_a_scene_of_a_claim_needs_a_claim(file):
    agenda.begin(file)
    with pytest.raises(InvalidInputError, match="Choose a claim"):
        agenda.go_to(file, scene="results")


def test_the_timer_ends_where_it_was_set_to(file):
    agenda.start_timer(file, 240)
    assert now(file).standing.timer_ends != ""
    agenda.stop_timer(file)
    assert now(file).standing.timer_ends == ""


def test_discussing_starts_the_timer_and_voting_again_stops_it(file):
    steps(file, 5)
    assert agenda.next_step(now(file)).id == "discuss"
    forward(file)
    assert now(file).standing.timer_ends != ""
    steps(file, 1)
    assert now(file).standing.timer_ends == ""


def test_a_timer_for_the_vote_stops_when_it_closes(file):
    steps(file, 3)
    assert agenda.next_step(now(file)).id == "close"
    agenda.start_timer(file, 60)
    steps(file, 1)
    assert now(file).standing.timer_ends == ""


@pytest.mark.parametrize("seconds", [24 * 3600 + 1, 10**12, 2**70])
def test_no_timer_runs_for_more_than_a_day(file, seconds):
    with pytest.raises(InvalidInputError, match="24 hours"):
        agenda.start_timer(file, seconds)
    assert now(file).standing.timer_ends == ""


def reveal(file, claim, *pairs):
    """Open, answer and reveal one round of a claim with two questions, one pair of answers a seat."""
    round_ = open_round(file, claim)
    first, second = (q.id for q in round_.questions)
    for seat, (one, other) in enumerate(pairs, start=1):
        voting.cast(file, round_.id, seat, {first: one, second: other}, channel="roll_call")
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)


def test_the_maps_and_the_overview_take_turns_benefits_first(file):
    reveal(file, "A1", *["44"] * 6)
    reveal(file, "R1", *["25"] * 6)
    shown = []
    for _ in range(4):
        agenda.show_maps(file)
        shown.append(now(file).standing.scene)
    assert shown == ["maps", "risk_map", "overview", "maps"]


def test_a_map_with_nothing_on_it_is_left_out(file):
    reveal(file, "R1", *["25"] * 6)
    shown = []
    for _ in range(3):
        agenda.show_maps(file)
        shown.append(now(file).standing.scene)
    assert shown == ["maps", "overview", "maps"]


def test_nothing_revealed_means_no_map(file):
    with pytest.raises(InvalidInputError, match="Reveal a result first"):
        agenda.show_maps(file)


def test_the_overview_shows_what_belongs_on_no_map(file):
    round_ = open_round(file, "O1")
    voting.cast(file, round_.id, 1, {"agreement": "4"}, channel="roll_call")
    voting.close_round(file, round_.id)
    voting.reveal(file, round_.id)
    agenda.show_maps(file)
    assert now(file).standing.scene == "overview"
    agenda.back(file)
    assert now(file).standing.scene != "overview"


def test_the_next_step_leads_from_the_maps_back_to_a_claim_that_is_not_done(file):
    steps(file, 1)
    reveal(file, "A1", *["44"] * 6)
    agenda.show_maps(file)
    step = agenda.next_step(now(file))
    assert (step.id, step.claim) == ("show_claim", "A1")
    agenda.take(file, step)
    assert now(file).standing.scene == "results"


def test_the_next_step_leads_from_the_maps_on_when_the_claim_is_done(file):
    reveal(file, "A1", *["44"] * 6)
    positions.record(file, "A1", "")
    agenda.show_maps(file)
    assert agenda.next_step(now(file)).id == "next_slide"


def test_the_next_step_leads_from_the_maps_on_when_they_were_shown_on_a_slide(file):
    reveal(file, "A1", *["44"] * 6)
    agenda.go_to(file, slide="s02")
    agenda.show_maps(file)
    assert agenda.next_step(now(file)).claim == "R1"


def test_back_from_the_maps_is_where_they_were_shown(file):
    reveal(file, "A1", *["44"] * 6)
    agenda.show_maps(file)
    agenda.back(file)
    assert (now(file).standing.claim, now(file).standing.scene) == ("A1", "results")
    agenda.go_to(file, slide="s02")
    agenda.show_maps(file)
    agenda.back(file)
    assert (now(file).standing.slide, now(file).standing.scene) == ("s02", "slide")


def test_the_results_key_shows_the_result_then_the_movement_and_begins_again(file):
    for answers in ("4", "5"):
        reveal(file, "A1", *[answers * 2] * 6)
    shown = []
    for _ in range(3):
        agenda.show_results(file)
        shown.append(now(file).standing.scene)
    assert shown == ["results", "movement", "results"]  # it was revealed with the movement on the stage


def test_nothing_revealed_means_no_result_to_show(file):
    agenda.go_to(file, claim="A1")
    with pytest.raises(InvalidInputError, match="Reveal a round of this claim first"):
        agenda.show_results(file)
