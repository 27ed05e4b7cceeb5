"""A workshop file in memory, for laws that are tried hundreds of times."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils
from hypothesis import strategies as st

from tests.app.stories import DECK, SteppingClock
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import NAMED, OPEN, Round
from unifydesk.store import schema
from unifydesk.store.workshop_file import WorkshopFile

REAL = Question("real", "agreement", "Real?")
IMPORTANCE = Question("importance", "importance", "Importance")
SPEC = bytes(range(32))

texts = st.text(max_size=40)
"""Whatever a person may type or paste: every script, controls and NUL, but no half characters."""
ids = st.binary(min_size=16, max_size=16)


@contextmanager
def memory_file() -> Iterator[WorkshopFile]:
    """Give an open workshop file without a disk under it; its rows are those of a new file."""
    db = sqlite_utils.Database(memory=True, recursive_triggers=False, execute_plugins=False)
    db.conn.isolation_level = None
    db.execute("PRAGMA foreign_keys = ON")
    schema.create(db)
    db.execute("INSERT INTO meta VALUES (1, ?, 1, '0.1', 0, x'', 0)", [uuid.UUID(int=7).bytes])
    db.execute("INSERT INTO deck VALUES (1, 'demo', ?, ?)", [DECK, hashlib.sha256(DECK.encode()).digest()])
    db.execute("INSERT INTO standing VALUES (1, 'welcome', '', '', '', '', '')")
    yield WorkshopFile(
        db, Path("memory.unify"), read_only=False, clock=SteppingClock(), keys=Path("no keys are made")
    )
    db.conn.close()


def a_round(
    number: int = 1, claim: str = "A1", *, level: str = NAMED, state: str = OPEN, present: int | None = None
) -> Round:
    """Return a round of two questions; its id follows from its claim and number."""
    made = hashlib.sha256(f"{claim} {number}".encode()).digest()[:16]
    return Round(made, claim, number, level, "roll_call", state, (REAL, IMPORTANCE), False, present)


def everything(file: WorkshopFile, *but: str) -> dict[str, list[str]]:
    """Return every row of every table, except of the tables named."""
    names = [t for t in file.db.table_names() if t not in but]
    return {t: sorted(map(repr, file.db.execute(f"SELECT * FROM {t}"))) for t in names}
