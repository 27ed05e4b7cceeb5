"""An order of items as it is being put together: who is named, in which place, and who shares a place.

No Qt: the page that shows it only asks and draws.
"""

from __future__ import annotations

from collections.abc import Sequence

BETTER, TIED = ">", "="
"""How a ranking is stored: “B>A=C”."""


class Order:
    """Some of the items in order, best first. An item may be level with the one above it."""

    def __init__(self, items: Sequence[str], most: int = 0) -> None:
        self._items = tuple(items)
        self.most = most or len(self._items)
        self.named: list[str] = []
        self._level: set[str] = set()  # named items that share the place of the one above; never the first

    @property
    def rest(self) -> tuple[str, ...]:
        """The items that are not named, in the order of the ballot."""
        return tuple(item for item in self._items if item not in self.named)

    @property
    def is_full(self) -> bool:
        """Whether no more items may be named."""
        return len(self.named) >= self.most

    @property
    def shown(self) -> tuple[str, ...]:
        """All items: those named in their order, then the rest."""
        return (*self.named, *self.rest)

    def place(self, item: str) -> int:
        """Return the place of an item, counted from 1; 0 when it is not named."""
        if item not in self.named:
            return 0
        upto = self.named[: self.named.index(item) + 1]
        return sum(1 for name in upto if name not in self._level)

    def is_level(self, item: str) -> bool:
        """Return whether an item shares the place of the one above it."""
        return item in self._level

    def may_be_level(self, item: str) -> bool:
        """Return whether there is a named item above this one."""
        return item in self.named[1:]

    def append(self, item: str, *, level: bool = False) -> bool:
        """Name an item next; False when it is named already or no more may be named."""
        if item in self.named or self.is_full:
            return False
        if level and self.named:
            self._level.add(item)
        self.named.append(item)
        return True

    def take_out(self, item: str) -> None:
        """Name an item no longer. Who was level with it keeps the place."""
        if item not in self.named:
            return
        at = self.named.index(item)
        below = self.named[at + 1 : at + 2]
        if item not in self._level:
            self._level.difference_update(below)
        self._level.discard(item)
        self.named.remove(item)

    def move(self, item: str, at: int) -> bool:
        """Put an item at an index among the named ones; between two that are level it becomes level too.

        False when it is not named and no more may be named.
        """
        if item not in self.named and self.is_full:
            return False
        self.take_out(item)
        at = max(0, min(at, len(self.named)))
        if at < len(self.named) and self.named[at] in self._level:
            self._level.add(item)
        self.named.insert(at, item)
        return True

    def put(self, item: str, place: int) -> bool:
        """Give an item a place of its own, counted from 1; False as for `move`."""
        if item not in self.named and self.is_full:
            return False
        self.take_out(item)
        heads = [at for at, name in enumerate(self.named) if name not in self._level]
        at = heads[place - 1] if 0 < place <= len(heads) else len(self.named)
        self.named.insert(at, item)
        return True

    def toggle_level(self, item: str) -> bool:
        """Let an item share the place of the one above, or stand below it; False when there is none above."""
        if not self.may_be_level(item):
            return False
        self._level ^= {item}
        return True

    @property
    def answer(self) -> str:
        """The order as it is stored, “B>A=C”; empty while nothing is named."""
        marks = (TIED if item in self._level else BETTER for item in self.named)
        return "".join(mark + item for mark, item in zip(marks, self.named, strict=True))[1:]

    def read(self, answer: str) -> None:
        """Take up an order that was made before; items that are not on the ballot are left out."""
        for group in answer.split(BETTER):
            for number, item in enumerate(name for name in group.split(TIED) if name in self._items):
                self.append(item, level=number > 0)
