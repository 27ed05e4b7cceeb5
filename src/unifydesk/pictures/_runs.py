"""Where each option's run lies on a line whose zero is the middle of the scale."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

Span = tuple[float, float]


def diverging(lengths: Sequence[float]) -> tuple[Span, ...]:
    """Return (start, end) of each option's run: lower options left of 0, higher ones right of it.

    The middle option of an odd scale is split across zero (Heiberger and Robbins 2014), so that its
    length favours neither side.
    """
    half = len(lengths) // 2
    neutral = lengths[half] / 2 if len(lengths) % 2 else 0.0
    at = -neutral - sum(lengths[:half])
    spans = []
    for length in lengths:
        spans.append((at, at + length))
        at += length
    return tuple(spans)


def unit_columns(counts: Sequence[int], rows: int) -> tuple[Span, ...]:
    """Return the runs in columns of up to `rows` squares; every run begins a column of its own."""
    return diverging([ceil(count / rows) for count in counts])


def unit_places(counts: Sequence[int], rows: int) -> list[tuple[int, float, int]]:
    """Return (option index, column, row from the ground) of a square per person, lowest first.

    Columns are filled outwards from zero, so that the ragged end of a run is the far one.
    """
    half = len(counts) // 2
    places = []
    for option, (start, end) in enumerate(unit_columns(counts, rows)):
        outwards_left = option < half
        for person in range(counts[option]):
            column, row = divmod(person, rows)
            places.append((option, end - 1 - column if outwards_left else start + column, row))
    return places
