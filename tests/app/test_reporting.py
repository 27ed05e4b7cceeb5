"""The record of a workshop as one value: what happened, by whom it was said, and how long it took."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.app.stories import close_and_reveal, now, open_round, play, vote
from unifydesk import __version__
from unifydesk.app import agenda, grouping, noting, positions, preparing, reporting, voting, workshops
from unifydesk.domain.workshop import ClaimSetup


def collected(file):
    return reporting.collect(file)


def claim(file, name):
    return next(c for c in collected(file).claims if c.claim.id == name)


def test_claims_with_a_revealed_round_or_a_note_are_in_and_the_rest_is_named(file):
    play(file, "A1", "444", "445")
    noting.add(file, "for", "an argument", claim="O1")
    report = collected(file)
    assert [c.claim.id for c in report.claims] == ["A1", "O1"]
    assert [c.id for c in report.untouched] == ["R1"]  # R2 is optional, so not on the agenda


def test_a_result_that_nobody_has_seen_is_not_in_the_record(file):
    round_ = open_round(file)
    vote(file, round_, "444")
    voting.close_round(file, round_.id)
    assert claim(file, "A1").rounds == ()
    assert claim(file, "A1").sentences == ()


def test_a_vote_without_a_revealed_result_is_named_and_never_called_not_voted_on(file):
    play(file, "A1", "444", "445")
    round_ = open_round(file)
    vote(file, round_, "44444")
    voting.close_round(file, round_.id)
    vote(file, open_round(file, "R1"), "555")
    assert claim(file, "A1").hidden == (
        "Round 3 was closed with 5 of 12 recorded; its result was not revealed.",
    )
    assert claim(file, "R1").hidden == ("Round 1 was still open, with 3 recorded.",)
    assert [c.id for c in collected(file).untouched] == ["O1"]


def test_a_claim_carries_its_rounds_findings_position_and_section(file):
    play(file, "A1", "444444444444", "555555555555")
    positions.record(file, "A1", "We agree.")
    found = claim(file, "A1")
    assert [r.number for r in found.rounds] == [1, 2]
    assert found.sentences[0] == "Real – Consensus for: 12 of 12 agree"
    assert found.recorded.statement == "We agree."
    assert found.section == "Benefits"


def test_a_risk_has_its_quadrant_and_a_benefit_none(file):
    for name, question in (("R1", "severity"), ("A1", "importance")):
        round_ = open_round(file, name)
        vote(file, round_, "555555555555")
        vote(file, round_, "555555555555", question)
        close_and_reveal(file, round_)
    assert claim(file, "R1").quadrant == "likely and severe"
    assert claim(file, "A1").quadrant == ""


def test_notes_go_with_their_claim_or_to_the_whole_workshop(file):
    noting.add(file, "for", "on the claim", claim="A1")
    noting.add(file, "decision", "on all")
    report = collected(file)
    assert [n.text for n in claim(file, "A1").notes_of("for")] == ["on the claim"]
    assert [n.text for n in report.notes] == ["on all"]


def test_voided_rounds_are_told(file):
    round_ = open_round(file)
    voting.void_round(file, round_.id)
    assert collected(file).voided == ("Round 1 of A1 was voided and does not count.",)


def test_the_rule_is_told_with_its_history(file):
    open_round(file)
    preparing.set_rule(file, "delphi75", {"consensus": 80})
    report = collected(file)
    assert "80%" in report.rule_summary
    first, second = report.rule_history
    assert first.startswith("Declared on 23 November 2026 at 09:00, before the first round: Delphi 75%")
    assert second.startswith("Changed on 23 November 2026 at 09:00, after the first round was opened")
    assert "consensus needs at least 80%" in second


def test_minutes_are_summed_over_every_visit_of_a_slide(file):
    agenda.begin(file)
    slides = now(file).deck.slides
    for slide in (slides[1], slides[0], slides[1]):
        agenda.go_to(file, slide=slide.id)
    visited = {item.slide: item.actual for item in collected(file).agenda}
    assert visited[slides[0].id] is not None
    assert visited[slides[1].id] is not None
    assert visited[slides[2].id] is None


def test_an_unbegun_session_has_no_times(file):
    report = collected(file)
    assert (report.started, report.ended) == ("", "")
    assert all(item.actual is None for item in report.agenda)


def test_the_record_is_the_same_after_closing_and_opening_the_file(file):
    play(file, "A1", "444", "445")
    before = collected(file)
    file.close()
    again = workshops.open_file(file.path)
    try:
        assert collected(again) == before
    finally:
        again.close()


def test_the_record_names_the_program_the_deck_and_the_head_of_the_log(file):
    report = collected(file)
    assert report.software == f"UnifyDesk {__version__}"
    assert (report.deck_title, report.deck_source) == ("Tools and ties", "Written for the tests.")
    assert len(bytes.fromhex(report.log_head)) == 32


@pytest.mark.parametrize("rehearsal", [True, False])
def test_the_mark_of_a_rehearsal_is_in_the_record(make_file, rehearsal):
    assert collected(make_file(rehearsal=rehearsal)).rehearsal is rehearsal


def test_the_record_says_when_a_group_is_held_back_with_the_limits_that_apply(file):
    said = collected(file).suppression
    assert f"fewer than {grouping.LEAST_GROUP} of it answered" in said
    assert f"fewer than {grouping.LEAST_CELL} of it, stands on one side" in said


def test_every_claim_of_the_agenda_is_planned_with_the_questions_of_its_ballot(file):
    preparing.set_setup(file, ClaimSetup("R1", True, form="agreement7", confidence=True))
    planned = collected(file).planned
    assert [p.claim.id for p in planned] == ["A1", "R1", "O1"]  # R2 is optional, so not on the agenda
    assert [q.kind for q in planned[0].questions] == ["agreement", "importance"]
    assert [q.kind for q in planned[1].questions] == ["agreement7", "confidence"]
    assert planned[1].setup.confidence
    assert {p.slide for p in planned} <= {item.slide for item in collected(file).agenda}


def test_a_claim_whose_form_cannot_be_asked_is_planned_without_questions(file):
    workshop = workshops.snapshot(file)
    setups = {**workshop.setups, "A1": ClaimSetup("A1", True, form="ranking")}  # and it has no items
    made = reporting.report(replace(workshop, setups=setups), (), "")
    assert made.planned[0].questions == ()


def test_slides_carry_the_title_of_their_section(file):
    assert [(i.section, i.title) for i in collected(file).agenda][:2] == [
        ("Benefits", "Shared tools"),
        ("Risks", "Lock-in"),
    ]
