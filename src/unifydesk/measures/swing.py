"""Swing: how many people would have had to answer differently for the label to change.

A workshop is a census and not a sample, so this number describes how firm a label is without pretending
to a margin of error. The idea is that of the fragility index (Walsh et al. 2014).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from operator import add

from unifydesk.measures.moving import Counts, is_firm


def swing(counts: Sequence[int], label_of: Callable[[Counts], str], limit: int = 3) -> int | None:
    """Return the fewest ballots that, moved to other options, change `label_of(counts)`.

    None when more than `limit` would be needed. `label_of` sees only counts of the same sum. A label out of
    reach is mostly proved so by a few calls with counts that move (see `moving`); without a proof every
    distinct set of counts is tried (470 for 5 options and a limit of 3), so the answer is exact either way.
    """
    start = tuple(counts)
    furthest = min(limit, sum(start))
    if furthest < 1 or is_firm(start, label_of, furthest):
        return None
    label = label_of(start)
    for moved in range(1, furthest + 1):
        for shift in shifts(len(start), moved):
            there = tuple(map(add, start, shift))
            if min(there) >= 0 and label_of(there) != label:
                return moved
    return None


@lru_cache(maxsize=64)
def shifts(options: int, moved: int) -> tuple[Counts, ...]:
    """Return every change of counts that takes exactly `moved` ballots out of some options into others.

    One shell of a breadth-first search: a change that fewer ballots could bring about is in an earlier one.
    """
    return tuple(
        tuple(gain - loss for gain, loss in zip(gains, losses, strict=True))
        for gains in spread(options, moved)
        for losses in spread(options, moved)
        if not any(gain and loss for gain, loss in zip(gains, losses, strict=True))
    )


def spread(options: int, people: int) -> Iterator[Counts]:
    """Yield every way in which `people` can choose among `options`, as counts."""
    if options == 1:
        yield (people,)
        return
    for first in range(people + 1):
        for rest in spread(options - 1, people - first):
            yield (first, *rest)
