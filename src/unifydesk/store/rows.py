"""Writes single rows and remembers what they were before, so that every act can be taken back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import sqlite_utils

Row = Mapping[str, Any]

KEYS: dict[str, tuple[str, ...]] = {
    "workshop": ("one",),
    "standing": ("one",),
    "rule_event": ("number",),
    "seat": ("number",),
    "claim_setup": ("claim",),
    "round": ("id",),
    "ballot": ("round", "seat"),
    "answer": ("round", "seat", "question"),
    "total": ("round", "question", "answer", "channel", "people_group", "seated"),
    "reason": ("round", "sorted"),
    "note": ("id",),
    "recorded_position": ("claim",),
}
"""The tables an act may change through `Transaction`, with the columns that name a row."""


@dataclass(frozen=True, slots=True)
class Image:
    """One changed row: its table, its key and the whole row before and after (None: not there)."""

    table: str
    key: tuple[Any, ...]
    before: tuple[tuple[str, Any], ...] | None
    after: tuple[tuple[str, Any], ...] | None


@cache
def _where(table: str) -> str:
    return " AND ".join(f"{column} = ?" for column in KEYS[table])


@cache
def _upsert(table: str, columns: tuple[str, ...]) -> str:
    """Return an INSERT that updates in place: REPLACE would delete the row under its children."""
    names = ", ".join(columns)
    marks = ", ".join("?" * len(columns))
    rest = [c for c in columns if c not in KEYS[table]]
    update = "UPDATE SET " + ", ".join(f"{c} = excluded.{c}" for c in rest) if rest else "NOTHING"
    return f"INSERT INTO {table}({names}) VALUES ({marks}) ON CONFLICT({', '.join(KEYS[table])}) DO {update}"


def read(db: sqlite_utils.Database, table: str, key: tuple[Any, ...]) -> dict[str, Any] | None:
    """Return one row by its key, or None."""
    cursor = db.execute(f"SELECT * FROM {table} WHERE {_where(table)}", list(key))
    found = cursor.fetchone()
    if found is None:
        return None
    return dict(zip((column[0] for column in cursor.description), found, strict=True))


def put(db: sqlite_utils.Database, table: str, row: Row) -> Image:
    """Insert or update one whole row and return its image."""
    key = tuple(row[column] for column in KEYS[table])
    before = read(db, table, key)
    db.execute(_upsert(table, tuple(row)), list(row.values()))
    return Image(table, key, _frozen(before), _frozen(row))


def delete(db: sqlite_utils.Database, table: str, key: tuple[Any, ...]) -> Image | None:
    """Delete one row and return its image, or None when it was not there."""
    before = read(db, table, key)
    if before is None:
        return None
    db.execute(f"DELETE FROM {table} WHERE {_where(table)}", list(key))
    return Image(table, key, _frozen(before), None)


def _frozen(row: Row | None) -> tuple[tuple[str, Any], ...] | None:
    return None if row is None else tuple(sorted(row.items()))


def reverse(db: sqlite_utils.Database, image: Image) -> Image | None:
    """Bring one row back to what it was; returns None when something else has changed it since."""
    if _frozen(read(db, image.table, image.key)) != image.after:
        return None
    if image.before is None:
        return delete(db, image.table, image.key)
    return put(db, image.table, dict(image.before))
