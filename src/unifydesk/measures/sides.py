"""How a scale divides into against, neither and for: by its middle, or by the answer that takes no side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NEITHER = frozenset({"pass", "abstain"})
"""Answers in words that count for neither side, wherever they stand on their scale."""


@dataclass(frozen=True, slots=True)
class Sides:
    """How a scale divides: so many options below its middle, perhaps one that counts for neither side."""

    options: int
    below: int
    neutral: int | None

    def side(self, option: int) -> int:
        """Return −1, 0 or 1 for an option below, in or above the middle."""
        if option == self.neutral:
            return 0
        return -1 if option < self.below else 1

    def sums(self, numbers: Sequence[int]) -> tuple[int, int, int]:
        """Return the numbers below, in and above the middle, each added up."""
        sums = [0, 0, 0]
        for option, number in enumerate(numbers):
            sums[self.side(option) + 1] += number
        return sums[0], sums[1], sums[2]


def sides_of(options: Sequence[str]) -> Sides:
    """Return the sides of a scale from its stored values.

    The middle of an odd scale is neutral, and so is “abstain” on a scale of consent; other even scales
    have no neutral answer.
    """
    k = len(options)
    named = [at for at, value in enumerate(options) if value in NEITHER]
    neutral = named[0] if len(named) == 1 else k // 2 if k % 2 else None
    return Sides(k, k // 2 if neutral is None else neutral, neutral)


def middle_of(options: int) -> Sides:
    """Return the sides of a scale that is known by its number of options only."""
    return Sides(options, options // 2, options // 2 if options % 2 else None)
