"""Where each option's run lies on a line whose zero is the middle of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from unifydesk.measures.sides import Sides, middle_of

Span = tuple[float, float]


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
