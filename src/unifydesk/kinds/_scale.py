"""What every scale of ordered options shares: its declaration, and the check of one answer."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import CANNOT_JUDGE, ON_SCALES, SCALE, Option, Question
from unifydesk.kinds._shown import shown


@dataclass(frozen=True, slots=True)
class Scale:
    """A question kind with labelled options from lowest to highest; fits `domain.question.Kind`."""

    id: str
    label: str
    ask: str
    poles: tuple[str, str]
    options: tuple[Option, ...]
    has_position: bool = True
    channels: frozenset[str] = ON_SCALES
    needs_reason: frozenset[str] = frozenset()

    @property
    def shape(self) -> str:
        """Answers are ordered options."""
        return SCALE

    @property
    def asks_items(self) -> bool:
        """A scale is asked about a claim, and about items only one by one."""
        return False

    def check(self, answer: str, question: Question) -> str:
        """Return the stored form of `answer`: an option's value, or `CANNOT_JUDGE`; spaces around it go.

        Nothing is guessed: other digits, fractions and labels are refused, because an answer that was
        misread is worse than one that is asked for again. Raises InvalidBallotError with advice.
        """
        given = answer.strip()
        if given == CANNOT_JUDGE or any(given == option.value for option in self.options):
            return given
        allowed = f"{self.hint(question)}, or {CANNOT_JUDGE}"
        if not given:
            raise InvalidBallotError(f"No answer was given for “{self.label}”: give {allowed}.")
        raise InvalidBallotError(f"“{shown(given)}” is no answer for “{self.label}”: give {allowed}.")

    def hint(self, question: Question) -> str:
        """Return the range of a numbered scale, or all answers of one in words."""
        del question
        values = [option.value for option in self.options]
        if all(value.isdecimal() for value in values):
            return f"{values[0]} to {values[-1]}"
        return ", ".join(values)

    def words(self, answer: str, question: Question) -> str:
        """Return the label of an answer."""
        del question
        return next((option.label for option in self.options if option.value == answer), answer)

    def longest(self, question: Question) -> int:
        """Return the bytes of the longest stored answer."""
        del question
        return max(len(value.encode()) for value in (CANNOT_JUDGE, *(o.value for o in self.options)))


def scale_options(*labels: tuple[str, str], first: int = 1) -> tuple[Option, ...]:
    """Return options with the values "1" … "k" for (label, short label) pairs, lowest first."""
    return tuple(Option(str(value), label, short) for value, (label, short) in enumerate(labels, start=first))
