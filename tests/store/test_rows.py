"""Rows: whatever was written can be taken back, and nothing is taken back over a later change."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.memory import SPEC, a_round, memory_file, texts
from unifydesk.domain.people import Seat
from unifydesk.store import records, rows

ROUNDS = {claim: a_round(claim=claim) for claim in ("A1", "R1")}
places = st.integers(1, 4)
claims = st.sampled_from(sorted(ROUNDS))
answers = st.sampled_from(["1", "5", "cannot_judge"])
changes = st.one_of(
    st.builds(lambda n, name: ("seat", records.seat(Seat(n, name))), places, texts),
    st.builds(lambda c: ("round", records.round_row(ROUNDS[c], SPEC)), claims),
    st.builds(
        lambda c, s, text: (
            "ballot",
            records.ballot(ROUNDS[c].id, s, "roll_call", text),
        ),
        claims,
        places,
        texts,
    ),
    st.builds(
        lambda c, s, a: ("answer", {"round": ROUNDS[c].id, "seat": s, "question": "real", "answer": a}),
        claims,
        places,
        answers,
    ),
    st.builds(
        lambda c, a, n: ("total", records.total(ROUNDS[c].id, "real", a, "hands", n, seated=True)),
        claims,
        answers,
        st.integers(0, 9),
    ),
    st.builds(lambda c, n, text: ("reason", records.reason(ROUNDS[c].id, n, text)), claims, places, texts),
)
ONE, OTHER = records.seat(Seat(1, "Ann")), records.seat(Seat(1, "Bob"))


def stored(db):
    """Every row of the tables an act may change."""
    return {table: sorted(map(repr, db.execute(f"SELECT * FROM {table}"))) for table in rows.KEYS}


def play(db, script):
    """Put or delete row by row, leaving out what the tables refuse; return the images in order."""
    images = []
    for is_put, (table, row) in script:
        try:
            if is_put:
                images.append(rows.put(db, table, row))
            else:
                images.append(rows.delete(db, table, tuple(row[c] for c in rows.KEYS[table])))
        except sqlite3.IntegrityError:
            continue  # a ballot without its round or seat, or a seat that has ballots
    return [image for image in images if image is not None]


@given(st.lists(st.tuples(st.booleans(), changes), max_size=25))
def test_changes_taken_back_from_the_last_to_the_first_leave_what_there_was(script):
    with memory_file() as file:
        before = stored(file.db)
        images = play(file.db, script)
        after = stored(file.db)
        undone = [rows.reverse(file.db, image) for image in reversed(images)]
        assert None not in undone
        assert stored(file.db) == before
        redone = [rows.reverse(file.db, image) for image in reversed(undone)]
        assert None not in redone
        assert stored(file.db) == after


@pytest.fixture
def db():
    with memory_file() as file:
        yield file.db


def test_an_image_holds_the_whole_row_before_and_after(db):
    rows.put(db, "seat", ONE)
    image = rows.put(db, "seat", OTHER)
    assert (image.table, image.key) == ("seat", (1,))
    assert (dict(image.before), dict(image.after)) == (ONE, OTHER)


def test_a_new_row_had_nothing_before_and_a_deleted_one_has_nothing_after(db):
    assert rows.put(db, "seat", ONE).before is None
    assert rows.delete(db, "seat", (1,)).after is None


def test_deleting_what_is_not_there_is_no_change(db):
    assert rows.delete(db, "seat", (1,)) is None


@pytest.mark.parametrize("later", [lambda db: rows.put(db, "seat", OTHER), lambda db: _gone(db)])
def test_a_row_that_was_changed_since_is_not_brought_back(db, later):
    image = rows.put(db, "seat", ONE)
    later(db)
    before = stored(db)
    assert rows.reverse(db, image) is None
    assert stored(db) == before


def _gone(db):
    return rows.delete(db, "seat", (1,))


def test_a_deleted_row_whose_place_was_taken_is_not_brought_back(db):
    rows.put(db, "seat", ONE)
    image = rows.delete(db, "seat", (1,))
    rows.put(db, "seat", OTHER)
    assert rows.reverse(db, image) is None
    assert rows.read(db, "seat", (1,)) == OTHER


def test_a_row_is_changed_in_place_under_those_that_refer_to_it(db):
    round_ = ROUNDS["A1"]
    rows.put(db, "seat", ONE)
    rows.put(db, "round", records.round_row(round_, SPEC))
    rows.put(db, "ballot", records.ballot(round_.id, 1, "booth", ""))
    rows.put(db, "seat", OTHER)
    assert rows.read(db, "ballot", (round_.id, 1)) is not None


def test_the_keys_are_those_of_the_tables(db):
    for table, key in rows.KEYS.items():
        assert {column.name for column in db[table].columns if column.is_pk} == set(key)
