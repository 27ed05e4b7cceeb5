"""What a ballot must satisfy: every refusal is a sentence, and nothing changes."""

from __future__ import annotations

import pytest

from tests.app.stories import now, open_round, vote
from tests.asking import ballot_form
from unifydesk.app import ballot_checks, people, voting
from unifydesk.app.ballot_checks import checked, checked_reason, find_question, must_be_open, whole
from unifydesk.domain.errors import InvalidBallotError, InvalidInputError, NotFoundError, RoundError
from unifydesk.domain.question import Question

FORM = ballot_form("benefit", confidence=True)


def test_answers_are_kept_in_the_order_of_the_form():
    assert list(checked(FORM, {"confidence": "3", "real": "4"})) == ["real", "confidence"]


def test_an_empty_ballot_is_refused():
    with pytest.raises(InvalidBallotError, match="ballot is empty"):
        checked(FORM, {})


def test_cannot_judge_answers_every_question():
    assert set(checked(FORM, {q.id: "cannot_judge" for q in FORM}).values()) == {"cannot_judge"}


@pytest.mark.parametrize("answer", ["0", "6", "4.0", "", "four", "４", "4\n5", "x" * 10_000])
def test_an_answer_off_the_scale_is_refused_in_a_sentence_of_usual_length(answer):
    with pytest.raises(InvalidBallotError) as refusal:
        checked(FORM, {"real": answer})
    assert len(str(refusal.value)) < 200


def test_a_question_that_is_not_asked_is_refused_with_those_that_are():
    with pytest.raises(NotFoundError, match="real, importance, confidence"):
        find_question(FORM, "likelihood")


def test_a_kind_of_a_newer_program_takes_no_ballot_here():
    with pytest.raises(InvalidBallotError, match="does not know the question kind"):
        ballot_checks.checked_answer(Question("real", "from the future", "Real?"), "1")


@pytest.mark.parametrize("number", [-1, 1.5, True, "3", None])
def test_only_whole_numbers_count_people(number):
    with pytest.raises(InvalidBallotError, match="whole number"):
        whole(number)


def test_a_reason_is_never_cut_in_silence():
    assert checked_reason("x" * ballot_checks.REASON_LIMIT)
    with pytest.raises(InvalidBallotError, match="Shorten it"):
        checked_reason("x" * (ballot_checks.REASON_LIMIT + 1))


def test_a_reason_with_broken_characters_can_be_kept():
    assert checked_reason(" a\udcff\x00b ") == "a\N{REPLACEMENT CHARACTER}b"


def test_closed_and_void_rounds_say_what_to_do_instead(file):
    round_ = open_round(file)
    must_be_open(round_)
    voting.close_round(file, round_.id)
    with pytest.raises(RoundError, match="is closed"):
        must_be_open(now(file).rounds[0])
    voting.void_round(file, round_.id)
    with pytest.raises(RoundError, match="is void"):
        must_be_open(now(file).rounds[0])


def test_only_people_who_are_there_vote(file):
    people.set_present(file, 3, False)
    with pytest.raises(InvalidBallotError, match="not marked as present"):
        ballot_checks.voting_seat(file, 3)
    with pytest.raises(NotFoundError, match="no seat 99"):
        ballot_checks.voting_seat(file, 99)


def test_hands_leave_room_for_the_rest_only(make_file):
    file = make_file(people=3)
    round_ = open_round(file)
    voting.count_hands(file, round_.id, "real", {"4": 2})
    vote(file, round_, "4")
    with pytest.raises(InvalidBallotError, match="All 3 people present are counted already"):
        voting.cast(file, round_.id, 2, {"real": "4"}, channel="roll_call")
    assert now(file).rounds[0].seats == {1}


@pytest.mark.parametrize("name", ["", "pigeon", "x" * 500])
def test_a_round_is_opened_and_a_ballot_cast_in_a_way_that_there_is(file, name):
    for options in ({"channel": name or "?"}, {"level": name or "?"}):
        with pytest.raises(InvalidInputError) as refusal:
            open_round(file, **options)
        assert len(str(refusal.value)) < 200
    round_ = open_round(file)
    with pytest.raises(InvalidInputError, match="no way of voting"):
        voting.cast(file, round_.id, 1, {"real": "4"}, channel=name)
    assert now(file).rounds[0].recorded == 0
