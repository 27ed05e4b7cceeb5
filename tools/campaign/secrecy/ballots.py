"""Ballots at random, of every kind of question, whose words nobody could mistake for anything else."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from unifydesk.domain.question import ALLOCATION, CANNOT_JUDGE, RANKING, TEXT, Question
from unifydesk.kinds import KINDS

FORMS = (
    "agreement",
    "agreement4",
    "agreement7",
    "agreement9",
    "approval",
    "consent",
    "importance",
    "likelihood+severity",
    "open",
    "points",
    "quadratic",
    "ranking",
    "spectrum",
    "agreement+open",
    "ranking+spectrum",
    "consent+points",
)
"""Ballot forms of every kind: questions alone and together."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Secret:
    """One confidential ballot; `words` are those of its own that nobody else writes."""

    answers: dict[str, str]
    reason: str = ""
    words: tuple[str, ...] = field(default=())


Source = Callable[[Sequence[Question], bool, str, int], list[Secret]]
"""Gives the ballots of a round: (its questions, whether it asks for a reason, its mark, how many)."""


def at_random(chance: random.Random) -> Source:
    """Return a source of random ballots."""

    def ballots(questions: Sequence[Question], reason: bool, mark: str, count: int) -> list[Secret]:
        return [_ballot(questions, reason, mark, chance) for _ in range(count)]

    return ballots


def shuffled(source: Source, chance: random.Random) -> Source:
    """Return a source of the same ballots, given by other people: in another order."""

    def ballots(questions: Sequence[Question], reason: bool, mark: str, count: int) -> list[Secret]:
        found = source(questions, reason, mark, count)
        chance.shuffle(found)
        return found

    return ballots


def _ballot(questions: Sequence[Question], reason: bool, mark: str, chance: random.Random) -> Secret:
    words: list[str] = []

    def word() -> str:
        words.append(mark + "".join(chance.choices(_LETTERS, k=12)))
        return words[-1]

    asked = [q for q in questions if q is questions[0] or chance.random() < 0.9]
    answers = {q.id: KINDS[q.kind].check(_answer(q, word, chance), q) for q in asked}
    owed = any(answers.get(q.id) in KINDS[q.kind].needs_reason for q in questions)
    said = f"{word()} is why." if owed or (reason and chance.random() < 0.6) else ""
    return Secret(answers, said, tuple(words))


def _answer(question: Question, word: Callable[[], str], chance: random.Random) -> str:
    kind, items = KINDS[question.kind], [item.id for item in question.items]
    if chance.random() < 0.08:
        return CANNOT_JUDGE
    if kind.shape == TEXT:
        return f"{word()} and nothing else"
    if kind.shape == RANKING:
        chosen = chance.sample(items, chance.randint(1, len(items)))
        return "".join(f"{'' if not at else chance.choice('>>=')}{item}" for at, item in enumerate(chosen))
    if kind.shape == ALLOCATION:
        return " ".join(f"{item}:{chance.randint(1, 5)}" for item in items)
    return chance.choice(kind.options).value
