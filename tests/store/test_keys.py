"""Keys of sealed urns: on the disk first, gone for good afterwards, never those of another workshop."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
import sqlite_utils

from unifydesk.domain.rounds import CLOSED, OPEN, REVEALED, VOID
from unifydesk.store import keys as keys_module
from unifydesk.store import urn
from unifydesk.store.connection import write
from unifydesk.store.errors import KeyMissingError
from unifydesk.store.keys import KeyFolder, shred_leftovers

A, B = b"a" * 16, b"b" * 16


@pytest.fixture
def keys(tmp_path: Path) -> KeyFolder:
    return KeyFolder(tmp_path / "urns" / "one", tmp_path / "north.unify")


def test_a_key_can_be_read_after_it_was_made(keys: KeyFolder) -> None:
    key = keys.create(A)
    assert (len(key), keys.read(A), keys.require(A)) == (32, key, key)
    assert keys.create(B) != key
    assert keys.round_ids() == (A, B)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such bits")
def test_only_the_owner_may_read_a_key(keys: KeyFolder, tmp_path: Path) -> None:
    keys.create(A)
    folder = tmp_path / "urns" / "one"
    assert stat.S_IMODE((folder / f"{A.hex()}.key").stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_key_and_folder_are_on_the_disk_before_the_round_is(keys, monkeypatch, tmp_path: Path) -> None:
    synced: list[str] = []
    monkeypatch.setattr(keys_module, "sync_handle", lambda _: synced.append("file"))
    monkeypatch.setattr(keys_module, "sync_folder", lambda folder: synced.append(folder.name))
    keys.create(A)
    assert synced == ["file", "one"]


def test_the_folder_asks_backup_programs_to_pass_by(keys: KeyFolder, tmp_path: Path) -> None:
    keys.create(A)
    assert (tmp_path / "urns" / "one" / "CACHEDIR.TAG").read_bytes().startswith(b"Signature: 8a477f597d28")


def test_a_mark_for_backup_programs_that_a_power_cut_tore_is_mended(keys: KeyFolder, tmp_path: Path) -> None:
    keys.create(A)
    tag = tmp_path / "urns" / "one" / "CACHEDIR.TAG"
    whole = tag.read_bytes()
    tag.write_bytes(b"")
    keys.create(B)
    assert tag.read_bytes() == whole


def test_a_key_is_never_made_twice(keys: KeyFolder) -> None:
    keys.create(A)
    with pytest.raises(FileExistsError):
        keys.create(A)


def test_shredding_overwrites_before_it_removes(keys: KeyFolder, tmp_path: Path) -> None:
    key = keys.create(A)
    path = tmp_path / "urns" / "one" / f"{A.hex()}.key"
    witness = tmp_path / "witness"
    os.link(path, witness)
    keys.shred(A)
    assert keys.read(A) is None
    assert not path.exists()
    assert key not in witness.read_bytes()
    assert len(witness.read_bytes()) == 64


def test_shredding_a_key_that_is_not_there_does_nothing(keys: KeyFolder) -> None:
    keys.shred(A)
    assert keys.round_ids() == ()


def test_a_missing_key_is_told_with_what_can_be_done(keys: KeyFolder) -> None:
    assert keys.read(A) is None
    with pytest.raises(KeyMissingError, match="Void the round and vote again"):
        keys.require(A)


def test_a_key_whose_bytes_never_reached_the_disk_is_no_key_and_does_not_stay(
    keys: KeyFolder, tmp_path: Path
) -> None:
    keys.create(A)
    path = tmp_path / "urns" / "one" / f"{A.hex()}.key"
    path.write_bytes(bytes(len(path.read_bytes())))
    assert keys.read(A) is None
    assert shred_leftovers({}, keys) == (A,)
    assert not path.exists()


def test_a_half_written_key_is_no_key(keys: KeyFolder, tmp_path: Path) -> None:
    keys.create(A)
    (tmp_path / "urns" / "one" / f"{A.hex()}.key").write_bytes(b"half")
    assert keys.read(A) is None
    assert shred_leftovers({}, keys) == (A,)


def test_the_name_of_a_key_must_be_a_round(keys: KeyFolder) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        keys.create(b"../x")


def test_other_files_in_the_folder_are_not_keys(keys: KeyFolder, tmp_path: Path) -> None:
    keys.create(A)
    (tmp_path / "urns" / "one" / "notes.key").touch()
    assert keys.round_ids() == (A,)


@pytest.mark.parametrize("state", [CLOSED, REVEALED, VOID])
def test_at_start_keys_of_rounds_that_ended_are_destroyed(keys: KeyFolder, state: str) -> None:
    keys.create(A)
    keys.create(B)
    assert shred_leftovers({A: state, B: OPEN}, keys) == (A,)
    assert keys.round_ids() == (B,)


def test_a_key_whose_round_never_reached_the_file_is_destroyed(keys: KeyFolder) -> None:
    keys.create(A)  # killed here, before the commit
    assert shred_leftovers({}, keys) == (A,)


def test_opening_an_old_backup_does_not_destroy_the_key_of_the_file_in_use(keys, tmp_path: Path) -> None:
    keys.create(A)
    backup = KeyFolder(tmp_path / "urns" / "one", tmp_path / "backups" / "north.unify")
    assert shred_leftovers({}, backup) == ()
    assert keys.read(A) is not None


@pytest.mark.parametrize("state", [CLOSED, REVEALED, VOID])
def test_a_copy_in_which_the_round_has_ended_does_not_destroy_the_key_of_the_file_in_use(
    keys, tmp_path: Path, state: str
) -> None:
    keys.create(A)
    copy = KeyFolder(tmp_path / "urns" / "one", tmp_path / "north (changed elsewhere).unify")
    assert shred_leftovers({A: state}, copy) == ()
    assert keys.read(A) is not None


def test_another_workshop_has_keys_of_its_own(keys: KeyFolder, tmp_path: Path) -> None:
    keys.create(A)
    other = KeyFolder(tmp_path / "urns" / "two", tmp_path / "north.unify")
    assert other.read(A) is None
    assert shred_leftovers({A: CLOSED}, other) == ()
    assert keys.read(A) is not None


def test_killed_between_the_commit_of_the_result_and_the_shredding(keys, db: sqlite_utils.Database) -> None:
    lock = (keys.create(A), A, b"s" * 32, b"f" * 16)
    with write(db):
        urn.seal(db, *lock, seats=3, slot_bytes=urn.CHOICES_SLOT)
    with write(db):
        urn.put(db, *lock, b"x")
    with write(db):
        assert urn.open_urn(db, *lock) == (b"x",)
        urn.empty(db, A)
    assert shred_leftovers({A: CLOSED}, keys) == (A,)


def test_a_key_moves_to_the_place_of_a_copy_without_being_written_again(keys, tmp_path) -> None:
    key = keys.create(A)
    there = KeyFolder(tmp_path / "urns" / "one", tmp_path / "elsewhere" / "north.unify")
    assert not there.was_made_here(A)
    there.move_here(A)
    assert there.was_made_here(A)
    assert not keys.was_made_here(A)
    assert there.read(A) == key


def test_moving_a_key_that_is_not_there_does_nothing(keys) -> None:
    keys.move_here(A)
    assert keys.round_ids() == ()


def test_a_key_that_the_disk_does_not_give_is_a_sentence(
    keys: KeyFolder, tmp_path: Path, monkeypatch
) -> None:
    keys.create(A)

    def refuse(*_arguments: object) -> bytes:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "glob", refuse)
    for ask in (lambda: keys.read(A), lambda: keys.require(A), keys.round_ids):
        with pytest.raises(KeyMissingError, match="could not be read from the disk of your own folder"):
            ask()
