"""What the tests of printed material share: a record before its session, with every kind on the agenda."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.exporters.every_kind import CLAIMS
from tests.exporters.sample import empty, sample
from unifydesk.app.forms import ballot_form
from unifydesk.domain.deck import Claim
from unifydesk.domain.report import AgendaItem, Exporter, ExportOptions, PlannedClaim, Report
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.workshop import ClaimSetup

SECRET = ("B7", "O8")
"""Claims that are voted on confidentially, on paper."""
Print = Callable[..., bytes]


def plan(claim: Claim, **setup: object) -> PlannedClaim:
    """Return a claim as the agenda has it."""
    secret = {"channel": "paper", "level": CONFIDENTIAL} if claim.id in SECRET else {}
    made = ClaimSetup(claim.id, True, **(secret | setup))  # type: ignore[arg-type]
    return PlannedClaim(
        claim, made, f"s-{claim.id}", ballot_form(claim, made.form, confidence=made.confidence)
    )


def record(claims: Sequence[Claim] = CLAIMS, **fields: object) -> Report:
    """Return the record of a workshop that has not begun."""
    planned = tuple(plan(claim) for claim in claims)
    agenda = (
        AgendaItem("s0", "What we have come for", 3, None, section="Opening", reading=3),
        *(
            AgendaItem(p.slide, p.claim.title, 2.5, None, section=f"Part {at // 4 + 1}", reading=2.5)
            for at, p in enumerate(planned)
        ),
    )
    told = replace(empty(), info=sample(people=1, rounds=1).info, planned=planned, agenda=agenda)
    return replace(told, **fields)  # type: ignore[arg-type]


def made(exporter: Exporter, report: Report, **options: object) -> bytes:
    """Return the file of an exporter."""
    return exporter.render(report, ExportOptions(**options), lambda _part: None).data  # type: ignore[arg-type]
