"""The gates for a workshop file from elsewhere: each refuses by itself, and none touches the file."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import stat
import tempfile
from pathlib import Path

import pytest

from tests.app.damages import DAMAGES, damage
from tests.app.stories import DECK, SteppingClock, open_round, play
from unifydesk.app import noting, workshops
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.store import files, gates, header, log, opening, seal
from unifydesk.store.connection import write
from unifydesk.store.errors import (
    ALTERED,
    DamagedFileError,
    FileLockedError,
    NotAWorkshopError,
    StoreError,
)
from unifydesk.store.gates import CHANGED, SEALED, UNSEALED, admit, private_copy, through

FIRST = Path(__file__).parents[1] / "files" / "version-1.unify"
CLOCK = SteppingClock()


@pytest.fixture
def closed(tmp_path):
    """A closed, sealed file with rounds, notes and people."""
    folder = tmp_path / "away"
    folder.mkdir()
    seats = [Seat(1, "Ann"), Seat(2, "Ben"), Seat(3)]
    file = workshops.create(folder / "w.unify", DECK, seats=seats, clock=SteppingClock())
    play(file, "A1", "444", "455")
    noting.add(file, "for", "an argument", claim="A1")
    file.close()
    return file.path


def edit(path, *statements):
    connection = sqlite3.connect(path)
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


def refusal(path, **how):
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(KnownStoreError) as error:
        admit(path, **how)
    assert not path.is_file() or path.read_bytes() == before
    return error.value


def rows(admitted, table):
    return next(r for r in admitted.tables if r.table == table).rows


def bring_in(admitted, path):
    with files.new_file(path, files.NewFile("", "", "0", False), path.parent / "urns", CLOCK) as file:
        gates.bring_in(file.db, admitted, "w.unify", CLOCK)
    return path


# -- gate 1: what it is ---------------------------------------------------------------------------------


def test_a_folder_a_device_and_nothing_are_refused(tmp_path):
    assert isinstance(refusal(tmp_path), NotAWorkshopError)
    assert isinstance(refusal(Path("/dev/null")), NotAWorkshopError)
    assert isinstance(refusal(tmp_path / "gone.unify"), NotAWorkshopError)


def test_a_file_that_is_too_big_is_refused_before_it_is_copied(closed, monkeypatch):
    monkeypatch.setattr(header, "LARGEST_MB", 0.1)
    monkeypatch.setattr(shutil, "copyfile", None)
    assert "larger than" in str(refusal(closed))
    with pytest.raises(NotAWorkshopError, match="larger than"), private_copy(closed, checked=False):
        pass


def test_a_header_that_is_not_ours_is_refused_before_it_is_copied(closed, monkeypatch):
    edit(closed, "PRAGMA application_id = 7")
    monkeypatch.setattr(shutil, "copyfile", None)
    assert isinstance(refusal(closed), NotAWorkshopError)


# -- gate 2: a private copy -----------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_the_copy_lies_where_only_this_user_can_enter_and_is_gone_afterwards(closed):
    with private_copy(closed) as copy:
        assert copy.read_bytes() == closed.read_bytes()
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700
    assert not copy.parent.exists()


def test_a_journal_beside_the_file_stays_where_it_is(closed):
    journal = closed.with_name("w.unify-journal")
    journal.write_bytes(b"a journal of another file" * 100)
    with private_copy(closed) as copy:
        assert [path.name for path in copy.parent.iterdir()] == ["w.unify"]
    assert admit(closed).state.word == SEALED
    assert journal.exists()


def test_a_journal_comes_along_for_recovery_and_what_was_unfinished_is_undone(closed):
    copy = unfinished(closed)
    assert b"half written" in copy.read_bytes()
    admitted = admit(copy, with_journal=True)
    assert admitted.state.word == SEALED
    assert [row[3] for row in rows(admitted, "note")] == ["an argument"]
    assert copy.with_name("w.unify-journal").exists()


@pytest.mark.skipif(os.name == "nt", reason="SQLite does not follow links there")
def test_what_was_unfinished_is_undone_through_a_link_to_the_file_as_well(closed, tmp_path):
    link = tmp_path / "link.unify"
    link.symlink_to(unfinished(closed))
    assert header.has_hot_journal(link)
    assert [row[3] for row in rows(admit(link, with_journal=True), "note")] == ["an argument"]


def unfinished(path):
    """Return a copy of a file as a power cut leaves it in the middle of an act, its journal beside it."""
    folder = path.parent.parent / "cut"
    folder.mkdir()
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("PRAGMA cache_spill = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE note SET text = 'half written'")
    connection.execute("UPDATE seat SET name = name || ?", ["x" * 9000])
    connection.execute("UPDATE deck SET source = source || ?", ["y" * 90000])
    for name in ("w.unify", "w.unify-journal"):
        shutil.copyfile(path.with_name(name), folder / name)
    connection.execute("ROLLBACK")
    connection.close()
    return folder / "w.unify"


def test_a_journal_that_names_another_one_is_refused_and_what_it_names_stays(closed, tmp_path):
    """SQLite would delete the file that the end of a journal names."""
    named = tmp_path / "precious"
    named.write_bytes(b"do not delete")
    name = os.fsencode(named)
    end = (1).to_bytes(4, "big") + name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    end += bytes.fromhex("d9d505f920a163d7")
    closed.with_name("w.unify-journal").write_bytes(end[-8:] + bytes(600) + end)
    assert "written by another program" in str(refusal(closed, with_journal=True))
    assert named.exists()


def test_a_file_that_is_open_elsewhere_is_refused(closed):
    other = sqlite3.connect(closed, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("BEGIN EXCLUSIVE")
    assert isinstance(refusal(closed), FileLockedError)
    other.execute("COMMIT")
    other.close()


def test_a_file_that_is_open_here_is_refused_and_keeps_its_lock(closed):
    file = workshops.open_file(closed)
    with pytest.raises(FileLockedError), private_copy(closed, checked=False):
        pass
    other = sqlite3.connect(closed, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        other.execute("SELECT * FROM meta")
    other.close()
    file.close()


# -- gate 3: read only, with limits ----------------------------------------------------------------------


def test_what_was_let_through_cannot_be_written_to(closed):
    with through(closed) as db, pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM note")


def test_a_damaged_page_is_refused(closed):
    data = bytearray(closed.read_bytes())
    data[4096 * 3 : 4096 * 4] = random.Random(1).randbytes(4096)
    closed.write_bytes(data)
    assert isinstance(refusal(closed), DamagedFileError)


def test_a_file_built_to_hang_is_given_up(closed, monkeypatch):
    monkeypatch.setattr(opening, "CHECK_SECONDS", -1.0)
    monkeypatch.setattr(opening, "_STEPS_BETWEEN_LOOKS", 1)
    assert "took too long" in str(refusal(closed))


def test_a_file_that_asks_for_too_much_is_not_asked_again(closed, monkeypatch):
    """What looks like damage is looked at twice; twice as long would be too long."""
    tried = []
    through = gates.through
    monkeypatch.setattr(gates, "through", lambda *args, **how: tried.append(1) or through(*args, **how))
    monkeypatch.setattr(gates, "MOST_ROWS", 1)
    refusal(closed)
    assert len(tried) == 1


# -- gate 4: the schema, byte for byte ---------------------------------------------------------------------

FLIP = "CREATE TRIGGER flip AFTER INSERT ON answer BEGIN UPDATE answer SET answer = '5'; END"
LOOP = "CREATE VIEW loop AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c"
HUGE = "ALTER TABLE done ADD COLUMN big BLOB AS (zeroblob(900000000))"


@pytest.mark.parametrize(
    "sql", [FLIP, LOOP, HUGE, "CREATE INDEX i ON note(text)", "CREATE TABLE more(x)", "DROP TABLE done"]
)
def test_a_schema_with_anything_of_its_own_is_refused(closed, sql):
    edit(closed, sql)
    error = refusal(closed)
    assert isinstance(error, StoreError)
    assert error.template == ALTERED


def test_an_older_version_is_compared_with_its_own_schema(tmp_path):
    first = Path(shutil.copy(FIRST, tmp_path / "monday.unify"))
    assert admit(first).version == 1
    edit(first, "CREATE INDEX i ON note(text)")
    assert isinstance(refusal(first), DamagedFileError)


# -- gate 5: rows as values, into a file of ours -----------------------------------------------------------


def test_the_rows_that_come_in_are_those_that_were_there(closed, tmp_path):
    admitted = admit(closed)
    again = admit(bring_in(admitted, tmp_path / "new.unify"))
    assert again == admitted
    assert again.state.word == SEALED


def test_an_older_file_comes_in_as_one_of_now_and_its_log_says_so(tmp_path):
    first = Path(shutil.copy(FIRST, tmp_path / "monday.unify"))
    made = admit(bring_in(admit(first), tmp_path / "new.unify"))
    assert made.version == 2
    assert "Bring the file from version 1 to 2" in rows(made, "log")[-1][3]
    assert made.state.word == UNSEALED


def test_a_row_that_breaks_a_rule_is_refused_and_nothing_is_left(closed, tmp_path):
    edit(
        closed,
        "PRAGMA ignore_check_constraints = ON",
        "UPDATE seat SET present = 9 WHERE number = 1",
    )
    with pytest.raises(KnownStoreError):
        bring_in(admit(closed), tmp_path / "new.unify")
    assert not (tmp_path / "new.unify").exists()


def test_more_rows_than_a_workshop_can_have_are_refused(closed, monkeypatch):
    monkeypatch.setattr(gates, "MOST_ROWS", 20)
    assert "more than 20 rows" in str(refusal(closed))


def test_a_text_longer_than_any_is_refused(closed, monkeypatch):
    monkeypatch.setattr(gates, "LONGEST", 100)
    assert "its “source” in “deck”" in str(refusal(closed))


def test_a_file_of_other_people_gets_an_identity_of_its_own_and_no_urns(tmp_path):
    file = workshops.create(
        tmp_path / "s.unify", DECK, seats=[Seat(n) for n in range(1, 6)], clock=SteppingClock()
    )
    open_round(file, level="confidential")
    file.close()
    admitted = admit(file.path)
    assert rows(admitted, "urn")
    assert len(rows(admitted, "ticket")) == 5
    target = tmp_path / "mine.unify"
    with files.new_file(target, files.NewFile("", "", "0", False), tmp_path / "urns", CLOCK) as made:
        gates.bring_in(made.db, admitted, "s.unify", CLOCK)
        gates.as_stranger(made.db, CLOCK)
    mine = admit(target)
    assert rows(mine, "meta")[0][1] != rows(admitted, "meta")[0][1]
    assert not rows(mine, "urn") + rows(mine, "ticket") + rows(mine, "turnout")


# -- then the chain ------------------------------------------------------------------------------------------


def test_a_closed_file_is_sealed_and_an_act_ends_that(closed):
    assert admit(closed).state == gates.State(SEALED)
    file = workshops.open_file(closed)
    noting.add(file, "for", "one more")
    file.db.conn.close()
    assert admit(closed).state == gates.State(UNSEALED)


def test_a_changed_row_is_changed_and_its_table_is_named(closed):
    edit(closed, "UPDATE note SET text = 'a lie'", "UPDATE answer SET answer = '1'")
    assert admit(closed).state == gates.State(CHANGED, None, ("answer", "note"))


def test_a_changed_line_of_the_log_is_named(closed):
    edit(closed, "UPDATE log SET at = '2020-01-01T00:00:00+00:00' WHERE seq = 4")
    assert admit(closed).state == gates.State(CHANGED, 4)


def test_a_seal_of_an_older_program_names_no_table(closed):
    file = workshops.open_file(closed)
    with write(file.db):
        log.append(file.db, file.now(), "sealed", {"did": "Close the file", "root": "00"})
    file.close()
    assert admit(closed).state == gates.State(CHANGED)


@pytest.mark.parametrize("how", DAMAGES, ids=lambda how: how.__name__)
def test_any_damage_is_a_refusal_with_a_reason_or_shows(closed, how):
    """Never a traceback: what is not refused has the very content that was sealed, or is called changed."""
    content, good = admit(closed).tables, closed.read_bytes()
    for seed in range(6):
        closed.write_bytes(good)
        damage(closed, how, seed)
        word, tables = outcome(closed)
        assert word != SEALED or sealed_rows(tables) == sealed_rows(content)


def outcome(path):
    """Return the state and the rows of a file; a refusal with a reason is a state too."""
    try:
        admitted = admit(path)
    except KnownStoreError as error:
        return str(error), ()
    return admitted.state.word, admitted.tables


def sealed_rows(tables):
    return [rows for rows in tables if rows.table in seal.TABLES]


def test_a_seal_is_not_lost_by_being_read(closed):
    before = closed.read_bytes()
    with through(closed) as db:
        assert not seal.is_broken(db)
    assert closed.read_bytes() == before
    assert os.listdir(closed.parent) == ["w.unify"]


def test_more_in_memory_than_a_workshop_can_need_is_refused(closed, monkeypatch):
    monkeypatch.setattr(gates, "MOST_MEMORY_MB", 1)
    edit(closed, "UPDATE note SET text = replace(hex(zeroblob(600000)), '0', 'x')")
    assert "more than 1 MB of text" in str(refusal(closed))


def test_more_rounds_than_a_workshop_can_have_are_refused(closed, monkeypatch):
    monkeypatch.setitem(gates.MOST_OF, "round", 1)
    assert "more than 1 rows" in str(refusal(closed))


def test_questions_that_take_too_long_to_take_apart_are_refused(closed):
    edit(closed, "UPDATE round SET questions = replace(hex(zeroblob(100001)), '0', '[')")
    assert "its “questions” in “round”" in str(refusal(closed))


def test_a_journal_that_makes_the_file_endless_is_refused(closed):
    """SQLite makes the file as long as the journal says it was; hashing sixteen terabytes never ended."""
    copy = unfinished(closed)
    journal = copy.with_name("w.unify-journal")
    told = bytearray(journal.read_bytes())
    told[16:20] = (200_000).to_bytes(4, "big")  # pages before the act (sqlite.org/fileformat2.html §3)
    journal.write_bytes(told)
    assert "written by another program" in str(refusal(copy, with_journal=True))


def test_a_journal_may_be_as_large_as_the_file_was_before_it_became_small(closed):
    closed.with_name(closed.name + "-journal").write_bytes(bytes(closed.stat().st_size * 2 + 2_000_000))
    assert admit(closed, with_journal=True).state.word == SEALED


def test_a_folder_for_temporary_files_that_is_gone_is_what_is_named(closed, tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(KnownStoreError, match="“gone” is not there any more"), private_copy(closed):
        pass
