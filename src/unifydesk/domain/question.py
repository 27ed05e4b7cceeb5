"""Questions, their answers and the ballot forms that ask them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

CANNOT_JUDGE = "cannot_judge"
"""The answer of a person who says that they cannot judge; never a midpoint, never a missing vote."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a person can pick: its stored value, its full label and a short one for narrow places."""

    value: str  # "1" … "k"
    label: str
    short: str


class Kind(Protocol):
    """A question kind: it offers options, checks an answer and says how its figures read."""

    @property
    def id(self) -> str:
        """Stored name, equal to the file's name."""

    @property
    def label(self) -> str:
        """Name for people."""

    @property
    def ask(self) -> str:
        """The sentence that asks, shown above the options."""

    @property
    def poles(self) -> tuple[str, str]:
        """What those above and those below the middle do: (“agree”, “disagree”), as in “10 of 12 agree”."""

    @property
    def options(self) -> tuple[Option, ...]:
        """Answers from lowest to highest, without `CANNOT_JUDGE`."""

    @property
    def has_position(self) -> bool:
        """Whether a position rule may be applied to the answers."""

    def check(self, answer: str) -> str:
        """Return the answer in its stored form; raises InvalidBallotError with advice otherwise."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a ballot form."""

    id: str  # real, importance, likelihood, severity, agreement, confidence
    kind: str  # id of a Kind
    label: str  # short heading for people


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's answers in one round."""

    seat: int
    answers: tuple[tuple[str, str], ...]  # (question id, answer), in the order of the form
    channel: str
    reason: str = ""

    def answer(self, question: str) -> str | None:
        """Return the answer to `question`, or None when it was left out."""
        return next((a for q, a in self.answers if q == question), None)
