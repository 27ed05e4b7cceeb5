"""Counting: counts are those of the ballots, however they came and in whatever order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.stories import DECK, SteppingClock, now, open_round
from tests.store.memory import SPEC, a_round, memory_file
from unifydesk.app import voting, workshops
from unifydesk.domain.people import Seat
from unifydesk.domain.question import Ballot
from unifydesk.store import counting, records

OPTIONS = ("1", "2", "3", "4", "5", "cannot_judge")
ROUND, OTHER = a_round(), a_round(2)
answers = st.sampled_from(OPTIONS)
channels = st.sampled_from(["roll_call", "booth", "import"])
ballots = st.dictionaries(
    st.integers(1, 30), st.tuples(st.none() | answers, st.none() | answers, channels), max_size=12
)
totals = st.dictionaries(st.tuples(answers, st.booleans()), st.integers(0, 40), max_size=6)


def fill(file, cast, counted=None):
    """Put seats, two rounds, these ballots by seat, and these totals of the first question."""
    with file.quiet() as act:
        for seat in sorted(cast):
            act.put("seat", records.seat(Seat(seat)))
        for round_ in (ROUND, OTHER):
            act.put("round", records.round_row(round_, SPEC))
        for seat, (real, importance, channel) in cast.items():
            act.put("ballot", records.ballot(ROUND.id, seat, channel, ""))
            for question, answer in (("real", real), ("importance", importance)):
                if answer is not None:
                    row = {"round": ROUND.id, "seat": seat, "question": question, "answer": answer}
                    act.put("answer", row)
        for (answer, seated), n in (counted or {}).items():
            act.put("total", records.total(ROUND.id, "real", answer, "hands", n, seated=seated))


@given(ballots, totals)
def test_counts_are_those_of_the_ballots_and_the_totals(cast, counted):
    with memory_file() as file:
        fill(file, cast, counted)
        found = counting.count(file, ROUND, "real")
    people = Counter(real for real, _, _ in cast.values() if real is not None)
    ways = Counter(channel for real, _, channel in cast.values() if real is not None)
    for (answer, _), n in counted.items():
        people[answer] += n
        ways["hands"] += n
    assert found.answers == {answer: n for answer, n in people.items() if n}
    assert found.channels == {channel: n for channel, n in ways.items() if n}
    assert found.unseated == sum(n for (_, seated), n in counted.items() if not seated)
    assert sum(found.answers.values()) == sum(found.channels.values())


@given(ballots)
def test_ballots_come_back_by_seat_in_the_order_of_the_form(cast):
    with memory_file() as file:
        fill(file, cast)
        found = counting.ballots(file, ROUND)
        assert [counting.ballot(file, ROUND, seat) for seat in sorted(cast)] == list(found)
        answered = [counting.answers_by_seat(file, ROUND, q.id) for q in ROUND.questions]
    expected = []
    for seat, (real, importance, channel) in sorted(cast.items()):
        given_ = [(q, a) for q, a in (("real", real), ("importance", importance)) if a is not None]
        expected.append(Ballot(seat, tuple(given_), channel))
    assert list(found) == expected
    assert answered == [sum(b.answer(q.id) is not None for b in expected) for q in ROUND.questions]


@given(ballots.filter(bool), st.randoms())
def test_the_order_in_which_ballots_came_changes_no_count(cast, random):
    shuffled = list(cast.items())
    random.shuffle(shuffled)
    found = []
    for order in (cast, dict(shuffled)):
        with memory_file() as file:
            fill(file, order)
            found.append([counting.count(file, ROUND, q.id) for q in ROUND.questions])
    assert found[0] == found[1]


@given(ballots)
def test_one_round_does_not_count_in_another(cast):
    with memory_file() as file:
        fill(file, cast)
        assert counting.count(file, OTHER, "real").answers == {}
        assert counting.ballots(file, OTHER) == ()


@pytest.fixture
def file():
    with memory_file() as opened:
        fill(opened, {1: ("5", "4", "booth"), 2: (None, "2", "booth")}, {("5", True): 3, ("2", False): 2})
        yield opened


def test_a_seat_without_a_ballot_has_none(file):
    assert counting.ballot(file, ROUND, 3) is None


def test_hands_are_those_of_the_seats_in_the_room(file):
    assert counting.hands(file, ROUND) == {"real": {"5": 3}, "importance": {}}


def test_the_totals_on_the_disk_are_read_back(file):
    assert counting.stored_totals(file, ROUND) == {("real", "5"): 3, ("real", "2"): 2}


def test_every_answer_a_claim_received_is_known(file):
    assert counting.answers_given(file, "A1", "real") == {"5", "2"}
    assert counting.answers_given(file, "A1", "importance") == {"4", "2"}
    assert counting.answers_given(file, "R1", "real") == frozenset()


@given(st.lists(st.text(max_size=8), max_size=5), st.lists(st.text(max_size=8), max_size=5))
def test_reasons_are_sorted_by_their_words_and_empty_ones_are_left_out(named, sealed):
    with memory_file() as file:
        fill(file, dict.fromkeys(range(1, len(named) + 1), ("5", None, "booth")))
        with file.quiet() as act:
            for seat, text in enumerate(named, start=1):
                row = records.ballot(ROUND.id, seat, "booth", text)
                act.put("ballot", row)
            for place, text in enumerate(filter(None, sealed), start=1):
                act.execute(ROUND.id, "INSERT INTO reason VALUES (?, ?, ?)", ROUND.id, place, text)
        assert counting.reasons(file, ROUND) == tuple(sorted(filter(None, [*named, *sealed])))


def confidential(path, cast):
    """Play one confidential round in this order and return what the file then says of it."""
    file = workshops.create(path, DECK, seats=[Seat(n) for n in range(1, 6)], clock=SteppingClock())
    with file.act("setup", "Ask for reasons") as act:
        row = file.query("SELECT * FROM claim_setup WHERE claim = 'R1'")[0]
        act.put("claim_setup", row | {"level": "confidential", "channel": "booth", "reason": 1})
    round_ = open_round(file, "R1")
    for likelihood, severity, reason in cast:
        given_ = {"likelihood": likelihood, "severity": severity}
        voting.cast_confidential(file, round_.id, given_, reason=reason)
    voting.close_round(file, round_.id)
    closed = now(file).rounds[0]
    stored = file.rows("SELECT question, answer, channel, people_group, seated, n FROM total")
    reasons = file.rows("SELECT sorted, text FROM reason")
    counts = [counting.count(file, closed, q.id) for q in closed.questions]
    file.close()
    return stored, reasons, counts


def test_the_result_of_a_confidential_round_is_the_same_in_every_order_of_casting(tmp_path):
    cast = [("5", "1", "because"), ("1", "2", ""), ("5", "cannot_judge", "also"), ("3", "1", "because")]
    orders = [cast, cast[::-1], cast[2:] + cast[:2]]
    found = [confidential(tmp_path / f"{n}.unify", order) for n, order in enumerate(orders)]
    assert found[0][1] == [(1, "also"), (2, "because"), (3, "because")]
    assert found[0] == found[1] == found[2]
