"""Tallies and figures: what was counted, and what the counts say."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.position import Position
from unifydesk.domain.question import Question


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one question in one closed round. Units: people."""

    question: Question
    options: tuple[str, ...]  # option values from lowest to highest
    counts: tuple[int, ...]  # as many as options
    cannot_judge: int
    present: int
    channels: tuple[tuple[str, int], ...]  # (channel, people who answered or said they cannot judge)

    @property
    def answered(self) -> int:
        """People who gave an answer other than “I cannot judge”: the base of every percentage."""
        return sum(self.counts)

    @property
    def silent(self) -> int:
        """People present who gave nothing at all."""
        return max(0, self.present - self.answered - self.cannot_judge)


@dataclass(frozen=True, slots=True)
class Figures:
    """A tally with the figures of methods that describe it; None where undefined (shown as a dash)."""

    tally: Tally
    above: int  # for
    below: int  # against
    neutral: int
    median: float | None
    q1: float | None
    q3: float | None
    agreement_a: float | None  # van der Eijk's A, -1 … 1
    position: Position | None  # None where no rule applies


@dataclass(frozen=True, slots=True)
class Movement:
    """How paired named answers moved between two rounds. `table[i][j]`: from option i to option j."""

    question: Question
    options: tuple[str, ...]
    table: tuple[tuple[int, ...], ...]
    up: int
    down: int
    same: int

    @property
    def pairs(self) -> int:
        """People who answered in both rounds."""
        return self.up + self.down + self.same


@dataclass(frozen=True, slots=True)
class RoundResult:
    """All figures of one closed round, and the reasons given (sorted by content, never by time)."""

    round_id: bytes
    number: int
    state: str
    level: str
    figures: tuple[Figures, ...]
    reasons: tuple[str, ...]
    movements: tuple[Movement, ...]  # against the round before; empty unless both are named

    def of(self, question: str) -> Figures | None:
        """Return the figures of one question, or None."""
        return next((f for f in self.figures if f.tally.question.id == question), None)
