"""An open file: acts are whole, undo spares what came since, reads are remembered while they hold."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.app.stories import DECK, SteppingClock
from tests.store.memory import SPEC, a_round, everything, memory_file
from unifydesk.app import noting, workshops
from unifydesk.domain.errors import KnownStoreError, UndoError
from unifydesk.domain.people import Seat
from unifydesk.store import log, records
from unifydesk.store.errors import ReadOnlyFileError
from unifydesk.store.history import Act
from unifydesk.store.workshop_file import areas, round_area

ROUND = a_round()


class BrokenError(Exception):
    """Stands for whatever goes wrong in the middle of an act."""


@pytest.fixture
def file():
    with memory_file() as opened:
        yield opened


@pytest.fixture
def on_disk(tmp_path):
    opened = workshops.create(tmp_path / "w.unify", DECK, seats=[Seat(1), Seat(2)], clock=SteppingClock())
    yield opened
    opened.close()


def seat(file, number, name=""):
    """One act that puts one seat."""
    with file.act("seat", f"Seat {number}") as act:
        act.put("seat", records.seat(Seat(number, name)))


def opened_round(file):
    with file.act("round_opened", "Open round 1 of A1", claim="A1") as act:
        act.put("round", records.round_row(ROUND, SPEC))


def fail(file):
    """One act that ends in the middle."""
    with file.act("seats", "Fail") as act:
        act.put("seat", records.seat(Seat(2)))
        act.place(scene="slide")
        act.delete("seat", 1)
        raise BrokenError


def cast(file, number, answer):
    with file.act("ballot", f"Ballot of seat {number}", claim="A1") as act:
        act.put("ballot", records.ballot(ROUND.id, number, "roll_call", ""))
        act.put("answer", {"round": ROUND.id, "seat": number, "question": "real", "answer": answer})


# -- acts --------------------------------------------------------------------------------------------------


def test_an_act_is_one_line_in_the_log_and_one_undo(file):
    with file.act("seats", "Add two seats", claim="A1") as act:
        act.details["why"] = "they came late"
        act.put("seat", records.seat(Seat(1)))
        act.put("seat", records.seat(Seat(2)))
    assert [entry.what for entry in log.acts(file.db)] == ["Add two seats"]
    assert log.bodies(file.db, "seats")[0][1] == {"did": "Add two seats", "why": "they came late"}
    assert [(act.name, act.claim, len(act.images)) for act in file.history.done] == [
        ("Add two seats", "A1", 2)
    ]


def test_an_act_that_fails_leaves_nothing_at_all(file):
    seat(file, 1)
    before = everything(file), list(file.history.done)
    with pytest.raises(BrokenError):
        fail(file)
    assert (everything(file), file.history.done) == before


def test_an_act_the_tables_refuse_leaves_nothing_at_all(file):
    before = everything(file)
    with pytest.raises(sqlite3.IntegrityError):
        cast(file, 1, "5")  # there is neither such a seat nor such a round
    assert everything(file) == before


def test_an_act_that_cannot_be_undone_ends_what_can(file):
    seat(file, 1)
    with file.act("round_closed", "Close", undoable=False) as act:
        act.put("seat", records.seat(Seat(2)))
    with pytest.raises(UndoError, match="nothing to undo"):
        file.undo()


def test_an_act_without_a_changed_row_is_logged_but_not_undone(file):
    with file.act("moved", "Go on") as act:
        act.place(scene="slide")
    assert log.head(file.db)[0] == 1
    assert file.history.done == []


def test_a_quiet_transaction_leaves_no_line_and_no_undo(file):
    with file.quiet() as act:
        act.put("seat", records.seat(Seat(1)))
    assert log.head(file.db)[0] == 0
    assert file.history.done == []


def test_an_act_with_an_id_is_known_to_be_done_and_is_not_done_twice(file):
    action = b"an id of its own"
    assert not file.was_done(action)
    with file.act("seat", "Seat 1", action_id=action) as act:
        act.put("seat", records.seat(Seat(1)))
    assert file.was_done(action)
    with pytest.raises(sqlite3.IntegrityError), file.act("seat", "Seat 2", action_id=action) as act:
        act.put("seat", records.seat(Seat(2)))
    assert file.db["seat"].count == 1


def test_the_place_of_the_session_is_changed_field_by_field(file):
    for fields in ({"scene": "slide"}, {"claim": "A1"}):
        with file.quiet() as act:
            act.place(**fields)
    row = file.query("SELECT * FROM standing")[0]
    assert (row["scene"], row["claim"]) == ("slide", "A1")


def test_deleting_what_is_not_there_says_so_and_is_nothing_to_undo(file):
    with file.act("seat", "Remove nobody") as act:
        assert not act.delete("seat", 1)
    assert file.history.done == []


# -- undo --------------------------------------------------------------------------------------------------

names = st.text("ab", max_size=2)
acts = st.lists(st.lists(st.tuples(st.integers(1, 3), names | st.none()), min_size=1, max_size=4), max_size=8)


@given(acts)
def test_any_acts_undone_in_reverse_leave_the_rows_there_were_and_redone_those_there_are(script):
    with memory_file() as file:
        states = [everything(file, "log")]
        for changes in script:
            with file.act("seats", "Change seats") as act:
                for number, name in changes:
                    if name is None:
                        act.delete("seat", number)
                    else:
                        act.put("seat", records.seat(Seat(number, name)))
            if act.images:
                states.append(everything(file, "log"))
        for state in reversed(states[:-1]):
            file.undo()
            assert everything(file, "log") == state
        for state in states[1:]:
            file.redo()
            assert everything(file, "log") == state
        assert log.broken_line(file.db) is None


def test_undo_and_redo_are_lines_in_the_log(file):
    seat(file, 1)
    file.undo()
    file.redo()
    assert [entry.what for entry in log.acts(file.db)] == ["Seat 1", "Undo: Seat 1", "Redo: Seat 1"]


def test_an_act_is_not_undone_when_its_row_was_changed_since(file):
    seat(file, 1, "Ann")
    with file.quiet() as act:
        act.put("seat", records.seat(Seat(1, "Bob")))
    before = everything(file)
    with pytest.raises(UndoError, match="cannot be changed any more"):
        file.undo()
    assert everything(file) == before
    assert [act.name for act in file.history.done] == ["Seat 1"]


def test_an_act_of_several_rows_is_undone_whole_or_not_at_all(file):
    with file.act("seats", "Add two seats") as act:
        act.put("seat", records.seat(Seat(1)))
        act.put("seat", records.seat(Seat(2)))
    with file.quiet() as act:
        act.put("seat", records.seat(Seat(1, "Ann")))
    before = everything(file)
    with pytest.raises(UndoError):
        file.undo()
    assert everything(file) == before


def test_an_act_is_not_undone_under_ballots_that_depend_on_it(file):
    seat(file, 1)
    opened_round(file)
    with file.quiet() as act:
        act.put("ballot", records.ballot(ROUND.id, 1, "booth", ""))
    with pytest.raises(UndoError, match="ballots recorded since then depend on it"):
        file.undo()
    assert file.db["ballot"].count == 1


def test_a_ballot_that_replaced_another_gives_way_to_it(file):
    seat(file, 1)
    opened_round(file)
    cast(file, 1, "2")
    cast(file, 1, "5")
    file.undo()
    assert file.rows("SELECT answer FROM answer") == [("2",)]
    file.undo()
    assert file.db["ballot"].count == 0


@pytest.mark.parametrize("verb", ["undo", "redo"])
def test_with_nothing_to_turn_back_the_sentence_says_so(file, verb):
    with pytest.raises(UndoError, match=f"There is nothing to {verb}"):
        getattr(file, verb)()


# -- reads -------------------------------------------------------------------------------------------------


class Counted:
    """Counts how often it is computed."""

    def __init__(self):
        self.times = 0

    def __call__(self):
        self.times += 1
        return self.times


TABLES = ("seat", "note", "round", "standing", "log")


def note_row(number):
    return {"id": bytes([number]) * 16, "position": number, "kind": "for", "text": ""} | {
        "claim": None,
        "slide": None,
        "owner": "",
        "due": "",
    }


WRITES = {
    "seat": lambda act, n: act.put("seat", records.seat(Seat(1, str(n)))),
    "note": lambda act, n: act.put("note", note_row(n % 200)),
    "round": lambda act, n: act.put("round", records.round_row(a_round(n + 1), SPEC)),
    "standing": lambda act, n: act.place(slide=str(n)),
}


@given(st.lists(st.tuples(st.sampled_from(sorted(WRITES)), st.booleans()), max_size=12))
def test_a_read_is_computed_anew_exactly_when_one_of_its_tables_was_written(script):
    with memory_file() as file:
        reads = {table: Counted() for table in TABLES}
        both = Counted()
        look = lambda: [file.cached(t, (t,), reads[t]) for t in TABLES]  # noqa: E731
        expected = dict.fromkeys(TABLES, 1)
        look()
        either = 1
        file.cached("both", ("seat", "note"), both)
        for number, (table, is_act) in enumerate(script):
            with file.act("any", "Any") if is_act else file.quiet() as act:
                WRITES[table](act, number)
            expected[table] += 1
            expected["log"] += is_act
            either += table in ("seat", "note")
            assert look() == [expected[t] for t in TABLES]
            assert file.cached("both", ("seat", "note"), both) == either


def test_what_is_remembered_of_one_round_outlives_what_happens_in_another(file):
    seat(file, 1)
    opened_round(file)
    other = a_round(2)
    with file.quiet() as act:
        act.put("round", records.round_row(other, SPEC))
    reads = {r.id: Counted() for r in (ROUND, other)}
    look = lambda: [file.cached(r, (round_area(r),), read) for r, read in reads.items()]  # noqa: E731
    assert look() == [1, 1]
    cast(file, 1, "5")
    assert look() == [2, 1]
    with file.quiet() as act:
        act.execute(other.id, "INSERT INTO ticket VALUES (?, x'01')", other.id)
    assert look() == [2, 2]
    file.undo()
    assert look() == [3, 2]


def test_an_act_that_failed_forgets_nothing_that_still_holds(file):
    read = Counted()
    file.cached("seats", ("seat",), read)
    with pytest.raises(BrokenError):
        fail(file)
    assert file.cached("seats", ("seat",), read) == 1


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("seat", records.seat(Seat(1)), {"seat"}),
        ("round", records.round_row(ROUND, SPEC), {"round", round_area(ROUND.id)}),
        (
            "total",
            records.total(ROUND.id, "real", "5", "hands", 1, seated=True),
            {"total", round_area(ROUND.id)},
        ),
    ],
)
def test_a_changed_row_touches_its_table_and_its_round(file, table, row, expected):
    with file.quiet() as act:
        act.put("round", records.round_row(ROUND, SPEC))
        act.put(table, row)
    assert areas(act.images[-1]) == expected


# -- on the disk -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("trusted_schema", 0),
        ("cell_size_check", 1),
        ("mmap_size", 0),
        ("foreign_keys", 1),
        ("locking_mode", "exclusive"),
        ("journal_mode", "truncate"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("auto_vacuum", 0),
        ("recursive_triggers", 0),
    ],
)
def test_a_file_made_by_the_program_is_open_with_every_setting_that_protects_it(on_disk, pragma, value):
    assert on_disk.rows(f"PRAGMA {pragma}") == [(value,)]


@pytest.mark.parametrize(
    ("limit", "most"),
    [
        (sqlite3.SQLITE_LIMIT_LENGTH, 64_000_000),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 1),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 1),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, 100),
    ],
)
def test_a_file_made_by_the_program_is_open_with_limits(on_disk, limit, most):
    assert on_disk.db.conn.getlimit(limit) == most


def test_the_settings_still_hold_after_the_file_was_rewritten(on_disk):
    on_disk.compact()
    assert on_disk.rows("PRAGMA journal_mode") == [("truncate",)]
    assert on_disk.rows("PRAGMA secure_delete") == [(1,)]


@pytest.fixture
def read_only(on_disk):
    noting.add(on_disk, "for", "an argument")
    on_disk.close()
    on_disk.path.chmod(0o444)
    opened = workshops.open_file(on_disk.path)
    yield opened
    opened.close()


def test_a_read_only_file_shows_everything(read_only):
    assert read_only.read_only
    assert read_only.rows("PRAGMA query_only") == [(1,)]
    assert [note.text for note in workshops.snapshot(read_only).notes] == ["an argument"]


@pytest.mark.parametrize("kind", ["act", "quiet"])
def test_a_read_only_file_refuses_every_change_with_advice(read_only, kind):
    block = read_only.act("seat", "Seat 3") if kind == "act" else read_only.quiet()
    with pytest.raises(ReadOnlyFileError, match="Save a copy"):
        block.__enter__()


def test_a_read_only_file_refuses_to_undo(read_only):
    read_only.history.push(Act("Seat 3", "", ()))
    with pytest.raises(ReadOnlyFileError):
        read_only.undo()
    assert len(read_only.history.done) == 1


def test_a_read_only_file_is_refused_by_sqlite_too(read_only):
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        read_only.db.conn.execute("DELETE FROM note")


def test_looking_at_a_read_only_file_changes_no_byte_and_leaves_nothing_beside_it(read_only):
    path = read_only.path
    before = path.read_bytes()
    workshops.snapshot(read_only)
    read_only.close()
    assert path.read_bytes() == before
    assert [p.name for p in read_only.path.parent.iterdir()] == ["w.unify"]


@pytest.mark.parametrize(
    ("code", "goes_on"), [(sqlite3.SQLITE_FULL, True), (sqlite3.SQLITE_IOERR, False)], ids=["full", "failed"]
)
def test_a_disk_that_is_too_full_to_tidy_up_stops_nothing_and_one_that_fails_does(
    on_disk, monkeypatch, code: int, goes_on: bool
):
    execute = on_disk.db.execute

    def refuse(sql, *values):
        if sql != "VACUUM":
            return execute(sql, *values)
        error = sqlite3.OperationalError("no")
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(on_disk.db, "execute", refuse)
    with pytest.raises(KnownStoreError):
        on_disk.compact()
    assert (on_disk.trouble is None) is goes_on
