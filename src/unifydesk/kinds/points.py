"""A budget of points split over items: where to put effort. Under-spending is allowed, overspending never."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import ALLOCATION, CANNOT_JUDGE, IN_WRITING, AllocationKind, Option, Question
from unifydesk.kinds._items import given_or_refused
from unifydesk.kinds._shares import longest_shares, read_shares, shares_words, stored

BUDGET = 100


@dataclass(frozen=True, slots=True)
class Points:
    """An answer is “A:60 B:40”."""

    id: str = "points"
    label: str = QT_TRANSLATE_NOOP("kinds", "Points")
    ask: str = QT_TRANSLATE_NOOP("kinds", "How do you split the points?")
    poles: tuple[str, str] = (
        QT_TRANSLATE_NOOP("kinds", "give it points"),
        QT_TRANSLATE_NOOP("kinds", "give it none"),
    )
    shape: str = ALLOCATION
    options: tuple[Option, ...] = ()
    channels: frozenset[str] = IN_WRITING
    has_position: bool = False
    asks_items: bool = True
    needs_reason: frozenset[str] = frozenset()
    negative: bool = False

    def budget(self, question: Question) -> int:
        """Return the points a person may give away."""
        return question.budget or BUDGET

    def cost(self, number: int) -> int:
        """Return what a number of points costs: itself."""
        return number

    def check(self, answer: str, question: Question) -> str:
        """Return “A:60 B:40”; raises InvalidBallotError when it is over the budget or no such list."""
        given = given_or_refused(answer, self.label, self.hint(question))
        if given == CANNOT_JUDGE:
            return given
        shares = read_shares("" if given == "0" else given, question, negative=False)
        spent, budget = sum(shares.values()), self.budget(question)
        if spent > budget:
            raise InvalidBallotError(f"{spent} points are more than the {budget} there are. Give fewer.")
        return stored(shares)

    def hint(self, question: Question) -> str:
        """Return an example that fits the budget."""
        budget, items = self.budget(question), [item.id for item in question.items[:2]]
        given = " ".join(f"{item}:{budget // len(items)}" for item in items)
        return f"up to {budget} points, such as {given}"

    def words(self, answer: str, question: Question) -> str:
        """Return “60 for Speed, 40 for Cost”."""
        return shares_words(answer, question)

    def longest(self, question: Question) -> int:
        """Return the bytes of an answer that names every item."""
        return longest_shares(question)


KIND: AllocationKind = Points()
