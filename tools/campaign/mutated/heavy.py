"""Files built to take long or to fill the memory: true to the schema, and far beyond any workshop."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

from unifydesk.store.log import line_hash

Fill = Callable[[sqlite3.Connection], object]
MILLION = 1_000_000


def _done(db: sqlite3.Connection) -> None:
    """A million ids of acts."""
    db.executemany("INSERT INTO done VALUES (?)", ([number.to_bytes(4, "big")] for number in range(MILLION)))


def _more_than_allowed(db: sqlite3.Connection) -> None:
    """More rows than a workshop may have."""
    db.executemany(
        "INSERT INTO done VALUES (?)", ([number.to_bytes(4, "big")] for number in range(2 * MILLION + 1))
    )


def _notes(db: sqlite3.Connection) -> None:
    """A million notes."""
    rows = (
        (number.to_bytes(16, "big"), number, "for", f"note {number}", "", "") for number in range(MILLION)
    )
    db.executemany("INSERT INTO note(id, position, kind, text, owner, due) VALUES (?, ?, ?, ?, ?, ?)", rows)


def _log(db: sqlite3.Connection) -> None:
    """A log of half a million lines that fit together."""
    seq, prev = db.execute("SELECT seq, hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()

    def lines() -> Iterator[tuple[int, str, str, str, bytes, bytes]]:
        head = prev
        for number in range(seq + 1, seq + 500_001):
            digest = line_hash(number, "2026-11-23T09:00:00+00:00", "note", '{"did":"Note"}', head)
            yield number, "2026-11-23T09:00:00+00:00", "note", '{"did":"Note"}', head, digest
            head = digest

    db.executemany("INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)", lines())


def _answers(db: sqlite3.Connection) -> None:
    """A million answers: every seat there can be, a hundred questions each."""
    db.executemany(
        "INSERT OR IGNORE INTO seat(number, name, people_group, present) VALUES (?, '', '', 1)",
        ([n] for n in range(1, 10_000)),
    )
    round_id = db.execute("SELECT id FROM round WHERE level = 'named' ORDER BY id LIMIT 1").fetchone()[0]
    db.executemany(
        "INSERT OR IGNORE INTO ballot(round, seat, channel, reason) VALUES (?, ?, 'cards', '')",
        ([round_id, n] for n in range(1, 10_000)),
    )
    rows = ((round_id, seat, f"q{question}", "4") for seat in range(1, 10_000) for question in range(100))
    db.executemany("INSERT INTO answer VALUES (?, ?, ?, ?)", rows)


def _totals(db: sqlite3.Connection) -> None:
    """A million different answers in the totals of one round."""
    round_id = db.execute("SELECT id FROM round ORDER BY id LIMIT 1").fetchone()[0]
    rows = ((round_id, "real", f"{number}", "hands", "", 0, 1) for number in range(MILLION))
    db.executemany("INSERT INTO total VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _rounds(db: sqlite3.Connection) -> None:
    """Twenty thousand rounds of one claim, each with many questions."""
    questions = json.dumps([[f"q{n}", "agreement", f"Question {n}"] for n in range(24)])
    rows = (
        (n.to_bytes(16, "big"), "A1", n, 0, "named", "cards", "closed", questions, 0, 6, bytes(32))
        for n in range(1, 20_001)
    )
    names = "id, claim, number, voided, level, channel, state, questions, asks_reason, present, spec_hash"
    db.executemany(f"INSERT OR IGNORE INTO round({names}) VALUES ({', '.join('?' * 11)})", rows)


def _long_note(db: sqlite3.Connection) -> None:
    """One note of sixty million letters."""
    db.execute("UPDATE note SET text = replace(hex(zeroblob(30000000)), '0', 'x')")


def _long_notes(db: sqlite3.Connection) -> None:
    """Two hundred notes of a million letters of four bytes."""
    text = "\U0001f5f3" * MILLION
    rows = ((number.to_bytes(16, "big"), number, "for", text, "", "") for number in range(100))
    db.executemany("INSERT INTO note(id, position, kind, text, owner, due) VALUES (?, ?, ?, ?, ?, ?)", rows)


def _long_deck(db: sqlite3.Connection) -> None:
    """A deck of nineteen million letters, whose hash fits."""
    source = db.execute("SELECT source FROM deck").fetchone()[0] + "\n---\n\n## More\n\n- words\n" * 700_000
    db.execute("UPDATE deck SET source = ?, sha256 = ?", [source, hashlib.sha256(source.encode()).digest()])


def _deep_questions(db: sqlite3.Connection) -> None:
    """Questions whose JSON goes a million levels down."""
    db.execute("UPDATE round SET questions = replace(hex(zeroblob(500000)), '0', '[')")


def _wide_questions(db: sqlite3.Connection) -> None:
    """A question with half a million items."""
    told = {"items": [[f"i{n}", "item"] for n in range(500_000)], "budget": 10**9}
    db.execute("UPDATE round SET questions = ?", [json.dumps([["real", "points", "Real?", told]])])


def _long_number(db: sqlite3.Connection) -> None:
    """A weight and an answer with a million digits, and one that is small in words and huge in value."""
    db.execute("UPDATE seat SET weight = replace(hex(zeroblob(500000)), '0', '9') WHERE number = 1")
    db.execute("UPDATE seat SET weight = '1e999999999' WHERE number = 2")


def _free_pages(db: sqlite3.Connection) -> None:
    """A hundred megabytes of pages that are not used."""
    db.execute("CREATE TABLE waste(x)")
    db.executemany("INSERT INTO waste VALUES (zeroblob(1000000))", ([] for _ in range(100)))
    db.execute("DROP TABLE waste")


FILLS: tuple[Fill, ...] = (
    _done,
    _more_than_allowed,
    _notes,
    _log,
    _answers,
    _totals,
    _rounds,
    _long_note,
    _long_notes,
    _long_deck,
    _deep_questions,
    _wide_questions,
    _long_number,
    _free_pages,
)


def filled(data: bytes, path: Path, number: int) -> bytes:
    """Return a file filled in one of the ways; its seal no longer fits."""
    path.write_bytes(data)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for pragma in (
            "synchronous = OFF",
            "journal_mode = OFF",
            "foreign_keys = OFF",
            "ignore_check_constraints = ON",
        ):
            db.execute(f"PRAGMA {pragma}")
        db.execute("BEGIN")
        FILLS[number % len(FILLS)](db)
        db.execute("COMMIT")
    made = path.read_bytes()
    path.unlink()
    return made


def fill_apart(data: bytes, path: Path, number: int) -> None:
    """Write a filled file in a process of its own, so that its memory is not that of the reader."""
    child = os.fork()
    if child == 0:
        try:
            path.write_bytes(filled(data, path.with_name("filled.unify"), number))
        finally:
            os._exit(0)
    os.waitpid(child, 0)
