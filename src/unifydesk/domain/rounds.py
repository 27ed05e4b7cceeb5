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
    "paper": QT_TRANSLATE_NOOP("channels", "Paper"),
    "phone": QT_TRANSLATE_NOOP("channels", "Phone"),
    "import": QT_TRANSLATE_NOOP("channels", "Import"),
}
"""How a ballot came. The panels offer hands, roll call and booth; the others come by import."""


@dataclass(frozen=True, slots=True)
class Round:
    """One round of one claim with its frozen questions."""

    id: bytes  # 16 random bytes; says nothing about order or time
    claim: str
    number: int
    level: str  # NAMED or CONFIDENTIAL
    channel: str  # the panel it was opened with: hands, roll_call, booth or import
    state: str  # OPEN, CLOSED, REVEALED or VOID
    questions: tuple[Question, ...]
    asks_reason: bool
    present: int | None  # people present when the round closed; None while it is open
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
