"""Rounds: one opening of a claim for voting, never overwritten by the next."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import Question

OPEN, CLOSED, REVEALED, VOID = "open", "closed", "revealed", "void"
NAMED, CONFIDENTIAL = "named", "confidential"

CHANNELS: dict[str, str] = {
    "hands": QT_TRANSLATE_NOOP("channels", "Hands"),
    "roll_call": QT_TRANSLATE_NOOP("channels", "Roll call"),
    "booth": QT_TRANSLATE_NOOP("channels", "Booth"),
    "cards": QT_TRANSLATE_NOOP("channels", "Cards"),
    "dots": QT_TRANSLATE_NOOP("channels", "Dots"),
    "paper": QT_TRANSLATE_NOOP("channels", "Paper"),
    "phone": QT_TRANSLATE_NOOP("channels", "Phone"),
    "import": QT_TRANSLATE_NOOP("channels", "Import"),
}
"""How a ballot came."""
PANEL_CHANNELS = ("hands", "roll_call", "cards", "booth", "dots", "paper")
"""The ways of voting that have a panel of their own, in the order of the panels."""
HANDS = "hands"
"""The one way of voting that counts people without telling one from another."""
DOTS = "dots"
"""The one public way of voting: everybody sees every dot, from the moment it is placed."""
SECRET_CHANNELS = ("booth", "paper")
"""The ways of voting in which nobody sees whose answer it is."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of one claim with its frozen questions."""

    id: bytes  # 16 random bytes; says nothing about order or time
    claim: str
    number: int
    level: str  # NAMED or CONFIDENTIAL
    channel: str  # the panel it was opened with, or import
    state: str  # OPEN, CLOSED, REVEALED or VOID
    questions: tuple[Question, ...]
    asks_reason: bool
    present: int | None  # people present when the round closed; None while it is open
    entitled: int | None = None  # all seats when the round closed, present or not; None while it is open
    present_weight: str = ""  # the sum of their weights, decimal; empty where all count alike
    entitled_weight: str = ""  # the same of all seats
    recorded: int = 0  # people recorded so far (the largest number over its questions)
    seats: frozenset[int] = frozenset()  # seats with a named ballot; always empty for confidential rounds

    @property
    def is_open(self) -> bool:
        """Whether ballots are taken."""
        return self.state == OPEN

    @property
    def has_result(self) -> bool:
        """Whether it is closed and counts (revealed or not, but not void)."""
        return self.state in (CLOSED, REVEALED)
