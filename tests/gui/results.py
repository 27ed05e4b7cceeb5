"""Results made of counts, for tests that need figures and no file."""

from __future__ import annotations

from typing import Any

from tests.asking import question
from unifydesk.app.figures import figures
from unifydesk.domain.question import Question
from unifydesk.domain.rule import RuleChoice
from unifydesk.domain.tally import Figures, Movement, RoundResult, Tally
from unifydesk.kinds import options_of
from unifydesk.measures.movement import up_down_same
from unifydesk.rules import DEFAULT_RULE, RULES, default_choice

CHOICE: RuleChoice = default_choice(RULES[DEFAULT_RULE])


def counted(kind: str, *counts: int, present: int = 0, choice: RuleChoice = CHOICE, **fields: Any) -> Figures:
    """Return the figures of a scale question with these counts; everybody present answered unless said."""
    asked = fields.pop("question", None) or question(kind)
    options = tuple(option.value for option in options_of(asked))
    return _figures(asked, options, counts, present or sum(counts), choice, fields)


def answered(kind: str, *answers: tuple[str, int], present: int = 0, **fields: Any) -> Figures:
    """Return the figures of a question about items or in words, with (answer, people)."""
    asked = fields.pop("question", None) or question(kind)
    fields["answers"] = tuple(sorted(answers))
    return _figures(asked, (), (), present or sum(people for _, people in answers), CHOICE, fields)


def _figures(
    asked: Question,
    options: tuple[str, ...],
    counts: tuple[int, ...],
    present: int,
    choice: RuleChoice,
    fields: dict[str, Any],
) -> Figures:
    values = {"cannot_judge": 0, "channels": (("roll_call", present),), "base": choice.base, **fields}
    tally = Tally(question=asked, options=options, counts=counts, present=present, **values)
    return figures(tally, choice)


def result(number: int, *found: Figures, **fields: Any) -> RoundResult:
    """Return a revealed named round with these figures."""
    values = {"state": "revealed", "level": "named", "reasons": (), "movements": (), **fields}
    return RoundResult(round_id=bytes([number]) * 16, number=number, figures=found, **values)


def moved(before: str, after: str, kind: str = "agreement") -> Movement:
    """Return the movement of people from digit to digit, on a scale that begins at 1."""
    asked = question(kind)
    options = tuple(option.value for option in options_of(asked))
    table = [[0] * len(options) for _ in options]
    for old, new in zip(before, after, strict=True):
        table[int(old) - 1][int(new) - 1] += 1
    rows = tuple(map(tuple, table))
    return Movement(asked, options, rows, *up_down_same(rows))
