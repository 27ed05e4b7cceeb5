"""What a simulated person answers to a question of any kind, from how the person feels about the claim."""

from __future__ import annotations

import random
from collections.abc import Mapping

from unifydesk.domain.question import RANKING, SCALE, AllocationKind, Question
from unifydesk.domain.rounds import Round
from unifydesk.kinds import KINDS, options_of

SPARED = 0.1
"""The share of people who keep some of their points."""


def simulated_answer(question: Question, felt: float, chance: random.Random) -> str:
    """Return a stored answer; `felt` is 0 for indifferent people, and ±2 for strong views."""
    kind = KINDS[question.kind]
    if kind.shape == SCALE:
        return _on_scale(question, felt)
    items = sorted(question.items, key=lambda item: _liking(item.id) + chance.gauss(0, 1), reverse=True)
    ids = [item.id for item in items]
    if kind.shape == RANKING:
        return kind.check(">".join(ids[: question.top or len(ids)]), question)
    if isinstance(kind, AllocationKind):
        return kind.check(_shared_out(kind, question, ids, chance), question)
    return kind.check("Said in rehearsal, in somebody’s own words.", question)


def _on_scale(question: Question, felt: float) -> str:
    options = options_of(question)
    step = max(1.0, (len(options) - 1) / 4)  # views are made for five points
    place = round((len(options) - 1) / 2 + felt * step)
    return options[min(len(options) - 1, max(0, place))].value


def _liking(item: str) -> float:
    """Return how an item stands with everybody: a little different for each, the same in every rehearsal."""
    return sum(map(ord, item)) % 7 / 3


def _shared_out(kind: AllocationKind, question: Question, ids: list[str], chance: random.Random) -> str:
    """Return a split within the budget: what costs half of what is left, best item first."""
    left = kind.budget(question)
    given = []
    for item in ids:
        part = left if item == ids[-1] and chance.random() > SPARED else left // 2
        number = max(n for n in range(part + 1) if kind.cost(n) <= part)
        left -= kind.cost(number)
        given.append(f"{item}:{number}")
    return " ".join(given)


def needs_reason(round_: Round, given: Mapping[str, str]) -> bool:
    """Return whether a ballot has an answer that counts only with a reason."""
    return any(given.get(q.id) in KINDS[q.kind].needs_reason for q in round_.questions)
