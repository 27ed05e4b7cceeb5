"""Imports ballots that were collected elsewhere: everything in a file or nothing, as one act."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from operator import itemgetter

from unifydesk.app.forms import asks_reason, ballot_form
from unifydesk.app.texts import line
from unifydesk.app.vote_list import Vote, Votes, needs_reason
from unifydesk.app.vote_map import VoteMap
from unifydesk.app.vote_rows import read_votes
from unifydesk.app.weights import sum_of_weights
from unifydesk.app.wide_votes import WideVotes, read_wide
from unifydesk.app.workshops import snapshot
from unifydesk.domain.changes import Changes
from unifydesk.domain.ids import new_id
from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat, taking_part
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import NAMED, REVEALED, Round
from unifydesk.domain.workshop import Workshop
from unifydesk.store import records
from unifydesk.store.workshop_file import Transaction, WorkshopFile


def import_votes(file: WorkshopFile, data: bytes, name: str) -> Changes:
    """Add the rounds that a CSV with one answer a row describes, closed and revealed, in one transaction.

    Rows with a seat are named ballots; a row without one is a person of its own who counts as present for
    that question. A workshop without people takes its seats from the rows. Raises InputProblemsError with
    every bad row by its number; then nothing is imported.
    """
    workshop = snapshot(file)
    votes = read_votes(workshop, data, name)
    answers = _many(votes.answers, "answer")
    with file.act("votes_imported", f"Import {answers}") as act:
        act.details.update(source=line(name), sha256=_sha256(data), rows=votes.answers)
        rounds = _write(act, workshop, votes)
    return Changes(f"{answers} imported into {_many(rounds, 'round')}")


def plan_wide(file: WorkshopFile, data: bytes, name: str, mapping: VoteMap) -> WideVotes:
    """Return what a CSV with one person a row would bring by way of a mapping; changes nothing.

    Raises InputProblemsError with every problem of the mapping, or else with every bad cell.
    """
    return read_wide(snapshot(file), data, name, mapping)


def import_wide(file: WorkshopFile, data: bytes, name: str, mapping: VoteMap) -> Changes:
    """Add the rounds of a CSV with one person a row, as `plan_wide` tells them, in one transaction.

    The log keeps the mapping's text. Raises as `plan_wide` does; then nothing is imported.
    """
    workshop = snapshot(file)
    votes = read_wide(workshop, data, name, mapping).votes
    answers, people = _many(votes.answers, "answer"), _people(len(votes.seats))
    with file.act("votes_imported", f"Import {answers} of {people}") as act:
        act.details.update(
            source=line(name), sha256=_sha256(data), rows=len(votes.seats), mapping=mapping.text
        )
        rounds = _write(act, workshop, votes)
    return Changes(f"{answers} of {people} imported into {_many(rounds, 'round')}")


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# -- writing ---------------------------------------------------------------------------------------------

_RoundKey = tuple[str, int]
"""(claim, round)."""


@dataclass(slots=True)
class _Part:
    """What belongs to one round."""

    named: list[Vote] = field(default_factory=list)
    unseated: dict[Vote, int] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)  # seat → reason
    loose: list[str] = field(default_factory=list)  # reasons without a ballot


def _write(act: Transaction, workshop: Workshop, votes: Votes) -> int:
    """Write seats and rounds, and return how many rounds there are."""
    seats = _write_seats(act, workshop, votes)
    parts = _by_round(votes)
    for key, part in sorted(parts.items(), key=itemgetter(0)):
        _write_round(act, workshop, key, part, seats)
    _write_objections(act, workshop, parts)
    return len(parts)


def _by_round(votes: Votes) -> dict[_RoundKey, _Part]:
    """Return the answers and reasons by claim and round; a reason without an answer has no ballot."""
    parts: dict[_RoundKey, _Part] = {}
    for vote in votes.named:
        parts.setdefault((vote.claim, vote.round), _Part()).named.append(vote)
    for vote, people in votes.unseated.items():
        part = parts.setdefault((vote.claim, vote.round), _Part())
        part.unseated[vote] = people
        part.loose += [vote.reason] * people if vote.reason else []
    for (claim, number, seat), (text, _row) in votes.reasons.items():
        parts[claim, number].reasons[seat] = text
    for claim, number, text in votes.loose_reasons:
        parts.setdefault((claim, number), _Part()).loose.append(text)
    return parts


def _write_seats(act: Transaction, workshop: Workshop, votes: Votes) -> Mapping[int, Seat]:
    """Make the seats of a workshop without people, or fill in groups; return all seats by number."""
    seats = {seat.number: seat for seat in workshop.seats}
    for number in sorted(votes.seats):
        before = seats.get(number)
        seat = before or Seat(number, votes.names.get(number, ""))
        group = votes.seat_groups.get(number, (seat.group, 0))[0]
        seats[number] = replace(seat, group=group)
        if seats[number] != before:
            act.put("seat", records.seat(seats[number]))
    return seats


def _questions(workshop: Workshop, claim: str, part: _Part) -> tuple[Question, ...]:
    found = next(c for c in workshop.deck.claims if c.id == claim)
    asks_confidence = any(vote.question == "confidence" for vote in (*part.named, *part.unseated))
    return ballot_form(found, workshop.setups[claim].form, confidence=asks_confidence)


def _write_round(
    act: Transaction, workshop: Workshop, key: _RoundKey, part: _Part, seats: Mapping[int, Seat]
) -> None:
    """Write one round; whoever is present or has a ballot could vote, and every seat was entitled to."""
    questions = _questions(workshop, key[0], part)
    channels = {vote.seat: vote.channel for vote in part.named if vote.seat is not None}
    here = {seat.number for seat in taking_part(seats.values())}
    voting = [seat for number, seat in seats.items() if number in here or number in channels]
    weighted = workshop.rule.weighted
    round_ = Round(
        new_id(),
        key[0],
        key[1],
        NAMED,
        "import",
        REVEALED,
        questions,
        asks_reason=bool(part.reasons or part.loose) or asks_reason(questions),
        present=len(voting),
        entitled=len(seats),
        present_weight=sum_of_weights(voting) if weighted else "",
        entitled_weight=sum_of_weights(seats.values()) if weighted else "",
    )
    act.put("round", records.round_row(round_, bytes(32)))
    for number, channel in sorted(channels.items()):
        reason, weight = part.reasons.get(number, ""), seats[number].weight
        act.put("ballot", records.ballot(round_.id, number, channel, reason, weight=weight))
    for vote in part.named:
        answer = {"round": round_.id, "seat": vote.seat, "question": vote.question, "answer": vote.answer}
        act.put("answer", answer)
    _write_totals(act, round_.id, part.unseated)
    for place, text in enumerate(sorted(part.loose), start=1):
        act.put("reason", records.reason(round_.id, place, text))


def _write_totals(act: Transaction, round_id: bytes, unseated: Mapping[Vote, int]) -> None:
    totals: Counter[tuple[str, str, str, str]] = Counter()
    for vote, people in unseated.items():
        totals[vote.question, vote.answer, vote.channel, vote.group] += people
    for (question, answer, channel, group), n in sorted(totals.items()):
        row = records.total(round_id, question, answer, channel, n, seated=False, group=group)
        act.put("total", row)


def _write_objections(act: Transaction, workshop: Workshop, parts: Mapping[_RoundKey, _Part]) -> None:
    """Make a note of every objection once for its claim, as revealing a round does."""
    last = max((note.position for note in workshop.notes), default=0)
    known = {(note.claim, note.text) for note in workshop.notes if note.kind == "objection"}
    for (claim, _), part in sorted(parts.items(), key=itemgetter(0)):
        asked = {question.id: question for question in _questions(workshop, claim, part)}
        objecting = [v for v in (*part.named, *part.unseated) if needs_reason(asked[v.question], v.answer)]
        for text in sorted({v.reason or part.reasons[v.seat or 0] for v in objecting}):
            if (claim, text) not in known:
                last += 1
                known.add((claim, text))
                act.put("note", records.note(Note(new_id(), last, "objection", text, claim)))
