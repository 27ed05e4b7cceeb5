"""Direct SQL races against the tables themselves: several connections, each with its own locks."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from campaign.races import room
from campaign.running import Figures
from unifydesk.domain.rounds import CONFIDENTIAL, NAMED

CONNECTIONS = 6
Values = tuple[object, ...]


def inserted(path: Path, sql: str, values: Values, attempts: int) -> int:
    """Insert the same row `attempts` times through several connections at once; return how often it went."""

    def insert(times: int) -> int:
        taken = 0
        with closing(sqlite3.connect(path, timeout=60, isolation_level=None)) as connection:
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA synchronous=OFF")
            for _ in range(times):
                try:
                    connection.execute(sql, values)
                    taken += 1
                except sqlite3.IntegrityError:
                    pass
        return taken

    shares = [attempts // CONNECTIONS + (at < attempts % CONNECTIONS) for at in range(CONNECTIONS)]
    with ThreadPoolExecutor(CONNECTIONS) as threads:
        return sum(threads.map(insert, shares))


def against_the_schema(attempts: int, folder: Path) -> Figures:
    """Insert the same ticket, ballot, answer and action again and again, and a ticket that nobody has."""
    figures = Figures()
    secret, secret_round = room.new(folder / "secret", 12, CONFIDENTIAL)
    ticket = secret.rows("SELECT h FROM ticket WHERE round = ? LIMIT 1", secret_round)[0][0]
    secret.release()
    named, named_round = room.new(folder / "named", 12, NAMED)
    room.send(named, NAMED, named_round, 1, "4")
    named.release()
    ballot = "INSERT INTO ballot(round, seat, channel, reason) VALUES (?, ?, 'booth', '')"
    answer = "INSERT INTO answer VALUES (?, ?, 'agreement', '5')"
    tries: Sequence[tuple[str, Path, str, Values, int]] = (
        ("one ticket", secret.path, "INSERT INTO turnout VALUES (?, ?)", (secret_round, ticket), 1),
        ("a forged ticket", secret.path, "INSERT INTO turnout VALUES (?, ?)", (secret_round, b"x" * 32), 0),
        ("a ticket elsewhere", secret.path, "INSERT INTO turnout VALUES (?, ?)", (named_round, ticket), 0),
        ("a second ballot", named.path, ballot, (named_round, 1), 0),
        ("a new ballot", named.path, ballot, (named_round, 2), 1),
        ("a second answer", named.path, answer, (named_round, 1), 0),
        ("an answer without a ballot", named.path, answer, (named_round, 3), 0),
        ("a seat that is not there", named.path, ballot, (named_round, 99), 0),
        ("one action", named.path, "INSERT INTO done VALUES (?)", (b"act",), 1),
    )
    for name, path, sql, values, expected in tries:
        taken = inserted(path, sql, values, attempts)
        figures.counts["casts"] += attempts
        figures.counts["recorded"] += taken
        figures.found(name, [] if taken == expected else [f"{taken} rows instead of {expected}"])
    return figures


def without_unique(attempts: int, folder: Path) -> Figures:
    """The control: the same table of tickets without its key."""
    path = folder / "loose.db"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE turnout(round BLOB NOT NULL, h BLOB NOT NULL) STRICT")
    taken = inserted(path, "INSERT INTO turnout VALUES (?, ?)", (b"round", b"ticket"), attempts)
    figures = Figures()
    figures.counts.update({"casts": attempts, "recorded": taken})
    figures.found("without UNIQUE", [] if taken == 1 else [f"{taken} rows instead of 1"])
    return figures
