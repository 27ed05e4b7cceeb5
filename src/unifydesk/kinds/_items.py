"""What kinds about items share: which items there are, and how an answer is taken apart."""

from __future__ import annotations

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import CANNOT_JUDGE, Question
from unifydesk.kinds._shown import shown

LONGEST_ANSWER = 2_000
"""Characters of an answer; longer ones are refused before they are taken apart."""


def given_or_refused(answer: str, label: str, hint: str) -> str:
    """Return the answer without outer space; raises InvalidBallotError when it is empty or far too long."""
    if len(answer) > LONGEST_ANSWER:
        raise InvalidBallotError(f"This answer for “{label}” is too long: give {hint}, or {CANNOT_JUDGE}.")
    given = answer.strip()
    if not given:
        raise InvalidBallotError(f"No answer was given for “{label}”: give {hint}, or {CANNOT_JUDGE}.")
    return given


def item_id(text: str, question: Question) -> str:
    """Return the id of the item that was typed, whatever its case; raises InvalidBallotError otherwise."""
    typed = text.strip().casefold()
    found = next((item.id for item in question.items if item.id.casefold() == typed), None)
    if found is None:
        known = ", ".join(item.id for item in question.items)
        raise InvalidBallotError(f"“{shown(text.strip())}” is none of the items: they are {known}.")
    return found


def whole(text: str, *, negative: bool) -> int:
    """Return a whole number that was typed; raises InvalidBallotError for anything else."""
    typed = text.strip().replace("\N{MINUS SIGN}", "-")
    digits = typed.removeprefix("-") if negative else typed.removeprefix("+")
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= 6):
        kind = "a whole number" if negative else "a whole number from 0"
        raise InvalidBallotError(f"“{shown(text.strip())}” is not {kind}.")
    return int(typed)
