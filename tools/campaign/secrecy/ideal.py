"""Makes two plays comparable byte by byte: seeded chance instead of the system's, and an ideal cipher."""

from __future__ import annotations

import hashlib
import os
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timezone
from types import SimpleNamespace
from unittest import mock

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from sqlite_utils import migrations

from unifydesk.store import urn

_STILL = SimpleNamespace(
    datetime=SimpleNamespace(now=lambda _zone: datetime(2026, 11, 23, tzinfo=UTC)), timezone=timezone
)
"""The one clock in a new file that is not the program's own: it writes when the tables were made."""


class IdealCipher:
    """A cipher whose output tells nothing whatever: bytes that follow from key, nonce and length alone.

    What was encrypted is remembered in `_plain`, outside every disk. Whatever still differs between two plays
    with other ballots leaked past the encryption.
    """

    _plain: dict[bytes, tuple[bytes, bytes]] = {}  # noqa: RUF012 - one memory for all keys, as the disk is one

    def __init__(self, key: bytes) -> None:
        self._key = key

    def encrypt(self, nonce: bytes, plain: bytes, bound: bytes) -> bytes:
        """Return as many bytes as the true cipher would."""
        seed = hashlib.sha256(self._key + nonce + bound).digest()
        sealed = hashlib.shake_256(seed).digest(len(plain) + 16)
        self._plain[sealed] = (plain, self._key + bound)
        return sealed

    def decrypt(self, nonce: bytes, sealed: bytes, bound: bytes) -> bytes:
        """Return what was encrypted with this key for this round; raises InvalidTag otherwise."""
        del nonce
        plain, lock = self._plain.get(sealed, (b"", b""))
        if lock != self._key + bound:
            raise InvalidTag
        return plain


@contextmanager
def seeded(seed: str, *, ideal: bool) -> Iterator[None]:
    """Let everything random follow from `seed`, and with `ideal` the cipher be ideal."""
    source = random.Random(seed).randbytes
    cipher = IdealCipher if ideal else ChaCha20Poly1305
    with (
        mock.patch.object(os, "urandom", source),
        mock.patch.object(random, "_urandom", source),
        mock.patch.object(urn, "ChaCha20Poly1305", cipher),
        mock.patch.object(migrations, "datetime", _STILL),
    ):
        yield
    IdealCipher._plain.clear()
