"""Lays out the values of the domain as rows of the tables; `contents` reads them back."""

from __future__ import annotations

import json
from typing import Any

from unifydesk.domain.notes import Note
from unifydesk.domain.people import Seat
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.question import Question
from unifydesk.domain.rounds import Round
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.workshop import ClaimSetup, WorkshopInfo

Row = dict[str, Any]


def info(value: WorkshopInfo) -> Row:
    """Return the row of the title page."""
    return {
        "one": 1,
        "title": value.title,
        "date": value.date,
        "place": value.place,
        "facilitator": value.facilitator,
        "running_order": value.running_order,
        "minutes_planned": value.minutes_planned,
    }


def rule_event(number: int, at: str, choice: RuleChoice, *, after_first_round: bool) -> Row:
    """Return the row of a declared or changed rule."""
    return {
        "number": number,
        "at": at,
        "rule": choice.id,
        "thresholds": json.dumps(choice.thresholds),
        "after_first_round": int(after_first_round),
        "base": choice.base,
        "weighted": int(choice.weighted),
    }


def seat(value: Seat) -> Row:
    """Return the row of a seat."""
    return {
        "number": value.number,
        "name": value.name,
        "people_group": value.group,
        "present": int(value.present),
        "weight": value.weight,
        "proxy": value.proxy,
    }


def setup(value: ClaimSetup) -> Row:
    """Return the row of a claim's set-up."""
    return {
        "claim": value.claim,
        "included": int(value.included),
        "channel": value.channel,
        "level": value.level,
        "confidence": int(value.confidence),
        "reason": int(value.reason),
        "form": value.form,
    }


def round_row(value: Round, spec_hash: bytes, voided: int = 0) -> Row:
    """Return the row of a round; `voided` counts the void rounds of the same claim and number before it."""
    return {
        "id": value.id,
        "claim": value.claim,
        "number": value.number,
        "voided": voided,
        "level": value.level,
        "channel": value.channel,
        "state": value.state,
        "questions": json.dumps([question(q) for q in value.questions]),
        "asks_reason": int(value.asks_reason),
        "present": value.present,
        "spec_hash": spec_hash,
        "entitled": value.entitled,
        "present_weight": value.present_weight,
        "entitled_weight": value.entitled_weight,
    }


def question(value: Question) -> list[Any]:
    """Return a question as JSON: id, kind and label, and what else was declared where there is anything."""
    told: dict[str, Any] = {}
    if value.items:
        told["items"] = [[item.id, item.text] for item in value.items]
    if value.budget:
        told["budget"] = value.budget
    if value.top:
        told["top"] = value.top
    if any(value.ends):
        told["ends"] = list(value.ends)
    return [value.id, value.kind, value.label, *([told] if told else [])]


def ballot(
    round_id: bytes,
    seat_number: int,
    channel: str,
    reason: str,
    *,
    weight: str = "1",
    proxy: int | None = None,
) -> Row:
    """Return the row of a named ballot, without its answers."""
    return {
        "round": round_id,
        "seat": seat_number,
        "channel": channel,
        "reason": reason,
        "weight": weight,
        "proxy": proxy,
    }


def total(
    round_id: bytes, question: str, answer: str, channel: str, n: int, *, seated: bool, group: str = ""
) -> Row:
    """Return the row of people counted without a name; `seated`: they sit among the room's seats."""
    return {
        "round": round_id,
        "question": question,
        "answer": answer,
        "channel": channel,
        "people_group": group,
        "seated": int(seated),
        "n": n,
    }


def reason(round_id: bytes, place: int, text: str) -> Row:
    """Return the row of a reason that belongs to no ballot; `place` is its number in sorted order, from 1."""
    return {"round": round_id, "sorted": place, "text": text}


def note(value: Note) -> Row:
    """Return the row of a note."""
    return {
        "id": value.id,
        "position": value.position,
        "kind": value.kind,
        "text": value.text,
        "claim": value.claim,
        "slide": value.slide,
        "owner": value.owner,
        "due": value.due,
        "outcome": value.outcome,
    }


def recorded_position(value: RecordedPosition) -> Row:
    """Return the row of a recorded position."""
    return {
        "claim": value.claim,
        "round": value.round_id,
        "label": value.label,
        "statement": value.statement,
        "rule_label": value.rule_label,
        "why": value.why,
    }
