"""The figures of a workshop as plain data with stable keys: what `unifydesk results --json` prints."""

from __future__ import annotations

from typing import Any

from unifydesk.domain.deck import Claim
from unifydesk.domain.rounds import Round
from unifydesk.domain.tally import Figures, RoundResult
from unifydesk.domain.workshop import Workshop


def results(workshop: Workshop) -> dict[str, Any]:
    """Return the whole record of figures; absent values are None, numbers keep full precision."""
    info = workshop.info
    return {
        "workshop": {
            "title": info.title,
            "date": info.date,
            "place": info.place,
            "facilitator": info.facilitator,
            "rehearsal": workshop.rehearsal,
            "deck": workshop.deck.title,
            "language": workshop.deck.language,
            "seats": len(workshop.seats),
            "present": workshop.present,
        },
        "rule": {"id": workshop.rule.id, "thresholds": dict(workshop.rule.thresholds)},
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
        "recorded": {"position": recorded.label, "statement": recorded.statement} if recorded else None,
        "rounds": [_round(r, by_round.get(r.id)) for r in workshop.rounds_of(claim.id)],
    }


def _round(round_: Round, result: RoundResult | None) -> dict[str, Any]:
    figures = {f.tally.question.id: f for f in result.figures} if result else {}
    return {
        "round": round_.number,
        "state": round_.state,
        "level": round_.level,
        "recorded": round_.recorded,
        "questions": [_question(q.id, q.kind, figures.get(q.id)) for q in round_.questions],
        "reasons": list(result.reasons) if result else [],
    }


def _question(question: str, kind: str, figures: Figures | None) -> dict[str, Any]:
    if figures is None:  # an open round: nothing of it is known before it closes
        return {"id": question, "kind": kind} | dict.fromkeys(_KEYS)
    tally = figures.tally
    position = figures.position
    return {
        "id": question,
        "kind": kind,
        "scale": len(tally.options),
        "counts": dict(zip(tally.options, tally.counts, strict=True)),
        "present": tally.present,
        "answered": tally.answered,
        "cannot_judge": tally.cannot_judge,
        "silent": tally.silent,
        "for": figures.above,
        "against": figures.below,
        "neutral": figures.neutral,
        "median": figures.median,
        "q1": figures.q1,
        "q3": figures.q3,
        "agreement_a": figures.agreement_a,
        "position": position.label if position else None,
        "swing": position.swing if position else None,
        "channels": dict(tally.channels),
    }


_KEYS = (
    "scale", "counts", "present", "answered", "cannot_judge", "silent", "for", "against", "neutral",
    "median", "q1", "q3", "agreement_a", "position", "swing", "channels",
)  # fmt: skip
