"""A workshop with one open round, and what a race in it must come to."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from campaign.story import SteppingClock
from campaign.workloads import DECK
from unifydesk.app import preparing, voting, workshops
from unifydesk.domain.errors import UnifyError
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED
from unifydesk.domain.workshop import ClaimSetup
from unifydesk.store.workshop_file import WorkshopFile

CLAIM, QUESTION = "O1", "agreement"


def new(folder: Path, seats: int, level: str, channel: str = "booth") -> tuple[WorkshopFile, bytes]:
    """Return an open workshop below an empty folder, and its open round."""
    os.environ["UNIFYDESK_HOME"] = str(folder / "home")
    people = [Seat(number) for number in range(1, seats + 1)]
    clock = SteppingClock()
    file = workshops.create(folder / "w.unify", DECK, deck_name="races", seats=people, clock=clock)
    preparing.set_setup(file, ClaimSetup(CLAIM, True, channel, level))
    return file, open_round(file)


def open_round(file: WorkshopFile) -> bytes:
    """Open the next round and return its id."""
    opened = voting.open_round(file, CLAIM)
    return opened.round_id


def send(file: WorkshopFile, level: str, round_id: bytes, who: int, answer: str, attempt: int = 0) -> bool:
    """Send one ballot as the booth does; returns whether it was taken or was there already."""
    try:
        if level == NAMED:
            action = None if attempt % 2 else f"ballot {who}".encode()
            voting.cast(file, round_id, who, {QUESTION: answer}, channel="booth", action_id=action)
        else:
            voting.cast_confidential(file, round_id, {QUESTION: answer}, turn=f"turn {who}".encode())
    except UnifyError:
        return False
    return True


def recorded(file: WorkshopFile, level: str, round_id: bytes) -> int:
    """Return how many ballots are on the disk: slots and used tickets, or rows; -1 when they differ."""
    tables = ("ballot", "answer") if level == NAMED else ("turnout",)
    found = {file.rows(f"SELECT count(*) FROM {table} WHERE round = ?", round_id)[0][0] for table in tables}
    shown = next(r.recorded for r in workshops.snapshot(file).rounds if r.id == round_id)
    found.add(shown)
    return int(found.pop()) if len(found) == 1 else -1


def totals(file: WorkshopFile, level: str, round_id: bytes) -> Counter[str]:
    """Close the round and return its totals, or the ballots by name."""
    voting.close_round(file, round_id)
    if level == CONFIDENTIAL:
        rows = file.rows("SELECT answer, n FROM total WHERE round = ?", round_id)
    else:
        rows = file.rows("SELECT answer, count(*) FROM answer WHERE round = ? GROUP BY 1", round_id)
    return Counter(dict(rows))


@contextmanager
def closing(file: WorkshopFile) -> Iterator[WorkshopFile]:
    """Let go of the file afterwards, whatever happened."""
    try:
        yield file
    finally:
        file.release()
