"""Rounds and ballots: what is recorded, what is refused, and that a refusal changes nothing."""

from __future__ import annotations

import pytest

from tests.app.stories import close_and_reveal, now, open_round, vote
from unifydesk.app import people, preparing, results, voting
from unifydesk.domain.errors import InvalidBallotError, NotFoundError, RoundError, UnifyError
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.domain.workshop import ClaimSetup


def state_of(file):
    """Everything a refusal must leave as it was."""
    workshop = now(file)
    open_rounds = [r for r in workshop.rounds if r.is_open]
    ballots = [voting.ballots(file, r.id) for r in open_rounds]
    return workshop.rounds, ballots, file.db.execute("SELECT count(*) FROM log").fetchone()[0]


def test_a_ballot_is_on_disk_when_it_is_called_recorded(file):
    round_ = open_round(file)
    said = voting.cast(file, round_.id, 7, {"real": "4"}, channel="roll_call").said
    assert said == "Seat 7 recorded"
    assert file.db.execute("SELECT answer FROM answer WHERE seat = 7").fetchall() == [("4",)]
    assert not file.db.conn.in_transaction


def test_a_second_ballot_of_a_seat_replaces_the_first(file):
    round_ = open_round(file)
    voting.cast(file, round_.id, 7, {"real": "4"}, channel="roll_call")
    voting.cast(file, round_.id, 7, {"real": "2"}, channel="booth")
    (ballot,) = voting.ballots(file, round_.id)
    assert (ballot.answer("real"), ballot.channel) == ("2", "booth")


def test_a_changed_ballot_stays_in_the_log(file):
    round_ = open_round(file)
    voting.cast(file, round_.id, 7, {"real": "4"}, channel="roll_call")
    voting.cast(file, round_.id, 7, {"real": "2"}, channel="roll_call")
    bodies = [row[0] for row in file.db.execute("SELECT body FROM log WHERE kind = 'ballot'")]
    assert '"real":"4"' in bodies[0]
    assert '"changed":true' in bodies[1]


def test_an_answer_to_one_question_leaves_the_other_as_it_was(file):
    round_ = open_round(file)
    voting.cast(file, round_.id, 3, {"real": "4"}, channel="roll_call")
    voting.cast(file, round_.id, 3, {"importance": "5"}, channel="roll_call")
    (ballot,) = voting.ballots(file, round_.id)
    assert ballot.answers == (("real", "4"), ("importance", "5"))


def test_a_retry_with_the_same_action_id_is_recorded_once(file):
    round_ = open_round(file)
    for _ in range(2):
        voting.cast(file, round_.id, 7, {"real": "4"}, channel="roll_call", action_id=b"one")
    assert file.db.execute("SELECT count(*) FROM log WHERE kind = 'ballot'").fetchone() == (1,)


def test_a_withdrawn_ballot_no_longer_counts(file):
    round_ = open_round(file)
    voting.cast(file, round_.id, 7, {"real": "4"}, channel="roll_call")
    voting.withdraw(file, round_.id, 7)
    assert voting.ballots(file, round_.id) == ()
    assert now(file).last_round("A1").recorded == 0


@pytest.mark.parametrize(
    ("seat", "answers", "error"),
    [
        (13, {"real": "4"}, NotFoundError),
        (0, {"real": "4"}, NotFoundError),
        (1, {"real": "6"}, InvalidBallotError),
        (1, {"real": "4.5"}, InvalidBallotError),
        (1, {"real": "NaN"}, InvalidBallotError),
        (1, {"real": ""}, InvalidBallotError),
        (1, {"likelihood": "4"}, NotFoundError),
        (1, {}, InvalidBallotError),
    ],
)
def test_a_bad_ballot_is_refused_in_one_sentence_and_changes_nothing(file, seat, answers, error):
    round_ = open_round(file)
    before = state_of(file)
    with pytest.raises(error) as refusal:
        voting.cast(file, round_.id, seat, answers, channel="roll_call")
    assert "\n" not in str(refusal.value)
    assert state_of(file) == before


