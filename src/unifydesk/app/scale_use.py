"""Whether people use a scale alike over all claims: Krippendorff's alpha over the last round of each."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.workshop import Workshop
from unifydesk.measures.alpha import krippendorff_alpha, why_no_alpha

WHY = {"too few": "no claim has two answers to compare", "identical": "all answers identical"}


@dataclass(frozen=True, slots=True)
class ScaleUse:
    """Alpha of one question kind. A low one is no failure: it only says that people differ."""

    kind: str
    claims: int
    alpha: float | None
    why_not: str = ""


def scale_use(workshop: Workshop) -> tuple[ScaleUse, ...]:
    """Return ordinal alpha for every scale that was asked about two claims or more.

    Of each claim its last revealed round counts: what the group has not seen must not show through. A unit is
    a claim with the answers it got; which person gave which plays no part, so confidential rounds count too.
    """
    units: dict[str, list[list[int]]] = {}
    points: dict[str, int] = {}
    for claim in workshop.deck.claims:
        result = workshop.result(claim.id, revealed_only=True)
        for figures in result.figures if result else ():
            counts = figures.tally.counts
            if counts:
                kind = figures.tally.question.kind
                points[kind] = len(counts)
                answers = [at for at, n in enumerate(counts, start=1) for _ in range(n)]
                units.setdefault(kind, []).append(answers)
    return tuple(_used(kind, found, points[kind]) for kind, found in sorted(units.items()) if len(found) > 1)


def _used(kind: str, units: list[list[int]], points: int) -> ScaleUse:
    reason = why_no_alpha(units)
    if reason is not None:
        return ScaleUse(kind, len(units), None, WHY[str(reason)])
    return ScaleUse(kind, len(units), krippendorff_alpha(units, points))
