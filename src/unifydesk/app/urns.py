"""Confidential rounds: between the use cases of voting and the sealed urn of the store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress

from unifydesk.domain.errors import KnownStoreError
from unifydesk.domain.rounds import Round
from unifydesk.kinds import KINDS
from unifydesk.store import counting, records, urn
from unifydesk.store.errors import KEY_NOT_KEPT, URN_DAMAGED, DiskError, UrnError
from unifydesk.store.workshop_file import Transaction, WorkshopFile, round_area


@contextmanager
def sealing(
    file: WorkshopFile, round_: Round, spec: bytes, seats: int
) -> Iterator[Callable[[Transaction], None]]:
    """Put the key on disk before the round is committed.

    A round that is not committed leaves its key behind, which the next start destroys: a commit that
    reports an error may have happened, and then the key is needed.
    """
    try:
        key = file.keys.create(round_.id)
    except OSError as error:
        raise DiskError(KEY_NOT_KEPT) from error
    longest = [KINDS[q.kind].longest(q) if q.kind in KINDS else 0 for q in round_.questions]
    size = urn.slot_bytes(longest, asks_reason=round_.asks_reason)

    def seal(act: Transaction) -> None:
        urn.seal(act.db, key, round_.id, spec, file.file_uuid, seats=seats, slot_bytes=size)
        act.touched.add(round_area(round_.id))

    yield seal


def cast(
    file: WorkshopFile,
    round_: Round,
    spec: bytes,
    answers: Mapping[str, str],
    reason: str,
    turn: bytes | None = None,
) -> bool:
    """Put one ballot into the urn in a transaction that leaves no line in the log and nothing to undo.

    A `turn` has one ticket, however often it comes. Returns whether the ballot is new: a turn whose ticket is
    used, perhaps by a commit that reported an error, changes nothing.
    """
    payload = urn.pack(_question_ids(round_), answers, reason)
    key = file.keys.require(round_.id)
    with file.quiet() as act:
        ticket = _ticket(act, file, key, round_.id, turn)
        if urn.is_used(act.db, round_.id, ticket):
            return False
        urn.put(act.db, key, round_.id, spec, file.file_uuid, payload, ticket)
        act.touched.add(round_area(round_.id))
    return True


def _ticket(act: Transaction, file: WorkshopFile, key: bytes, round_id: bytes, turn: bytes | None) -> bytes:
    """Return the ticket of a turn; a new turn draws one that no other turn holds.

    When all that are left are held by turns that came to nothing, it takes over one of those.
    """
    if turn and (round_id, turn) in file.turns:
        return file.turns[round_id, turn]
    held = {ticket: about for about, ticket in file.turns.items() if about[0] == round_id}
    ticket = urn.draw(act.db, key, round_id, held)
    file.turns.pop(held.get(ticket, (b"", b"")), None)
    if turn:
        file.turns[round_id, turn] = ticket
    return ticket


Totals = dict[tuple[str, str], int]
"""(question, answer) → people."""


def empty_into_totals(act: Transaction, file: WorkshopFile, round_: Round, spec: bytes) -> Totals:
    """Turn the urn into totals and sorted reasons within the closing act, and return the totals."""
    key = file.keys.require(round_.id)
    payloads = urn.open_urn(act.db, key, round_.id, spec, file.file_uuid)
    ballots = [urn.unpack(_question_ids(round_), payload) for payload in payloads]
    totals: Totals = Counter(item for answers, _ in ballots for item in answers.items())
    for (question, answer), n in sorted(totals.items()):
        act.put("total", records.total(round_.id, question, answer, round_.channel, n, seated=True))
    reasons = sorted(reason for _, reason in ballots if reason)
    for place, text in enumerate(reasons, start=1):
        act.execute(round_.id, "INSERT INTO reason VALUES (?, ?, ?)", round_.id, place, text)
    urn.empty(act.db, round_.id)
    return totals


def hold_key(file: WorkshopFile, round_: Round) -> None:
    """Bind the key to the file in which its round is about to end, should the file have been moved meanwhile.

    If a crash then leaves the key behind, the next start knows that it may be destroyed.
    """
    with suppress(OSError, KnownStoreError):  # a disk that fails here fails the end of the round as well
        if not file.keys.was_made_here(round_.id):
            file.keys.move_here(round_.id)


def discard(act: Transaction, round_: Round) -> None:
    """Remove the urn of a round that is voided without being opened."""
    urn.empty(act.db, round_.id)
    act.touched.add(round_area(round_.id))


def destroy_key(file: WorkshopFile, round_: Round, totals: Totals | None = None) -> str:
    """Destroy the key after the closing act is on disk, then rewrite the file so that no old page remains.

    The totals are read back from the disk first; the key stays when they differ (UrnError). Returns a
    warning when the file could not be rewritten: the round itself is closed by then.
    """
    if totals is not None and counting.stored_totals(file, round_) != dict(totals):
        raise UrnError(URN_DAMAGED)
    file.turns.clear()
    try:
        file.keys.shred(round_.id)
    except OSError:
        return ". Its key could not be destroyed; close the workshop and open it again to try once more"
    try:
        file.compact()
    except KnownStoreError:
        return ". The file could not be tidied; free some disk space"
    return ""


def _question_ids(round_: Round) -> tuple[str, ...]:
    return tuple(question.id for question in round_.questions)
