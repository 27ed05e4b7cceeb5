"""Counts that may still move: ask a function of counts once, and learn whether a few ballots can change it.

A count is followed through sums and comparisons as a linear form of the counts. A comparison that no few
ballots can turn is answered; one that they might turn is answered both ways, one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import add, sub
from typing import TypeVar, cast

Counts = tuple[int, ...]
Label = TypeVar("Label")

MOST_PATHS = 16
MOST_COMPARISONS = 2_000
# what a function may raise when it does more with counts than adding, multiplying and comparing them
NOT_FOLLOWED = (TypeError, ValueError, ArithmeticError, LookupError, AttributeError)


def is_firm(counts: Sequence[int], label_of: Callable[[Counts], Label], moved: int) -> bool:
    """Tell whether `label_of` certainly gives the same label after up to `moved` ballots change option.

    True is a proof; False only says that none was found. The function must get its label from the counts by
    sums, differences, whole multiples and comparisons; one that does anything else with them is not followed.
    """
    start = tuple(counts)
    label = label_of(start)
    waiting: list[list[bool]] = [[]]
    for _ in range(MOST_PATHS):
        path = Path(moved, waiting.pop())
        try:
            if label_of(path.counts(start)) != label:
                return False
        except NOT_FOLLOWED:
            return False
        waiting += path.forks()
        if not waiting:
            return True
    return False


class Path:
    """One way through a function of counts: the answers given to the comparisons that are open."""

    __slots__ = ("ahead", "comparisons", "moved", "taken")

    def __init__(self, moved: int, ahead: list[bool]) -> None:
        """Follow the answers `ahead` first, then those of the counts as they are."""
        self.moved = moved
        self.ahead = ahead
        self.taken: list[bool] = []
        self.comparisons = 0

    def counts(self, start: Counts) -> Counts:
        """Return `start` as counts of which `moved` ballots may lie elsewhere."""
        moving = [Moving(count, unit, 0, self) for count, unit in zip(start, units(len(start)), strict=True)]
        counts = MovingCounts(cast("list[int]", moving))
        counts.start, counts.path = start, self
        return counts

    def forks(self) -> list[list[bool]]:
        """Return the ways that part from this one at a comparison which it was the first to meet."""
        return [[*self.taken[:at], not self.taken[at]] for at in range(len(self.ahead), len(self.taken))]

    def reaches_zero(self, value: int, swing: int) -> bool:
        """Answer whether `value`, which each ballot may change by up to `swing`, is 0 or more."""
        reach = self._reach(swing)
        return value >= 0 if value >= reach or value + reach < 0 else self._either(value >= 0)

    def is_zero(self, value: int, swing: int) -> bool:
        """Answer whether `value`, which each ballot may change by up to `swing`, is exactly 0."""
        reach = self._reach(swing)
        return self._either(value == 0) if 0 < reach >= abs(value) else value == 0

    def _either(self, now: bool) -> bool:
        """Answer a comparison that is open."""
        at = len(self.taken)
        self.taken.append(self.ahead[at] if at < len(self.ahead) else now)
        return self.taken[at]

    def _reach(self, swing: int) -> int:
        """Return how far the ballots can carry a number; give up on comparing without end.

        On a way that no ballots can take, a loop may never come to its end.
        """
        self.comparisons += 1
        if self.comparisons > MOST_COMPARISONS:
            raise ArithmeticError("too many comparisons")
        return self.moved * swing


class Moving:
    """A whole number that depends on where a few ballots lie.

    `weights` say how often each count is in it, `loose` by how much more each moved ballot may change it.
    It adds, multiplies and compares; whatever else is tried with it is a TypeError.
    """

    __slots__ = ("loose", "path", "value", "weights")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: int, weights: Counts, loose: int, path: Path) -> None:
        """Hold the number as it is now."""
        self.value = value
        self.weights = weights
        self.loose = loose
        self.path = path

    def __repr__(self) -> str:
        """Refuse to be written down: a label made of digits would be taken for a firm one."""
        raise TypeError("a count that may move has no digits")

    def __add__(self, other: object) -> Moving | int:
        if isinstance(other, int):
            return Moving(self.value + other, self.weights, self.loose, self.path)
        if isinstance(other, Moving):
            weights = tuple(map(add, self.weights, other.weights))
            return known(self.value + other.value, weights, self.loose + other.loose, self.path)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other: object) -> Moving | int:
        if isinstance(other, int):
            return Moving(self.value - other, self.weights, self.loose, self.path)
        if isinstance(other, Moving):
            weights = tuple(map(sub, self.weights, other.weights))
            return known(self.value - other.value, weights, self.loose + other.loose, self.path)
        return NotImplemented

    def __rsub__(self, other: object) -> Moving | int:
        if isinstance(other, int):
            return Moving(
                other - self.value, tuple([-weight for weight in self.weights]), self.loose, self.path
            )
        return NotImplemented

    def __mul__(self, other: object) -> Moving | int:
        if isinstance(other, int):
            weights = tuple([other * weight for weight in self.weights])
            return known(other * self.value, weights, abs(other) * self.loose, self.path)
        return NotImplemented

    __rmul__ = __mul__

    def __neg__(self) -> Moving | int:
        return self * -1

    def __bool__(self) -> bool:
        return not self._equals(0)

    def __eq__(self, other: object) -> bool:
        return self._equals(other)

    def __ne__(self, other: object) -> bool:
        return not self._equals(other)

    def __ge__(self, other: object) -> bool:
        value, swing = self._less(other)
        return self.path.reaches_zero(value, swing)

    def __lt__(self, other: object) -> bool:
        value, swing = self._less(other)
        return not self.path.reaches_zero(value, swing)

    def __le__(self, other: object) -> bool:
        value, swing = self._less(other)
        return self.path.reaches_zero(-value, swing)

    def __gt__(self, other: object) -> bool:
        value, swing = self._less(other)
        return not self.path.reaches_zero(-value, swing)

    def _equals(self, other: object) -> bool:
        value, swing = self._less(other)
        return self.path.is_zero(value, swing)

    def _less(self, other: object) -> tuple[int, int]:
        """Return the difference to another whole number, and how far one moved ballot may change it."""
        if isinstance(other, int):
            return self.value - other, max(self.weights) - min(self.weights) + self.loose
        if isinstance(other, Moving):
            weights = tuple(map(sub, self.weights, other.weights))
            return self.value - other.value, max(weights) - min(weights) + self.loose + other.loose
        raise TypeError("a count that may move is compared with whole numbers only")


class MovingCounts(tuple[int, ...]):
    """Counts of which some may move; for type checkers they are whole numbers like any others."""

    start: Counts
    path: Path


def known(value: int, weights: Counts, loose: int, path: Path) -> Moving | int:
    """Return a number that depends on the counts, or just `value` if it is the same wherever ballots lie.

    Every option with the same weight is a multiple of the number of people, and those stay.
    """
    if not loose and min(weights) == max(weights):
        return value
    return Moving(value, weights, loose, path)


def figure_of(counts: Sequence[int], figure: Callable[[Sequence[int]], int], swing: int) -> int:
    """Return `figure(counts)`, a whole number that one moved ballot changes by up to `swing`.

    With this a function whose inside cannot be followed says how far a few ballots can carry it.
    """
    if not isinstance(counts, MovingCounts):
        return figure(counts)
    still = (0,) * len(counts)
    return cast("int", known(figure(counts.start), still, swing, counts.path))


@lru_cache(maxsize=32)
def units(options: int) -> tuple[Counts, ...]:
    """Return the weights of each count in itself: 1 for its own option, 0 for the others."""
    return tuple(tuple(int(i == j) for j in range(options)) for i in range(options))
