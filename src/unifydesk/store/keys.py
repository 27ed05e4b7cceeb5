"""The keys of sealed urns: outside the workshop file, on the disk before the round is, destroyed with it."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from unifydesk.domain.rounds import OPEN
from unifydesk.store.durable import make_folder, sync_file, sync_folder, sync_handle
from unifydesk.store.errors import KEY_MISSING, KEY_NOT_READ, KeyMissingError

KEY_BYTES = 32
ROUND_ID_BYTES = 16
_PLACE_BYTES = 32
_SUFFIX = ".key"
_CACHE_TAG = b"Signature: 8a477f597d28d172789f06886806bc55\n# Keys of open rounds: never to be backed up.\n"


class KeyFolder:
    """The keys of one workshop's confidential rounds; give every workshop a folder of its own.

    A key file holds the key and a hash of where the workshop file lay. The hash tells a key that was left
    behind by a crash from the key of a round that is open in another copy of the same workshop: opening an
    old backup must not destroy the key, and with it the ballots, of the copy in use.
    """

    def __init__(self, folder: Path, workshop: Path | None = None) -> None:
        self._folder = folder
        place = "" if workshop is None else str(workshop.resolve())
        self._place = hashlib.sha256(place.encode("utf-8", "surrogateescape")).digest()

    def create(self, round_id: bytes) -> bytes:
        """Make, store and return the key of a new round; it is on the disk when this returns.

        Call it before the transaction that opens the round. Raises OSError when the disk refuses.
        """
        path = self._path(round_id)
        make_folder(self._folder)
        self._keep_out_of_backups()
        key = secrets.token_bytes(KEY_BYTES)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(key + self._place)
            file.flush()
            sync_handle(file.fileno())
        sync_folder(self._folder)
        return key

    def read(self, round_id: bytes) -> bytes | None:
        """Return the key, or None when it is not on this computer (any more)."""
        content = self._content(round_id)
        return content[:KEY_BYTES] if len(content) == KEY_BYTES + _PLACE_BYTES else None

    def require(self, round_id: bytes) -> bytes:
        """Return the key; raises KeyMissingError with the sentence that says what can still be done."""
        key = self.read(round_id)
        if key is None:
            raise KeyMissingError(KEY_MISSING)
        return key

    def move_here(self, round_id: bytes) -> None:
        """Bind the key to the workshop file at this place, because the session goes on here.

        Only the hash of the place is written, in place: the key itself is never copied, so no second one is
        left on the disk. Cut off in the middle, the key stays whole and belongs to no place, and is kept.
        Does nothing when there is no key. Raises OSError when the disk refuses.
        """
        if self.read(round_id) is None:
            return
        with self._path(round_id).open("r+b") as file:
            file.seek(KEY_BYTES)
            file.write(self._place)
            file.flush()
            sync_handle(file.fileno())

    def shred(self, round_id: bytes) -> None:
        """Destroy the key: overwritten, on the disk, then removed. Does nothing when there is none."""
        path = self._path(round_id)
        try:
            length = path.stat().st_size
        except FileNotFoundError:
            return
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(max(length, KEY_BYTES + _PLACE_BYTES)))
            file.flush()
            sync_handle(file.fileno())
        path.unlink()
        sync_folder(self._folder)

    def round_ids(self) -> tuple[bytes, ...]:
        """Return the rounds that have a key here, sorted, so that no order of opening shows.

        Raises KeyMissingError when the disk does not give them.
        """
        try:
            names = [p.stem for p in self._folder.glob(f"*{_SUFFIX}")] if self._folder.is_dir() else []
        except OSError as error:
            raise KeyMissingError(KEY_NOT_READ) from error
        return tuple(sorted(bytes.fromhex(name) for name in names if _is_round_name(name)))

    def was_made_here(self, round_id: bytes) -> bool:
        """Whether the key was made for the workshop file at this very place, not for a copy elsewhere.

        A key that a crash left half written opens nothing anywhere, and counts as made here.
        """
        content = self._content(round_id)
        return len(content) != KEY_BYTES + _PLACE_BYTES or content[KEY_BYTES:] == self._place

    def _content(self, round_id: bytes) -> bytes:
        """Return the bytes of a key file; empty when there is none, or only the zeros of a power cut."""
        try:
            content = self._path(round_id).read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise KeyMissingError(KEY_NOT_READ) from error
        return content if any(content) else b""

    def _path(self, round_id: bytes) -> Path:
        """Return where the key of a round lies; the name says nothing but the round's random id."""
        if len(round_id) != ROUND_ID_BYTES:
            raise ValueError(f"a round id has {ROUND_ID_BYTES} bytes")
        return self._folder / f"{round_id.hex()}{_SUFFIX}"

    def _keep_out_of_backups(self) -> None:
        """Leave the mark by which backup programs skip a folder (bford.info/cachedir); mend a torn one."""
        tag = self._folder / "CACHEDIR.TAG"
        if not tag.exists() or tag.read_bytes() != _CACHE_TAG:
            tag.write_bytes(_CACHE_TAG)
            sync_file(tag)


def shred_leftovers(states: Mapping[bytes, str], keys: KeyFolder) -> tuple[bytes, ...]:
    """Destroy the keys that a crash left behind, and return the rounds they belonged to.

    `states` gives the state of every confidential round in the file. Keys of open rounds stay, and so do
    those that were made for a file elsewhere: opening a backup from before the round, or a copy in which
    somebody has voided it, must not destroy the ballots of the file in use.
    """
    leftover = [
        round_id
        for round_id in keys.round_ids()
        if states.get(round_id) != OPEN and keys.was_made_here(round_id)
    ]
    for round_id in leftover:
        keys.shred(round_id)
    return tuple(leftover)


def _is_round_name(name: str) -> bool:
    """Whether a file name is a round id in hexadecimal."""
    return len(name) == 2 * ROUND_ID_BYTES and all(c in "0123456789abcdef" for c in name)
