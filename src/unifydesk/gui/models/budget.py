"""Whether the planned time is enough: the slides are read, the rest is shared by the claims on the agenda."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.deck import Deck
from unifydesk.domain.workshop import Workshop

CLAIM_MINUTES = 5
"""Minutes that two rounds with a short discussion usually take; less than that is called short."""


@dataclass(frozen=True, slots=True)
class Budget:
    """Minutes of a workshop: planned, read, and left for each claim on the agenda (None without claims)."""

    planned: int
    reading: float
    claims: int

    @property
    def per_claim(self) -> float | None:
        """Minutes left for each claim; negative when the slides alone take longer than planned."""
        return (self.planned - self.reading) / self.claims if self.claims else None

    @property
    def is_short(self) -> bool:
        """Whether a claim gets less than it usually needs."""
        return self.per_claim is not None and self.per_claim < CLAIM_MINUTES


def reading_minutes(deck: Deck) -> float:
    """Return how long the slides take without any vote."""
    return sum(slide.minutes for slide in deck.slides)


def budget_of(workshop: Workshop) -> Budget:
    """Return the time budget of a workshop as it is prepared now."""
    return Budget(workshop.info.minutes_planned, reading_minutes(workshop.deck), len(workshop.agenda))
