"""What every labelled scale shares: its declaration, and the check of one answer."""

from __future__ import annotations

from dataclasses import dataclass

from unifydesk.domain.errors import InvalidBallotError
from unifydesk.domain.question import CANNOT_JUDGE, Option

LONGEST_SHOWN = 24
"""A refused answer is quoted in the message up to this many characters."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A question kind with labelled options from lowest to highest; fits `domain.question.Kind`."""

    id: str
    label: str
    ask: str
    poles: tuple[str, str]
    options: tuple[Option, ...]
    has_position: bool = True

    def check(self, answer: str) -> str:
        """Return the stored form of `answer`: an option's value, or `CANNOT_JUDGE`; spaces around it go.

        Nothing is guessed: other digits, fractions and labels are refused, because an answer that was
        misread is worse than one that is asked for again. Raises InvalidBallotError with advice.
        """
        given = answer.strip()
        if given == CANNOT_JUDGE or any(given == option.value for option in self.options):
            return given
        allowed = f"{self.options[0].value} to {self.options[-1].value}, or {CANNOT_JUDGE}"
        if not given:
            raise InvalidBallotError(f"No answer was given for “{self.label}”: give {allowed}.")
        raise InvalidBallotError(f"“{shown(given)}” is no answer for “{self.label}”: give {allowed}.")


def scale_options(*labels: tuple[str, str]) -> tuple[Option, ...]:
    """Return options with the values "1" … "k" for (label, short label) pairs, lowest first."""
    return tuple(Option(str(value), label, short) for value, (label, short) in enumerate(labels, start=1))


def shown(text: str) -> str:
    """Return `text` fit for a message: on one line, printable, and cut when it is long."""
    cut = text[:LONGEST_SHOWN] + ("…" if len(text) > LONGEST_SHOWN else "")
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in cut)
