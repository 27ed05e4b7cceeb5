"""Recovering: the damaged file is only read, the new one opens, and sentences say what came of it."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.app.damages import (
    DAMAGES,
    PAGE,
    another_file,
    cut_off,
    damage,
    nothing,
    zeroed_first_page,
    zeroed_header,
)
from tests.app.stories import close_and_reveal, open_round, play, vote
from unifydesk.app import checking, noting, recovering, safekeeping, workshops
from unifydesk.app.recovering import AS_IT_IS, BACKUP, BY_ROWS, PROVEN, recover
from unifydesk.domain.errors import InvalidInputError, KnownStoreError
from unifydesk.store import contents, log
from unifydesk.store.connection import write
from unifydesk.store.errors import FileLockedError, NewerFileError, NotAWorkshopError

FIRST = Path(__file__).parents[1] / "files" / "version-1.unify"


def led(file):
    """Lead a small workshop: two claims, notes, everything closed."""
    play(file, "A1", "444455", "445555")
    play(file, "R1", "121212", "222222")
    for number in range(40):
        noting.add(file, "for", f"argument {number} " + "because " * 30, claim="A1")
    return file


@pytest.fixture
def alone(make_file):
    """A closed workshop file without any backup."""
    file = led(make_file())
    file.close()
    return file.path


@pytest.fixture
def backed(make_file):
    """A closed workshop file with backups up to its end."""
    file = make_file()
    safekeeping.watch(file)
    led(file)
    file.between_tasks(file)
    file.close()
    return file.path


def root_page(path, table):
    connection = sqlite3.connect(path)
    ((page,),) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", [table])
    connection.close()
    return page


def ruin(path, table):
    """Overwrite the page at which a table begins."""
    at = (root_page(path, table) - 1) * PAGE
    data = bytearray(path.read_bytes())
    data[at : at + PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def opened(path):
    file = workshops.open_file(path)
    found = workshops.snapshot(file)
    file.close()
    return found


def content(path):
    """Return what a workshop is to people, without where it lies."""
    found = opened(path)
    return found.info, found.rounds, found.results, found.notes, found.seats, found.positions


# -- as it is ---------------------------------------------------------------------------------------------


def test_a_whole_file_is_copied_as_it_is(alone):
    before = alone.read_bytes()
    made = recover(alone)
    assert (made.way, made.path) == (AS_IT_IS, alone.with_name("workshop.recovered.unify"))
    assert content(made.path) == content(alone)
    assert "sealed and unchanged" in checking.check(made.path)
    assert alone.read_bytes() == before


def test_a_second_recovery_gets_another_name(alone):
    recover(alone)
    assert recover(alone).path.name == "workshop.recovered 2.unify"


def test_an_unfinished_act_is_undone_in_the_new_file_only(alone, tmp_path):
    folder = tmp_path / "cut"
    folder.mkdir()
    connection = sqlite3.connect(alone, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE note SET text = 'half written' || text")
    connection.execute("UPDATE deck SET source = source || ?", ["y" * 90000])
    for name in (alone.name, alone.name + "-journal"):
        shutil.copyfile(alone.with_name(name), folder / name)
    connection.execute("ROLLBACK")
    connection.close()
    cut = folder / alone.name
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    made = recover(cut, tmp_path / "new.unify")
    assert made.way == AS_IT_IS
    assert "not closed properly" in made.found[1]
    assert content(made.path) == content(alone)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_that_was_changed_is_told_to_be(alone):
    connection = sqlite3.connect(alone)
    with connection:
        connection.execute("UPDATE note SET text = 'a lie' WHERE position = 1")
    connection.close()
    made = recover(alone)
    assert made.way == AS_IT_IS
    assert "changed outside UnifyDesk" in made.missing[0]


def test_an_older_file_comes_out_as_one_of_now(tmp_path):
    first = Path(shutil.copy(FIRST, tmp_path / "monday.unify"))
    before = first.read_bytes()
    made = recover(first)
    assert first.read_bytes() == before
    assert "is whole" in checking.check(made.path)


# -- by rows ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [zeroed_header, zeroed_first_page])
def test_a_lost_beginning_is_replaced_and_the_seal_proves_the_rest(alone, how):
    expected = content(alone)
    before = damage(alone, how, 1)
    made = recover(alone)
    assert (made.way, made.missing) == (BY_ROWS, (PROVEN,))
    assert content(made.path) == expected
    assert alone.read_bytes() == before


def test_a_file_that_was_rewritten_by_vacuum_is_read_without_its_first_page_too(make_file):
    file = led(make_file())
    file.compact()
    file.close()
    expected = content(file.path)
    damage(file.path, zeroed_first_page, 1)
    made = recover(file.path)
    assert made.missing == (PROVEN,)
    assert content(made.path) == expected


def test_an_older_file_without_its_first_page_is_read(tmp_path):
    first = Path(shutil.copy(FIRST, tmp_path / "monday.unify"))
    damage(first, zeroed_first_page, 1)
    made = recover(first)
    assert made.way == BY_ROWS
    assert opened(made.path).rounds


def test_what_is_lost_is_named_and_the_rest_is_there(alone):
    ruin(alone, "note")
    made = recover(alone)
    assert made.way == BY_ROWS
    assert "Could be read only in part: notes." in made.missing
    found = opened(made.path)
    assert len(found.rounds) == 4
    assert "4 rounds, 24 ballots" in made.recovered[0]
    assert "It was recovered from a damaged file." in checking.check(made.path)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        (zeroed_header, "“workshop.unify” does not begin as a workshop file does: it is damaged, or was "
         "never one."),
        (cut_off, "“workshop.unify” is cut off: its end is missing."),
    ],
)  # fmt: skip
def test_what_was_found_gives_no_advice_that_is_being_followed(alone, how, said):
    damage(alone, how, 3)
    assert recover(alone).found[0] == said


def test_notes_on_both_sides_of_a_hole_are_read(alone):
    data = bytearray(alone.read_bytes())
    at = data.index(b"argument 20 because", root_page(alone, "log") * PAGE) // PAGE * PAGE
    data[at : at + PAGE] = b"\xa5" * PAGE
    alone.write_bytes(data)
    made = recover(alone)
    assert made.way == BY_ROWS
    assert 0 < len(opened(made.path).notes) <= 40


def test_people_that_only_their_ballots_know_are_made_anew(alone):
    ruin(alone, "seat")
    made = recover(alone)
    assert [seat.number for seat in opened(made.path).seats] == [1, 2, 3, 4, 5, 6]
    assert "Seats known only by their ballots were made anew without names: 1, 2, 3, 4, 5, 6." in made.missing


def test_ballots_of_a_lost_round_are_counted_as_lost(alone):
    ruin(alone, "round")
    made = recover(alone)
    assert "24 rows of ballots could not be used and are left out." in made.missing


def test_the_log_is_kept_up_to_the_first_line_that_does_not_fit(alone):
    connection = sqlite3.connect(alone)
    with connection:
        connection.execute("UPDATE log SET kind = 'nonsense' WHERE seq = 20")
    connection.close()
    ruin(alone, "done")
    made = recover(alone)
    assert made.recovered[1].startswith("The log holds 19 acts, the last one: ")
    assert any("at the end of the log did not fit together" in sentence for sentence in made.missing)
    assert "is whole" in checking.check(made.path)


@pytest.mark.parametrize("rehearsal", [True, False])
def test_a_file_whose_log_is_lost_agrees_with_itself_and_is_what_it_was(make_file, rehearsal):
    file = led(make_file(rehearsal=rehearsal))
    file.close()
    ruin(file.path, "log")
    connection = sqlite3.connect(recover(file.path).path)
    assert connection.execute("SELECT kind FROM log WHERE seq = 1").fetchone() == ("recovered",)
    connection.close()
    said = checking.check(file.path.with_name("workshop.recovered.unify"))
    assert "is whole, sealed and unchanged" in said
    assert "It was recovered from a damaged file." in said
    assert said.endswith("REHEARSAL.") is rehearsal


def test_a_file_that_was_recovered_before_it_said_so_in_its_log_is_not_called_changed(make_file):
    file = led(make_file(rehearsal=True))
    file.close()
    ruin(file.path, "log")
    found = workshops.open_file(recover(file.path).path)
    line = {"did": "Recover", "torn": ["log"], "refused": {}}
    with write(found.db):
        found.db.execute("DELETE FROM log")
        log.append(found.db, "2026-11-24T12:00:00+00:00", "recovered", line)
    assert contents.marks_agree(found)
    assert contents.is_rehearsal(found)
    found.close()


def test_what_a_file_has_one_of_is_made_anew_when_it_is_lost(alone):
    ruin(alone, "workshop")
    made = recover(alone)
    assert opened(made.path).info.title == "Recovered workshop"
    assert "The title page was lost and is made anew." in made.missing


def test_the_deck_cannot_be_made_anew(alone):
    ruin(alone, "deck")
    with pytest.raises(KnownStoreError, match="nor a backup"):
        recover(alone)
    assert sorted(path.name for path in alone.parent.iterdir()) == ["workshop.unify"]


# -- from a backup ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("how", [another_file, nothing, cut_off])
def test_where_no_row_is_left_the_newest_backup_is_taken(backed, how):
    expected = content(backed)
    before = damage(backed, how, 2)
    made = recover(backed)
    assert made.way == BACKUP
    assert content(made.path) == expected
    assert "sealed and unchanged" in checking.check(made.path)
    assert backed.read_bytes() == before


def test_a_backup_that_holds_more_is_taken_instead_of_rows(backed):
    ruin(backed, "round")
    made = recover(backed)
    assert made.way == BACKUP
    assert "4 rounds, 24 ballots, 40 notes" in made.recovered[0]


def test_rows_that_go_further_than_the_backup_are_taken_with_its_deck(backed):
    file = workshops.open_file(backed)
    noting.add(file, "remark", "After the last backup")
    file.close()
    ruin(backed, "deck")
    made = recover(backed)
    assert made.way == BY_ROWS
    assert opened(made.path).notes[-1].text == "After the last backup"


def test_a_backup_that_is_damaged_itself_is_passed_over(backed):
    newest = checking.backups.all_backups()[0].path
    damage(newest, another_file, 3)
    damage(backed, nothing, 3)
    made = recover(backed)
    assert made.way == BACKUP
    assert opened(made.path).rounds


def test_a_backup_of_another_workshop_is_never_taken(backed, make_file):
    other = make_file(name="other.unify")
    other.close()
    damage(other.path, nothing, 1)
    with pytest.raises(KnownStoreError, match=r"Nothing of “other\.unify”"):
        recover(other.path)


def test_the_key_of_an_open_confidential_round_serves_the_recovered_file(make_file):
    file = make_file()
    round_ = open_round(file, level="confidential")
    file.close()
    damage(file.path, zeroed_header, 1)
    made = recover(file.path)
    found = opened(made.path)
    assert [r.id for r in found.rounds] == [round_.id]
    assert found.stranded == ()


# -- refusals -----------------------------------------------------------------------------------------------


def test_an_existing_file_is_never_overwritten(alone, tmp_path):
    target = tmp_path / "mine.unify"
    target.write_bytes(b"mine")
    with pytest.raises(InvalidInputError, match="already there"):
        recover(alone, target)
    assert target.read_bytes() == b"mine"


def test_a_newer_file_is_no_damage(alone):
    connection = sqlite3.connect(alone)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(NewerFileError):
        recover(alone)


def test_an_open_file_and_a_folder_are_no_damage(make_file, tmp_path):
    with pytest.raises(FileLockedError):
        recover(make_file().path, tmp_path / "new.unify")
    with pytest.raises(NotAWorkshopError):
        recover(tmp_path, tmp_path / "new.unify")


def test_a_folder_that_takes_no_file_is_named_and_nothing_else_is_tried(alone, tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(recovering.gates, "bring_in", full)
    with pytest.raises(KnownStoreError, match=r"The disk that holds “new\.unify” is full"):
        recover(alone, tmp_path / "new.unify")
    assert not (tmp_path / "new.unify").exists()


def test_a_disk_that_does_not_give_the_file_any_more_leaves_the_backup(backed, monkeypatch):
    copyfile = shutil.copyfile

    def broken(source, target, **how):
        if Path(source) == backed:
            raise OSError(errno.EIO, "Input/output error")
        return copyfile(source, target, **how)

    monkeypatch.setattr(shutil, "copyfile", broken)
    made = recover(backed)
    assert made.way == BACKUP
    assert "did not answer properly" in made.found[0]


def test_a_picture_is_not_recovered(tmp_path):
    path = tmp_path / "cat.unify"
    path.write_bytes(b"\x89PNG\r\n" + bytes(range(256)) * 900)
    with pytest.raises(KnownStoreError, match=r"Nothing of “cat\.unify” can be recovered"):
        recover(path)
    assert [p.name for p in tmp_path.iterdir()] == ["cat.unify"]


# -- the drill ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(1))
@pytest.mark.parametrize("how", DAMAGES, ids=lambda how: how.__name__)
def test_after_any_damage_the_workshop_is_recovered_and_the_original_untouched(backed, how, seed):
    before = damage(backed, how, seed)
    made = recover(backed)
    assert backed.read_bytes() == before
    assert "is whole" in checking.check(made.path)
    found = opened(made.path)
    assert (len(found.rounds), len(found.notes)) == (4, 40)


def test_a_lost_journal_leaves_a_file_that_the_newest_backup_replaces(make_file, tmp_path):
    file = make_file()
    safekeeping.watch(file)
    round_ = open_round(file)
    vote(file, round_, "4445")
    close_and_reveal(file, round_)
    file.close()
    connection = sqlite3.connect(file.path, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE deck SET source = ? || source", ["y" * 90000])
    half = Path(shutil.copyfile(file.path, tmp_path / "workshop half.unify"))  # its journal stays behind
    connection.execute("ROLLBACK")
    connection.close()
    before = half.read_bytes()
    made = recover(half)
    assert half.read_bytes() == before
    assert opened(made.path).rounds[0].recorded == 4
