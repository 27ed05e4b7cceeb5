"""Items in order, best first; ties are allowed, and where the deck says so only the first few are named."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.marks import QT_TRANSLATE_NOOP
from unifydesk.domain.question import CANNOT_JUDGE, IN_WRITING, RANKING, Kind, Option, Question
from unifydesk.kinds._items import given_or_refused, item_id

BETTER, TIED = ">", "="


@dataclass(frozen=True, slots=True)
class Ranking:
    """An answer is “B>A=C”: B first, then A and C together. What is not named comes last."""

    id: str = "ranking"
    label: str = QT_TRANSLATE_NOOP("kinds", "Ranking")
    ask: str = QT_TRANSLATE_NOOP("kinds", "In which order do you put them, the first one first?")
    poles: tuple[str, str] = (
        QT_TRANSLATE_NOOP("kinds", "rank it higher"),
        QT_TRANSLATE_NOOP("kinds", "rank it lower"),
    )
    shape: str = RANKING
    options: tuple[Option, ...] = ()
    channels: frozenset[str] = IN_WRITING
    has_position: bool = False
    asks_items: bool = True
    needs_reason: frozenset[str] = frozenset()

    def check(self, answer: str, question: Question) -> str:
        """Return the order as “B>A=C”, tied items in the order of the ballot.

        Raises InvalidBallotError for unknown and repeated items, and for more than the ballot asks for.
        """
        given = given_or_refused(answer, self.label, self.hint(question))
        if given == CANNOT_JUDGE:
            return given
        order = [item.id for item in question.items]
        levels = [
            sorted((item_id(part, question) for part in level.split(TIED)), key=order.index)
            for level in given.split(BETTER)
        ]
        named = [item for level in levels for item in level]
        twice = next((item for item in named if named.count(item) > 1), None)
        if twice is not None:
            raise InvalidBallotError(f"“{twice}” stands twice in this ranking. Name every item once.")
        most = question.top or len(order)
        if len(named) > most:
            raise InvalidBallotError(f"This ranking names {len(named)} items; name up to {most}.")
        return BETTER.join(TIED.join(level) for level in levels)

    def hint(self, question: Question) -> str:
        """Return an example of an order, best first, of no more items than may be named."""
        first = [item.id for item in question.items[: min(3, question.top or 3)]]
        return "an order such as " + BETTER.join(reversed(first))

    def words(self, answer: str, question: Question) -> str:
        """Return “1. Speed; 2. Cost and Quality”."""
        names = {item.id: item.text for item in question.items}
        levels = [" and ".join(names.get(i, i) for i in level.split(TIED)) for level in answer.split(BETTER)]
        return "; ".join(f"{place}. {level}" for place, level in enumerate(levels, start=1))

    def longest(self, question: Question) -> int:
        """Return the bytes of all items in a row."""
        return max(len(CANNOT_JUDGE), sum(len(item.id.encode()) + 1 for item in question.items))


KIND: Kind = Ranking()
