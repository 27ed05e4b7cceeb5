"""Imports ballots from a CSV with the columns claim, round, question, answer: all rows or none."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from unifydesk.app.forms import ballot_form
from unifydesk.app.texts import line
from unifydesk.app.vote_rows import Vote, Votes, read_votes
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.ids import new_id
from unifydesk.domain.people import Seat
from unifydesk.domain.rounds import NAMED, REVEALED, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.store import records
from unifydesk.store.workshop_file import Transaction, WorkshopFile


def import_votes(file: WorkshopFile, data: bytes, name: str) -> Changes:
    """Add the rounds a CSV describes, closed and revealed, in one transaction.

    Rows with a seat are named ballots; a row without one is a person of its own who counts as present for
    that question. A workshop without people takes its seats from the rows. Raises InputProblemsError with
    every bad row by its number; then nothing is imported.
    """
    workshop = snapshot(file)
    votes = read_votes(workshop, data, name)
    answers = _many(votes.answers, "answer")
    with file.act("votes_imported", f"Import {answers}") as act:
        act.details.update(source=line(name), rows=votes.answers)
        present = _write_seats(act, workshop, votes)
        named, unseated = _by_round(votes)
        for claim, number in sorted(votes.rows):
            key = (claim, number)
            _write_round(act, workshop, key, named.get(key, []), unseated.get(key, {}), present)
    return Changes(f"{answers} imported into {_many(len(votes.rows), 'round')}")


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


_RoundKey = tuple[str, int]


def _by_round(votes: Votes) -> tuple[dict[_RoundKey, list[Vote]], dict[_RoundKey, dict[Vote, int]]]:
    """Return the answers by seat and those without one, each by claim and round."""
    named: dict[_RoundKey, list[Vote]] = {}
    for vote in votes.named:
        named.setdefault((vote.claim, vote.round), []).append(vote)
    unseated: dict[_RoundKey, dict[Vote, int]] = {}
    for vote, people in votes.unseated.items():
        unseated.setdefault((vote.claim, vote.round), {})[vote] = people
    return named, unseated


def _write_seats(act: Transaction, workshop: Workshop, votes: Votes) -> int:
    """Make the seats of a workshop without people, or fill in groups; return how many seats are present."""
    groups = {vote.seat: vote.group for vote in votes.named if vote.group}
    known = {seat.number: seat for seat in workshop.seats}
    numbers = sorted(votes.seats)
    for number in numbers:
        seat = known.get(number, Seat(number))
        group = groups.get(number, seat.group)
        if number not in known or group != seat.group:
            act.put("seat", records.seat(replace(seat, group=group)))
    return workshop.present if workshop.seats else len(numbers)


def _write_round(
    act: Transaction,
    workshop: Workshop,
    key: _RoundKey,
    named: list[Vote],
    unseated: dict[Vote, int],
    present: int,
) -> None:
    claim, number = key
    found = next(c for c in workshop.deck.claims if c.id == claim)
    asks_confidence = any(vote.question == "confidence" for vote in (*named, *unseated))
    questions = ballot_form(found, workshop.setups[claim].form, confidence=asks_confidence)
    channels = {vote.seat: vote.channel for vote in named}
    round_ = Round(
        new_id(),
        claim,
        number,
        NAMED,
        "import",
        REVEALED,
        questions,
        asks_reason=False,
        present=max(present, len(channels)),
        entitled=max(present, len(channels), len(workshop.seats)),
    )
    act.put("round", records.round_row(round_, bytes(32)))
    for seat, channel in sorted(channels.items(), key=str):
        act.put("ballot", records.ballot(round_.id, int(seat or 0), channel, ""))
    for vote in named:
        answer = {"round": round_.id, "seat": vote.seat, "question": vote.question, "answer": vote.answer}
        act.put("answer", answer)
    _write_totals(act, round_.id, unseated)


def _write_totals(act: Transaction, round_id: bytes, unseated: dict[Vote, int]) -> None:
    totals: Counter[tuple[str, str, str, str]] = Counter()
    for vote, people in unseated.items():
        totals[vote.question, vote.answer, vote.channel, vote.group] += people
    for (question, answer, channel, group), n in sorted(totals.items()):
        row = records.total(round_id, question, answer, channel, n, seated=False, group=group)
        act.put("total", row)
