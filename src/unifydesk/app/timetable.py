"""The agenda as it was planned and as it went: minutes of every slide, and when each was first shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from unifydesk.domain.report import AgendaItem
from unifydesk.domain.rounds import VOID
from unifydesk.domain.workshop import Workshop

Move = tuple[str, dict[str, Any]]
"""(ISO time, details) of one move in the log."""


def timetable(workshop: Workshop, moves: Sequence[Move], ended: str) -> tuple[AgendaItem, ...]:
    """Return planned and actual minutes per slide; actual ones are summed over every visit."""
    spent: dict[str, float] = {}
    first: dict[str, str] = {}
    stops = [(at, str(body["slide"])) for at, body in moves if body.get("slide")]
    for (at, slide), (until, _) in zip(stops, [*stops[1:], (ended, "")], strict=False):
        first.setdefault(slide, at)
        if until:
            minutes = (datetime.fromisoformat(until) - datetime.fromisoformat(at)).total_seconds() / 60
            spent[slide] = spent.get(slide, 0.0) + max(0.0, minutes)
    voted = {round_.claim for round_ in workshop.rounds if round_.state != VOID}
    share = minutes_per_claim(workshop)
    return tuple(
        AgendaItem(
            slide.id,
            slide.title,
            round(slide.minutes + share * sum(workshop.setups[c.id].included for c in slide.claims), 3),
            None if slide.id not in spent else round(spent[slide.id], 1),
            first.get(slide.id, ""),
            tuple(c.id for c in slide.claims if workshop.setups[c.id].included and c.id not in voted),
            section.title,
            slide.minutes,
        )
        for section in workshop.deck.sections
        for slide in section.slides
    )


def minutes_per_claim(workshop: Workshop) -> float:
    """Return the planned minutes that each claim on the agenda gets when the slides are read; 0 or more."""
    reading = sum(slide.minutes for slide in workshop.deck.slides)
    claims = len(workshop.agenda)
    return max(0.0, workshop.info.minutes_planned - reading) / claims if claims else 0.0
