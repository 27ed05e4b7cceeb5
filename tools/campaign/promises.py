"""What a workshop holds as plain keys and values, and whether that is what was acknowledged.

An act is announced with what it will change, and acknowledged once it is done. Killed in between, a workshop
holds all of the change or nothing of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from unifydesk.app import voting, workshops
from unifydesk.domain.rounds import CONFIDENTIAL, OPEN, VOID, Round
from unifydesk.store import counting, urn
from unifydesk.store.workshop_file import WorkshopFile

Content = dict[str, Any]
STANDING = "standing"
ANYWHERE = "anywhere"
"""What an act announces that leads on: where the session stands after it, the file decides."""
SHOWN_FAULTS = 3
REASON = "reason"
"""Beside the answers of a ballot in an urn: the reason given with it."""


def content(file: WorkshopFile) -> Content:
    """Return what people put into a workshop, by key; the key of every open confidential round is needed."""
    workshop = workshops.snapshot(file)
    stands = workshop.standing
    found: Content = {
        STANDING: [stands.scene, stands.claim, stands.slide, stands.timer_ends],
        "notes": sorted(note.text for note in workshop.notes),
        "present": [seat.number for seat in workshop.seats if seat.present],
    }
    found |= {f"position {claim}": kept.statement for claim, kept in workshop.positions.items()}
    for round_ in workshop.rounds:
        if round_.state == VOID:
            found[void_key(round_.claim)] = found.get(void_key(round_.claim), 0) + 1
        else:
            found |= _round(file, round_)
    return found


def key_of(claim: str, number: int) -> str:
    """Return the name of a round among the keys."""
    return f"{claim}/{number}"


def void_key(claim: str) -> str:
    """Return the name under which the void rounds of a claim are counted."""
    return f"{claim}/void"


def tallied(ballots: list[dict[str, str]]) -> list[list[Any]]:
    """Return the totals that closing makes of confidential ballots, as they are kept."""
    counts = Counter(item for ballot in ballots for item in ballot.items() if item[0] != REASON)
    return [[question, answer, n] for (question, answer), n in sorted(counts.items())]


def reasons_of(ballots: list[dict[str, str]]) -> list[str]:
    """Return the reasons in ballots of an urn, sorted, as closing keeps them."""
    return sorted(ballot[REASON] for ballot in ballots if REASON in ballot)


def sorted_ballots(ballots: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return ballots of an urn in an order that tells nothing."""
    return sorted(ballots, key=lambda ballot: sorted(ballot.items()))


def _round(file: WorkshopFile, round_: Round) -> Content:
    name = key_of(round_.claim, round_.number)
    found: Content = {name: [round_.state, round_.level, round_.channel]}
    if round_.level == CONFIDENTIAL:
        if round_.state == OPEN:
            found[f"{name}/urn"] = _urn(file, round_)
        elif round_.has_result:
            totals = counting.stored_totals(file, round_)
            found[f"{name}/totals"] = [[*pair, n] for pair, n in sorted(totals.items())]
            found[f"{name}/reasons"] = _reasons(file, round_)
        return found
    for ballot in voting.ballots(file, round_.id):
        found[f"{name}/seat {ballot.seat}"] = dict(ballot.answers)
    for question, counts in voting.hands(file, round_.id).items():
        raised = {answer: n for answer, n in counts.items() if n}
        if raised:
            found[f"{name}/hands {question}"] = raised
    return found


def _urn(file: WorkshopFile, round_: Round) -> list[dict[str, str]]:
    spec = file.rows("SELECT spec_hash FROM round WHERE id = ?", round_.id)[0][0]
    payloads = urn.open_urn(file.db, file.keys.require(round_.id), round_.id, spec, file.file_uuid)
    questions = tuple(question.id for question in round_.questions)
    ballots = [urn.unpack(questions, payload) for payload in payloads]
    return sorted_ballots([answers | ({REASON: reason} if reason else {}) for answers, reason in ballots])


def _reasons(file: WorkshopFile, round_: Round) -> list[str]:
    return [row[0] for row in file.rows("SELECT text FROM reason WHERE round = ? ORDER BY sorted", round_.id)]


def after(acknowledged: Content, announced: Mapping[str, Any]) -> Content:
    """Return the content after an announced act; None as a value means that the key is gone."""
    changed = acknowledged | dict(announced)
    return {key: value for key, value in changed.items() if value is not None}


def faults(found: Content, acknowledged: Content, announced: Mapping[str, Any] | None) -> list[str]:
    """Return what is wrong with what was found, where an act that was announced may or may not be done.

    Where the session stands is moved in a transaction of its own, so it is compared apart.
    """
    before, further = acknowledged, after(acknowledged, announced or {})
    wrong = _differing(found, before)
    if wrong and announced:
        by_halves = _differing(found, further)
        wrong = by_halves and [f"{fault} (while {sorted(announced)})" for fault in by_halves]
    allowed = [before.get(STANDING), further.get(STANDING)]
    if ANYWHERE not in allowed and found.get(STANDING) not in allowed:
        wrong.append(f"it stands at {found.get(STANDING)}, and stood at {before.get(STANDING)}")
    return wrong


def _differing(found: Content, expected: Content) -> list[str]:
    wrong = []
    for key in sorted((found.keys() | expected.keys()) - {STANDING}):
        if key not in found:
            wrong.append(f"lost: {key} {expected[key]}")
        elif key not in expected:
            wrong.append(f"not acknowledged: {key} {found[key]}")
        elif found[key] != expected[key]:
            wrong.append(f"lost or by halves: {key} is {found[key]}, was {expected[key]}")
    return wrong[:SHOWN_FAULTS]