def test_a_closed_round_takes_no_ballot(file):
    round_ = open_round(file)
    voting.close_round(file, round_.id)
    before = state_of(file)
    with pytest.raises(RoundError, match="closed"):
        voting.cast(file, round_.id, 1, {"real": "4"}, channel="roll_call")
    assert state_of(file) == before


def test_a_person_who_is_not_present_cannot_vote(file):
    round_ = open_round(file)
    people.set_present(file, 5, False)
    with pytest.raises(InvalidBallotError, match="not marked as present"):
        voting.cast(file, round_.id, 5, {"real": "4"}, channel="roll_call")


def test_more_hands_than_people_present_are_refused(file):
    round_ = open_round(file, channel="hands")
    before = state_of(file)
    with pytest.raises(InvalidBallotError, match="13 hands are more than the 12 people present"):
        voting.count_hands(file, round_.id, "real", {"4": 10, "5": 3})
    assert state_of(file) == before


def test_hands_and_seats_together_never_exceed_the_room(file):
    round_ = open_round(file)
    voting.count_hands(file, round_.id, "real", {"4": 12})
    with pytest.raises(InvalidBallotError, match="counted already"):
        voting.cast(file, round_.id, 1, {"real": "4"}, channel="roll_call")
    voting.count_hands(file, round_.id, "real", {"4": 11})
    voting.cast(file, round_.id, 1, {"real": "4"}, channel="roll_call")
    with pytest.raises(InvalidBallotError, match="more than the 12 people"):
        voting.count_hands(file, round_.id, "real", {"4": 12})


def test_a_seat_that_voted_on_one_question_is_still_counted_once_on_the_other(file):
    round_ = open_round(file)
    voting.cast(file, round_.id, 1, {"real": "4"}, channel="roll_call")
    voting.count_hands(file, round_.id, "importance", {"4": 12})
    with pytest.raises(InvalidBallotError, match="counted already"):
        voting.cast(file, round_.id, 1, {"importance": "4"}, channel="roll_call")


def test_hands_on_one_question_and_seats_on_the_other_are_the_same_people(file):
    round_ = open_round(file, "A1", channel="hands")
    voting.count_hands(file, round_.id, "real", {"4": 12})
    for seat in range(1, 13):
        voting.cast(file, round_.id, seat, {"importance": "5"}, channel="roll_call")
    assert now(file).last_round("A1").recorded == 12
    voting.close_round(file, round_.id)
    assert now(file).last_round("A1").present == 12


def test_hands_and_seats_on_the_same_question_are_different_people(file):
    round_ = open_round(file, "A1", channel="hands")
    voting.count_hands(file, round_.id, "real", {"4": 7})
    for seat in (1, 2, 3):
        voting.cast(file, round_.id, seat, {"real": "2"}, channel="roll_call")
    assert now(file).last_round("A1").recorded == 10


def test_a_new_count_of_hands_replaces_the_old_one(file):
    round_ = open_round(file, channel="hands")
    voting.count_hands(file, round_.id, "real", {"4": 8, CANNOT_JUDGE: 2})
    voting.count_hands(file, round_.id, "real", {"5": 3})
    assert voting.hands(file, round_.id)["real"] == {"5": 3}


@pytest.mark.parametrize("number", [-1, 2.5, True, "3"])
def test_hands_are_whole_numbers_from_zero(file, number):
    round_ = open_round(file, channel="hands")
    with pytest.raises(InvalidBallotError, match="number of people"):
        voting.count_hands(file, round_.id, "real", {"4": number})


def test_only_one_round_is_open_at_a_time(file):
    open_round(file, "A1")
    with pytest.raises(RoundError, match="still open"):
        voting.open_round(file, "R1")


def test_rounds_are_numbered_and_earlier_ones_stay(file):
    first = open_round(file)
    vote(file, first, "445")
    close_and_reveal(file, first)
    second = open_round(file)
    assert (first.number, second.number) == (1, 2)
    assert now(file).results["A1"][0].of("real").tally.counts == (0, 0, 0, 2, 1)


