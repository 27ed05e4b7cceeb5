"""The records that are printed: large ones with the words of the bundled deck and votes of their own.

The votes stand in a real file and are counted by the real use cases; only notes and recorded positions are
added to the finished record, because keeping each of them is a transaction of its own.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

import large

from unifydesk import decks
from unifydesk.app import reporting, workshops
from unifydesk.domain.deck import Claim
from unifydesk.domain.notes import Note
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.report import Report, ReportClaim
from unifydesk.domain.workshop import WorkshopInfo

DECK = "unification"
A_SLIDE = 5
"""Claims on one slide of the deck."""
INFO = WorkshopInfo("A very large workshop", "2026-11-23", "Town hall, room 3", facilitator="Maria Ødegård")


def many(folder: Path, claims: int, people: int, rounds: int = 2) -> Report:
    """Return the record of so many benefits and risks, voted on by everybody in every round."""
    name, source = decks.load(DECK)
    pattern = workshops.create(folder / "pattern.unify", source, deck_name=name)
    told = [claim for claim in workshops.deck_of(pattern).claims if claim.kind in ("benefit", "risk")]
    pattern.close()
    path = folder / "many.unify"
    file = workshops.create(path, deck(told, claims), info=INFO)
    large.fill(file, people, rounds)
    file.close()
    file = workshops.open_file(path)
    try:
        return discussed(reporting.collect(file))
    finally:
        file.close()


def deck(told: Sequence[Claim], claims: int) -> str:
    """Return a deck of so many claims that says what the claims `told` say, again and again."""
    parts = ["---\ntitle: A very large workshop\nlanguage: en\n---\n\n# All\n"]
    for at, claim in enumerate(islice(cycle(told), claims)):
        if at % A_SLIDE == 0:
            parts.append("\n---\n" * bool(at) + f"\n## Slide {at // A_SLIDE + 1}\n")
        lines = [f"id: C{at + 1}", f"kind: {claim.kind}", f"lens: {claim.lens}"]
        lines += [f"title: {claim.title} ({at // len(told) + 1})", f"text: {claim.text}"]
        lines += [f"prompt: {claim.prompt}"] if claim.prompt else []
        lines += [f"{side}: {text}" for side in ("for", "against") for text in claim.arguments_on(side)]
        parts.append("\n```claim\n" + "\n".join(lines) + "\n```\n")
    return "".join(parts)


def discussed(report: Report) -> Report:
    """Return the record with notes on every claim, and with the position that its rule gives."""
    chance = random.Random(3)
    return replace(report, claims=tuple(_discussed(claim, chance) for claim in report.claims))


def _discussed(claim: ReportClaim, chance: random.Random) -> ReportClaim:
    """Return a claim with what was said about it, as often as in a rehearsal."""
    told = claim.claim
    said = [(side, text) for side in ("for", "against") for text in told.arguments_on(side)[:1]]
    more = (
        ("question", told.prompt),
        ("dissent", f"Some of us hold that the vote on “{told.title}” hides two different questions."),
        ("action", f"Collect one example that would test “{told.title}”."),
        ("remark", ""),
    )
    kind, text = chance.choice(more)
    said += [(kind, text)] if text else []
    notes = tuple(
        Note(f"{told.id} {at}".encode(), at, kind, text, told.id, None, "Seat 7" if kind == "action" else "")
        for at, (kind, text) in enumerate(said, start=1)
    )
    last = claim.rounds[-1]
    position = last.figures[0].position
    recorded = RecordedPosition(told.id, last.round_id, position.label, "") if position else None
    return replace(claim, notes=notes, recorded=recorded)
