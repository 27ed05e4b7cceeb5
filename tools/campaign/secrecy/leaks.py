"""Breaks the secrecy of the program on purpose, in ways that are easily thought of: the controls."""

from __future__ import annotations

import hashlib
import logging
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from unittest import mock

from unifydesk.app import urns
from unifydesk.domain.rounds import Round
from unifydesk.store import urn
from unifydesk.store.keys import KeyFolder
from unifydesk.store.workshop_file import WorkshopFile

Leak = Callable[[], AbstractContextManager[object]]


class NoCipher:
    """A cipher that forgets to encrypt."""

    def __init__(self, key: bytes) -> None:
        del key

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Return what was given, as long as if it were encrypted."""
        del nonce, bound
        return plain + bytes(16)

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """Return what was given."""
        del nonce, bound
        return sealed[:-16]


def no_cipher() -> AbstractContextManager[object]:
    """Put ballots into the urn as they are."""
    return mock.patch.object(urn, "ChaCha20Poly1305", NoCipher)


@contextmanager
def a_line_in_the_log() -> Iterator[None]:
    """Write a line into the program's log for every ballot, with its reason."""
    with _also(lambda _file, reason, _answers: logging.getLogger("unifydesk").info("Ballot: %s", reason)):
        yield


@contextmanager
def a_hash_of_the_ballot() -> Iterator[None]:
    """Remember a hash of every ballot, against sending one twice."""
    with _also(lambda file, reason, answers: _done(file, reason, answers, only_last=False)):
        yield


@contextmanager
def who_cast_last() -> Iterator[None]:
    """Remember a hash of the last ballot only."""
    with _also(lambda file, reason, answers: _done(file, reason, answers, only_last=True)):
        yield


def a_key_that_is_only_removed() -> AbstractContextManager[object]:
    """Remove keys without overwriting them."""

    def unlink(folder: KeyFolder, round_id: bytes) -> None:
        os.sync()
        folder._path(round_id).unlink(missing_ok=True)

    return mock.patch.object(KeyFolder, "shred", unlink)


def slots_in_a_row() -> AbstractContextManager[object]:
    """Put every ballot into the next free slot instead of a random one."""
    return mock.patch.object(secrets, "choice", min)


def tickets_as_they_come() -> AbstractContextManager[object]:
    """Leave the rows of used tickets as they came."""

    def insert(db: object, round_id: bytes, ticket: bytes) -> None:
        db.conn.execute("INSERT INTO turnout VALUES (?, ?)", (round_id, ticket))  # type: ignore[attr-defined]

    return mock.patch.object(urn, "_use_ticket", insert)


def _also(do: Callable[[WorkshopFile, str, Mapping[str, str]], object]) -> AbstractContextManager[object]:
    """Do something more after every confidential ballot."""
    cast = urns.cast

    def and_more(
        file: WorkshopFile,
        round_: Round,
        spec: bytes,
        answers: Mapping[str, str],
        reason: str,
        turn: bytes | None = None,
    ) -> bool:
        new = cast(file, round_, spec, answers, reason, turn)
        do(file, reason, answers)
        return new

    return mock.patch.object(urns, "cast", and_more)


def _done(file: WorkshopFile, reason: str, answers: Mapping[str, str], *, only_last: bool) -> None:
    mark = hashlib.sha256(repr((sorted(answers.items()), reason)).encode()).digest()
    with file.quiet() as act:
        if only_last:
            act.db.execute("DELETE FROM done WHERE length(action_id) = 32")
        act.db.execute("INSERT OR IGNORE INTO done VALUES (?)", [mark])


def home_of(folder: Path) -> None:
    """Let the program keep its own things below a folder."""
    os.environ["UNIFYDESK_HOME"] = str(folder / "home")
