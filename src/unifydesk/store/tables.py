"""The tables of a workshop file: their order, and how rows of another file come in."""

from __future__ import annotations

import sqlite_utils

from unifydesk.domain.report import TableRows

ORDER: dict[str, str] = {
    "meta": "one",
    "deck": "one",
    "workshop": "one",
    "standing": "one",
    "rule_event": "number",
    "seat": "number",
    "claim_setup": "claim",
    "round": "id",
    "ballot": "round, seat",
    "answer": "round, seat, question",
    "total": "round, question, answer, channel, people_group, seated",
    "reason": "round, sorted",
    "ticket": "round, h",
    "turnout": "round, h",
    "note": "id",
    "recorded_position": "claim",
    "log": "seq",
    "done": "action_id",
}
"""The tables in an order in which every row comes after those it refers to, and the order of their rows. The
urn is not among them: its one row is nothing that another file could use."""

UNSEALED = ("standing", "turnout", "log")
"""What changes without a line in the log, and the log itself."""

MADE_WITH_THE_FILE = ("meta", "deck", "standing")


def make_room(db: sqlite_utils.Database) -> None:
    """Take away the rows that a fresh file begins with, so that those of another file have their places."""
    for table in MADE_WITH_THE_FILE:
        db.execute(f"DELETE FROM {table}")


def insertion(rows: TableRows) -> str:
    """Return the SQL that puts one row of a table into a file; missing columns take what the schema says."""
    marks = ", ".join("?" * len(rows.columns))
    return f"INSERT INTO {rows.table}({', '.join(rows.columns)}) VALUES ({marks})"
