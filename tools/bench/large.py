"""Workshops far larger than any room: 100,000 ballots on one claim, and 200 claims × 1,000 people × 3 rounds.

They are written row by row into a real file, past the use cases, because the measuring is about reading.
"""

from __future__ import annotations

import hashlib
import random
from pathlib import Path

from unifydesk.app import importing, workshops
from unifydesk.domain.workshop import WorkshopInfo
from unifydesk.store import log
from unifydesk.store.connection import write
from unifydesk.store.workshop_file import WorkshopFile

CLAIM = "```claim\nid: {id}\nkind: {kind}\ntitle: Claim {n}\ntext: Claim number {n} of the overview.\n```\n"
SCALE = ("1", "2", "3", "4", "5", "cannot_judge")


def deck(claims: int) -> str:
    """Return a deck with so many claims, benefits and risks by turns, five to a slide."""
    parts = ["---\ntitle: A very large workshop\nlanguage: en\n---\n\n# All\n"]
    for n in range(claims):
        if n % 5 == 0:
            parts.append(f"\n---\n\n## Slide {n // 5 + 1}\n" if n else "\n## Slide 1\n")
        parts.append("\n" + CLAIM.format(id=f"C{n}", kind="benefit" if n % 2 else "risk", n=n))
    return "".join(parts)


def one_claim(folder: Path, ballots: int) -> WorkshopFile:
    """Return a workshop whose only claim received so many ballots without a seat, through an import."""
    file = workshops.create(folder / "one.unify", deck(1), info=WorkshopInfo(title="One claim"))
    chance = random.Random(1)
    rows = [f"C0,1,likelihood,{chance.choice(SCALE)}" for _ in range(ballots)]
    importing.import_votes(file, "\n".join(["claim,round,question,answer", *rows]).encode(), "ballots.csv")
    return file


def overview(folder: Path, claims: int, people: int, rounds: int) -> Path:
    """Return the path of a workshop with a named ballot of everybody in every round, closed properly."""
    path = folder / "overview.unify"
    file = workshops.create(path, deck(claims), info=WorkshopInfo(title="Overview"))
    fill(file, people, rounds)
    file.close()
    return path


def fill(file: WorkshopFile, people: int, rounds: int) -> None:
    """Write seats, and for every benefit and risk of the deck a named ballot of everybody in every round."""
    chance = random.Random(2)
    asked = {c.id: ("real", "importance") if c.kind == "benefit" else ("likelihood", "severity")
             for c in workshops.deck_of(file).claims}  # fmt: skip
    with write(file.db):
        insert = file.db.conn.executemany
        insert(
            "INSERT INTO seat VALUES (?, ?, ?, 1, '1', NULL)",
            ((n, f"Person {n}", f"Table {n % 8 + 1}") for n in range(1, people + 1)),
        )
        for claim, questions in asked.items():
            for number in range(1, rounds + 1):
                round_id = hashlib.md5(f"{claim} {number}".encode(), usedforsecurity=False).digest()
                _insert_round(file, round_id, claim, number, questions, people)
                seats = range(1, people + 1)
                insert(
                    "INSERT INTO ballot VALUES (?, ?, 'roll_call', '', '1', NULL)",
                    ((round_id, s) for s in seats),
                )
                lean = chance.choice((1, 2, 3))
                insert(
                    "INSERT INTO answer VALUES (?, ?, ?, ?)",
                    (
                        (round_id, seat, question, SCALE[min(5, int(chance.random() * 3) + lean)])
                        for seat in seats
                        for question in questions
                    ),
                )
        log.append(file.db, file.now(), "filled", {"did": "Fill the file for a measurement"})


def _insert_round(
    file: WorkshopFile, round_id: bytes, claim: str, number: int, questions: tuple[str, str], people: int
) -> None:
    kinds = {"real": "agreement"}
    asked = [f'["{q}", "{kinds.get(q, q)}", "{q.capitalize()}"]' for q in questions]
    file.db.execute(
        "INSERT INTO round VALUES "
        "(?, ?, ?, 0, 'named', 'roll_call', 'revealed', ?, 0, ?, zeroblob(32), ?, '', '')",
        [round_id, claim, number, f"[{', '.join(asked)}]", people, people],
    )
