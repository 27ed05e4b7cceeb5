"""What would stop a claim of the agenda from being voted on as it is set up, before anybody waits for it."""

from __future__ import annotations

from collections.abc import Sequence

from unifydesk.app.voting import LEAST_CONFIDENTIAL
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.rounds import CONFIDENTIAL
from unifydesk.domain.workshop import ClaimSetup, Workshop
from unifydesk.gui.models.claims import asked
from unifydesk.gui.models.words import said

CANNOT_BE_ASKED = QT_TRANSLATE_NOOP(
    "checks", "%1 cannot be asked as it is set up: choose another ballot form."
)
TOO_FEW = QT_TRANSLATE_NOOP("checks", "A confidential vote needs at least %1 people in the room.")
SECRET_WEIGHTS = QT_TRANSLATE_NOOP(
    "checks",
    "Ballots have weights, and a confidential vote cannot: its totals would tell who said what. "
    "Choose a named vote for %1, or count all ballots alike.",
)
HANDS_WEIGHTS = QT_TRANSLATE_NOOP(
    "checks",
    "Ballots have weights, and raised hands cannot: nobody knows whose they are. "
    "Choose roll call for %1, or count all ballots alike.",
)
SHOWN = 6
"""Claims that are named before the rest is counted."""


def unaskable(workshop: Workshop) -> tuple[str, ...]:
    """Return the ids of claims on the agenda whose ballot form cannot be asked."""
    return tuple(c.id for c in workshop.agenda if asked(c, workshop.setups[c.id])[1])


def claim_warnings(workshop: Workshop) -> tuple[str, ...]:
    """Return a sentence for everything that would refuse a vote on the agenda."""
    setups = [workshop.setups[claim.id] for claim in workshop.agenda]
    secret = [s for s in setups if s.level == CONFIDENTIAL]
    by_hand = [s for s in setups if s.channel == "hands"]
    found = []
    cannot = unaskable(workshop)
    if cannot:
        found.append(said("checks", CANNOT_BE_ASKED).replace("%1", listed(cannot)))
    if secret and workshop.present < LEAST_CONFIDENTIAL:
        found.append(said("checks", TOO_FEW).replace("%1", str(LEAST_CONFIDENTIAL)))
    if workshop.rule.weighted and secret:
        found.append(said("checks", SECRET_WEIGHTS).replace("%1", listed(_ids(secret))))
    if workshop.rule.weighted and by_hand:
        found.append(said("checks", HANDS_WEIGHTS).replace("%1", listed(_ids(by_hand))))
    return tuple(found)


def _ids(setups: Sequence[ClaimSetup]) -> list[str]:
    return [setup.claim for setup in setups]


def listed(names: Sequence[str]) -> str:
    """Return “EB4, EB5 and 3 more”: all names when they are few."""
    if len(names) <= SHOWN:
        return ", ".join(names)
    more = said("checks", QT_TRANSLATE_NOOP("checks", "and %1 more"))
    return f"{', '.join(names[: SHOWN - 1])} {more.replace('%1', str(len(names) - SHOWN + 1))}"
