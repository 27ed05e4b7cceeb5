"""The sealed urn: confidential ballots as one encrypted blob of fixed size, from which no order can be read.

Anything stored ballot by ballot, even encrypted, shows which ballot came when, and with that who cast it.
So every ballot goes into a random free slot and the whole blob is encrypted anew. Every function that writes
belongs inside the caller's transaction. Tables: ticket(round, h), turnout(round, h), urn(round, sealed).
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import sqlite3
import struct
from collections.abc import Collection, Mapping, Sequence

import sqlite_utils
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.people import MOST_SEATS
from unifydesk.store.errors import (
    BALLOT_TOO_LONG,
    BALLOTS_USED_UP,
    URN_DAMAGED,
    URN_MISCOUNT,
    BallotsUsedUpError,
    UrnError,
)
from unifydesk.store.keys import KEY_BYTES, ROUND_ID_BYTES, KeyFolder, shred_leftovers

CHOICES_SLOT = 64
"""Bytes of a slot when only choices are asked: three answers of the longest scale need 51. Slots for longer
answers are multiples of it."""

REASON_SLOT = 1024
"""Bytes of a slot when a reason is asked: about 900 Latin or 450 Greek or Cyrillic letters."""

_LENGTH = struct.Struct(">H")
_SHAPE = struct.Struct(">HH")  # seats, bytes of a slot: authenticated with the rest
_NONCE_BYTES = 12
_TICKET_BYTES = 16
_FILE_UUID_BYTES = 16
_SPEC_HASH_BYTES = 32
_RANDOM = secrets.SystemRandom()  # never the seeded generator: tickets must not be guessed


def slot_bytes(longest: Sequence[int] = (), *, asks_reason: bool) -> int:
    """Return the size of every envelope of a round: the same for all, so that no length tells a thing.

    `longest` are the most bytes an answer to each question can take.
    """
    answers = sum(size + len('"",') for size in longest) + len("[]") + _LENGTH.size
    slots = max(1, -(-answers // CHOICES_SLOT))
    return slots * CHOICES_SLOT + (REASON_SLOT - CHOICES_SLOT if asks_reason else 0)


def pack(questions: Sequence[str], answers: Mapping[str, str], reason: str = "") -> bytes:
    """Return a ballot as the bytes for its envelope: the answers in question order, then the reason if any.

    An unanswered question is null. Equal ballots give equal bytes, whatever order they were filled in.
    """
    fields: list[str | None] = [answers.get(question) for question in questions]
    if reason:
        fields.append(reason)
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def unpack(questions: Sequence[str], payload: bytes) -> tuple[dict[str, str], str]:
    """Return the answers and the reason of a ballot made by `pack` with the same questions."""
    try:
        fields = json.loads(payload)
        answers = {q: str(a) for q, a in zip(questions, fields, strict=False) if a is not None}
        return answers, str(fields[len(questions)]) if len(fields) > len(questions) else ""
    except (ValueError, TypeError, KeyError) as error:
        raise UrnError(URN_DAMAGED) from error


def seal(
    db: sqlite_utils.Database,
    key: bytes,
    round_id: bytes,
    spec_hash: bytes,
    file_uuid: bytes,
    *,
    seats: int,
    slot_bytes: int,
) -> None:
    """Lay out `seats` tickets and an empty urn of as many slots; `slot_bytes` is the size of an envelope."""
    _in_transaction(db)
    if not 1 <= seats <= MOST_SEATS:
        raise ValueError(f"an urn has 1 to {MOST_SEATS} seats")
    for ticket in sorted(_ticket(key, round_id, number) for number in range(seats)):
        db.conn.execute("INSERT INTO ticket(round, h) VALUES (?, ?)", (round_id, ticket))
    plain = _SHAPE.pack(seats, slot_bytes) + bytes(seats * slot_bytes)
    sealed = _encrypt(key, plain, _bound_to(round_id, spec_hash, file_uuid))
    db.conn.execute("INSERT INTO urn(round, sealed) VALUES (?, ?)", (round_id, sealed))


def put(
    db: sqlite_utils.Database,
    key: bytes,
    round_id: bytes,
    spec_hash: bytes,
    file_uuid: bytes,
    payload: bytes,
    ticket: bytes | None = None,
) -> None:
    """Put one ballot into a random free slot, and use up one ticket: the one given, or a random one.

    Raises BallotsUsedUpError when every ticket is used, InvalidBallotError when the ballot does not fit, and
    UrnError when the urn was altered. A ticket that is unknown or used is refused by the tables themselves,
    as UrnError.
    """
    _in_transaction(db)
    bound = _bound_to(round_id, spec_hash, file_uuid)
    plain, slots, size = _opened(db, key, round_id, bound)
    _check_length(payload, size)
    used = _used_tickets(db, round_id)
    free = [number for number, slot in enumerate(slots) if _is_free(slot)]
    if used != len(slots) - len(free):
        raise UrnError(URN_MISCOUNT, ballots=len(slots) - len(free), turnout=used)
    _use_ticket(db, round_id, ticket or draw(db, key, round_id))
    start = _SHAPE.size + secrets.choice(free) * size
    plain[start : start + size] = (_LENGTH.pack(len(payload)) + payload).ljust(size, b"\x00")
    sealed = _encrypt(key, bytes(plain), bound)
    db.conn.execute("UPDATE urn SET sealed = ? WHERE round = ?", (sealed, round_id))


def open_urn(
    db: sqlite_utils.Database, key: bytes, round_id: bytes, spec_hash: bytes, file_uuid: bytes
) -> tuple[bytes, ...]:
    """Return all ballots sorted by content; the order in which they came cannot be told.

    Raises UrnError when the urn was altered, belongs to another file or questions, or holds more or fewer
    ballots than people who voted.
    """
    _, slots, size = _opened(db, key, round_id, _bound_to(round_id, spec_hash, file_uuid))
    ballots = sorted(_payload(slot, size) for slot in slots if not _is_free(slot))
    voted = _used_tickets(db, round_id)
    if voted != len(ballots):
        raise UrnError(URN_MISCOUNT, ballots=len(ballots), turnout=voted)
    return tuple(ballots)


def draw(
    db: sqlite_utils.Database, key: bytes, round_id: bytes, held: Collection[bytes] = frozenset()
) -> bytes:
    """Return a random ticket, as the file knows it, that is not used up: if possible none that is `held`.

    Raises BallotsUsedUpError when every ticket is used.
    """
    used = {row[0] for row in db.conn.execute("SELECT h FROM turnout WHERE round = ?", (round_id,))}
    count, last = seats(db, round_id), None
    for number in _RANDOM.sample(range(count), count):
        ticket = _ticket(key, round_id, number)
        if ticket not in used and ticket not in held:
            return ticket
        last = last if ticket in used else ticket
    if last is None:
        raise BallotsUsedUpError(BALLOTS_USED_UP.format(seats=count))
    return last


def is_used(db: sqlite_utils.Database, round_id: bytes, ticket: bytes) -> bool:
    """Return whether a ballot came with this ticket already."""
    sql = "SELECT 1 FROM turnout WHERE round = ? AND h = ?"
    return db.conn.execute(sql, (round_id, ticket)).fetchone() is not None


def seats(db: sqlite_utils.Database, round_id: bytes) -> int:
    """Return how many people may vote in this round."""
    row = db.conn.execute("SELECT count(*) FROM ticket WHERE round = ?", (round_id,)).fetchone()
    return int(row[0])


def empty(db: sqlite_utils.Database, round_id: bytes) -> None:
    """Remove the urn of a round that is counted or void. Tickets and turnout stay: they name nobody.

    After the commit, shred the key and VACUUM.
    """
    _in_transaction(db)
    db.conn.execute("DELETE FROM urn WHERE round = ?", (round_id,))


def _in_transaction(db: sqlite_utils.Database) -> None:
    """Turnout and ballot must reach the disk together or not at all."""
    if not db.conn.in_transaction:
        raise RuntimeError("the urn is only changed inside a transaction")


def _bound_to(round_id: bytes, spec_hash: bytes, file_uuid: bytes) -> bytes:
    """Return what the urn is sealed to: this round with these questions in this file, and no other."""
    expected = (ROUND_ID_BYTES, _SPEC_HASH_BYTES, _FILE_UUID_BYTES)
    if (len(round_id), len(spec_hash), len(file_uuid)) != expected:
        raise ValueError(f"round id, spec hash and file uuid have {expected} bytes")
    return round_id + spec_hash + file_uuid


def _ticket(key: bytes, round_id: bytes, number: int) -> bytes:
    """Return what the file knows of a ticket: a hash. Tickets follow from the key; no list of them exists."""
    ticket = hmac.digest(key, b"ticket" + _LENGTH.pack(number), "sha256")[:_TICKET_BYTES]
    return hashlib.sha256(round_id + ticket).digest()


def _use_ticket(db: sqlite_utils.Database, round_id: bytes, ticket: bytes) -> None:
    """Use up a ticket; the tables refuse one that is unknown or was used before.

    Then all rows of the round are written anew in the order of their keys: rows lie on a page as they came,
    and the order in which tickets were used is to be read nowhere.
    """
    insert = "INSERT INTO turnout(round, h) VALUES (?, ?)"
    try:
        db.conn.execute(insert, (round_id, ticket))
    except sqlite3.IntegrityError as error:
        raise UrnError(URN_DAMAGED) from error
    used = db.conn.execute("SELECT round, h FROM turnout WHERE round = ? ORDER BY h", (round_id,)).fetchall()
    db.conn.execute("DELETE FROM turnout WHERE round = ?", (round_id,))
    db.conn.executemany(insert, used)


def _used_tickets(db: sqlite_utils.Database, round_id: bytes) -> int:
    """Return the number of tickets of this round that were used."""
    row = db.conn.execute("SELECT count(*) FROM turnout WHERE round = ?", (round_id,)).fetchone()
    return int(row[0])


def _encrypt(key: bytes, plain: bytes, bound: bytes) -> bytes:
    """Return a fresh nonce and the sealed bytes; a nonce is never used twice with one key."""
    if len(key) != KEY_BYTES:
        raise ValueError(f"a key has {KEY_BYTES} bytes")
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, plain, bound)


def _opened(
    db: sqlite_utils.Database, key: bytes, round_id: bytes, bound: bytes
) -> tuple[bytearray, list[bytes], int]:
    """Return the plain bytes, the slots in them and the size of a slot; raises UrnError when altered."""
    row = db.conn.execute("SELECT sealed FROM urn WHERE round = ?", (round_id,)).fetchone()
    try:
        sealed = b"" if row is None else bytes(row[0])
        plain = bytearray(ChaCha20Poly1305(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound))
        count, size = _SHAPE.unpack_from(plain)
    except (InvalidTag, ValueError, TypeError, struct.error) as error:
        raise UrnError(URN_DAMAGED) from error
    if len(plain) != _SHAPE.size + count * size or count != seats(db, round_id):
        raise UrnError(URN_DAMAGED)
    starts = range(_SHAPE.size, len(plain), size)
    return plain, [bytes(plain[start : start + size]) for start in starts], size


def _check_length(payload: bytes, size: int) -> None:
    """Refuse an empty ballot, which would look like a free slot, and one that does not fit."""
    if not payload:
        raise InvalidBallotError("The ballot is empty. Answer at least one question.")
    over = len(payload) + _LENGTH.size - size
    if over > 0:
        raise InvalidBallotError(BALLOT_TOO_LONG.format(over=over))


def _is_free(slot: bytes) -> bool:
    """Whether nobody's ballot is in the slot: a ballot has at least one byte."""
    return slot[: _LENGTH.size] == bytes(_LENGTH.size)


def _payload(slot: bytes, size: int) -> bytes:
    """Return the ballot in a used slot."""
    (length,) = _LENGTH.unpack_from(slot)
    if not 0 < length <= size - _LENGTH.size:
        raise UrnError(URN_DAMAGED)
    return slot[_LENGTH.size : _LENGTH.size + length]


__all__ = [
    "CHOICES_SLOT",
    "REASON_SLOT",
    "KeyFolder",
    "draw",
    "empty",
    "is_used",
    "open_urn",
    "pack",
    "put",
    "seal",
    "seats",
    "shred_leftovers",
    "slot_bytes",
    "unpack",
]
