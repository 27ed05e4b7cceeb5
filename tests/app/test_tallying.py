"""From ballots to tallies: channels together, people without a seat, and movement of people in pairs."""

from __future__ import annotations

import pytest

from tests.app.stories import close_and_reveal, now, open_round, play, vote
from unifydesk.app import people, voting, workshops
from unifydesk.app.importing import import_votes
from unifydesk.app.stage_state import stage_state
from unifydesk.domain.question import CANNOT_JUDGE
from unifydesk.kinds import KINDS


def result(file, claim="A1", number=1):
    return now(file).results[claim][number - 1]


def test_open_and_void_rounds_have_no_result(file):
    round_ = open_round(file)
    vote(file, round_, "444")
    assert now(file).results == {}
    voting.void_round(file, round_.id)
    assert now(file).results == {}


def test_hands_seats_and_booth_are_counted_together(file):
    round_ = open_round(file)
    voting.count_hands(file, round_.id, "real", {"4": 5, CANNOT_JUDGE: 1})
    voting.cast(file, round_.id, 1, {"real": "4"}, channel="booth")
    voting.cast(file, round_.id, 2, {"real": "2"}, channel="roll_call")
    voting.close_round(file, round_.id)
    tally = result(file).of("real").tally
    assert tally.counts == (0, 1, 0, 6, 0)
    assert (tally.answered, tally.cannot_judge, tally.silent, tally.present) == (7, 1, 4, 12)
    assert dict(tally.channels) == {"hands": 6, "booth": 1, "roll_call": 1}


def test_the_people_present_are_those_at_the_close(file):
    round_ = open_round(file)
    vote(file, round_, "44")
    voting.close_round(file, round_.id)
    people.set_present(file, 12, False)
    assert result(file).of("real").tally.present == 12


def test_people_without_a_seat_are_added_for_the_question_they_answered(make_file):
    file = make_file(people=2)
    import_votes(file, b"claim,round,question,answer\nA1,1,real,4\nA1,1,real,5\n", "v.csv")
    assert result(file).of("real").tally.present == 4
    assert result(file).of("importance").tally.present == 2


def test_movement_pairs_people_by_seat(file):
    play(file, "A1", "224", "442")
    (movement,) = result(file, number=2).movements
    assert (movement.question.id, movement.up, movement.down, movement.same) == ("real", 2, 1, 0)
    assert movement.table[1][3] == 2
    assert result(file, number=1).movements == ()


def test_who_answered_only_once_is_not_paired(file):
    play(file, "A1", "2244", "44")
    assert result(file, number=2).movements[0].pairs == 2


def test_hands_cannot_be_paired(file):
    for _ in range(2):
        round_ = open_round(file)
        voting.count_hands(file, round_.id, "real", {"4": 5})
        close_and_reveal(file, round_)
    assert result(file, number=2).movements == ()


def test_confidential_rounds_are_never_paired(file):
    for level in ("named", "confidential", "named"):
        round_ = open_round(file, "O1", level=level)
        for seat in range(1, 6):
            if level == "named":
                voting.cast(file, round_.id, seat, {"agreement": "4"}, channel="roll_call")
            else:
                voting.cast_confidential(file, round_.id, {"agreement": "4"})
        close_and_reveal(file, round_)
    assert [r.movements for r in now(file).results["O1"]] == [(), (), ()]


def test_a_voided_round_is_not_compared_with(file):
    play(file, "A1", "222", "333")
    voting.void_round(file, now(file).last_round("A1").id)
    round_ = open_round(file)
    vote(file, round_, "444")
    close_and_reveal(file, round_)
    assert result(file, number=2).movements[0].table[1][3] == 3


def test_answers_of_a_kind_that_this_program_lacks_are_counted_side_by_side(file, monkeypatch):
    play(file, "A1", "224", "445")
    path = file.path
    file.close()
    monkeypatch.setattr(KINDS, "_things", {k.id: k for k in KINDS if k.id != "agreement"})
    again = workshops.open_file(path)
    try:
        first, second = (r.of("real").tally for r in now(again).results["A1"])
    finally:
        again.close()
    assert first.options == second.options == ("2", "4", "5")
    assert (first.counts, second.counts) == ((2, 1, 0), (0, 2, 1))


@pytest.mark.parametrize("closing", [True, False])
def test_a_result_appears_when_the_round_closes_and_goes_with_undo(file, closing):
    round_ = open_round(file)
    vote(file, round_, "444")
    voting.close_round(file, round_.id)
    assert result(file).state == "closed"
    if not closing:
        file.undo()
        assert now(file).results == {}


def test_a_round_the_room_has_not_seen_is_not_shown_by_the_movement_away_from_it(file):
    for answers, shown in (("111111", True), ("555111", False), ("444444", True)):
        round_ = open_round(file)
        vote(file, round_, answers)
        voting.close_round(file, round_.id)
        if shown:
            voting.reveal(file, round_.id)
    first, hidden, last = now(file).results["A1"]
    assert (hidden.state, hidden.movements[0].up) == ("closed", 3)  # for the facilitator alone
    assert [(m.up, m.down, m.same) for m in last.movements] == [(6, 0, 0)]  # from the first round
    assert last.movements[0].table[0][3] == first.figures[0].tally.counts[0] == 6
    assert stage_state(now(file)).scene.movements == last.movements


def test_a_round_that_is_revealed_late_is_what_the_next_one_is_compared_with(file):
    hidden = open_round(file)
    vote(file, hidden, "111")
    voting.close_round(file, hidden.id)
    shown = open_round(file)
    vote(file, shown, "444")
    close_and_reveal(file, shown)
    assert now(file).results["A1"][1].movements == ()
    voting.reveal(file, hidden.id)
    assert now(file).results["A1"][1].movements[0].up == 3
