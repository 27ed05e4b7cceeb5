"""What a file holds, in numbers: void rounds left out, people without a named ballot counted once."""

from __future__ import annotations

from tests.app.stories import close_and_reveal, open_round, play, vote
from unifydesk.app import noting, voting
from unifydesk.app.holdings import Holdings, holdings, many
from unifydesk.store import gates


def held(file):
    file.close()
    return holdings(gates.admit(file.path).tables)


def test_a_led_workshop_is_counted(file):
    play(file, "A1", "444455", "445555")
    voided = open_round(file, "O1")
    vote(file, voided, "123")
    voting.void_round(file, voided.id, "wrong claim")
    open_round(file, "O1")
    noting.add(file, "remark", "The end")
    found = held(file)
    assert (found.people, found.rounds, found.closed, found.ballots, found.notes) == (12, 3, 2, 12, 1)
    assert (found.last_act, found.title) == ("Add note “The end”", "Tools and ties")
    assert found.words == "3 rounds, 12 ballots, 1 note"


def test_confidential_ballots_are_counted_once_however_many_questions_they_answer(file):
    round_ = open_round(file, level="confidential")
    for _ in range(4):
        voting.cast_confidential(file, round_.id, {"real": "4", "importance": "5"})
    close_and_reveal(file, round_)
    found = held(file)
    assert (found.ballots, found.counted) == (0, 4)


def test_no_rows_hold_nothing():
    assert holdings(()) == Holdings()


def test_numbers_have_their_nouns():
    assert (many(1, "person", "people"), many(2, "person", "people")) == ("1 person", "2 people")
    assert many(1234, "row") == "1,234 rows"
