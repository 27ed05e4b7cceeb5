"""Contents: what was written comes back as the very same value."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.memory import SPEC, a_round, ids, memory_file, texts
from unifydesk.domain.errors import NotFoundError
from unifydesk.domain.notes import NOTE_KINDS, Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import LABELS, RecordedPosition
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import CHANNELS, CLOSED, CONFIDENTIAL, NAMED, OPEN, REVEALED, VOID, Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.workshop import ClaimSetup, RuleEvent, Standing, WorkshopInfo
from unifydesk.store import contents, records

flags = st.booleans()
infos = st.builds(WorkshopInfo, texts, texts, texts, texts, texts, st.integers(0, 10_000))
seats = st.builds(Seat, st.integers(1, 9999), texts, texts, flags)
levels = st.sampled_from([NAMED, CONFIDENTIAL])
setups = st.builds(ClaimSetup, texts, flags, st.sampled_from(sorted(CHANNELS)), levels, flags, flags)
choices = st.builds(
    RuleChoice, texts, st.dictionaries(texts, st.integers(0, 100), max_size=5).map(lambda d: tuple(d.items()))
)
rounds = st.builds(
    Round,
    id=ids,
    claim=texts,
    number=st.integers(1, 99),
    level=levels,
    channel=st.sampled_from(sorted(CHANNELS)),
    state=st.sampled_from([OPEN, CLOSED, REVEALED]),
    questions=st.lists(st.builds(Question, texts, texts, texts), max_size=4).map(tuple),
    asks_reason=flags,
    present=st.none() | st.integers(0, 500),
)
maybe = st.none() | texts
notes = st.lists(
    st.builds(Note, ids, st.just(0), st.sampled_from(sorted(NOTE_KINDS)), texts, maybe, maybe, texts, texts),
    max_size=5,
    unique_by=lambda note: note.id,
)
standings = st.builds(Standing, *[texts] * 6)


class TestRoundTrips:
    @given(infos)
    def test_the_title_page(self, value):
        with memory_file() as file:
            with file.quiet() as act:
                act.put("workshop", records.info(value))
            assert contents.info(file) == value

    @given(st.lists(seats, max_size=6, unique_by=lambda seat: seat.number))
    def test_seats_by_number(self, values):
        with memory_file() as file:
            with file.quiet() as act:
                for value in values:
                    act.put("seat", records.seat(value))
            assert contents.seats(file) == tuple(sorted(values, key=lambda seat: seat.number))

    @given(st.lists(setups, max_size=6, unique_by=lambda setup: setup.claim))
    def test_set_ups(self, values):
        with memory_file() as file:
            with file.quiet() as act:
                for value in values:
                    act.put("claim_setup", records.setup(value))
            assert contents.setups(file) == {value.claim: value for value in values}

    @given(st.lists(st.tuples(texts, choices, flags), min_size=1, max_size=4))
    def test_the_history_of_the_rule_oldest_first(self, events):
        with memory_file() as file:
            for at, choice, late in events:
                with file.quiet() as act:
                    number = contents.next_rule_event(file)
                    act.put("rule_event", records.rule_event(number, at, choice, after_first_round=late))
            assert contents.rule_events(file) == tuple(RuleEvent(*event) for event in events)

    @given(rounds)
    def test_a_round_and_what_it_asked(self, value):
        with memory_file() as file:
            with file.quiet() as act:
                act.put("round", records.round_row(value, SPEC))
            assert contents.rounds(file) == (value,)
            assert contents.round_by_id(file, value.id) == value
            assert contents.spec_hash(file, value.id) == SPEC

    @given(notes)
    def test_notes_in_the_order_they_were_typed(self, values):
        typed = tuple(replace(note, position=place) for place, note in enumerate(values, start=1))
        with memory_file() as file:
            with file.quiet() as act:
                for value in reversed(typed):
                    act.put("note", records.note(value))
            assert contents.notes(file) == typed

    @given(texts, texts, st.sampled_from(sorted(LABELS)))
    def test_recorded_positions(self, claim, statement, label):
        round_ = a_round()
        value = RecordedPosition(claim, round_.id, label, statement)
        with memory_file() as file:
            with file.quiet() as act:
                act.put("round", records.round_row(round_, SPEC))
                act.put("recorded_position", records.recorded_position(value))
            assert contents.recorded_positions(file) == {claim: value}

    @given(standings)
    def test_where_the_session_stands(self, value):
        fields = {name: getattr(value, name) for name in Standing.__slots__}
        with memory_file() as file:
            with file.quiet() as act:
                act.place(**fields)
            assert contents.standing(file) == value


@pytest.fixture
def file():
    with memory_file() as opened:
        yield opened


def seat_two(act):
    """Two seats and an open round, and the round."""
    round_ = a_round()
    for number in (1, 2):
        act.put("seat", records.seat(Seat(number)))
    act.put("round", records.round_row(round_, SPEC))
    return round_


def ballot(act, round_, seat):
    act.put("ballot", records.ballot(round_.id, seat, "roll_call", ""))


class TestTurnout:
    def test_seats_with_a_ballot_are_counted_and_named(self, file):
        with file.quiet() as act:
            round_ = seat_two(act)
            ballot(act, round_, 2)
        (found,) = contents.rounds(file)
        assert (found.recorded, found.seats) == (1, frozenset({2}))

    @pytest.mark.parametrize(("seated_on", "people"), [("real", 1 + 4), ("importance", 4)])
    def test_hands_and_seats_add_up_on_the_same_question_only(self, file, seated_on, people):
        with file.quiet() as act:
            round_ = seat_two(act)
            ballot(act, round_, 1)
            act.put("answer", {"round": round_.id, "seat": 1, "question": seated_on, "answer": "5"})
            act.put("total", records.total(round_.id, "real", "5", "hands", 3, seated=True))
            act.put("total", records.total(round_.id, "real", "1", "hands", 1, seated=True))
            act.put("total", records.total(round_.id, "importance", "5", "hands", 2, seated=True))
        assert contents.rounds(file)[0].recorded == people

    def test_a_confidential_round_tells_how_many_and_never_who(self, file):
        round_ = a_round(level=CONFIDENTIAL)
        with file.quiet() as act:
            act.put("round", records.round_row(round_, SPEC))
            for ticket in (b"a", b"b", b"c"):
                act.execute(round_.id, "INSERT INTO ticket VALUES (?, ?)", round_.id, ticket)
            act.execute(round_.id, "INSERT INTO turnout VALUES (?, ?)", round_.id, b"b")
        (found,) = contents.rounds(file)
        assert (found.recorded, found.seats) == (1, frozenset())

    def test_the_ballots_of_a_void_round_do_not_count(self, file):
        with file.quiet() as act:
            round_ = seat_two(act)
            ballot(act, round_, 1)
            act.put("round", records.round_row(replace(round_, state=VOID), SPEC, voided=1))
        (found,) = contents.rounds(file)
        assert (found.recorded, found.seats) == (0, frozenset())

    def test_a_new_ballot_is_counted_at_the_next_look(self, file):
        with file.quiet() as act:
            round_ = seat_two(act)
        assert contents.rounds(file)[0].recorded == 0
        with file.quiet() as act:
            ballot(act, round_, 1)
        assert contents.rounds(file)[0].recorded == 1


def test_a_round_that_is_not_there_is_said_so(file):
    with pytest.raises(NotFoundError, match="Open the claim again"):
        contents.round_by_id(file, bytes(16))


def test_the_deck_is_whole_until_a_letter_of_it_changes(file):
    assert contents.deck_is_whole(file)
    name, source = contents.deck_source(file)
    assert name == "demo"
    file.db.execute("UPDATE deck SET source = ?", [source.replace("Shared", "shared", 1)])
    assert not contents.deck_is_whole(file)


@pytest.mark.parametrize("in_meta", [0, 1])
@pytest.mark.parametrize("in_log", [False, True])
def test_either_mark_makes_a_rehearsal_and_both_must_agree(file, in_meta, in_log):
    file.db.execute("UPDATE meta SET rehearsal = ?", [in_meta])
    with file.act("created", "Create the workshop") as act:
        act.details["rehearsal"] = in_log
    assert contents.is_rehearsal(file) is (bool(in_meta) or in_log)
    assert contents.marks_agree(file) is (bool(in_meta) is in_log)


def test_a_file_whose_log_does_not_begin_with_its_making_does_not_agree(file):
    assert not contents.marks_agree(file)


def test_a_seat_with_a_ballot_is_known_to_have_one(file):
    with file.quiet() as act:
        round_ = seat_two(act)
        ballot(act, round_, 1)
    assert contents.has_rounds(file)
    assert [contents.has_ballots(file, seat) for seat in (1, 2)] == [True, False]
    assert contents.seat(file, 2) == Seat(2)
    assert contents.seat(file, 3) is None


def test_a_new_file_has_no_rounds_and_its_first_rule_is_number_one(file):
    assert not contents.has_rounds(file)
    assert contents.next_rule_event(file) == 1