def test_present_is_frozen_when_the_round_closes(file):
    round_ = open_round(file)
    vote(file, round_, "44")
    people.set_present(file, 12, False)
    close_and_reveal(file, round_)
    people.set_present(file, 11, False)
    tally = now(file).results["A1"][0].of("real").tally
    assert (tally.present, tally.answered, tally.silent) == (11, 2, 9)


def test_an_open_round_cannot_be_revealed(file):
    round_ = open_round(file)
    with pytest.raises(RoundError, match="still open"):
        voting.reveal(file, round_.id)


def test_an_open_round_has_no_result(file):
    vote(file, open_round(file), "555555555555")
    assert now(file).results == {}
    (question, *_) = results.results(now(file))["claims"][0]["rounds"][0]["questions"]
    assert question["counts"] is None
    assert question["answered"] is None


def test_cannot_judge_is_neither_an_answer_nor_silence(file):
    round_ = open_round(file)
    voting.cast(file, round_.id, 1, {"real": CANNOT_JUDGE}, channel="roll_call")
    voting.cast(file, round_.id, 2, {"real": "3"}, channel="roll_call")
    close_and_reveal(file, round_)
    tally = now(file).results["A1"][0].of("real").tally
    assert (tally.answered, tally.cannot_judge, tally.silent) == (1, 1, 10)


def test_a_void_round_keeps_its_ballots_but_no_longer_counts(file):
    round_ = open_round(file)
    vote(file, round_, "444")
    close_and_reveal(file, round_)
    voting.void_round(file, round_.id, "the question was misread")
    workshop = now(file)
    assert workshop.rounds_of("A1") == ()
    assert "A1" not in workshop.results
    assert file.db.execute("SELECT count(*) FROM answer").fetchone() == (3,)


def test_a_claim_can_be_put_again_after_its_round_was_voided_twice(file):
    for _ in range(3):
        round_ = open_round(file)
        assert round_.number == 1
        voting.void_round(file, round_.id)
    assert [r.state for r in now(file).rounds] == ["void", "void", "void"]


def test_only_the_latest_round_can_be_voided(file):
    first = open_round(file)
    close_and_reveal(file, first)
    close_and_reveal(file, open_round(file))
    with pytest.raises(RoundError, match="latest"):
        voting.void_round(file, first.id)


def test_an_unknown_claim_is_refused(file):
    with pytest.raises(NotFoundError, match="no claim"):
        voting.open_round(file, "X9")


def test_a_long_reason_is_refused_and_never_cut(file):
    preparing.set_setup(file, ClaimSetup("A1", True, reason=True))
    round_ = open_round(file)
    with pytest.raises(InvalidBallotError, match="Shorten"):
        voting.cast(file, round_.id, 1, {"real": "4"}, channel="booth", reason="x" * 601)


def test_reasons_come_out_sorted_by_content(file):
    preparing.set_setup(file, ClaimSetup("A1", True, reason=True))
    round_ = open_round(file)
    for seat, text in ((1, "zebra"), (2, "apple"), (3, "mango")):
        voting.cast(file, round_.id, seat, {"real": "4"}, channel="booth", reason=text)
    close_and_reveal(file, round_)
    assert now(file).results["A1"][0].reasons == ("apple", "mango", "zebra")


def test_confidence_is_asked_only_when_it_is_set(file):
    assert [q.id for q in open_round(file, "A1").questions] == ["real", "importance"]
    voting.close_round(file, now(file).last_round("A1").id)
    preparing.set_setup(file, ClaimSetup("R1", True, confidence=True))
    assert [q.id for q in open_round(file, "R1").questions] == ["likelihood", "severity", "confidence"]


def test_a_ballot_for_a_round_of_another_file_is_refused(file):
    with pytest.raises(UnifyError, match="not in this workshop"):
        voting.cast(file, b"0" * 16, 1, {"real": "4"}, channel="roll_call")
