"""Numbers on items as they are being given: what each costs, what is left, and how far it goes.

No Qt: the page that shows it only asks and draws. A budget is never overdrawn, not even for a moment.
"""

from __future__ import annotations

from unifydesk.domain.question import AllocationKind, Question

_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
"""What one press of + or − may add or take, so that about twenty presses spend everything."""


class Budget:
    """How a person shares out what a question gives them to spend."""

    def __init__(self, question: Question, kind: AllocationKind) -> None:
        self._kind = kind
        self.total = kind.budget(question)
        self.negative = kind.negative
        self.numbers = {item.id: 0 for item in question.items}
        far = self._farthest() / 20
        self.step = max((step for step in _STEPS if step <= far), default=1)

    @property
    def left(self) -> int:
        """What is not spent."""
        return self.total - sum(self._kind.cost(number) for number in self.numbers.values())

    @property
    def is_plain(self) -> bool:
        """Whether a number costs itself, as points do."""
        return all(self._kind.cost(number) == number for number in range(4))

    def cost(self, number: int) -> int:
        """Return what a number costs."""
        return self._kind.cost(number)

    def room(self, item: str) -> int:
        """Return what could be spent on an item: what is left, and what it costs already."""
        return self.left + self._kind.cost(self.numbers[item])

    def give(self, item: str, number: int) -> bool:
        """Give an item a number; False, and nothing changes, when that is more than there is."""
        if (number < 0 and not self.negative) or self._kind.cost(number) > self.room(item):
            return False
        self.numbers[item] = number
        return True

    def next(self, item: str, way: int) -> int:
        """Return the number after one press of + (`way` 1) or − (`way` -1); the same when there is none."""
        now, step = self.numbers[item], self.step
        target = (now // step + 1) * step if way > 0 else ((now - 1) // step) * step
        if not self.negative:
            target = max(0, target)
        while target != now and self._kind.cost(target) > self.room(item):
            target -= way
        return target

    def _farthest(self) -> int:
        """Return the greatest number that everything there is could buy."""
        number = 0
        while number < self.total and self._kind.cost(number + 1) <= self.total:
            number += 1
        return number

    @property
    def answer(self) -> str:
        """The numbers as they are stored, “A:60 B:40”; “0” when nothing is given to anything."""
        given = (f"{item}:{number}" for item, number in self.numbers.items() if number)
        return " ".join(given) or "0"

    def read(self, answer: str) -> None:
        """Take up numbers that were given before; what does not fit is left out."""
        for part in answer.split():
            item, colon, number = part.partition(":")
            if colon and item in self.numbers:
                self.give(item, int(number))
