"""What a workshop file holds, in numbers and words: for lists of backups and for what was recovered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from unifydesk.domain.report import TableRows


@dataclass(frozen=True, slots=True)
class Holdings:
    """Numbers of a workshop file. Void rounds are left out; `counted` are people without a named ballot.

    `lines` of the log are its acts and its seals. `last_act` is the last line of the log that is an act, in
    words; `last_at` its ISO time.
    """

    title: str = ""
    date: str = ""
    people: int = 0
    rounds: int = 0
    closed: int = 0
    ballots: int = 0
    counted: int = 0
    notes: int = 0
    lines: int = 0
    acts: int = 0
    last_act: str = ""
    last_at: str = ""
    rehearsal: bool = False

    @property
    def words(self) -> str:
        """The numbers in one phrase: “3 rounds, 27 ballots, 4 notes”."""
        cast = self.ballots + self.counted
        return f"{many(self.rounds, 'round')}, {many(cast, 'ballot')}, {many(self.notes, 'note')}"


def many(number: int, one: str, more: str = "") -> str:
    """Return a number with its noun: “1 person”, “2 people”."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"


def holdings(tables: Sequence[TableRows]) -> Holdings:
    """Return what rows hold; rows that are missing or cannot be read count as nothing."""
    by_name = {rows.table: _records(rows) for rows in tables}
    info = (by_name.get("workshop") or [{}])[0]
    meta = (by_name.get("meta") or [{}])[0]
    rounds = {row["id"]: row for row in by_name.get("round", ()) if row["state"] != "void"}
    acts = [row for row in by_name.get("log", ()) if row["kind"] != "sealed"]
    return Holdings(
        title=str(info.get("title", "")),
        date=str(info.get("date", "")),
        people=len(by_name.get("seat", ())),
        rounds=len(rounds),
        closed=sum(1 for row in rounds.values() if row["state"] != "open"),
        ballots=sum(1 for row in by_name.get("ballot", ()) if row["round"] in rounds),
        counted=_counted(by_name.get("total", ()), by_name.get("turnout", ()), rounds),
        notes=len(by_name.get("note", ())),
        lines=max((int(row["seq"]) for row in by_name.get("log", ())), default=0),
        acts=len(acts),
        last_act=_words(acts[-1]) if acts else "",
        last_at=str(acts[-1]["at"]) if acts else "",
        rehearsal=bool(meta.get("rehearsal", 0)),
    )


def _records(rows: TableRows) -> list[dict[str, Any]]:
    return [dict(zip(rows.columns, row, strict=True)) for row in rows.rows]


def _counted(
    totals: Sequence[dict[str, Any]], turnout: Sequence[dict[str, Any]], rounds: dict[Any, dict[str, Any]]
) -> int:
    """Return how many people were counted without a name: by the most-answered question, or the turnout."""
    asked: dict[Any, dict[str, int]] = {}
    for row in totals:
        if row["round"] in rounds:
            of_round = asked.setdefault(row["round"], {})
            of_round[row["question"]] = of_round.get(row["question"], 0) + row["n"]
    came: dict[Any, int] = {}
    for row in turnout:
        if row["round"] in rounds:
            came[row["round"]] = came.get(row["round"], 0) + 1
    most = {round_id: max(by_question.values()) for round_id, by_question in asked.items()}
    return sum(max(most.get(round_id, 0), came.get(round_id, 0)) for round_id in most.keys() | came.keys())


def _words(line: dict[str, Any]) -> str:
    try:
        return str(json.loads(line["body"]).get("did", line["kind"]))
    except (ValueError, AttributeError):
        return str(line["kind"])
