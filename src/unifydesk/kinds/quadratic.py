"""Quadratic votes: v votes on an item cost v² credits, so that strong wishes are dear (Lalley and Weyl 2018).

Votes may be negative. They need explaining to a room; points are the plainer choice.
"""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import ALLOCATION, CANNOT_JUDGE, IN_WRITING, AllocationKind, Option, Question
from unifydesk.kinds._items import given_or_refused
from unifydesk.kinds._shares import longest_shares, read_shares, shares_words, stored

CREDITS = 100


@dataclass(frozen=True, slots=True)
class Quadratic:
    """An answer is “A:8 B:-6”, which costs 64 + 36 = 100 credits."""

    id: str = "quadratic"
    label: str = QT_TRANSLATE_NOOP("kinds", "Quadratic votes")
    ask: str = QT_TRANSLATE_NOOP("kinds", "How many votes for or against each? Votes cost their square.")
    poles: tuple[str, str] = (
        QT_TRANSLATE_NOOP("kinds", "vote for it"),
        QT_TRANSLATE_NOOP("kinds", "vote against it"),
    )
    shape: str = ALLOCATION
    options: tuple[Option, ...] = ()
    channels: frozenset[str] = IN_WRITING
    has_position: bool = False
    asks_items: bool = True
    needs_reason: frozenset[str] = frozenset()
    negative: bool = True

    def budget(self, question: Question) -> int:
        """Return the credits a person may spend."""
        return question.budget or CREDITS

    def cost(self, number: int) -> int:
        """Return what a number of votes costs: its square."""
        return number * number

    def check(self, answer: str, question: Question) -> str:
        """Return “A:8 B:-6”; raises InvalidBallotError when it costs more than the credits."""
        given = given_or_refused(answer, self.label, self.hint(question))
        if given == CANNOT_JUDGE:
            return given
        votes = read_shares("" if given == "0" else given, question, negative=True)
        spent, budget = sum(self.cost(number) for number in votes.values()), self.budget(question)
        if spent > budget:
            raise InvalidBallotError(
                f"These votes cost {spent} credits and there are {budget}. Take some votes away."
            )
        return stored(votes)

    def hint(self, question: Question) -> str:
        """Return an example that fits the credits."""
        items = [item.id for item in question.items[:2]]
        given = " ".join(f"{item}:{number}" for item, number in zip(items, (3, -2), strict=False))
        return f"votes that cost up to {self.budget(question)} credits, such as {given}"

    def words(self, answer: str, question: Question) -> str:
        """Return “8 for Speed, -6 for Cost”."""
        return shares_words(answer, question)

    def longest(self, question: Question) -> int:
        """Return the bytes of an answer that names every item."""
        return longest_shares(question)


KIND: AllocationKind = Quadratic()
