"""A file from elsewhere passes every gate before it is opened, and what is gone on with is a file of ours."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.app.stories import DECK, SteppingClock, now, open_round, play
from unifydesk import paths
from unifydesk.app import backups, letting_in, noting, results, voting, workshops
from unifydesk.app.checking import check
from unifydesk.app.working_copies import open_in_place
from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.people import Seat
from unifydesk.store import files, gates, log
from unifydesk.store.errors import DamagedFileError, DiskError, FileLockedError

FIRST = Path(__file__).parents[1] / "files" / "version-1.unify"
FLIP = "CREATE TRIGGER flip AFTER INSERT ON answer BEGIN UPDATE answer SET answer = '1'; END"
FLIP_LOG = "CREATE TRIGGER flip AFTER INSERT ON log BEGIN UPDATE answer SET answer = '1'; END"


@pytest.fixture
def path(tmp_path):
    """A closed file of ours with two rounds and a note."""
    folder = tmp_path / "desk"
    folder.mkdir()
    seats = [Seat(1, "Ann"), Seat(2, "Ben"), Seat(3)]
    file = workshops.create(folder / "w.unify", DECK, seats=seats, clock=SteppingClock())
    play(file, "A1", "444", "455")
    noting.add(file, "for", "an argument", claim="A1")
    file.close()
    return file.path


@pytest.fixture
def foreign(path, monkeypatch, tmp_path):
    """The same file on another computer, which knows nothing of it."""
    monkeypatch.setenv("UNIFYDESK_HOME", str(tmp_path / "other home"))
    return path


@pytest.fixture
def gated(monkeypatch):
    """The files that went through the gates."""
    through, seen = gates.through, []

    def noting_through(path, **how):
        seen.append(path.name)
        return through(path, **how)

    monkeypatch.setattr(gates, "through", noting_through)
    return seen


@pytest.fixture
def opened():
    made = []

    def open_it(path, **how):
        made.append(open_in_place(path, clock=SteppingClock(), **how))
        return made[-1]

    yield open_it
    for file in made:
        file.release()


def killed_in_the_middle(path):
    """Leave the disk as a kill in the middle of a large act does: half of it in the file, and a journal."""
    file = workshops.open_file(path, clock=SteppingClock())
    noting.add(file, "for", "acknowledged")
    file.db.execute("PRAGMA cache_size=1")
    file.db.execute("BEGIN IMMEDIATE")
    file.db.execute("UPDATE note SET text = 'half ' || hex(zeroblob(20000))")
    journal = path.with_name("w.unify-journal")
    torn, beside = path.read_bytes(), journal.read_bytes()
    assert beside
    file.on_left = None
    file.db.execute("ROLLBACK")
    file.release()
    path.write_bytes(torn)
    journal.write_bytes(beside)


def received():
    return sorted((paths.backups_dir() / letting_in.RECEIVED).glob("*"))


def edit(path, *statements):
    with closing(sqlite3.connect(path)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


# -- ours ----------------------------------------------------------------------------------------------


def test_a_file_as_we_left_it_opens_without_the_gates(path, opened, gated):
    inode = path.stat().st_ino
    file = opened(path)
    assert (gated, file.arrived, file.path.stat().st_ino) == ([], "", inode)


def test_a_file_of_ours_that_was_moved_or_copied_is_still_ours(path, opened, gated, tmp_path):
    opened(shutil.copy(path, tmp_path / "copy.unify")).close()
    opened(path.rename(tmp_path / "moved.unify"))
    assert gated == []


def test_after_a_kill_the_unfinished_act_is_undone_and_the_file_goes_on(path, opened):
    killed_in_the_middle(path)
    inode = path.stat().st_ino
    assert path.with_name("w.unify-journal").stat().st_size
    file = opened(path)
    assert (file.arrived, path.stat().st_ino) == ("", inode)
    assert [note.text for note in now(file).notes] == ["an argument", "acknowledged"]
    assert received() == []


def test_after_a_kill_a_full_disk_does_not_make_our_file_foreign(path, opened, monkeypatch):
    killed_in_the_middle(path)

    def full(*_args, **_how):
        raise DiskError("The disk is full.")

    monkeypatch.setattr(gates, "through", full)
    assert [note.text for note in now(opened(path)).notes] == ["an argument", "acknowledged"]


def test_a_killed_session_whose_memory_was_lost_keeps_what_was_acknowledged(path, opened):
    killed_in_the_middle(path)
    shutil.rmtree(paths.state_dir() / "known")
    torn, journal = path.read_bytes(), path.with_name("w.unify-journal").read_bytes()
    file = opened(path)
    assert [note.text for note in now(file).notes] == ["an argument", "acknowledged"]
    kept, beside = received()
    assert (kept.read_bytes(), beside.read_bytes()) == (torn, journal)


def test_another_file_in_the_place_of_a_killed_session_is_not_believed(path, opened, tmp_path):
    killed_in_the_middle(path)
    path.with_name("w.unify-journal").unlink()
    workshops.create(tmp_path / "stranger.unify", DECK, clock=SteppingClock()).close()
    edit(tmp_path / "stranger.unify", "UPDATE workshop SET title = 'Theirs'")
    path.write_bytes((tmp_path / "stranger.unify").read_bytes())  # in the same file
    file = opened(path)
    assert now(file).info.title == "Theirs"
    assert "was last changed elsewhere" in file.arrived


# -- from elsewhere --------------------------------------------------------------------------------------


def test_a_file_from_elsewhere_becomes_a_fresh_one_in_its_place(foreign, opened):
    foreign.chmod(0o640)
    before, inode = foreign.read_bytes(), foreign.stat().st_ino
    with gates.through(foreign) as db:
        uuid, head = db.execute("SELECT file_uuid FROM meta").fetchone()[0], log.head(db)
    file = opened(foreign)
    assert (file.path, file.file_uuid, log.head(file.db)) == (foreign, uuid, head)
    assert foreign.stat().st_ino != inode
    assert foreign.stat().st_mode & 0o777 == 0o640
    assert "was last changed elsewhere" in file.arrived
    assert now(file).notices == (file.arrived,)
    assert [kept.read_bytes() for kept in received()] == [before]
    assert sorted(p.name for p in foreign.parent.iterdir()) == ["w.unify"]


def test_a_file_whose_seal_cannot_be_read_is_not_left_open(foreign, opened, monkeypatch):
    opened(foreign).close()

    def fail(_db):
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as failing:
        failing.setattr(letting_in.gates, "state_of", fail)
        with pytest.raises(KnownStoreError):
            opened(foreign)
    opened(foreign)


def test_its_seal_and_its_figures_are_those_it_had(foreign, opened, tmp_path):
    file = workshops.open_file(foreign, keys=tmp_path / "no keys")
    before = results.results(now(file))
    file.close()
    file = opened(foreign)
    assert results.results(now(file)) == before
    file.close()
    assert "sealed and unchanged" in check(foreign)


def test_the_second_time_it_is_ours(foreign, opened, gated):
    opened(foreign).close()
    gated.clear()
    assert opened(foreign).arrived == ""
    assert gated == []


def test_two_files_that_arrive_at_the_same_moment_are_both_kept(foreign, opened):
    """As when an opening failed after the file was kept, and somebody set the clock back."""
    for words in ("one", "two"):
        edit(foreign, f"UPDATE note SET text = '{words}'")
        file = open_in_place(foreign, clock=lambda: datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
        file.release()
    assert len(received()) == 2


def test_a_file_as_it_arrived_is_no_backup_that_recovery_would_take(foreign, opened):
    opened(foreign).close()
    assert received()
    assert backups.all_backups() == ()


def test_what_was_changed_after_it_was_sealed_is_said(path, opened):
    edit(path, "UPDATE note SET text = 'another argument'")
    file = opened(path)
    assert "was changed outside UnifyDesk after it was sealed" in file.arrived
    file.close()
    with pytest.raises(KnownStoreError, match="changed since sealed"):
        check(path)


def test_the_log_says_what_was_changed_before_the_next_seal_covers_it_up(path, opened):
    edit(path, "UPDATE note SET text = 'another argument'")
    opened(path).close()
    file = opened(path)  # ours by now, and still not what was sealed
    assert "was changed outside UnifyDesk after it was sealed" in file.arrived
    noting.add(file, "remark", "We go on.")
    noting.add(file, "remark", "And on.")
    file.close()
    assert "sealed and unchanged" in check(path)
    file = opened(path)
    kinds = [kind for (kind,) in file.rows("SELECT kind FROM log ORDER BY seq")]
    assert kinds[-5:] == ["sealed", "changed_outside", "note_added", "note_added", "sealed"]


@pytest.mark.parametrize(
    "statement", [FLIP, FLIP_LOG, "CREATE VIEW v AS SELECT 1", "CREATE INDEX i ON note(text)"]
)
def test_a_file_with_anything_more_in_it_is_refused_and_stays_as_it_is(path, opened, statement):
    edit(path, statement)
    before = path.read_bytes()
    with pytest.raises(DamagedFileError, match="another program has altered them"):
        opened(path)
    assert path.read_bytes() == before
    assert received() == []


@pytest.mark.skipif(hasattr(sqlite3.Connection, "setconfig"), reason="this Python switches triggers off")
def test_control_without_gates_and_exact_schema_a_trigger_flips_votes(path, monkeypatch):
    edit(path, FLIP)
    monkeypatch.setattr(files, "verify", lambda *_: None)
    file = workshops.open_file(path)
    voting.cast(file, open_round(file, "O1").id, 1, {"agreement": "5"}, channel="roll_call")
    assert set(file.rows("SELECT answer FROM answer")) == {("1",)}
    file.release()


def test_an_older_file_with_a_trigger_is_refused_before_it_is_brought_up_to_date(tmp_path):
    path = shutil.copy(FIRST, tmp_path / "old.unify")
    edit(path, FLIP_LOG)
    before = path.read_bytes()
    for open_it in (open_in_place, workshops.open_file):
        with pytest.raises(DamagedFileError, match="another program has altered them"):
            open_it(path)
        assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".unify"] == ["old.unify"]


def test_an_older_file_from_elsewhere_is_brought_up_to_date_in_the_fresh_one(tmp_path, opened):
    path = shutil.copy(FIRST, tmp_path / "old.unify")
    file = opened(path)
    assert file.rows("SELECT kind FROM log ORDER BY seq DESC LIMIT 1") == [("migrated",)]
    assert [kept.read_bytes() for kept in received()] == [FIRST.read_bytes()]


def test_rows_that_make_no_workshop_are_refused_in_one_sentence(path, opened):
    edit(path, "UPDATE round SET questions = '[[[[1'")
    before = path.read_bytes()
    with pytest.raises(DamagedFileError, match="make no workshop"):
        opened(path)
    assert path.read_bytes() == before


def test_a_write_ahead_log_beside_a_file_is_not_believed(path, opened, tmp_path):
    evil = shutil.copy(path, tmp_path / "evil.unify")
    with closing(sqlite3.connect(evil, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA wal_autocheckpoint=0")
        connection.execute("UPDATE note SET text = 'words of a stranger'")
        shutil.copy(f"{evil}-wal", f"{path}-wal")
    for open_it in (opened, workshops.open_file, check):
        with pytest.raises(KnownStoreError, match="write-ahead log"):
            open_it(path)


def test_a_file_that_another_program_has_open_is_refused(foreign, opened):
    with closing(sqlite3.connect(foreign, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for how in ({}, {"looking": True}):
            with pytest.raises(FileLockedError):
                opened(foreign, **how)


def test_a_file_that_changes_meanwhile_is_not_replaced(foreign, opened, monkeypatch):
    admit = gates.admit

    def changing(path, **how):
        admitted = admit(path, **how)
        edit(foreign, "UPDATE note SET text = 'meanwhile'")
        return admitted

    monkeypatch.setattr(gates, "admit", changing)
    with pytest.raises(FileLockedError, match="while it was being opened"):
        opened(foreign)
    with gates.through(foreign) as db:
        assert db.execute("SELECT text FROM note").fetchall() == [("meanwhile",)]


def test_where_the_file_cannot_be_kept_it_is_not_let_in(foreign, opened):
    paths.backups_dir().joinpath(letting_in.RECEIVED).write_text("no folder")
    before = foreign.read_bytes()
    with pytest.raises(KnownStoreError):
        opened(foreign)
    assert foreign.read_bytes() == before


def test_what_a_link_leads_to_is_let_in_and_the_link_stays(foreign, opened, tmp_path):
    link = tmp_path / "link.unify"
    link.symlink_to(foreign)
    opened(link).close()
    assert link.is_symlink()
    assert len(received()) == 1


@pytest.mark.parametrize(
    "error", [UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), KeyError("x"), ZeroDivisionError()]
)
def test_whatever_goes_wrong_while_reading_is_a_refusal(foreign, opened, monkeypatch, error):
    def broken(*_):
        raise error

    monkeypatch.setattr(gates, "bring_in", broken)
    before = foreign.read_bytes()
    with pytest.raises(DamagedFileError):
        opened(foreign)
    assert foreign.read_bytes() == before


def test_a_private_folder_is_all_that_is_used_and_it_is_gone(foreign, opened, monkeypatch, tmp_path):
    (tmp_path / "temp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    opened(foreign)
    assert list((tmp_path / "temp").iterdir()) == []


def test_words_of_a_stranger_in_a_refusal_are_shown_as_text(path, opened):
    edit(path, "UPDATE note SET kind = 'a' || char(27) || '[2J' || char(65535)")
    with pytest.raises(DamagedFileError, match="make no workshop") as refused:
        opened(path)
    assert str(refused.value).isprintable()


# -- only looked at ----------------------------------------------------------------------------------------


def test_looking_at_a_file_from_elsewhere_leaves_it_as_it_is(foreign, opened):
    before = foreign.read_bytes()
    file = opened(foreign, looking=True)
    assert file.read_only
    assert [note.text for note in now(file).notes] == ["an argument"]
    assert now(file).path == str(foreign)
    file.close()
    assert (foreign.read_bytes(), received()) == (before, [])
    assert [p.name for p in foreign.parent.iterdir()] == ["w.unify"]


def test_a_read_only_file_from_elsewhere_is_shown_from_a_copy(foreign, opened):
    foreign.chmod(0o400)
    before = foreign.read_bytes()
    file = opened(foreign)
    assert file.read_only
    assert file.path != foreign
    file.close()
    assert foreign.read_bytes() == before


def test_checking_changes_neither_an_older_file_nor_what_is_known(tmp_path, gated):
    path = Path(shutil.copy(FIRST, tmp_path / "old.unify"))
    assert "is whole" in check(path)
    assert path.read_bytes() == FIRST.read_bytes()
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".unify"] == ["old.unify"]
    assert not letting_in.is_ours(path)


def test_an_open_confidential_round_keeps_its_urn_and_its_key(path, opened):
    file = opened(path)
    round_ = open_round(file, "R1", level="confidential")
    urn = file.rows("SELECT round, sealed FROM urn")
    file.close()
    shutil.rmtree(paths.state_dir() / "known")
    file = opened(path)
    assert file.arrived
    assert file.rows("SELECT round, sealed FROM urn") == urn
    assert file.keys.read(round_.id) is not None
