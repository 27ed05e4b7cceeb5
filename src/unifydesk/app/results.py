"""The figures of a workshop as plain data with stable keys: what `unifydesk results --json` prints."""

from __future__ import annotations

from typing import Any

from unifydesk.app.question_data import question_data
from unifydesk.app.scale_use import scale_use
from unifydesk.domain.deck import Claim
from unifydesk.domain.position import RecordedPosition
from unifydesk.domain.rounds import Round
from unifydesk.domain.tally import RoundResult
from unifydesk.domain.workshop import Workshop


def results(workshop: Workshop) -> dict[str, Any]:
    """Return the whole record of figures; absent values are None, numbers keep full precision."""
    info = workshop.info
    rule = workshop.rule
    return {
        "workshop": {
            "title": info.title,
            "date": info.date,
            "place": info.place,
            "facilitator": info.facilitator,
            "rehearsal": workshop.rehearsal,
            "recovered": workshop.recovered or None,
            "deck": workshop.deck.title,
            "language": workshop.deck.language,
            "seats": len(workshop.seats),
            "present": workshop.present,
            "by_proxy": workshop.by_proxy,
            "groups": sorted({seat.group for seat in workshop.seats if seat.group}),
        },
        "rule": {
            "id": rule.id,
            "thresholds": dict(rule.thresholds),
            "base": rule.base,
            "weighted": rule.weighted,
            "changes_after_first_round": sum(e.after_first_round for e in workshop.rule_events),
        },
        "scale_use": {
            use.kind: {"claims": use.claims, "alpha_ordinal": use.alpha, "undefined": use.why_not or None}
            for use in scale_use(workshop)
        },
        "claims": [_claim(workshop, claim) for claim in workshop.deck.claims],
    }


def _claim(workshop: Workshop, claim: Claim) -> dict[str, Any]:
    by_round = {r.round_id: r for r in workshop.results.get(claim.id, ())}
    recorded = workshop.positions.get(claim.id)
    return {
        "id": claim.id,
        "kind": claim.kind,
        "lens": claim.lens,
        "title": claim.title,
        "text": claim.text,
        "recorded": _recorded(recorded) if recorded else None,
        "incomplete": workshop.incomplete.get(claim.id),
        "dissent": [note.text for note in workshop.notes_on(claim.id, "dissent")],
        "objections": [
            {"text": n.text, "owner": n.owner, "outcome": n.outcome or None}
            for n in workshop.notes_on(claim.id, "objection")
        ],
        "rounds": [_round(workshop, r, by_round.get(r.id)) for r in workshop.rounds_of(claim.id)],
    }


def _recorded(recorded: RecordedPosition) -> dict[str, Any]:
    return {
        "position": recorded.label,
        "statement": recorded.statement,
        "rule_position": recorded.rule_label or recorded.label,
        "why": recorded.why or None,
    }


def _round(workshop: Workshop, round_: Round, result: RoundResult | None) -> dict[str, Any]:
    return {
        "round": round_.number,
        "state": round_.state,
        "level": round_.level,
        "channel": round_.channel,
        "recorded": round_.recorded,
        "questions": [question_data(q, result, workshop.rule) for q in round_.questions],
        "reasons": list(result.reasons) if result else [],
        "proxies": [{"seat": seat, "voted_by": by} for seat, by in result.proxies] if result else [],
    }
