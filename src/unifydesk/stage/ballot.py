"""A ballot as the booth hands it over, the draft of one while a person fills it in, and one step of it."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial

from unifydesk.domain.deck import Claim
from unifydesk.domain.question import Question


@dataclass(frozen=True, slots=True)
class BoothBallot:
    """One person's answers. Nothing is recorded until the console has them on disk."""

    round_id: bytes
    seat: int | None  # None in a confidential round
    answers: Mapping[str, str]  # question id → answer, in the order of the form
    reason: str = ""
    turn: bytes = field(default=b"", compare=False)  # the same for every attempt of one person: one ballot


_new_turn = partial(secrets.token_bytes, 16)


@dataclass(slots=True)
class Draft:
    """What one person has said so far. It lives in memory only, and `clear` forgets it."""

    seat: int | None = None
    answers: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    step: int = -1  # -1: before the first question; then questions, the reason, the confirmation
    parts: dict[str, str] = field(default_factory=dict)  # question id → what is filled in, finished or not
    turn: bytes = field(default_factory=_new_turn)

    def clear(self) -> None:
        """Forget everything."""
        self.seat = None
        self.answers = {}
        self.reason = ""
        self.step = -1
        self.parts = {}
        self.turn = _new_turn()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is kept."""
        return self.seat is None and not self.answers and not self.reason and not self.parts

    def ballot(self, round_id: bytes) -> BoothBallot:
        """Return the draft as a ballot of a round."""
        return BoothBallot(round_id, self.seat, dict(self.answers), self.reason, self.turn)


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a ballot: about what, which one, and where in the form."""

    claim: Claim
    question: Question
    number: int  # from 1
    of: int
    confidential: bool = False
    filled_in: str = ""  # what the same person had filled in before going elsewhere
