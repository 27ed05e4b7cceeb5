"""One of two processes that race for one file: opens it when it is free, sends its ballot, closes it.

Run as `python -m campaign.races.racer PATH LEVEL ROUND TICKET SEED OPENINGS CASTS`; prints what it did.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from campaign.races import room
from unifydesk.app import workshops
from unifydesk.domain.rounds import NAMED
from unifydesk.store import connection, contents, urn
from unifydesk.store.errors import FileLockedError, UrnError
from unifydesk.store.workshop_file import WorkshopFile


def raced(
    path: Path, level: str, round_id: bytes, ticket: bytes, openings: int, casts: int, seed: str
) -> str:
    """Open the file `openings` times and send the same ballot `casts` times; return a line that counts."""
    chance, sent, taken, locked = random.Random(seed), 0, 0, 0
    while openings:
        try:
            file = workshops.open_file(path)
        except FileLockedError:
            locked += 1
            continue
        openings -= 1
        for _ in range(casts):
            sent += 1
            taken += _sent(file, level, round_id, ticket, chance.choice("12345"))
        file.close()
    return f"{sent} {taken} {locked}"


def _sent(file: WorkshopFile, level: str, round_id: bytes, ticket: bytes, answer: str) -> bool:
    """Send one ballot; returns whether it was new."""
    before = room.recorded(file, level, round_id)
    if level == NAMED:
        room.send(file, level, round_id, 1, answer)
    else:
        key, spec = file.keys.require(round_id), contents.spec_hash(file, round_id)
        payload = urn.pack([room.QUESTION], {room.QUESTION: answer})
        try:
            with file.quiet() as act:
                urn.put(act.db, key, round_id, spec, file.file_uuid, payload, ticket)
                act.touched.add(f"round {round_id.hex()}")
        except UrnError:
            return False
    return room.recorded(file, level, round_id) > before


def main() -> None:
    """Race as the arguments say, with little patience, so that it shows how often the file was taken."""
    connection.BUSY_SECONDS = 0.02
    path, level, round_id, ticket, seed, openings, casts = sys.argv[1:]
    said = raced(
        Path(path), level, bytes.fromhex(round_id), bytes.fromhex(ticket), int(openings), int(casts), seed
    )
    sys.stdout.write(said + "\n")


if __name__ == "__main__":
    main()
