"""Questions, their answers and the ballots that give them together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from unifydesk.domain.deck import Item

CANNOT_JUDGE = "cannot_judge"
"""The answer of a person who says that they cannot judge; never a midpoint, never a missing vote."""

SCALE, RANKING, ALLOCATION, TEXT = "scale", "ranking", "allocation", "text"
"""What answers look like: one of some ordered options, an order of items, numbers on items, or words."""

LONGEST_TEXT = 400
"""Characters of an answer in words; a longer one is refused, never cut in silence."""
EVERY_CHANNEL = frozenset({"hands", "roll_call", "booth", "cards", "dots", "paper", "import"})
ON_SCALES = EVERY_CHANNEL
IN_WRITING = frozenset({"roll_call", "booth", "paper", "import"})
"""Where an answer of several parts can be given: it is typed, or filled in on a ballot."""


@dataclass(frozen=True, slots=True)
class Option:
    """One answer a person can pick: its stored value, its full label and a short one for narrow places."""

    value: str  # "1" … "k", or a word such as "yes"
    label: str
    short: str
    typed: str = ""  # the key that gives it; empty: the value itself

    @property
    def key(self) -> str:
        """The one key that gives this answer in a roll call, on a card and in the booth."""
        return self.typed or self.value


class Kind(Protocol):
    """A question kind: it offers options or takes items, checks an answer and says how its figures read."""

    @property
    def id(self) -> str:
        """Stored name, equal to the file's name."""

    @property
    def label(self) -> str:
        """Name for people."""

    @property
    def ask(self) -> str:
        """The sentence that asks, shown above the options."""

    @property
    def poles(self) -> tuple[str, str]:
        """What those above and those below the middle do: (“agree”, “disagree”), as in “10 of 12 agree”."""

    @property
    def shape(self) -> str:
        """What an answer looks like: SCALE, RANKING, ALLOCATION or TEXT."""

    @property
    def options(self) -> tuple[Option, ...]:
        """Answers from lowest to highest, without `CANNOT_JUDGE`; empty unless the shape is SCALE."""

    @property
    def channels(self) -> frozenset[str]:
        """The ways of voting in which this kind can be answered."""

    @property
    def has_position(self) -> bool:
        """Whether a position rule may be applied to the answers."""

    @property
    def asks_items(self) -> bool:
        """Whether it can only be asked about the items of a claim."""

    @property
    def needs_reason(self) -> frozenset[str]:
        """Answers that count only with a reason, such as an objection."""

    def check(self, answer: str, question: Question) -> str:
        """Return the answer in its stored form; raises InvalidBallotError with advice otherwise."""

    def hint(self, question: Question) -> str:
        """Return what may be typed, such as “B>A=C” or “1 to 5”."""

    def words(self, answer: str, question: Question) -> str:
        """Return a stored answer in words: “Agree”, “B, then A and C”."""

    def longest(self, question: Question) -> int:
        """Return the most bytes a stored answer can take, which sizes the envelope of a sealed ballot."""


@runtime_checkable
class AllocationKind(Kind, Protocol):
    """A kind whose answers share out a budget over items."""

    @property
    def negative(self) -> bool:
        """Whether an item may be given less than nothing."""

    def budget(self, question: Question) -> int:
        """Return what a person may spend."""

    def cost(self, number: int) -> int:
        """Return what giving an item this number costs."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a ballot form, with everything that was declared before the vote."""

    id: str  # real, importance, likelihood, …; unique within the form
    kind: str  # id of a Kind
    label: str  # short heading for people
    items: tuple[Item, ...] = ()  # what is ranked or given points
    budget: int = 0  # points to split, or the credits of a quadratic vote; 0: the kind's own
    top: int = 0  # how many items a ranking names at the most; 0: all of them
    ends: tuple[str, str] = ("", "")  # names of the two ends of a spectrum

    def item(self, item_id: str) -> Item | None:
        """Return the item with this id, or None."""
        return next((item for item in self.items if item.id == item_id), None)


@dataclass(frozen=True, slots=True)
class Ballot:
    """One person's answers in one round."""

    seat: int
    answers: tuple[tuple[str, str], ...]  # (question id, answer), in the order of the form
    channel: str
    reason: str = ""
    weight: str = "1"  # decimal, as it was when the ballot was given
    proxy: int | None = None  # the seat that answered for this one

    def answer(self, question: str) -> str | None:
        """Return the answer to `question`, or None when it was left out."""
        return next((a for q, a in self.answers if q == question), None)
