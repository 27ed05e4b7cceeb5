"""Where each option's run lies on a line whose zero is the middle of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

Span = tuple[float, float]

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


def diverging(
    lengths: Sequence[float], sides: Sides | None = None, apart: float | None = None
) -> tuple[Span, ...]:
    """Return (start, end) of each option's run: lower options left of 0, higher ones right of it.

    The neutral run is split across zero (Heiberger and Robbins 2014), so that its length favours neither
    side; with `apart` it ends at that place instead, away from zero, as critics of the split prefer.
    """
    sides = sides or middle_of(len(lengths))
    neutral = 0.0 if sides.neutral is None else lengths[sides.neutral]
    across = neutral / 2 if apart is None else 0.0
    at = -across - sum(lengths[: sides.below])
    spans = []
    for option, length in enumerate(lengths):
        if apart is not None and option == sides.neutral:
            spans.append((apart - length, apart))
            continue
        spans.append((at, at + length))
        at += length
    return tuple(spans)


def unit_columns(
    counts: Sequence[int], rows: int, sides: Sides | None = None, apart: float | None = None
) -> tuple[Span, ...]:
    """Return the runs in columns of up to `rows` squares; every run begins a column of its own."""
    return diverging([ceil(count / rows) for count in counts], sides, apart)


def unit_places(
    counts: Sequence[int], rows: int, sides: Sides | None = None, apart: float | None = None
) -> list[tuple[int, float, int]]:
    """Return (option index, column, row from the ground) of a square per person, lowest first.

    Columns are filled outwards from zero, so that the ragged end of a run is the far one; a run that stands
    apart is filled from its end.
    """
    sides = sides or middle_of(len(counts))
    places = []
    for option, (start, end) in enumerate(unit_columns(counts, rows, sides, apart)):
        leftwards = sides.side(option) < 0 or (apart is not None and option == sides.neutral)
        for person in range(counts[option]):
            column, row = divmod(person, rows)
            places.append((option, end - 1 - column if leftwards else start + column, row))
    return places
