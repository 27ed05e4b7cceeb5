"""Names in words what differs between two states of the rows of a workshop: “2 ballots of round 1 of EB4”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unifydesk.app.holdings import many
from unifydesk.domain.report import TableRows
from unifydesk.store.gates import ORDER

TABLES = {
    "meta": "which file it is",
    "deck": "the deck",
    "workshop": "the title page",
    "standing": "where the session stood",
    "rule_event": "the position rule",
    "seat": "people",
    "claim_setup": "how claims are asked",
    "round": "rounds",
    "ballot": "ballots",
    "answer": "answers",
    "total": "totals",
    "reason": "reasons",
    "ticket": "tickets",
    "turnout": "turnout",
    "urn": "sealed urns",
    "note": "notes",
    "recorded_position": "positions",
    "log": "the log",
    "done": "ids of acts",
}
"""What people call the tables."""
MOVING = ("standing", "turnout", "urn", "log")
"""Tables that change without breaking the seal."""
_COUNTED = {"seat": ("person", "people"), "note": ("note", ""), "recorded_position": ("position", "")}
_OF_ROUNDS = {"ballot": ("ballot", ""), "total": ("count", ""), "reason": ("reason", "")}

Place = tuple[object, ...]


def changes(before: Sequence[TableRows], after: Sequence[TableRows]) -> tuple[str, ...]:
    """Return what differs, a phrase each, most telling first; rows are told apart by their keys."""
    old, new = _by_key(before), _by_key(after)
    rounds = {**_names(before), **_names(after)}
    found = {table: _differing(old.get(table, {}), new.get(table, {})) for table in ORDER}
    found["ballot"] = found["ballot"] | {place[:2] for place in found.pop("answer")}
    said: list[str] = []
    for table, (one, more) in _OF_ROUNDS.items():
        per_round = Counter(rounds.get(place[0], "an unknown round") for place in found.pop(table))
        said += [f"{many(number, one, more)} of {name}" for name, number in sorted(per_round.items())]
    for table, (one, more) in _COUNTED.items():
        if found[table]:
            said.append(many(len(found[table]), one, more))
        del found[table]
    said += [TABLES[table] for table, places in found.items() if places and table not in MOVING]
    return tuple(said)


def table_words(tables: Sequence[str]) -> tuple[str, ...]:
    """Return in words which tables differ, where no more is known."""
    return tuple(TABLES[table] for table in tables)


def _by_key(tables: Sequence[TableRows]) -> dict[str, dict[Place, Place]]:
    found: dict[str, dict[Place, Place]] = {}
    for rows in tables:
        places = [rows.columns.index(name) for name in ORDER[rows.table].split(", ")]
        found[rows.table] = {tuple(row[at] for at in places): row for row in rows.rows}
    return found


def _differing(old: dict[Place, Place], new: dict[Place, Place]) -> set[Place]:
    return {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}


def _names(tables: Sequence[TableRows]) -> dict[object, str]:
    """Return “round 1 of EB4” by the id of each round."""
    rows = next((rows for rows in tables if rows.table == "round"), None)
    if rows is None:
        return {}
    at = [rows.columns.index(name) for name in ("id", "number", "claim")]
    return {row[at[0]]: f"round {row[at[1]]!s} of {row[at[2]]!s}" for row in rows.rows}
